import Database from 'better-sqlite3';

export const DATABASE_NAME = 'archive.db';

/** In KiB. */
const READING_CACHE = 65_536;
const WRITING_CACHE = 49_152;

/** Whoever goes through a file once, from one end to the other, finds little again. */
export const PASSING_CACHE = 16_384;

/** 'hudg' in ASCII: tells a 户档 archive from any other SQLite file. */
export const APPLICATION_ID = 0x68756467;

/**
 * A handle on an encrypted database file. Key first: no page can be read before. Large pages of cache because
 * every page taken from disk is deciphered (indexed scans are eight times slower with SQLite's default cache), but
 * both handles together leave the process well under 400 MB.
 */
export function connect(
  path: string,
  key: Buffer,
  options: { readonly?: boolean; create?: boolean; cacheKiB?: number } = {},
): Database.Database {
  const db = new Database(path, {
    readonly: options.readonly ?? false,
    fileMustExist: !(options.create ?? false),
    timeout: 5000,
  });
  try {
    setUp(db, key, options);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

interface Handling {
  readonly readonly?: boolean;
  readonly cacheKiB?: number;
}

function setUp(db: Database.Database, key: Buffer, { readonly = false, cacheKiB }: Handling): void {
  db.pragma("cipher='chacha20'");
  db.pragma(`key='raw:${key.toString('hex')}'`);
  if (!readonly) {
    db.pragma('journal_mode=WAL');
    db.pragma('synchronous=FULL');
  }
  db.pragma('foreign_keys=ON');
  db.pragma('trusted_schema=OFF');
  db.pragma('temp_store=MEMORY');
  db.pragma(`cache_size=-${cacheKiB ?? (readonly ? READING_CACHE : WRITING_CACHE)}`);
  if (readonly) db.pragma('query_only=ON');
}

/** After an act that filled the pages of cache, when others will need the memory more than it. */
export const giveBackMemory = (db: Database.Database): void => void db.pragma('shrink_memory');
