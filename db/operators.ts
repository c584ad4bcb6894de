import type { Selectable } from 'kysely';
import type { Operator } from '#domain/operators/operator.ts';
import type { ReadHandle, WriteHandle } from './handle.ts';
import type { OperatorTable } from './schema.ts';

export type OperatorRow = Selectable<OperatorTable>;

/** Every operator that the archive ever had, in the order in which they came. */
export const operators = (db: ReadHandle): Promise<OperatorRow[]> =>
  db.selectFrom('operator').selectAll().orderBy('id').execute();

/** Adds one and says how the log will call him. */
export async function insertOperator(
  db: WriteHandle,
  cells: Pick<OperatorRow, 'uid' | 'name' | 'role' | 'added_at' | 'revision'>,
): Promise<Operator> {
  const { id, name, role } = await db
    .insertInto('operator')
    .values({ ...cells, removed_at: null })
    .returning(['id', 'name', 'role'])
    .executeTakeFirstOrThrow();
  return { id, name, role };
}

/** What stands of one operator in his row and in the key file; `revision` counts with both. */
export type OperatorCells = Pick<OperatorRow, 'name' | 'role' | 'revision'>;

export const updateOperator = (db: WriteHandle, id: number, cells: Partial<OperatorCells>) =>
  db.updateTable('operator').set(cells).where('id', '=', id).execute();

/** His row stays, since the log speaks of him. */
export const markRemoved = (db: WriteHandle, id: number, at: string) =>
  db.updateTable('operator').set({ removed_at: at }).where('id', '=', id).execute();

export const lockMinutes = async (db: ReadHandle): Promise<number> =>
  (await db.selectFrom('safety').select('lock_minutes').executeTakeFirstOrThrow()).lock_minutes;

export const setLockMinutes = (db: WriteHandle, minutes: number) =>
  db.updateTable('safety').set({ lock_minutes: minutes }).execute();
