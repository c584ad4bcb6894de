import type { Kysely, Transaction } from 'kysely';
import type { Archive } from './open-archive.ts';
import type { ColumnMappingTable, Db } from './schema.ts';

export interface ColumnMapping {
  /** The kind of file, or what the rows of a template are. */
  readonly kind: string;
  /** The target of each column in its order; null where one is left out. */
  readonly columns: readonly (string | null)[];
}

interface MappingKey {
  readonly purpose: ColumnMappingTable['purpose'];
  /** The normalised headers in their order, joined by line ends. */
  readonly headers: string;
}

/** What a clerk made of the columns of the last file with these headers. */
export async function findMapping(
  db: Kysely<Db>,
  { purpose, headers }: MappingKey,
): Promise<ColumnMapping | undefined> {
  const row = await db
    .selectFrom('column_mapping')
    .select(['kind', 'columns'])
    .where('purpose', '=', purpose)
    .where('headers', '=', headers)
    .executeTakeFirst();
  return row === undefined
    ? undefined
    : { kind: row.kind, columns: JSON.parse(row.columns) as (string | null)[] };
}

export async function keepMapping(
  trx: Transaction<Db>,
  { purpose, headers }: MappingKey,
  { kind, columns, at }: ColumnMapping & { readonly at: string },
): Promise<void> {
  const said = { kind, columns: JSON.stringify(columns), at };
  await trx
    .insertInto('column_mapping')
    .values({ purpose, headers, ...said })
    .onConflict((conflict) => conflict.columns(['purpose', 'headers']).doUpdateSet(said))
    .execute();
}

/** As `keepMapping`, as no part of an act: it stays when the act is undone, and when the act changed nothing. */
export const rememberColumns = (
  archive: Archive,
  key: MappingKey,
  mapping: ColumnMapping & { readonly at: string },
): Promise<void> => archive.writing.transaction().execute((trx) => keepMapping(trx, key, mapping));
