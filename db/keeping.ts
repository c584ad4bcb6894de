import type Database from 'better-sqlite3';
import type { Insertable, Kysely, Transaction } from 'kysely';
import type { Retention } from '#domain/records/filing.ts';
import type { Db, KeepingPackageTable } from './schema.ts';

/** How a paper was filed. */
interface FiledAs {
  readonly code: string;
  readonly title: string;
  readonly author: string;
  readonly dated: string | null;
  readonly secrecy: string | null;
  readonly retention: Retention;
  readonly pages: number | null;
}

/** The filing of these papers and links, of those that have one. */
export const filedDocuments = (
  raw: Database.Database,
  documentIds: readonly number[],
  linkIds: readonly number[] = [],
): FiledAs[] =>
  raw
    .prepare(
      `SELECT i.code, i.title, i.author, i.dated, i.secrecy, i.retention, i.pages
      FROM json_each($documents) d CROSS JOIN filing_item i ON i.document_id = d.value AND i.withdrawn_reason IS NULL
      UNION ALL SELECT i.code, i.title, i.author, i.dated, i.secrecy, i.retention, i.pages
      FROM json_each($links) l CROSS JOIN filing_item i ON i.link_id = l.value AND i.withdrawn_reason IS NULL`,
    )
    .all({ documents: JSON.stringify(documentIds), links: JSON.stringify(linkIds) }) as FiledAs[];

interface RunOfDocument {
  readonly printedAt: string;
  readonly operator: string;
  readonly paper: string;
  readonly duplex: number;
  readonly copies: number;
}

/** How the file was printed in which a paper stands. */
export const runOfDocument = (raw: Database.Database, documentId: number): RunOfDocument | undefined =>
  raw
    .prepare(
      `SELECT r.printed_at AS printedAt, r.operator, r.paper, r.duplex, r.copies
      FROM document d JOIN print_run r ON r.id = d.run_id WHERE d.id = ?`,
    )
    .get(documentId) as RunOfDocument | undefined;

export const insertPackage = async (
  trx: Transaction<Db>,
  values: Omit<Insertable<KeepingPackageTable>, 'id'>,
): Promise<void> => {
  await trx.insertInto('keeping_package').values(values).execute();
};

interface PackageFilter {
  readonly householdId?: number | undefined;
  readonly villageId?: number | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** Packages that left the house, newest first. */
export async function listPackages(db: Kysely<Db>, { householdId, villageId, offset, limit }: PackageFilter) {
  let query = db.selectFrom('keeping_package as k');
  if (householdId !== undefined) query = query.where('k.household_id', '=', householdId);
  if (villageId !== undefined) query = query.where('k.village_id', '=', villageId);
  const { total } = await query
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .leftJoin('household as h', 'h.id', 'k.household_id')
    .leftJoin('village as v', 'v.id', 'k.village_id')
    .innerJoin('change as c', 'c.id', 'k.change_id')
    .select(['k.id', 'k.at', 'k.operator', 'k.name', 'k.files', 'k.bytes', 'k.sha256', 'c.reason'])
    .select(['h.household_no', 'v.name as village', 'k.household_id'])
    .orderBy('k.id', 'desc')
    .offset(offset)
    .limit(limit)
    .execute();
  return { total, rows };
}

/** The households of a village, closed ones too: their files are kept as well. */
export const householdsOfVillageForKeeping = (raw: Database.Database, villageId: number): number[] =>
  raw
    .prepare('SELECT id FROM household WHERE village_id = ? ORDER BY household_no, id')
    .pluck()
    .all(villageId) as number[];

/** What the log seals these changes with. */
export const hashesOfChanges = (raw: Database.Database, ids: readonly number[]): Map<number, string> =>
  new Map(
    raw
      .prepare('SELECT c.id, c.hash FROM json_each(?) j CROSS JOIN change c ON c.id = j.value')
      .raw()
      .all(JSON.stringify(ids)) as [number, string][],
  );

/** How many pages the inbox read out of a file; 0 of one that came another way and is somebody's as a whole. */
export const pagesInFile = (raw: Database.Database, attachmentId: number): number =>
  raw.prepare('SELECT count(*) FROM scan_page WHERE attachment_id = ?').pluck().get(attachmentId) as number;
