import type { Operator } from '#domain/operators/operator.ts';
import type { ReadHandle, WriteHandle } from './handle.ts';
import type { OperatorTable } from './schema.ts';

export type OperatorRow = Omit<OperatorTable, 'id'> & { readonly id: number };

/** Every operator that the archive ever had, in the order in which they came. */
export const operators = (db: ReadHandle): Promise<OperatorRow[]> =>
  db.selectFrom('operator').selectAll().orderBy('id').execute();

/** Adds one and says how the log will call him. */
export async function insertOperator(
  db: WriteHandle,
  cells: Pick<OperatorTable, 'uid' | 'name' | 'role' | 'added_at'>,
): Promise<Operator> {
  const { id, name, role } = await db
    .insertInto('operator')
    .values({ ...cells, removed_at: null })
    .returning(['id', 'name', 'role'])
    .executeTakeFirstOrThrow();
  return { id, name, role };
}
