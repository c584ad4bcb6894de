import Database from 'better-sqlite3';

/** 'hudg' in ASCII: tells a 户档 archive from any other SQLite file. */
export const APPLICATION_ID = 0x68756467;

/**
 * A handle on an encrypted database file. Key first: no page can be read before. Large pages of cache because
 * every page taken from disk is deciphered (indexed scans are eight times slower with SQLite's default cache).
 */
export function connect(
  path: string,
  key: Buffer,
  options: { readonly?: boolean; create?: boolean } = {},
): Database.Database {
  const db = new Database(path, {
    readonly: options.readonly ?? false,
    fileMustExist: !(options.create ?? false),
    timeout: 5000,
  });
  db.pragma("cipher='chacha20'");
  db.pragma(`key='raw:${key.toString('hex')}'`);
  if (options.readonly !== true) {
    db.pragma('journal_mode=WAL');
    db.pragma('synchronous=FULL');
  }
  db.pragma('foreign_keys=ON');
  db.pragma('trusted_schema=OFF');
  db.pragma('temp_store=MEMORY');
  db.pragma('cache_size=-131072');
  if (options.readonly === true) db.pragma('query_only=ON');
  return db;
}
