import type { Migration } from '../migrate.ts';

/**
 * The archive in full: what lasts from–to (benefits, certificates, officers), money received, appraisals, plans,
 * checked visits, statements of other periods, closed years, and what a township owns itself (packs, fields, lists).
 */
export const fullArchive: Migration = {
  version: 2,
  name: 'full-archive',
  sql: `
ALTER TABLE change ADD COLUMN effective_on TEXT CHECK (effective_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]');
ALTER TABLE open_change ADD COLUMN corrects INTEGER NOT NULL DEFAULT 0 CHECK (corrects IN (0, 1));
ALTER TABLE change ADD COLUMN kind TEXT NOT NULL DEFAULT 'act' CHECK (kind IN ('act', 'undo', 'redo'));
ALTER TABLE change ADD COLUMN standing INTEGER NOT NULL DEFAULT 1 CHECK (standing IN (0, 1));
ALTER TABLE change ADD COLUMN row_count INTEGER NOT NULL DEFAULT 0;
CREATE INDEX change_standing ON change (kind, id) WHERE standing = 1 AND row_count > 0;
UPDATE change SET row_count = (SELECT count(*) FROM change_row r WHERE r.change_id = change.id);
WITH RECURSIVE
  chain (act, id) AS (
    SELECT c.undo_of, c.id FROM change c JOIN change a ON a.id = c.undo_of WHERE a.undo_of IS NULL
    UNION ALL SELECT chain.act, c.id FROM chain JOIN change c ON c.undo_of = chain.id),
  turn (act, id, nth, of) AS (
    SELECT act, id, row_number() OVER (PARTITION BY act ORDER BY id), count(*) OVER (PARTITION BY act) FROM chain)
UPDATE change SET
  kind = CASE turn.nth % 2 WHEN 1 THEN 'undo' ELSE 'redo' END,
  standing = turn.nth = turn.of
FROM turn WHERE turn.id = change.id;
WITH RECURSIVE up (id) AS (
  SELECT undo_of FROM change WHERE kind = 'undo' AND standing = 1
  UNION SELECT c.undo_of FROM up JOIN change c ON c.id = up.id WHERE c.undo_of IS NOT NULL)
UPDATE change SET standing = 0 WHERE kind = 'act' AND id IN (SELECT id FROM up);
CREATE INDEX change_row_removed ON change_row (table_name, coalesce(json_extract(before, '$.household_id'),
  json_extract(before, '$.statement_id'), json_extract(before, '$.visit_id'), json_extract(before, '$.member_id')))
  WHERE after IS NULL;

ALTER TABLE household ADD COLUMN split_from_id INTEGER REFERENCES household (id) ON DELETE RESTRICT;
ALTER TABLE household ADD COLUMN merged_into_id INTEGER REFERENCES household (id) ON DELETE RESTRICT;
CREATE INDEX household_split_from ON household (split_from_id);
CREATE INDEX household_merged_into ON household (merged_into_id);

ALTER TABLE member ADD COLUMN came_from_id INTEGER REFERENCES member (id) ON DELETE RESTRICT;
ALTER TABLE member ADD COLUMN joined_kind TEXT CHECK (joined_kind IN ('natural', 'transfer'));
ALTER TABLE member ADD COLUMN left_kind TEXT CHECK (left_kind IN ('natural', 'transfer', 'duplicate'));
UPDATE member SET joined_kind = 'natural' WHERE joined_reason IS NOT NULL;
UPDATE member SET left_kind = 'natural' WHERE left_reason IS NOT NULL;
CREATE INDEX member_came_from ON member (came_from_id);
DROP INDEX member_person_no;
CREATE UNIQUE INDEX member_person_no ON member (person_no) WHERE left_on IS NULL;
DROP INDEX member_id_key;
CREATE INDEX member_id_key ON member (id_key, left_on);
CREATE INDEX member_name ON member (name, birth_date, household_id, id_key, left_on) WHERE left_on IS NULL;
CREATE INDEX member_phone ON member (phone, household_id, left_on) WHERE left_on IS NULL AND phone IS NOT NULL;
CREATE INDEX household_phone ON household (phone, closed_on) WHERE closed_on IS NULL;
CREATE INDEX household_bank_account ON household (bank_account, closed_on) WHERE closed_on IS NULL;

ALTER TABLE measure ADD COLUMN risk TEXT;
ALTER TABLE measure ADD COLUMN scale TEXT;
ALTER TABLE measure ADD COLUMN funding_source TEXT;
ALTER TABLE measure ADD COLUMN done_on TEXT CHECK (done_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]');

ALTER TABLE pairing ADD COLUMN end_reason TEXT;

ALTER TABLE visit ADD COLUMN visitors TEXT;
ALTER TABLE visit ADD COLUMN purpose TEXT;
ALTER TABLE visit ADD COLUMN found TEXT;
ALTER TABLE visit ADD COLUMN handled TEXT;
ALTER TABLE visit ADD COLUMN next_on TEXT CHECK (next_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]');

ALTER TABLE monitoring_spell ADD COLUMN rollback_reason TEXT;
ALTER TABLE monitoring_spell ADD COLUMN marked_again_from_id INTEGER REFERENCES monitoring_spell (id) ON DELETE RESTRICT;
CREATE INDEX monitoring_spell_marked_again_from ON monitoring_spell (marked_again_from_id);

CREATE TABLE income_statement_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  household_id INTEGER NOT NULL REFERENCES household (id) ON DELETE RESTRICT,
  year INTEGER NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('annual', 'monitoring', 'elimination', 'survey')),
  period_from TEXT CHECK (period_from GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  period_to TEXT CHECK (period_to GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  wage_income REAL,
  post_income REAL,
  other_wage_income REAL,
  employment_reward REAL,
  business_income REAL,
  industry_reward REAL,
  business_expense_total REAL,
  expense_subsidy REAL,
  business_expense REAL,
  property_income REAL,
  dividend_income REAL,
  other_property_income REAL,
  transfer_income REAL,
  family_planning_income REAL,
  dibao_income REAL,
  tekun_income REAL,
  pension_income REAL,
  ecology_income REAL,
  other_transfer_income REAL,
  annual_income REAL,
  net_income REAL,
  per_capita_net_income REAL,
  claim_income REAL,
  self_paid_expense REAL,
  spell_id INTEGER REFERENCES monitoring_spell (id) ON DELETE RESTRICT,
  head_count INTEGER,
  note TEXT
) STRICT;
INSERT INTO income_statement_new (id, household_id, year, purpose, period_from, period_to, wage_income, post_income, other_wage_income, employment_reward, business_income, industry_reward, business_expense_total, expense_subsidy, business_expense, property_income, dividend_income, other_property_income, transfer_income, family_planning_income, dibao_income, tekun_income, pension_income, ecology_income, other_transfer_income, annual_income, net_income, per_capita_net_income, claim_income, self_paid_expense)
  SELECT id, household_id, year, purpose, period_from, period_to, wage_income, post_income, other_wage_income, employment_reward, business_income, industry_reward, business_expense_total, expense_subsidy, business_expense, property_income, dividend_income, other_property_income, transfer_income, family_planning_income, dibao_income, tekun_income, pension_income, ecology_income, other_transfer_income, annual_income, net_income, per_capita_net_income, claim_income, self_paid_expense FROM income_statement;
DROP TABLE income_statement;
ALTER TABLE income_statement_new RENAME TO income_statement;
CREATE UNIQUE INDEX income_statement_annual ON income_statement (household_id, year) WHERE purpose = 'annual';
CREATE INDEX income_statement_household ON income_statement (household_id, year, purpose);
CREATE UNIQUE INDEX income_statement_spell ON income_statement (spell_id, purpose);

CREATE TABLE closed_year (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  year INTEGER NOT NULL UNIQUE,
  closed_on TEXT NOT NULL CHECK (closed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT
) STRICT;

CREATE TABLE benefit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  household_id INTEGER NOT NULL REFERENCES household (id) ON DELETE RESTRICT,
  member_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,
  kind TEXT NOT NULL,
  starts_on TEXT CHECK (starts_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  ends_on TEXT CHECK (ends_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  amount REAL,
  per TEXT,
  people INTEGER,
  project TEXT,
  certificate_no TEXT,
  granted_by TEXT,
  note TEXT
) STRICT;
CREATE INDEX benefit_household ON benefit (household_id);
CREATE INDEX benefit_member ON benefit (member_id);

CREATE TABLE fund_receipt (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  household_id INTEGER NOT NULL REFERENCES household (id) ON DELETE RESTRICT,
  member_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,
  year INTEGER,
  received_on TEXT CHECK (received_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  kind TEXT NOT NULL,
  project TEXT,
  amount REAL,
  document_no TEXT,
  posted_on TEXT CHECK (posted_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT
) STRICT;
CREATE INDEX fund_receipt_household ON fund_receipt (household_id);
CREATE INDEX fund_receipt_member ON fund_receipt (member_id);

CREATE TABLE housing_appraisal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  household_id INTEGER NOT NULL REFERENCES household (id) ON DELETE RESTRICT,
  appraised_on TEXT CHECK (appraised_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  level TEXT,
  structure TEXT,
  build_year INTEGER,
  area REAL,
  appraiser TEXT,
  report_no TEXT,
  conclusion TEXT,
  remedy TEXT,
  remedied_on TEXT CHECK (remedied_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  accepted_on TEXT CHECK (accepted_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT
) STRICT;
CREATE INDEX housing_appraisal_household ON housing_appraisal (household_id);

CREATE TABLE disability_certificate (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  household_id INTEGER NOT NULL REFERENCES household (id) ON DELETE RESTRICT,
  member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE RESTRICT,
  certificate_no TEXT,
  type TEXT,
  level TEXT,
  issued_on TEXT CHECK (issued_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  valid_to TEXT CHECK (valid_to GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT
) STRICT;
CREATE INDEX disability_certificate_household ON disability_certificate (household_id);
CREATE INDEX disability_certificate_member ON disability_certificate (member_id);

CREATE TABLE assistance_plan (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  household_id INTEGER NOT NULL REFERENCES household (id) ON DELETE RESTRICT,
  year INTEGER NOT NULL,
  goal TEXT,
  expected_income REAL,
  responsible TEXT,
  responsible_phone TEXT,
  unit TEXT,
  made_on TEXT CHECK (made_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  reviewed_on TEXT CHECK (reviewed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  summary TEXT,
  UNIQUE (household_id, year)
) STRICT;

CREATE TABLE visit_check (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  visit_id INTEGER NOT NULL REFERENCES visit (id) ON DELETE RESTRICT,
  item TEXT NOT NULL,
  result INTEGER CHECK (result IN (0, 1)),
  note TEXT,
  UNIQUE (visit_id, item)
) STRICT;

CREATE TABLE village_officer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  village_id INTEGER NOT NULL REFERENCES village (id) ON DELETE RESTRICT,
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  sex TEXT,
  unit TEXT,
  phone TEXT,
  starts_on TEXT CHECK (starts_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  ends_on TEXT CHECK (ends_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT
) STRICT;
CREATE INDEX village_officer_village ON village_officer (village_id);

CREATE TABLE representative (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  village_id INTEGER NOT NULL REFERENCES village (id) ON DELETE RESTRICT,
  name TEXT NOT NULL,
  sex TEXT,
  group_name TEXT,
  political_status TEXT,
  phone TEXT,
  starts_on TEXT CHECK (starts_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  ends_on TEXT CHECK (ends_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT
) STRICT;
CREATE INDEX representative_village ON representative (village_id);

CREATE TABLE notice_board (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  village_id INTEGER NOT NULL REFERENCES village (id) ON DELETE RESTRICT,
  place TEXT NOT NULL,
  kind TEXT,
  keeper TEXT,
  phone TEXT,
  starts_on TEXT CHECK (starts_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  ends_on TEXT CHECK (ends_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT
) STRICT;
CREATE INDEX notice_board_village ON notice_board (village_id);

CREATE TABLE attachment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL UNIQUE,
  media_type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  name TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT;

CREATE TABLE attachment_link (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  attachment_id INTEGER NOT NULL REFERENCES attachment (id) ON DELETE RESTRICT,
  household_id INTEGER REFERENCES household (id) ON DELETE RESTRICT,
  visit_id INTEGER REFERENCES visit (id) ON DELETE RESTRICT,
  title TEXT,
  taken_on TEXT CHECK (taken_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  sort INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX attachment_link_attachment ON attachment_link (attachment_id);
CREATE INDEX attachment_link_household ON attachment_link (household_id);
CREATE INDEX attachment_link_visit ON attachment_link (visit_id);

CREATE TABLE income_line (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  statement_id INTEGER NOT NULL REFERENCES income_statement (id) ON DELETE RESTRICT,
  member_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,
  item TEXT NOT NULL,
  title TEXT NOT NULL,
  quantity REAL,
  unit TEXT,
  unit_price REAL,
  amount REAL NOT NULL,
  note TEXT
) STRICT;
CREATE INDEX income_line_statement ON income_line (statement_id);
CREATE INDEX income_line_member ON income_line (member_id);

CREATE TABLE saved_filter (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  filter TEXT NOT NULL
) STRICT;

CREATE TABLE working_list (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  note TEXT,
  made_on TEXT CHECK (made_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;

CREATE TABLE working_list_household (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  list_id INTEGER NOT NULL REFERENCES working_list (id) ON DELETE RESTRICT,
  household_id INTEGER NOT NULL REFERENCES household (id) ON DELETE RESTRICT,
  done INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1)),
  note TEXT,
  UNIQUE (list_id, household_id)
) STRICT;
CREATE INDEX working_list_household_household ON working_list_household (household_id);

CREATE TABLE policy_pack (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  pack_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  body TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  base_pack_id INTEGER REFERENCES policy_pack (id) ON DELETE RESTRICT,
  file_name TEXT,
  loaded_on TEXT NOT NULL CHECK (loaded_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  UNIQUE (pack_id, version)
) STRICT;
CREATE INDEX policy_pack_base ON policy_pack (base_pack_id);

ALTER TABLE procedure ADD COLUMN policy_pack_id INTEGER REFERENCES policy_pack (id) ON DELETE RESTRICT;
CREATE INDEX procedure_policy_pack ON procedure (policy_pack_id);

CREATE TABLE custom_field (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL,
  entity TEXT NOT NULL,
  type TEXT NOT NULL,
  options TEXT,
  scale INTEGER,
  unit TEXT,
  yearly INTEGER NOT NULL CHECK (yearly IN (0, 1)),
  level TEXT NOT NULL,
  sort INTEGER NOT NULL DEFAULT 0,
  retired_on TEXT CHECK (retired_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;

CREATE TABLE custom_value (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  field_id INTEGER NOT NULL REFERENCES custom_field (id) ON DELETE RESTRICT,
  household_id INTEGER REFERENCES household (id) ON DELETE RESTRICT,
  member_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,
  year INTEGER,
  value TEXT NOT NULL
) STRICT;
CREATE INDEX custom_value_field ON custom_value (field_id);
CREATE INDEX custom_value_household ON custom_value (household_id);
CREATE INDEX custom_value_member ON custom_value (member_id);
CREATE UNIQUE INDEX custom_value_place ON custom_value (field_id, coalesce(household_id, 0), coalesce(member_id, 0), coalesce(year, 0));

CREATE TABLE not_duplicate (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  member_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,
  other_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,
  household_id INTEGER REFERENCES household (id) ON DELETE RESTRICT,
  other_household_id INTEGER REFERENCES household (id) ON DELETE RESTRICT,
  reason TEXT NOT NULL,
  UNIQUE (member_id, other_id),
  UNIQUE (household_id, other_household_id),
  CHECK (coalesce(member_id < other_id, household_id < other_household_id)),
  CHECK ((member_id IS NULL) = (other_id IS NULL) AND (household_id IS NULL) = (other_household_id IS NULL)),
  CHECK ((member_id IS NULL) <> (household_id IS NULL))
) STRICT;
CREATE INDEX not_duplicate_other_household ON not_duplicate (other_household_id);
CREATE INDEX not_duplicate_other ON not_duplicate (other_id);

CREATE TABLE preference (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE draft (
  key TEXT PRIMARY KEY,
  saved_at TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
`,
};
