import { type LedgerRow, ledgerOf } from '#db/documents-clues.ts';
import { type ClueRow, cluesOf } from '#db/documents-surveys.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { CLUE_OUTCOMES } from '#domain/procedures/words.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { investigatorsOf } from '../../procedure/running.ts';
import type { Maker } from '../sheet.ts';

type Clues = ModelOf<'P03'>;
type Clue = Clues['clues'][number];

/**
 * Register of a village's clues (P03): the year's ledger, and those stretches of monitoring that were begun without an
 * entry in it, in the order of the days.
 */
export const clues: Maker<Clues> = {
  of: 'village',
  model: async ({ db, township, village, year }) => {
    const ledger = await ledgerOf(db, { villageId: village.id, year });
    const begun = await cluesOf(db, { villageId: village.id, year });
    const others = begun.filter(
      (row) =>
        !ledger.some(
          (entry) =>
            entry.household_id === row.household_id &&
            (entry.procedure_id === null
              ? entry.found_on === row.discovered_on
              : entry.procedure_id === row.procedure_id),
        ),
    );
    const all = [...ledger.map((row) => entryOf(row, year)), ...others.map((row) => clueOf(row, year))];
    return {
      place: { county: township.county, township: township.name, village: village.name },
      year,
      clues: all.toSorted((a, b) => compare(a.receivedOn ?? LAST, b.receivedOn ?? LAST)),
    };
  },
};

const LAST = '9999';
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const entryOf = (row: LedgerRow, year: number): Clue => ({
  source: orNull(labelOf('discovery_channel', row.channel, year)),
  receivedOn: row.found_on,
  head: row.head_name ?? row.who ?? '',
  group: row.group,
  people: row.household_id === null ? null : row.people,
  type: orNull(labelOf('household_type', row.household_type, year)),
  risks: risksOf(row, year),
  checkedOn: row.visited_on,
  investigators: investigatorsOf(row),
  result: resultOfEntry(row),
  reason: reasonOf(row),
});

function resultOfEntry({ outcome, dropped }: LedgerRow): Clue['result'] {
  if (outcome === null) return null;
  return outcome === 'procedure' && dropped !== 1 ? 'taken' : 'not-taken';
}

/** Why it was not taken in, in the clerk's words; of a repetition or other help that too. */
function reasonOf({ outcome, note, drop_reason }: LedgerRow): string | null {
  if (outcome === null) return null;
  if (outcome === 'procedure') return drop_reason;
  if (outcome === 'no-risk') return note;
  return [CLUE_OUTCOMES[outcome], note].filter((part) => part !== null).join('：');
}

const clueOf = (row: ClueRow, year: number): Clue => ({
  source: orNull(labelOf('discovery_channel', row.discovery_channel, year)),
  receivedOn: row.discovered_on,
  head: row.head_name ?? '',
  group: row.group,
  people: row.people,
  type: orNull(labelOf('household_type', row.household_type, year)),
  risks: risksOf(row, year),
  checkedOn: row.visited_on,
  investigators: investigatorsOf(row),
  result: resultOf(row),
  reason: row.drop_reason,
});

/** What is known of the result: who dropped out was not taken in, who was visited or is monitored was. */
function resultOf({ dropped, state, visited_on }: ClueRow): Clue['result'] {
  if (dropped === 1 || state === 'void') return 'not-taken';
  return visited_on !== null || state === 'open' || state === 'eliminated' ? 'taken' : null;
}

type Risks = Pick<ClueRow, `risk_${1 | 2 | 3 | 4 | 5}`>;

const risksOf = (row: Risks, year: number): string[] =>
  [row.risk_1, row.risk_2, row.risk_3, row.risk_4, row.risk_5]
    .map((risk) => labelOf('risk_type', risk, year))
    .filter((label) => label !== '');

const orNull = (text: string): string | null => (text === '' ? null : text);
