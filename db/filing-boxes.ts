import { type Kysely, sql } from 'kysely';
import type { Retention } from '#domain/records/filing.ts';
import type { Db, FilingBoxTable } from './schema.ts';

/** A box with what lies in it. */
interface BoxRow {
  readonly id: number;
  readonly number: number;
  readonly fonds: string;
  readonly fileClass: string;
  readonly year: number;
  readonly retention: Retention;
  readonly office: string;
  readonly spine: FilingBoxTable['spine'];
  readonly shelf: string | null;
  readonly note: string | null;
  readonly items: number;
  readonly pages: number;
  readonly from: number | null;
  readonly to: number | null;
}

const inside = <Value>(what: string) =>
  sql<Value>`(SELECT ${sql.raw(what)} FROM filing_item f WHERE f.box_id = b.id)`;

const boxes = (db: Kysely<Db>) =>
  db
    .selectFrom('filing_box as b')
    .select([
      ...(['b.id', 'b.number', 'b.fonds', 'b.file_class as fileClass', 'b.year', 'b.retention'] as const),
      ...(['b.office', 'b.spine', 'b.shelf', 'b.note'] as const),
      inside<number>('count(*)').as('items'),
      inside<number>('coalesce(sum(f.pages), 0)').as('pages'),
      inside<number | null>('min(f.serial)').as('from'),
      inside<number | null>('max(f.serial)').as('to'),
    ]);

/** Boxes of a year or of all, newest year first. */
export const listBoxes = (db: Kysely<Db>, year: number | undefined): Promise<BoxRow[]> => {
  const all = boxes(db)
    .orderBy('b.year', 'desc')
    .orderBy('b.retention', 'desc')
    .orderBy('b.office')
    .orderBy('b.number');
  return (year === undefined ? all : all.where('b.year', '=', year)).execute();
};

export const findBox = (db: Kysely<Db>, id: number): Promise<BoxRow | undefined> =>
  boxes(db).where('b.id', '=', id).executeTakeFirst();

/** What the papers of one row of boxes share. */
export interface BoxSeries {
  readonly fonds: string;
  readonly fileClass: string;
  readonly year: number;
  readonly retention: Retention;
  readonly office: string;
}

/** The number of the next box of a series. */
export const nextBox = async (
  db: Kysely<Db>,
  { fonds, fileClass, year, retention, office }: BoxSeries,
): Promise<number> => {
  const { last } = await db
    .selectFrom('filing_box')
    .select(sql<number | null>`max(number)`.as('last'))
    .where('fonds', '=', fonds)
    .where('file_class', '=', fileClass)
    .where('year', '=', year)
    .where('retention', '=', retention)
    .where('office', '=', office)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
};

/** Filed papers that are here and lie in no volume and no box. */
const LOOSE =
  sql.raw(`volume_id IS NULL AND box_id IS NULL AND withdrawn_reason IS NULL AND handover_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM filing_disposal_item t JOIN filing_disposal s ON s.id = t.disposal_id
    WHERE t.item_id = f.id AND s.done_on IS NOT NULL)`);

/** What goes into boxes of a series, by number. */
export const papersToBox = async (
  db: Kysely<Db>,
  { fonds, fileClass, year, retention, office }: BoxSeries,
): Promise<{ id: number; code: string; pages: number | null }[]> => {
  const { rows } = await sql<{ id: number; code: string; pages: number | null }>`
    SELECT id, code, pages FROM filing_item f
    WHERE year = ${year} AND retention = ${retention} AND office = ${office} AND fonds = ${fonds}
      AND file_class = ${fileClass} AND ${LOOSE} ORDER BY serial`.execute(db);
  return rows;
};

/** How many such papers there are, by year, period and office. */
export const looseByOffice = async (db: Kysely<Db>, year: number | undefined) => {
  const ofYear = year === undefined ? sql`1` : sql`year = ${year}`;
  const { rows } = await sql<{
    year: number;
    retention: Retention;
    office: string;
    villageId: number | null;
    items: number;
    pages: number;
  }>`SELECT year, retention, office, max(village_id) AS villageId, count(*) AS items, coalesce(sum(pages), 0) AS pages
    FROM filing_item f WHERE ${ofYear} AND ${LOOSE}
    GROUP BY year, retention, office ORDER BY year DESC, retention DESC, office`.execute(db);
  return rows;
};
