import type { Kysely, Selectable } from 'kysely';
import { asOfDay } from './regroup.ts';
import type {
  Db,
  HouseholdTable,
  HouseholdYearTable,
  MemberTable,
  MemberYearTable,
  IncomeStatementTable,
  MeasureTable,
  MonitoringSpellTable,
} from './schema.ts';

export type MemberRow = Selectable<MemberTable>;

/** A household as the exports name it. */
export type ExportHousehold = Selectable<HouseholdTable> & {
  readonly village: string | null;
  readonly village_code: string | null;
  readonly group: string | null;
};

const CHUNK = 500;

async function inChunks<Row>(
  ids: readonly number[],
  load: (chunk: number[]) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let at = 0; at < ids.length; at += CHUNK) {
    for (const row of await load(ids.slice(at, at + CHUNK))) rows.push(row);
  }
  return rows;
}

/** Where households stand in the order of a table: their places as they were on the evening of `day`. */
export async function placesOf(
  db: Kysely<Db>,
  householdIds: readonly number[],
  day: string,
): Promise<Pick<ExportHousehold, 'id' | 'household_no' | 'village' | 'village_code' | 'group'>[]> {
  const found = await inChunks(householdIds, (ids) =>
    db
      .selectFrom('household')
      .select(['id', 'household_no', 'village_id', 'village_group_id'])
      .where('id', 'in', ids)
      .execute(),
  );
  return withPlaces(
    db,
    await asOfDay(db, 'household', found, { day, columns: ['village_id', 'village_group_id'] }),
  );
}

export interface ExportYears {
  readonly households: ExportHousehold[];
  readonly years: Selectable<HouseholdYearTable>[];
  readonly members: MemberRow[];
  readonly memberYears: Selectable<MemberYearTable>[];
  readonly statements: Selectable<IncomeStatementTable>[];
  readonly measures: Selectable<MeasureTable>[];
}

/**
 * What an export says of these households, of which there are few enough for one query: identity and place as they
 * were on the evening of `day`, the values of the years, everybody who is or was in them with their relation of that
 * day.
 */
export async function exportHouseholds(
  db: Kysely<Db>,
  { householdIds, years, day }: { householdIds: readonly number[]; years: readonly number[]; day: string },
): Promise<ExportYears> {
  const ids = [...householdIds];
  const found = await db.selectFrom('household').selectAll().where('id', 'in', ids).execute();
  const columns = [
    ...(['village_id', 'village_group_id', 'address'] as const),
    ...(['head_name', 'head_id_number', 'head_person_no'] as const),
  ];
  const households = await withPlaces(db, await asOfDay(db, 'household', found, { day, columns }));
  const ofYears = <T extends 'household_year' | 'income_statement' | 'measure'>(table: T) =>
    db
      .selectFrom(table as 'household_year')
      .selectAll()
      .where('household_id', 'in', ids)
      .where('year', 'in', [...years])
      .orderBy('id')
      .execute() as Promise<unknown> as Promise<Selectable<Db[T]>[]>;
  const everybody = await db
    .selectFrom('member')
    .selectAll()
    .where('household_id', 'in', ids)
    .orderBy('id')
    .execute();
  const memberYears = await db
    .selectFrom('member_year')
    .selectAll()
    .where('member_id', 'in', (members) =>
      members.selectFrom('member').select('id').where('household_id', 'in', ids),
    )
    .where('year', 'in', [...years])
    .execute();
  return {
    households,
    years: await ofYears('household_year'),
    members: await asOfDay(db, 'member', everybody, { day, columns: ['relation'] }),
    memberYears,
    statements: (await ofYears('income_statement')).filter(({ purpose }) => purpose === 'annual'),
    measures: await ofYears('measure'),
  };
}

type Placed = Pick<Selectable<HouseholdTable>, 'village_id' | 'village_group_id'>;

async function withPlaces<Row extends Placed>(
  db: Kysely<Db>,
  households: readonly Row[],
): Promise<(Row & Pick<ExportHousehold, 'village' | 'village_code' | 'group'>)[]> {
  const villages = new Map((await db.selectFrom('village').selectAll().execute()).map((v) => [v.id, v]));
  const groups = new Map((await db.selectFrom('village_group').selectAll().execute()).map((g) => [g.id, g]));
  return households.map((household) => {
    const village = villages.get(household.village_id ?? 0);
    const group = groups.get(household.village_group_id ?? 0)?.name ?? null;
    return { ...household, village: village?.name ?? null, village_code: village?.code ?? null, group };
  });
}

/** The newest spell of each of these households that is not void. */
export async function newestSpells(
  db: Kysely<Db>,
  householdIds: readonly number[],
): Promise<Map<number, Selectable<MonitoringSpellTable>>> {
  const spells = await inChunks(householdIds, (ids) =>
    db
      .selectFrom('monitoring_spell')
      .selectAll()
      .where('household_id', 'in', ids)
      .where('state', '<>', 'void')
      .orderBy('recognised_month')
      .orderBy('id')
      .execute(),
  );
  return new Map(spells.map((spell) => [spell.household_id, spell]));
}
