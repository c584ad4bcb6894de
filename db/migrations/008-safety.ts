import type { Migration } from '../migrate.ts';

/**
 * Who works with the archive and who looked at whom. An operator's passphrase is no part of this: it wraps the
 * archive's key in the key file. Entries of the access log stand for ever, whatever is undone.
 */
export const safety: Migration = {
  version: 8,
  name: 'safety',
  sql: `
CREATE TABLE operator (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  role TEXT NOT NULL CHECK (role IN ('admin', 'clerk', 'reviewer', 'inspector')),
  added_at TEXT NOT NULL,
  removed_at TEXT,
  revision INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX operator_name ON operator (name) WHERE removed_at IS NULL;

CREATE TABLE access_entry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  operator_id INTEGER REFERENCES operator (id) ON DELETE RESTRICT,
  operator TEXT NOT NULL,
  kind TEXT NOT NULL,
  household_id INTEGER,
  member_id INTEGER,
  households TEXT,
  subject TEXT NOT NULL,
  count INTEGER NOT NULL DEFAULT 1 CHECK (count >= 0),
  change_head TEXT,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX access_entry_operator ON access_entry (operator_id);
CREATE INDEX access_entry_household ON access_entry (household_id) WHERE household_id IS NOT NULL;
CREATE INDEX access_entry_households ON access_entry (id) WHERE households IS NOT NULL;
CREATE INDEX access_entry_kind ON access_entry (kind);
CREATE TRIGGER access_entry_stands_update BEFORE UPDATE ON access_entry
BEGIN SELECT RAISE(ABORT, 'an access entry stands'); END;
CREATE TRIGGER access_entry_stands_delete BEFORE DELETE ON access_entry
BEGIN SELECT RAISE(ABORT, 'an access entry stands'); END;

ALTER TABLE change ADD COLUMN access_head TEXT;

CREATE TABLE safety (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  lock_minutes INTEGER NOT NULL DEFAULT 10 CHECK (lock_minutes BETWEEN 1 AND 120),
  rehearsed_at TEXT,
  rehearsed_file TEXT,
  rehearsed_ok INTEGER CHECK (rehearsed_ok IN (0, 1))
) STRICT;
INSERT INTO safety (id) VALUES (1);

-- What salvage could not save whole, in the archive that it made: the report, and every row or part of a row that is in no table.
CREATE TABLE salvage (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  change_id INTEGER NOT NULL REFERENCES change (id) ON DELETE RESTRICT,
  at TEXT NOT NULL,
  report TEXT NOT NULL
) STRICT;
CREATE INDEX salvage_change ON salvage (change_id);

CREATE TABLE salvage_row (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  salvage_id INTEGER NOT NULL REFERENCES salvage (id) ON DELETE RESTRICT,
  table_name TEXT,
  row_id INTEGER,
  why TEXT NOT NULL CHECK (why IN ('rule', 'reference', 'table', 'remains')),
  cells TEXT NOT NULL
) STRICT;
CREATE INDEX salvage_row_of ON salvage_row (salvage_id);
`,
};
