import {
  statisticsAdjustments,
  statisticsHouseholds,
  statisticsMembers,
  statisticsSpells,
  type StatisticsHousehold,
} from '#db/documents-statistics.ts';
import { lastDayToTell, wasPresentOn } from '#domain/household/present-on.ts';
import type { Decrease, Increase, Reasons, Standing } from '#domain/records/year-movement.ts';
import { monthOf } from '#domain/time/day.ts';
import type { Ask } from '../sheet.ts';

type Spell = Awaited<ReturnType<typeof statisticsSpells>>[number];
type Member = Awaited<ReturnType<typeof statisticsMembers>>[number];

/** Since this year the list is one of monitoring; before it, of registered poor households. */
const MONITORING_SINCE = 2021;
/** 未脱贫, 预脱贫, 返贫 */
const STILL_POOR = new Set(['0', '2', '3']);

const ENTERED: Readonly<Record<string, Increase>> = { '1': 'recognised', '2': 'returned' };
const WENT: Readonly<Record<string, Decrease>> = { '3': 'left', '4': 'cleared', '5': 'gone' };

/** Who was on the year's list on its first and on its last evening, and why it changed between them. */
export interface YearOfList {
  readonly kind: 'poor' | 'monitored';
  readonly asOf: string;
  readonly households: ReadonlyMap<number, StatisticsHousehold>;
  /** The spell that counts on the last evening, by household. */
  readonly spells: ReadonlyMap<number, Spell>;
  readonly before: Standing;
  readonly after: Standing;
  readonly reasons: Reasons;
}

export async function yearOfList({
  db,
  year,
  today,
}: Pick<Ask, 'db' | 'year' | 'today'>): Promise<YearOfList> {
  const asOf = lastDayToTell(year, today);
  const start = `${year - 1}-12-31`;
  const kind = year < MONITORING_SINCE ? 'poor' : 'monitored';
  const households = new Map((await statisticsHouseholds(db, year)).map((each) => [each.id, each]));
  const spells = await statisticsSpells(db);
  const members = Map.groupBy(await statisticsMembers(db, start), ({ household_id }) => household_id);
  const kinds = new Map(
    (await statisticsAdjustments(db, year)).map((each) => [each.household_id, each.kind]),
  );
  const isListed = (day: string, isEnd: boolean): ((household: StatisticsHousehold) => boolean) => {
    const on = spellsOn(spells, day);
    if (kind === 'monitored') return ({ id }) => on.has(id);
    return ({ exit_status, exit_before }) => STILL_POOR.has((isEnd ? exit_status : exit_before) ?? '');
  };
  const standing = (day: string, isEnd: boolean): Standing => {
    const listed = isListed(day, isEnd);
    const there = [...households.values()].filter(
      (each) =>
        (each.closed_on === null || each.closed_on > day) && (each.opened_on ?? '') <= day && listed(each),
    );
    return new Map(there.map(({ id }) => [id, peopleOn(members.get(id) ?? [], day)]));
  };
  const last = spellsOn(spells, asOf);
  return {
    ...{ kind, asOf, households, spells: last },
    before: standing(start, false),
    after: standing(asOf, true),
    reasons: reasonsOf({ kinds, spells: last, households, members, year }),
  };
}

/** The spell of each household that runs on the evening of a day, as far as months tell. */
function spellsOn(spells: readonly Spell[], day: string): Map<number, Spell> {
  const month = monthOf(day);
  const running = spells.filter(
    ({ recognised_month: from, eliminated_month: to, state }) =>
      (from ?? '') <= month && (state === 'open' || to === null || to > month),
  );
  return new Map(running.map((spell) => [spell.household_id, spell]));
}

const peopleOn = (members: readonly Member[], day: string): ReadonlySet<number> =>
  new Set(
    members
      .filter(({ left_kind, ...stay }) => wasPresentOn({ ...stay, left_kind: left_kind }, day))
      .map(({ id }) => id),
  );

interface Known {
  readonly kinds: ReadonlyMap<number, string>;
  readonly spells: ReadonlyMap<number, Spell>;
  readonly households: ReadonlyMap<number, StatisticsHousehold>;
  readonly members: ReadonlyMap<number, readonly Member[]>;
  readonly year: number;
}

function reasonsOf({ kinds, spells, households, members, year }: Known): Reasons {
  const all = new Map([...members.values()].flat().map((member) => [member.id, member]));
  const isMonitored = year >= MONITORING_SINCE;
  return {
    entered: (id) => {
      const told = ENTERED[kinds.get(id) ?? ''];
      if (told !== undefined) return told;
      if (!isMonitored) return 'movedIn';
      return spells.get(id)?.marked_again_from_id == null ? 'recognised' : 'returned';
    },
    went: (id) => {
      const told = WENT[kinds.get(id) ?? ''];
      if (told !== undefined) return told;
      const closed = households.get(id)?.closed_on ?? null;
      if (closed !== null) return 'gone';
      return isMonitored ? 'left' : 'movedOut';
    },
    joined: (id) => (all.get(id)?.joined_kind === 'transfer' ? 'movedIn' : 'born'),
    parted: (id) => (all.get(id)?.left_kind === 'transfer' ? 'movedOut' : 'gone'),
  };
}
