import type { Migration } from '../migrate.ts';

/**
 * Every way in, out and back: procedures of any effect, second meetings, sheets of one household, objections, waivers,
 * clues, campaigns, the ledger of problems, and the clerk's own days. The votes of a procedure's first meeting stay in
 * `procedure_household`; those of a later one are ballots.
 */
export const procedures: Migration = {
  version: 6,
  name: 'procedures',
  sql: `
ALTER TABLE procedure ADD COLUMN responsible TEXT;
ALTER TABLE procedure ADD COLUMN optional_steps TEXT;
ALTER TABLE procedure ADD COLUMN quota INTEGER CHECK (quota >= 0);
ALTER TABLE procedure_step ADD COLUMN nobody INTEGER NOT NULL DEFAULT 0 CHECK (nobody IN (0, 1));

CREATE TABLE procedure_household_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  procedure_id INTEGER NOT NULL REFERENCES procedure (id) ON DELETE RESTRICT,
  household_id INTEGER NOT NULL REFERENCES household (id) ON DELETE RESTRICT,
  spell_id INTEGER REFERENCES monitoring_spell (id) ON DELETE RESTRICT,
  consent_on TEXT CHECK (consent_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  consent_signer TEXT,
  visited_on TEXT CHECK (visited_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  investigators TEXT,
  votes_for INTEGER CHECK (votes_for >= 0),
  votes_against INTEGER CHECK (votes_against >= 0),
  votes_abstain INTEGER CHECK (votes_abstain >= 0),
  dropped INTEGER NOT NULL DEFAULT 0 CHECK (dropped IN (0, 1)),
  drop_reason TEXT,
  votes_recused INTEGER CHECK (votes_recused >= 0),
  drop_kind TEXT CHECK (drop_kind IN ('objection', 'withdrawn', 'untrue', 'voted-down', 'other')),
  dropped_on TEXT CHECK (dropped_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  dropped_step TEXT,
  mark TEXT,
  reason TEXT,
  causes TEXT,
  mode TEXT,
  CHECK (dropped = 0 OR drop_reason IS NOT NULL),
  UNIQUE (procedure_id, household_id)
) STRICT;
INSERT INTO procedure_household_new (id, procedure_id, household_id, spell_id, consent_on, consent_signer, visited_on, investigators, votes_for, votes_against, votes_abstain, dropped, drop_reason) SELECT id, procedure_id, household_id, spell_id, consent_on, consent_signer, visited_on, investigators, votes_for, votes_against, votes_abstain, dropped, drop_reason FROM procedure_household;
INSERT INTO sqlite_sequence (name, seq) SELECT 'procedure_household_new', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'procedure_household_new');
UPDATE sqlite_sequence SET seq = (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name IN ('procedure_household', 'procedure_household_new')) WHERE name = 'procedure_household_new';
DROP TABLE procedure_household;
ALTER TABLE procedure_household_new RENAME TO procedure_household;

CREATE INDEX procedure_household_household ON procedure_household (household_id);
CREATE INDEX procedure_household_spell ON procedure_household (spell_id);

CREATE TABLE procedure_paper_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  procedure_id INTEGER NOT NULL REFERENCES procedure (id) ON DELETE RESTRICT,
  step_key TEXT NOT NULL,
  document TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('printed', 'signed')),
  received_on TEXT NOT NULL CHECK (received_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  household_id INTEGER REFERENCES household (id) ON DELETE RESTRICT
) STRICT;
INSERT INTO procedure_paper_new (id, procedure_id, step_key, document, state, received_on) SELECT id, procedure_id, step_key, document, state, received_on FROM procedure_paper;
INSERT INTO sqlite_sequence (name, seq) SELECT 'procedure_paper_new', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'procedure_paper_new');
UPDATE sqlite_sequence SET seq = (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name IN ('procedure_paper', 'procedure_paper_new')) WHERE name = 'procedure_paper_new';
DROP TABLE procedure_paper;
ALTER TABLE procedure_paper_new RENAME TO procedure_paper;

CREATE UNIQUE INDEX procedure_paper_of ON procedure_paper (procedure_id, step_key, document, coalesce(household_id, 0));
CREATE INDEX procedure_paper_household ON procedure_paper (household_id);

CREATE TABLE procedure_ballot (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  procedure_household_id INTEGER NOT NULL REFERENCES procedure_household (id) ON DELETE RESTRICT,
  step_key TEXT NOT NULL,
  votes_for INTEGER CHECK (votes_for >= 0),
  votes_against INTEGER CHECK (votes_against >= 0),
  votes_abstain INTEGER CHECK (votes_abstain >= 0),
  votes_recused INTEGER CHECK (votes_recused >= 0),
  UNIQUE (procedure_household_id, step_key)
) STRICT;

CREATE TABLE procedure_answer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  procedure_household_id INTEGER NOT NULL REFERENCES procedure_household (id) ON DELETE RESTRICT,
  item TEXT NOT NULL,
  points INTEGER CHECK (points >= 0),
  applies INTEGER CHECK (applies IN (0, 1)),
  note TEXT,
  UNIQUE (procedure_household_id, item)
) STRICT;

CREATE TABLE objection (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  procedure_id INTEGER NOT NULL REFERENCES procedure (id) ON DELETE RESTRICT,
  step_key TEXT NOT NULL,
  household_id INTEGER REFERENCES household (id) ON DELETE RESTRICT,
  received_on TEXT NOT NULL CHECK (received_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  channel TEXT NOT NULL CHECK (channel IN ('visit', 'phone', 'letter', 'online', 'other')),
  objector TEXT,
  objector_phone TEXT,
  content TEXT NOT NULL,
  verified_on TEXT CHECK (verified_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  verifiers TEXT,
  finding TEXT,
  outcome TEXT CHECK (outcome IN ('upheld', 'dismissed', 'withdrawn')),
  decided_on TEXT CHECK (decided_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  decided_by TEXT,
  answered_on TEXT CHECK (answered_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  answer TEXT
) STRICT;

CREATE INDEX objection_procedure ON objection (procedure_id);
CREATE INDEX objection_household ON objection (household_id);

CREATE TABLE procedure_posting (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  procedure_id INTEGER NOT NULL REFERENCES procedure (id) ON DELETE RESTRICT,
  step_key TEXT NOT NULL,
  notice_from TEXT NOT NULL CHECK (notice_from GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  notice_to TEXT NOT NULL CHECK (notice_to GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  ended_on TEXT NOT NULL CHECK (ended_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  reason TEXT NOT NULL,
  objection_id INTEGER REFERENCES objection (id) ON DELETE RESTRICT
) STRICT;

CREATE INDEX procedure_posting_procedure ON procedure_posting (procedure_id);
CREATE INDEX procedure_posting_objection ON procedure_posting (objection_id);

CREATE TABLE procedure_waiver (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  procedure_id INTEGER NOT NULL REFERENCES procedure (id) ON DELETE RESTRICT,
  step_key TEXT NOT NULL,
  rule TEXT NOT NULL,
  household_id INTEGER REFERENCES household (id) ON DELETE RESTRICT,
  message TEXT NOT NULL,
  source TEXT NOT NULL,
  allowed_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  allowed_on TEXT NOT NULL CHECK (allowed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;

CREATE INDEX procedure_waiver_procedure ON procedure_waiver (procedure_id);
CREATE INDEX procedure_waiver_household ON procedure_waiver (household_id);

CREATE TABLE clue (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  village_id INTEGER NOT NULL REFERENCES village (id) ON DELETE RESTRICT,
  household_id INTEGER REFERENCES household (id) ON DELETE RESTRICT,
  who TEXT,
  channel TEXT NOT NULL,
  found_on TEXT NOT NULL CHECK (found_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  content TEXT NOT NULL,
  reporter TEXT,
  reporter_phone TEXT,
  comparison_hit_id INTEGER REFERENCES comparison_hit (id) ON DELETE RESTRICT,
  warning TEXT,
  accepted_on TEXT CHECK (accepted_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  accepted_by TEXT,
  fed_back_on TEXT CHECK (fed_back_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  outcome TEXT CHECK (outcome IN ('procedure', 'no-risk', 'other-help', 'duplicate')),
  settled_on TEXT CHECK (settled_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT,
  procedure_id INTEGER REFERENCES procedure (id) ON DELETE RESTRICT,
  CHECK (household_id IS NOT NULL OR who IS NOT NULL),
  CHECK (outcome IS NULL OR settled_on IS NOT NULL)
) STRICT;

CREATE INDEX clue_village ON clue (village_id);

CREATE INDEX clue_household ON clue (household_id);

CREATE INDEX clue_comparison_hit ON clue (comparison_hit_id);

CREATE INDEX clue_procedure ON clue (procedure_id);

ALTER TABLE comparison_hit ADD COLUMN amount REAL;

CREATE TABLE campaign (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL,
  title TEXT NOT NULL,
  year INTEGER NOT NULL,
  pack_id TEXT NOT NULL,
  pack_version INTEGER NOT NULL,
  policy_pack_id INTEGER REFERENCES policy_pack (id) ON DELETE RESTRICT,
  opened_on TEXT NOT NULL CHECK (opened_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  status TEXT NOT NULL CHECK (status IN ('open', 'finished', 'stopped')),
  note TEXT
) STRICT;

CREATE INDEX campaign_pack ON campaign (policy_pack_id);

CREATE TABLE campaign_phase (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  campaign_id INTEGER NOT NULL REFERENCES campaign (id) ON DELETE RESTRICT,
  phase_key TEXT NOT NULL,
  starts_on TEXT NOT NULL CHECK (starts_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  ends_on TEXT NOT NULL CHECK (ends_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  done_on TEXT CHECK (done_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT,
  UNIQUE (campaign_id, phase_key)
) STRICT;

CREATE TABLE campaign_survey (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  campaign_id INTEGER NOT NULL REFERENCES campaign (id) ON DELETE RESTRICT,
  phase_key TEXT NOT NULL,
  household_id INTEGER NOT NULL REFERENCES household (id) ON DELETE RESTRICT,
  surveyed_on TEXT NOT NULL CHECK (surveyed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  surveyors TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('sound', 'problems')),
  note TEXT,
  UNIQUE (campaign_id, phase_key, household_id)
) STRICT;

CREATE INDEX campaign_survey_household ON campaign_survey (household_id);

CREATE TABLE campaign_answer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  survey_id INTEGER NOT NULL REFERENCES campaign_survey (id) ON DELETE RESTRICT,
  item TEXT NOT NULL,
  title TEXT NOT NULL,
  sound INTEGER NOT NULL CHECK (sound IN (0, 1)),
  note TEXT,
  UNIQUE (survey_id, item)
) STRICT;

CREATE TABLE issue (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL CHECK (source IN ('campaign', 'inspection', 'check', 'comparison', 'objection', 'other')),
  source_note TEXT,
  campaign_id INTEGER REFERENCES campaign (id) ON DELETE RESTRICT,
  comparison_hit_id INTEGER REFERENCES comparison_hit (id) ON DELETE RESTRICT,
  objection_id INTEGER REFERENCES objection (id) ON DELETE RESTRICT,
  rule TEXT,
  year INTEGER,
  village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
  household_id INTEGER REFERENCES household (id) ON DELETE RESTRICT,
  member_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,
  field TEXT,
  kind TEXT NOT NULL,
  content TEXT NOT NULL,
  found_on TEXT NOT NULL CHECK (found_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  found_by TEXT,
  department TEXT,
  confirmed_on TEXT CHECK (confirmed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  confirmed_by TEXT,
  measure TEXT,
  responsible_unit TEXT,
  responsible TEXT,
  due_on TEXT CHECK (due_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  done TEXT,
  evidence TEXT,
  closed_on TEXT CHECK (closed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  closed_by TEXT,
  closed_as TEXT CHECK (closed_as IN ('corrected', 'unfounded')),
  checked_on TEXT CHECK (checked_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  checked_by TEXT,
  note TEXT
) STRICT;

CREATE INDEX issue_campaign ON issue (campaign_id);

CREATE INDEX issue_comparison_hit ON issue (comparison_hit_id);

CREATE INDEX issue_objection ON issue (objection_id);

CREATE INDEX issue_village ON issue (village_id);

CREATE INDEX issue_household ON issue (household_id);

CREATE INDEX issue_member ON issue (member_id);

CREATE TABLE issue_reopening (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  issue_id INTEGER NOT NULL REFERENCES issue (id) ON DELETE RESTRICT,
  reopened_on TEXT NOT NULL CHECK (reopened_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  reason TEXT NOT NULL,
  done TEXT,
  evidence TEXT,
  closed_on TEXT NOT NULL CHECK (closed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  closed_by TEXT,
  closed_as TEXT CHECK (closed_as IN ('corrected', 'unfounded')),
  checked_on TEXT CHECK (checked_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  checked_by TEXT
) STRICT;

CREATE INDEX issue_reopening_issue ON issue_reopening (issue_id);

CREATE TABLE calendar_entry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  due_on TEXT NOT NULL CHECK (due_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
  responsible TEXT,
  note TEXT,
  done_on TEXT CHECK (done_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;

CREATE INDEX calendar_entry_village ON calendar_entry (village_id);

ALTER TABLE attachment_link ADD COLUMN procedure_id INTEGER REFERENCES procedure (id) ON DELETE RESTRICT;
ALTER TABLE attachment_link ADD COLUMN step_key TEXT;
ALTER TABLE attachment_link ADD COLUMN issue_id INTEGER REFERENCES issue (id) ON DELETE RESTRICT;
CREATE INDEX attachment_link_procedure ON attachment_link (procedure_id);
CREATE INDEX attachment_link_issue ON attachment_link (issue_id);

DROP INDEX change_row_removed;
CREATE INDEX change_row_removed ON change_row (table_name, coalesce(json_extract(before, '$.household_id'),
  json_extract(before, '$.statement_id'), json_extract(before, '$.visit_id'), json_extract(before, '$.member_id'),
  json_extract(before, '$.procedure_household_id'), json_extract(before, '$.survey_id'), json_extract(before, '$.issue_id')))
  WHERE after IS NULL;
`,
};
