import type { Kysely, Transaction } from 'kysely';
import type { Db } from './schema.ts';

/** What a query takes: the reading handle outside an act, the transaction inside one. */
export type ReadHandle = Kysely<Db>;

/** What a write takes; only `write` gives one. */
export type WriteHandle = Transaction<Db>;
