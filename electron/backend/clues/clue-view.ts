import type { ClueRow } from '#db/clues.ts';
import type { ReadHandle } from '#db/handle.ts';
import { acceptBy, type Clue as Judged, daysLate, daysLeft, stateOf } from '#domain/clues/clue.ts';
import type { PolicyPack } from '#domain/policy/pack-schema.ts';
import type { Clue } from '#contract/clue.ts';
import { packOfYear } from '../packs/library.ts';

/** The last day to take up a clue, by the pack of the year in which it was found. */
type LimitOf = (foundOn: string) => string | null;

/** Reads the packs of the years that the clues are from. */
export async function limitsFor(db: ReadHandle, rows: readonly ClueRow[]): Promise<LimitOf> {
  const packs = new Map<number, PolicyPack | undefined>();
  for (const year of new Set(rows.map(({ found_on: on }) => Number(on.slice(0, 4)))))
    packs.set(year, await packOfYear(db, year));
  return (foundOn) => {
    const pack = packs.get(Number(foundOn.slice(0, 4)));
    return pack === undefined ? null : acceptBy(foundOn, pack.clues?.acceptWithin, pack.holidays);
  };
}

/** A row as the acts judge it. */
export const judgedOf = (row: ClueRow): Judged => ({
  ...{ id: row.id, householdId: row.household_id, householdNo: row.household_no },
  ...{ foundOn: row.found_on, acceptedOn: row.accepted_on, acceptedBy: row.accepted_by },
  ...{ fedBackOn: row.fed_back_on, settledOn: row.settled_on, outcome: row.outcome, note: row.note },
});

interface Setting {
  readonly today: string;
  readonly limitOf: LimitOf;
  /** Clues that are not settled, by household. */
  readonly open: ReadonlyMap<number, number>;
}

export function viewOf(row: ClueRow, { today, limitOf, open }: Setting): Clue {
  const judged = judgedOf(row);
  const by = limitOf(row.found_on);
  const state = stateOf(judged);
  const own = state === 'settled' ? 0 : 1;
  return {
    ...{ id: row.id, villageId: row.village_id, village: row.village, group: row.group },
    ...{ householdId: row.household_id, householdNo: row.household_no, who: row.head_name ?? row.who },
    ...{ people: row.household_id === null ? null : row.people, householdType: row.household_type },
    ...{ channel: row.channel, foundOn: row.found_on, content: row.content },
    ...{ reporter: row.reporter, reporterPhone: row.reporter_phone },
    ...{ hitId: row.comparison_hit_id, warning: row.warning, state },
    ...{ acceptedOn: row.accepted_on, acceptedBy: row.accepted_by, fedBackOn: row.fed_back_on },
    ...{ outcome: row.outcome, settledOn: row.settled_on, note: row.note },
    ...{ procedureId: row.procedure_id, procedure: row.procedure, procedureStatus: row.procedure_status },
    ...{ acceptBy: by, daysLeft: daysLeft(judged, by, today), daysLate: daysLate(judged, by) },
    others: row.household_id === null ? 0 : Math.max(0, (open.get(row.household_id) ?? 0) - own),
  };
}
