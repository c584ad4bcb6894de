import type { Migration } from '../migrate.ts';

const day = (column: string) =>
  `${column} TEXT CHECK (${column} GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')`;

/**
 * What goes out and comes in: what an import refused or left to be decided, what was sent, rounds of comparison with
 * the departments, the reconciliation of three registers, and the two records on which exports of a year stand
 * (the year's adjustment of a household, its consent).
 */
export const exchange: Migration = {
  version: 4,
  name: 'exchange',
  sql: `
CREATE TABLE adjustment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  household_id INTEGER NOT NULL REFERENCES household (id) ON DELETE RESTRICT,
  year INTEGER NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT,
  causes TEXT,
  mark TEXT,
  ${day('applied_on')},
  ${day('first_meeting_on')},
  ${day('first_notice_from')},
  ${day('first_notice_to')},
  comparison_result TEXT,
  ${day('second_meeting_on')},
  ${day('second_notice_from')},
  ${day('second_notice_to')},
  ${day('county_approved_on')},
  ${day('announced_on')},
  ${day('told_on')},
  is_signed INTEGER CHECK (is_signed IN (0, 1)),
  procedure_id INTEGER REFERENCES procedure (id) ON DELETE RESTRICT,
  note TEXT
) STRICT;
CREATE INDEX adjustment_household ON adjustment (household_id);
CREATE INDEX adjustment_procedure ON adjustment (procedure_id);
CREATE INDEX adjustment_year ON adjustment (year, kind);

CREATE TABLE consent (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  household_id INTEGER NOT NULL REFERENCES household (id) ON DELETE RESTRICT,
  number TEXT,
  ${day('signed_on')},
  signer TEXT,
  signer_relation TEXT,
  guardian TEXT,
  scope TEXT,
  ${day('valid_to')},
  ${day('withdrawn_on')},
  note TEXT
) STRICT;
CREATE INDEX consent_household ON consent (household_id);
CREATE INDEX consent_number ON consent (number);

CREATE TABLE comparison_round (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  departments TEXT NOT NULL,
  year INTEGER NOT NULL,
  ${day('sent_on')},
  ${day('due_on')},
  note TEXT
) STRICT;

CREATE TABLE comparison_person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round_id INTEGER NOT NULL REFERENCES comparison_round (id) ON DELETE RESTRICT,
  household_id INTEGER NOT NULL REFERENCES household (id) ON DELETE RESTRICT,
  member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE RESTRICT,
  consent_id INTEGER NOT NULL REFERENCES consent (id) ON DELETE RESTRICT,
  UNIQUE (round_id, member_id)
) STRICT;
CREATE INDEX comparison_person_household ON comparison_person (household_id);
CREATE INDEX comparison_person_member ON comparison_person (member_id);
CREATE INDEX comparison_person_consent ON comparison_person (consent_id);

ALTER TABLE comparison_hit ADD COLUMN round_id INTEGER REFERENCES comparison_round (id) ON DELETE RESTRICT;
ALTER TABLE comparison_hit ADD COLUMN member_id INTEGER REFERENCES member (id) ON DELETE RESTRICT;
ALTER TABLE comparison_hit ADD COLUMN verdict TEXT CHECK (verdict IN ('confirmed', 'explained', 'mistaken'));
ALTER TABLE comparison_hit ADD COLUMN answer TEXT;
ALTER TABLE comparison_hit ADD COLUMN evidence TEXT;
ALTER TABLE comparison_hit ADD COLUMN verified_by TEXT;
ALTER TABLE comparison_hit ADD COLUMN ${day('verified_on')};
CREATE INDEX comparison_hit_round ON comparison_hit (round_id);
CREATE INDEX comparison_hit_member ON comparison_hit (member_id);

CREATE TABLE reconciliation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  year INTEGER NOT NULL,
  ${day('made_on')},
  national_file TEXT,
  paper_file TEXT,
  households INTEGER NOT NULL,
  members INTEGER NOT NULL
) STRICT;

CREATE TABLE reconciliation_line (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  reconciliation_id INTEGER NOT NULL REFERENCES reconciliation (id) ON DELETE RESTRICT,
  entity TEXT NOT NULL CHECK (entity IN ('household', 'member')),
  kind TEXT NOT NULL CHECK (kind IN ('missing', 'extra', 'differs')),
  village TEXT,
  household_id INTEGER REFERENCES household (id) ON DELETE RESTRICT,
  member_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,
  household_no TEXT,
  id_number TEXT,
  name TEXT,
  field TEXT,
  archive_value TEXT,
  national_value TEXT,
  paper_value TEXT,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'settled', 'kept')),
  settled_how TEXT,
  ${day('settled_on')},
  note TEXT
) STRICT;
CREATE INDEX reconciliation_line_reconciliation ON reconciliation_line (reconciliation_id, state);
CREATE INDEX reconciliation_line_household ON reconciliation_line (household_id);
CREATE INDEX reconciliation_line_member ON reconciliation_line (member_id);

CREATE TABLE import_doubt (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE RESTRICT,
  file TEXT NOT NULL,
  row INTEGER NOT NULL,
  entity TEXT NOT NULL CHECK (entity IN ('household', 'member')),
  reason TEXT NOT NULL,
  draft TEXT NOT NULL,
  candidates TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'same', 'new', 'skipped')),
  ${day('decided_on')}
) STRICT;
CREATE INDEX import_doubt_batch ON import_doubt (batch_id);
CREATE INDEX import_doubt_state ON import_doubt (state);

CREATE TABLE import_refusal (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE RESTRICT,
  file TEXT NOT NULL,
  sheet TEXT,
  year INTEGER,
  row INTEGER NOT NULL,
  cells TEXT NOT NULL,
  problems TEXT NOT NULL,
  is_header INTEGER NOT NULL DEFAULT 0 CHECK (is_header IN (0, 1))
) STRICT;
CREATE INDEX import_refusal_batch ON import_refusal (batch_id);

CREATE TABLE column_mapping (
  id INTEGER PRIMARY KEY,
  purpose TEXT NOT NULL CHECK (purpose IN ('import', 'fill')),
  headers TEXT NOT NULL,
  kind TEXT NOT NULL,
  columns TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (purpose, headers)
) STRICT;

ALTER TABLE export_batch ADD COLUMN ${day('from_on')};
ALTER TABLE export_batch ADD COLUMN ${day('to_on')};
ALTER TABLE export_batch ADD COLUMN working INTEGER NOT NULL DEFAULT 0 CHECK (working IN (0, 1));
ALTER TABLE export_batch ADD COLUMN area TEXT;
ALTER TABLE export_batch ADD COLUMN households INTEGER;
ALTER TABLE export_batch ADD COLUMN members INTEGER;

CREATE TABLE export_content (
  export_id INTEGER PRIMARY KEY REFERENCES export_batch (id) ON DELETE RESTRICT,
  columns TEXT NOT NULL,
  rows BLOB NOT NULL
) STRICT;
`,
};
