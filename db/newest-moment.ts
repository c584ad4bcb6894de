import type Database from 'better-sqlite3';

/** A clock that was set back and put right again leaves older moments behind newer ones: so many entries are looked at. */
const LOOKED_AT = 50;

/** The latest moment of the newest entries of the two logs; null in an archive without any. */
export const newestMoment = (db: Database.Database): string | null =>
  db
    .prepare(
      `SELECT max(at) FROM (SELECT * FROM (SELECT at FROM change WHERE id > 0 ORDER BY id DESC LIMIT ${LOOKED_AT})
        UNION ALL SELECT * FROM (SELECT at FROM access_entry WHERE id > 0 ORDER BY id DESC LIMIT ${LOOKED_AT}))`,
    )
    .pluck()
    .get() as string | null;
