import {
  guardiansOfHouseholds,
  listedHouseholds,
  type ListedHousehold,
  peopleOfHouseholds,
  presentPeople,
} from '#db/documents-notices.ts';
import { isKnown, labelOf } from '#domain/codes/code-value.ts';
import { isMinor } from '#domain/identity/age.ts';
import { birthDateOf } from '#domain/identity/id-number.ts';
import { normalizeName } from '#domain/identity/personal-name.ts';
import { postedHeadName } from '#domain/identity/posted-name.ts';
import type { PublicText } from '#domain/identity/privacy.ts';
import type { PostedHousehold } from '#templates/layout/posted-model.ts';
import { compareGroups } from '../../exports/compare-groups.ts';
import { householdLabel } from '../../procedure/running.ts';
import { Refusal } from '../../session.ts';
import type { Ask } from '../sheet.ts';
import { cleared, clearedOf } from './cleared.ts';

/** A household of a list, with the stored code of its category; null where the list has none. */
export interface Entry {
  readonly householdId: number;
  readonly category: string | null;
}

export interface ListedRow extends PostedHousehold {
  readonly householdId: number;
}

export interface Listed {
  /** By group and household number. */
  readonly rows: readonly ListedRow[];
  /** Names of everybody under 18 in these households. */
  readonly minors: readonly string[];
}

type Person = Pick<
  Awaited<ReturnType<typeof peopleOfHouseholds>>[number],
  'name' | 'birth_date' | 'id_number'
>;

/** Names of everybody under 18 in the archive, for a paper that lists no households. */
export const everyMinor = async ({ db, today }: Pick<Ask, 'db' | 'today'>): Promise<string[]> =>
  minorsOf(await presentPeople(db), today);

/** The rows of a posted list: nothing of a household but its group, its head and how many they are. */
export async function listedRows(
  ask: Pick<Ask, 'db' | 'today' | 'year' | 'lacks'>,
  entries: readonly Entry[],
  { withCategory }: { readonly withCategory: boolean },
): Promise<Listed> {
  const { db, today } = ask;
  const ids = [...new Set(entries.map(({ householdId }) => householdId))];
  const households = (await listedHouseholds(db, ids)).toSorted(inOrder);
  const people = Map.groupBy(await peopleOfHouseholds(db, ids), (person) => person.household_id);
  const guardians = new Map(
    (await guardiansOfHouseholds(db, ids))
      .toReversed()
      .map(({ household_id, guardian }) => [household_id, guardian?.trim() ?? '']),
  );
  const categories = new Map(entries.map((entry) => [entry.householdId, entry.category]));
  const rows = households.map((household): ListedRow => {
    const own = people.get(household.id) ?? [];
    const minors = minorsOf(own, today);
    const what = `户编号 ${householdLabel(household.household_no)}`;
    const about = { kind: 'place', minors } as const;
    const head = headOf(household, own, today);
    return {
      householdId: household.id,
      group: clearedOf(household.group ?? '/', `${what}的村民小组`, about),
      head: postedHead(ask, { ...head, guardian: guardians.get(household.id) ?? '', what, minors }),
      people: household.people,
      category: withCategory
        ? categoryOf(ask, { stored: categories.get(household.id) ?? null, what, minors })
        : null,
    };
  });
  return { rows, minors: [...people.values()].flatMap((own) => minorsOf(own, today)) };
}

const inOrder = (a: ListedHousehold, b: ListedHousehold): number =>
  compareGroups(a.group, b.group) ||
  (a.household_no ?? '').localeCompare(b.household_no ?? '') ||
  a.id - b.id;

const birthOf = ({ birth_date, id_number }: Person): string | null =>
  birth_date ?? birthDateOf(id_number ?? '');

const minorsOf = (people: readonly Person[], today: string): string[] =>
  people.flatMap((person) => {
    const birth = birthOf(person);
    return birth !== null && isMinor(birth, today) && person.name !== null
      ? [normalizeName(person.name)]
      : [];
  });

type Relative = Awaited<ReturnType<typeof peopleOfHouseholds>>[number];

interface Head {
  readonly name: string;
  /** yyyy-mm-dd; null when it is not known. */
  readonly birth: string | null;
}

function headOf(
  { head_name, household_no }: ListedHousehold,
  people: readonly Relative[],
  today: string,
): Head {
  const present = people.filter(({ left_on }) => left_on === null || left_on > today);
  const head = present.find(({ relation }) => relation === '01');
  const name = normalizeName(head?.name ?? head_name ?? '');
  if (name === '') {
    const message = `户编号 ${householdLabel(household_no)} 没有户主，请先确定户主再打印公示。`;
    throw new Refusal({ code: 'rule', rule: 'notice-head', message });
  }
  // A head who is known by name only may be a member whose relation was not filled in.
  const person = head ?? people.find((each) => normalizeName(each.name ?? '') === name);
  return { name, birth: person === undefined ? null : birthOf(person) };
}

interface Named extends Head {
  readonly guardian: string;
  readonly what: string;
  readonly minors: readonly string[];
}

/** The name of somebody under 18 never hangs on the board (privacy rule 3.4). */
function postedHead(
  { today, lacks }: Pick<Ask, 'today' | 'lacks'>,
  { name, birth, guardian, what, minors }: Named,
): PublicText {
  if (birth === null || !isMinor(birth, today))
    return clearedOf(name, `${what}的户主姓名`, { kind: 'name', minors });
  const posted = postedHeadName({ name, birth, guardian: guardian === '' ? null : guardian }, today);
  if (posted.ok) {
    lacks(`${what}：户主未满 18 周岁，公示上印监护人的姓`);
    return posted.text;
  }
  lacks(`${what}：户主未满 18 周岁，公示上不印姓名`);
  return cleared('（未成年人户）', what);
}

function categoryOf(
  { year, lacks }: Pick<Ask, 'year' | 'lacks'>,
  { stored, what, minors }: { stored: string | null; what: string; minors: readonly string[] },
): PublicText | null {
  const category = labelOf('monitoring_category', stored, year);
  if (category === '') {
    lacks(`${what}：没有填写监测对象类别`);
    return null;
  }
  const about = { kind: isKnown(stored ?? '') ? 'item' : 'name', minors } as const;
  return clearedOf(category, `${what}的监测对象类别`, about);
}
