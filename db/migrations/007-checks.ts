import type { Migration } from '../migrate.ts';

/**
 * The checks and what people make of them: warnings answered as true, how many hits there were when, rules of the
 * township's own, the county's lists, samples with their second entry.
 */
export const checks: Migration = {
  version: 7,
  name: 'checks',
  sql: `
ALTER TABLE village_year ADD COLUMN arable_area REAL;
ALTER TABLE village_year ADD COLUMN forest_area REAL;
ALTER TABLE village_year ADD COLUMN returned_farmland_area REAL;
ALTER TABLE village_year ADD COLUMN orchard_area REAL;
ALTER TABLE village_year ADD COLUMN pasture_area REAL;
ALTER TABLE village_year ADD COLUMN water_area REAL;

CREATE TABLE check_answer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  rule TEXT NOT NULL,
  year INTEGER NOT NULL,
  village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
  household_id INTEGER REFERENCES household (id) ON DELETE RESTRICT,
  member_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,
  record_id INTEGER,
  field TEXT,
  digest TEXT NOT NULL,
  message TEXT NOT NULL,
  verdict TEXT CHECK (verdict IN ('true', 'unfounded')),
  reason TEXT NOT NULL,
  evidence TEXT,
  answered_by TEXT NOT NULL,
  answered_on TEXT NOT NULL CHECK (answered_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;
CREATE INDEX check_answer_rule ON check_answer (rule);
CREATE INDEX check_answer_village ON check_answer (village_id);
CREATE INDEX check_answer_household ON check_answer (household_id);
CREATE INDEX check_answer_member ON check_answer (member_id);

CREATE TABLE check_run (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  run_on TEXT NOT NULL CHECK (run_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  year INTEGER NOT NULL,
  operator TEXT NOT NULL,
  households INTEGER NOT NULL,
  errors INTEGER NOT NULL,
  warnings INTEGER NOT NULL,
  answered INTEGER NOT NULL
) STRICT;
CREATE INDEX check_run_year ON check_run (year, run_on);

CREATE TABLE check_count (
  run_id INTEGER NOT NULL REFERENCES check_run (id) ON DELETE RESTRICT,
  rule TEXT NOT NULL,
  village_id INTEGER NOT NULL,
  hits INTEGER NOT NULL,
  errors INTEGER NOT NULL,
  answered INTEGER NOT NULL,
  PRIMARY KEY (run_id, rule, village_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE own_rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  rule TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('error', 'warning')),
  definition TEXT NOT NULL,
  message TEXT NOT NULL,
  basis TEXT,
  from_year INTEGER,
  to_year INTEGER,
  enabled INTEGER NOT NULL DEFAULT 0 CHECK (enabled IN (0, 1)),
  tested_on TEXT CHECK (tested_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  tested_hits INTEGER
) STRICT;

CREATE TABLE received_list (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  year INTEGER NOT NULL,
  received_on TEXT NOT NULL CHECK (received_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  note TEXT
) STRICT;

CREATE TABLE received_hit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  list_id INTEGER NOT NULL REFERENCES received_list (id) ON DELETE RESTRICT,
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL,
  code TEXT,
  kind TEXT,
  rule TEXT,
  village TEXT,
  household_id INTEGER REFERENCES household (id) ON DELETE RESTRICT,
  member_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,
  household_no TEXT,
  id_number TEXT,
  name TEXT,
  value TEXT,
  content TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'corrected', 'true', 'unfounded')),
  reply TEXT,
  settled_on TEXT CHECK (settled_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;
CREATE INDEX received_hit_list ON received_hit (list_id);
CREATE INDEX received_hit_household ON received_hit (household_id);
CREATE INDEX received_hit_member ON received_hit (member_id);

CREATE TABLE received_rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL UNIQUE,
  rule TEXT
) STRICT;

CREATE TABLE population_register (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  taken_on TEXT NOT NULL CHECK (taken_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  imported_on TEXT NOT NULL CHECK (imported_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  people INTEGER NOT NULL,
  households INTEGER NOT NULL,
  note TEXT
) STRICT;

CREATE TABLE registered_village (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  register_id INTEGER NOT NULL REFERENCES population_register (id) ON DELETE RESTRICT,
  village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
  people INTEGER NOT NULL,
  households INTEGER NOT NULL,
  content TEXT NOT NULL
) STRICT;
CREATE INDEX registered_village_register ON registered_village (register_id);
CREATE INDEX registered_village_village ON registered_village (village_id);

CREATE TABLE sample (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  year INTEGER NOT NULL,
  made_on TEXT NOT NULL CHECK (made_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  seed TEXT NOT NULL,
  wanted_households INTEGER NOT NULL CHECK (wanted_households > 0),
  wanted_villages INTEGER NOT NULL CHECK (wanted_villages > 0),
  strata TEXT NOT NULL,
  fields TEXT NOT NULL,
  note TEXT
) STRICT;

CREATE TABLE sample_household (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sample_id INTEGER NOT NULL REFERENCES sample (id) ON DELETE RESTRICT,
  household_id INTEGER NOT NULL REFERENCES household (id) ON DELETE RESTRICT,
  village_id INTEGER NOT NULL REFERENCES village (id) ON DELETE RESTRICT,
  stratum TEXT NOT NULL,
  position INTEGER NOT NULL,
  spare INTEGER NOT NULL DEFAULT 0 CHECK (spare IN (0, 1)),
  replaced_reason TEXT,
  surveyed_on TEXT CHECK (surveyed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  surveyor TEXT,
  first_entered_by TEXT,
  approves TEXT CHECK (approves IN ('yes', 'no', 'unsaid')),
  note TEXT,
  UNIQUE (sample_id, household_id)
) STRICT;
CREATE INDEX sample_household_household ON sample_household (household_id);
CREATE INDEX sample_household_village ON sample_household (village_id);

CREATE TABLE sample_value (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sample_household_id INTEGER NOT NULL REFERENCES sample_household (id) ON DELETE RESTRICT,
  member_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,
  field TEXT NOT NULL,
  first_value TEXT,
  second_value TEXT,
  verdict TEXT CHECK (verdict IN ('archive-wrong', 'second-wrong', 'both-right')),
  note TEXT
) STRICT;
CREATE INDEX sample_value_household ON sample_value (sample_household_id);
CREATE INDEX sample_value_member ON sample_value (member_id);

DROP INDEX change_row_removed;
CREATE INDEX change_row_removed ON change_row (table_name, coalesce(json_extract(before, '$.household_id'),
  json_extract(before, '$.statement_id'), json_extract(before, '$.visit_id'), json_extract(before, '$.member_id'),
  json_extract(before, '$.procedure_household_id'), json_extract(before, '$.survey_id'), json_extract(before, '$.issue_id'),
  json_extract(before, '$.sample_household_id')))
  WHERE after IS NULL;
`,
};
