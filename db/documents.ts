import { sql, type Insertable, type Kysely, type Transaction } from 'kysely';
import type { Db, DocumentTable, PrintRunTable, ReprintTable } from './schema.ts';

/** A record of a print; kept whatever is undone. Gives its id. */
export const insertDocument = async (
  trx: Transaction<Db>,
  values: Insertable<DocumentTable>,
): Promise<number> =>
  (await trx.insertInto('document').values(values).returning('id').executeTakeFirstOrThrow()).id;

/** The record of a file that went to the printer. Gives its id. */
export const insertRun = async (trx: Transaction<Db>, values: Insertable<PrintRunTable>): Promise<number> =>
  (await trx.insertInto('print_run').values(values).returning('id').executeTakeFirstOrThrow()).id;

/** The texts that the township words in its own way: document → part → text. */
export async function ownWordings(db: Kysely<Db>): Promise<Map<string, Record<string, string>>> {
  const wordings = new Map<string, Record<string, string>>();
  for (const { document, part, text } of await db.selectFrom('document_wording').selectAll().execute())
    wordings.set(document, { ...wordings.get(document), [part]: text });
  return wordings;
}

/** The village's households that are not closed, by group and number. */
export const householdsOfVillage = async (
  db: Kysely<Db>,
  { villageId }: { villageId: number },
): Promise<number[]> => {
  const rows = await db
    .selectFrom('household as h')
    .leftJoin('village_group as g', 'g.id', 'h.village_group_id')
    .select('h.id')
    .where('h.village_id', '=', villageId)
    .where('h.closed_on', 'is', null)
    .orderBy('g.name')
    .orderBy('h.household_no')
    .execute();
  return rows.map(({ id }) => id);
};

/** The township's own text of a part; null takes it away. Inside `write`. */
export async function writeWording(
  trx: Transaction<Db>,
  { document, part, text }: { document: string; part: string; text: string | null },
): Promise<void> {
  const here = trx.selectFrom('document_wording').select('id').where('document', '=', document);
  const known = await here.where('part', '=', part).executeTakeFirst();
  if (text === null) {
    if (known !== undefined) await trx.deleteFrom('document_wording').where('id', '=', known.id).execute();
  } else if (known === undefined)
    await trx.insertInto('document_wording').values({ document, part, text }).execute();
  else await trx.updateTable('document_wording').set({ text }).where('id', '=', known.id).execute();
}

const printed = (db: Kysely<Db>) =>
  db
    .selectFrom('document as d')
    .leftJoin('print_run as r', 'r.id', 'd.run_id')
    .select([
      ...(['d.id', 'd.run_id', 'd.code', 'd.document', 'd.title', 'd.subject', 'd.year', 'd.paper'] as const),
      ...(['d.pages', 'd.draft', 'd.printed_at', 'd.operator', 'd.household_id', 'd.procedure_id'] as const),
      ...(['d.village_id', 'd.notice_to', 'd.version', 'd.first_page'] as const),
      ...(['r.copies', 'r.sha256 as file_sha256', 'r.pages as file_pages', 'r.duplex'] as const),
      ...(['r.printed_at as run_at', 'r.attachment_id'] as const),
      sql<number>`(select count(*) from scan_page s where s.document_id = d.id and s.state = 'filed')`.as(
        'pages_back',
      ),
    ]);

export type PrintedRow = Awaited<ReturnType<ReturnType<typeof printed>['executeTakeFirstOrThrow']>>;

export interface PrintedFilter {
  readonly text: string;
  readonly document?: string | undefined;
  readonly householdId?: number | undefined;
  readonly procedureId?: number | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Prints, newest first. The text is found in number, title and subject; of a scanned code its number. */
export function listPrinted(db: Kysely<Db>, filter: PrintedFilter): Promise<PrintedRow[]> {
  const { text, document, householdId, procedureId, before, limit } = filter;
  const words = text
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '');
  let query = printed(db);
  for (const word of words) {
    const code = codeIn(word);
    const like = `%${word.replaceAll(/[%_\\]/g, (sign) => `\\${sign}`)}%`;
    query = query.where(
      sql<boolean>`(d.code = ${code} or d.title like ${like} escape '\\' or d.subject like ${like} escape '\\'
        or d.document like ${like} escape '\\')`,
    );
  }
  if (document !== undefined) query = query.where('d.document', '=', document);
  if (householdId !== undefined) query = query.where('d.household_id', '=', householdId);
  if (procedureId !== undefined) query = query.where('d.procedure_id', '=', procedureId);
  if (before !== undefined) query = query.where('d.id', '<', before);
  return query.orderBy('d.id', 'desc').limit(limit).execute();
}

/** `HD:KDRTPWMX/2` as scanned, `KDRT-PWMX` as read aloud: the number itself. */
const codeIn = (word: string): string =>
  word
    .toUpperCase()
    .replace(/^HD:/, '')
    .replace(/\/\d+$/, '')
    .replaceAll('-', '');

export const findPrinted = (db: Kysely<Db>, id: number): Promise<PrintedRow | undefined> =>
  printed(db).where('d.id', '=', id).executeTakeFirst();

/** What a paper said: model and texts, deflated; null for prints of before they were kept. */
export const contentOfPrint = async (db: Kysely<Db>, id: number): Promise<Buffer | null> =>
  (await db.selectFrom('document').select('content').where('id', '=', id).executeTakeFirst())?.content ??
  null;

export const papersInRun = async (db: Kysely<Db>, runId: number): Promise<number> =>
  (
    await db
      .selectFrom('document')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('run_id', '=', runId)
      .executeTakeFirstOrThrow()
  ).count;

/** Later copies of a paper: of it alone, or of the whole file that it stands in. */
export const reprintsOf = (db: Kysely<Db>, { runId, id }: { runId: number; id: number }) =>
  db
    .selectFrom('reprint')
    .select(['at', 'operator', 'copies'])
    .where('run_id', '=', runId)
    .where(({ or, eb }) => or([eb('document_id', 'is', null), eb('document_id', '=', id)]))
    .orderBy('id')
    .execute();

export const insertReprint = async (
  trx: Transaction<Db>,
  values: Insertable<ReprintTable>,
): Promise<void> => {
  await trx.insertInto('reprint').values(values).execute();
};

/** Households of a village that want a plan for the year: with measures in it, or monitored now. */
export const householdsToPlan = async (
  db: Kysely<Db>,
  { villageId, year }: { villageId: number; year: number },
): Promise<number[]> => {
  const rows = await db
    .selectFrom('household as h')
    .leftJoin('village_group as g', 'g.id', 'h.village_group_id')
    .select('h.id')
    .where('h.village_id', '=', villageId)
    .where('h.closed_on', 'is', null)
    .where(
      sql<boolean>`(exists (select 1 from measure m where m.household_id = h.id and m.year = ${year})
        or exists (select 1 from monitoring_spell s where s.household_id = h.id and s.state = 'open'))`,
    )
    .orderBy('g.name')
    .orderBy('h.household_no')
    .execute();
  return rows.map(({ id }) => id);
};
