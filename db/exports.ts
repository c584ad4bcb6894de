import type { Insertable, Kysely, Selectable, Transaction } from 'kysely';
import { asOfDay } from './regroup.ts';
import type {
  Db,
  ExportBatchTable,
  HouseholdTable,
  HouseholdYearTable,
  MemberTable,
  MemberYearTable,
  MonitoringSpellTable,
} from './schema.ts';

export type SpellRow = Selectable<MonitoringSpellTable>;
export type MemberRow = Selectable<MemberTable>;

/** A household as the exports name it. */
export type ExportHousehold = Selectable<HouseholdTable> & {
  readonly village: string | null;
  readonly village_code: string | null;
  readonly group: string | null;
};

/** Spells that were recognised (open or over by now) or eliminated in the year. */
export function spellsOfYear(
  db: Kysely<Db>,
  { year, event }: { year: number; event: 'recognised' | 'eliminated' },
): Promise<SpellRow[]> {
  const month = event === 'recognised' ? 'recognised_month' : 'eliminated_month';
  const states = event === 'recognised' ? (['open', 'eliminated'] as const) : (['eliminated'] as const);
  return db
    .selectFrom('monitoring_spell')
    .selectAll()
    .where(month, '>=', `${year}01`)
    .where(month, '<=', `${year}12`)
    .where('state', 'in', [...states])
    .orderBy('id')
    .execute();
}

/** Members who came into or left their household in the year by nature, not by splits and moves inside the archive. */
export const membersOfYear = (
  db: Kysely<Db>,
  { year, event }: { year: number; event: 'joined_on' | 'left_on' },
): Promise<MemberRow[]> =>
  db
    .selectFrom('member')
    .selectAll()
    .where(event, '>=', `${year}-01-01`)
    .where(event, '<=', `${year}-12-31`)
    .where(event === 'joined_on' ? 'joined_kind' : 'left_kind', '=', 'natural')
    .where((is) => is.or([is('left_kind', 'is', null), is('left_kind', '<>', 'duplicate')]))
    .orderBy('id')
    .execute();

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

/**
 * What a year's export says of these households: identity and place as they were on the evening of `day`, the values
 * of the year, everybody who is or was in them with their relation of that day.
 */
export async function exportHouseholds(
  db: Kysely<Db>,
  { householdIds, year, day }: { householdIds: readonly number[]; year: number; day: string },
): Promise<{
  households: ExportHousehold[];
  years: Selectable<HouseholdYearTable>[];
  members: MemberRow[];
  memberYears: Selectable<MemberYearTable>[];
}> {
  const found = await inChunks(householdIds, (ids) =>
    db.selectFrom('household').selectAll().where('id', 'in', ids).execute(),
  );
  const columns = [
    ...(['village_id', 'village_group_id', 'address'] as const),
    ...(['head_name', 'head_id_number', 'head_person_no'] as const),
  ];
  const households = await withPlaces(db, await asOfDay(db, 'household', found, { day, columns }));
  const years = await inChunks(householdIds, (ids) =>
    db
      .selectFrom('household_year')
      .selectAll()
      .where('year', '=', year)
      .where('household_id', 'in', ids)
      .execute(),
  );
  const everybody = await inChunks(householdIds, (ids) =>
    db.selectFrom('member').selectAll().where('household_id', 'in', ids).orderBy('id').execute(),
  );
  const members = await asOfDay(db, 'member', everybody, { day, columns: ['relation'] });
  const memberYears = await inChunks(householdIds, (ids) =>
    db
      .selectFrom('member_year')
      .selectAll()
      .where('year', '=', year)
      .where('member_id', 'in', (members) =>
        members.selectFrom('member').select('id').where('household_id', 'in', ids),
      )
      .execute(),
  );
  return { households, years, members, memberYears };
}

async function withPlaces(
  db: Kysely<Db>,
  households: readonly Selectable<HouseholdTable>[],
): Promise<ExportHousehold[]> {
  const villages = new Map((await db.selectFrom('village').selectAll().execute()).map((v) => [v.id, v]));
  const groups = new Map((await db.selectFrom('village_group').selectAll().execute()).map((g) => [g.id, g]));
  return households.map((household) => {
    const village = villages.get(household.village_id ?? 0);
    const group = groups.get(household.village_group_id ?? 0)?.name ?? null;
    return { ...household, village: village?.name ?? null, village_code: village?.code ?? null, group };
  });
}

/** A record of a file that left the archive; kept whatever is undone. */
export async function insertExport(
  trx: Transaction<Db>,
  values: Insertable<ExportBatchTable>,
): Promise<void> {
  await trx.insertInto('export_batch').values(values).execute();
}

/** Newest first. */
export const listExports = (db: Kysely<Db>): Promise<Selectable<ExportBatchTable>[]> =>
  db.selectFrom('export_batch').selectAll().orderBy('id', 'desc').execute();
