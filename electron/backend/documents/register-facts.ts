import type { ReadHandle } from '#db/handle.ts';
import { adjustmentsIn, fundSums, helpersOn, incomesOf, standingSpells } from '#db/documents-registers.ts';
import { type ExportHousehold, exportHouseholds, type ExportYears } from '#db/export-households.ts';
import { labelOf, labelsOf } from '#domain/codes/code-value.ts';
import { findField } from '#domain/fields/dictionary.ts';
import { headAmong, wasPresentOn } from '#domain/household/present-on.ts';
import { type Safeguards, safeguardsOf } from '#domain/household/safeguards.ts';

type Rows<Table extends keyof ExportYears> = ExportYears[Table][number];
type Loaded<Load extends (...given: never[]) => Promise<unknown>> = Awaited<ReturnType<Load>>;

/** What the registers tell of one household, as it was on the evening of a day. */
export interface RegisterFacts {
  readonly household: ExportHousehold;
  readonly head: string;
  /** Who was there, the head first, then the spouse, then by birth day. */
  readonly people: readonly Rows<'members'>[];
  /** Everybody who ever belonged to it. */
  readonly everybody: readonly Rows<'members'>[];
  /** By member and year. */
  readonly memberYear: (memberId: number, year: number) => Rows<'memberYears'> | undefined;
  readonly year: (year: number) => Rows<'years'> | undefined;
  readonly income: (year: number) => number | null;
  readonly funds: (year: number) => number | null;
  readonly measures: readonly Rows<'measures'>[];
  readonly spells: Loaded<typeof standingSpells>;
  readonly helpers: Loaded<typeof helpersOn>;
  /** Of the newest of the years. */
  readonly adjustments: Loaded<typeof adjustmentsIn>;
}

interface Asked {
  readonly ids: readonly number[];
  /** Newest last. */
  readonly years: readonly number[];
  readonly day: string;
}

const CHUNK = 500;

/** Facts of some households in the order of their ids as given, read table by table and not household by household. */
export async function registerFacts(db: ReadHandle, asked: Asked): Promise<RegisterFacts[]> {
  const facts = new Map<number, RegisterFacts>();
  for (let at = 0; at < asked.ids.length; at += CHUNK)
    for (const one of await factsOfSome(db, { ...asked, ids: asked.ids.slice(at, at + CHUNK) }))
      facts.set(one.household.id, one);
  return asked.ids.flatMap((id) => facts.get(id) ?? []);
}

async function factsOfSome(db: ReadHandle, { ids, years, day }: Asked): Promise<RegisterFacts[]> {
  const loaded = await exportHouseholds(db, { householdIds: ids, years, day });
  const memberYears = new Map(loaded.memberYears.map((row) => [keyOf(row.member_id, row.year), row]));
  const householdYears = new Map(loaded.years.map((row) => [keyOf(row.household_id, row.year), row]));
  const incomes = new Map(
    (await incomesOf(db, ids, years)).map((row) => [keyOf(row.household_id, row.year), row.per_capita]),
  );
  const funds = new Map(
    (await fundSums(db, ids, years)).map((row) => [keyOf(row.household_id, row.year), row.amount]),
  );
  const members = byHousehold(loaded.members);
  const measures = byHousehold(loaded.measures);
  const spells = byHousehold(await standingSpells(db, ids));
  const helpers = byHousehold(await helpersOn(db, ids, day));
  const adjustments = byHousehold(await adjustmentsIn(db, ids, years.at(-1) ?? 0));
  return loaded.households.map((household) => {
    const { id } = household;
    const everybody = members.get(id) ?? [];
    const people = everybody.filter((member) => wasPresentOn(member, day)).toSorted(inOrder);
    return {
      ...{ household, people, everybody },
      head: headAmong(people)?.name ?? household.head_name ?? '',
      memberYear: (memberId, year) => memberYears.get(keyOf(memberId, year)),
      year: (year) => householdYears.get(keyOf(id, year)),
      income: (year) => incomes.get(keyOf(id, year)) ?? null,
      funds: (year) => funds.get(keyOf(id, year)) ?? null,
      measures: measures.get(id) ?? [],
      spells: spells.get(id) ?? [],
      helpers: helpers.get(id) ?? [],
      adjustments: adjustments.get(id) ?? [],
    };
  });
}

const keyOf = (id: number, year: number): string => `${id}/${year}`;

const byHousehold = <Row extends { readonly household_id: number }>(
  rows: readonly Row[],
): Map<number, Row[]> => Map.groupBy(rows, (row) => row.household_id);

const rank = (relation: string | null): number => (relation === '01' ? 0 : relation === '02' ? 1 : 2);

const inOrder = (a: Rows<'members'>, b: Rows<'members'>): number =>
  rank(a.relation) - rank(b.relation) ||
  (a.birth_date ?? '').localeCompare(b.birth_date ?? '', 'en') ||
  a.id - b.id;

/** Words for a stored value of a field, in the year's own words; empty for none. */
export function wordFor(key: string, value: string | null | undefined, year: number): string {
  const list = findField(key)?.codes;
  if (value == null || value === '') return '';
  return list === undefined ? value : labelsOf(list, value, year).replaceAll(',', '、');
}

export function safeguardsIn({ people, memberYear, year }: RegisterFacts, of: number): Safeguards {
  const home = year(of);
  return safeguardsOf(
    people.map(({ id, birth_date: birth }) => {
      const row = memberYear(id, of);
      return {
        birth,
        schoolStatus: row?.school_status ?? null,
        dropoutReason: row?.dropout_reason ?? null,
        hasResidentInsurance: row?.has_resident_medical_insurance,
        hasEmployeeInsurance: row?.has_employee_medical_insurance,
      };
    }),
    home && {
      safeHousing: home.safe_housing,
      isDangerousHouse: home.is_dangerous_house,
      hasSafeWater: home.has_safe_water,
      isWaterSafe: home.is_water_safe,
    },
    of,
  );
}

/** Measures of a year by kind with their items: `产业（养殖业）`. */
export function measuresIn({ measures }: RegisterFacts, year: number): { kind: string; items: string }[] {
  return measures
    .filter((measure) => measure.year === year)
    .map(({ kind, items, content }) => {
      const field = findField(`assistance_measure.${kind}`);
      const words = wordFor(`assistance_measure.${kind}`, items, year);
      return {
        kind: (field?.label ?? kind).replace(/帮扶$/u, ''),
        items: words === '' ? (content ?? '') : words,
      };
    });
}

/** The spell in which the household was in the year: under watch, or left it then. */
export function spellIn(
  { spells }: RegisterFacts,
  year: number,
): RegisterFacts['spells'][number] | undefined {
  return spells.findLast(
    ({ recognised_month: from, eliminated_month: to, state }) =>
      Number((from ?? '0').slice(0, 4)) <= year &&
      (state === 'open' || Number((to ?? '0').slice(0, 4)) >= year),
  );
}

/** 脱贫不稳定户（监测中）, 边缘易致贫户（风险已消除）, else how the year's form puts it. */
export function stateIn(facts: RegisterFacts, year: number): string {
  const spell = spellIn(facts, year);
  const ofYear = facts.year(year);
  const exit = wordFor('household.exit_status', ofYear?.exit_status, year);
  if (spell === undefined) return exit === '' ? (ofYear?.reported_category ?? '') : exit;
  const category = labelOf('monitoring_category', spell.category, year);
  const isOver = spell.state === 'eliminated' && Number((spell.eliminated_month ?? '0').slice(0, 4)) === year;
  return `${category === '' ? '监测对象' : category}（${isOver ? '风险已消除' : '监测中'}）`;
}
