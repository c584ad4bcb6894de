import type { Migration } from '../migrate.ts';

/**
 * Every print as a document: what it said (model and wording), the file as it went to the printer, and the number by
 * which the code at its foot finds it; texts of a township's own; typefaces of its own.
 */
export const documents: Migration = {
  version: 5,
  name: 'documents',
  sql: `
CREATE TABLE print_run (
  id INTEGER PRIMARY KEY,
  change_id INTEGER NOT NULL REFERENCES change (id) ON DELETE RESTRICT,
  printed_at TEXT NOT NULL,
  operator TEXT NOT NULL,
  paper TEXT NOT NULL CHECK (paper IN ('A4', 'A3')),
  draft INTEGER NOT NULL CHECK (draft IN (0, 1)),
  duplex INTEGER NOT NULL CHECK (duplex IN (0, 1)),
  copies INTEGER NOT NULL CHECK (copies >= 1),
  pages INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  attachment_id INTEGER NOT NULL REFERENCES attachment (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX print_run_change ON print_run (change_id);
CREATE INDEX print_run_attachment ON print_run (attachment_id);

ALTER TABLE document ADD COLUMN run_id INTEGER REFERENCES print_run (id) ON DELETE RESTRICT;
ALTER TABLE document ADD COLUMN code TEXT;
ALTER TABLE document ADD COLUMN version INTEGER;
ALTER TABLE document ADD COLUMN draft INTEGER NOT NULL DEFAULT 0 CHECK (draft IN (0, 1));
ALTER TABLE document ADD COLUMN first_page INTEGER;
ALTER TABLE document ADD COLUMN content BLOB;
CREATE UNIQUE INDEX document_code ON document (code);
CREATE INDEX document_run ON document (run_id);

CREATE TABLE reprint (
  id INTEGER PRIMARY KEY,
  change_id INTEGER NOT NULL REFERENCES change (id) ON DELETE RESTRICT,
  run_id INTEGER NOT NULL REFERENCES print_run (id) ON DELETE RESTRICT,
  document_id INTEGER REFERENCES document (id) ON DELETE RESTRICT,
  at TEXT NOT NULL,
  operator TEXT NOT NULL,
  copies INTEGER NOT NULL CHECK (copies >= 1)
) STRICT;
CREATE INDEX reprint_change ON reprint (change_id);
CREATE INDEX reprint_run ON reprint (run_id);
CREATE INDEX reprint_document ON reprint (document_id);

CREATE TABLE document_wording (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document TEXT NOT NULL,
  part TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (document, part)
) STRICT;

CREATE TABLE font_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  role TEXT NOT NULL CHECK (role IN ('title', 'fangsong', 'kai', 'hei', 'song', 'fallback')),
  name TEXT NOT NULL,
  characters INTEGER NOT NULL,
  attachment_id INTEGER NOT NULL REFERENCES attachment (id) ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX font_file_role ON font_file (role) WHERE role <> 'fallback';
CREATE INDEX font_file_attachment ON font_file (attachment_id);
`,
};
