import type { Insertable, Kysely, Selectable, Transaction } from 'kysely';
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

/** Members who came into or left their household in the year. */
export const membersOfYear = (
  db: Kysely<Db>,
  { year, event }: { year: number; event: 'joined_on' | 'left_on' },
): Promise<MemberRow[]> =>
  db
    .selectFrom('member')
    .selectAll()
    .where(event, '>=', `${year}-01-01`)
    .where(event, '<=', `${year}-12-31`)
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

/** What a year's export says of these households: identity, the values of the year, everybody who is or was in them. */
export async function exportHouseholds(
  db: Kysely<Db>,
  { householdIds, year }: { householdIds: readonly number[]; year: number },
): Promise<{
  households: ExportHousehold[];
  years: Selectable<HouseholdYearTable>[];
  members: MemberRow[];
  memberYears: Selectable<MemberYearTable>[];
}> {
  const households = await inChunks(householdIds, (ids) =>
    db
      .selectFrom('household as h')
      .leftJoin('village as v', 'v.id', 'h.village_id')
      .leftJoin('village_group as g', 'g.id', 'h.village_group_id')
      .selectAll('h')
      .select(['v.name as village', 'v.code as village_code', 'g.name as group'])
      .where('h.id', 'in', ids)
      .execute(),
  );
  const years = await inChunks(householdIds, (ids) =>
    db
      .selectFrom('household_year')
      .selectAll()
      .where('year', '=', year)
      .where('household_id', 'in', ids)
      .execute(),
  );
  const members = await inChunks(householdIds, (ids) =>
    db.selectFrom('member').selectAll().where('household_id', 'in', ids).orderBy('id').execute(),
  );
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
