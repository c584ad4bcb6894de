import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { connect, DATABASE_NAME, PASSING_CACHE } from './connection.ts';
import type { ReadHandle } from './handle.ts';
import { kyselyHandle } from './kysely-handle.ts';
import type { Db } from './schema.ts';

export interface Reading {
  readonly db: ReadHandle;
  readonly raw: Database.Database;
  readonly close: () => Promise<void>;
}

/** A second reading handle on an archive that this process has open, for another thread. */
export function openReading(folder: string, key: Uint8Array): Reading {
  const raw = connect(join(folder, DATABASE_NAME), Buffer.from(key), {
    readonly: true,
    cacheKiB: PASSING_CACHE,
  });
  const db = new Kysely<Db>({ dialect: new SqliteDialect({ database: kyselyHandle(raw) }) });
  return {
    db,
    raw,
    close: async () => {
      await db.destroy();
      raw.close();
    },
  };
}
