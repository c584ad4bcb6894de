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

CREATE TABLE adjustment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  household_id INTEGER NOT NULL REFERENCES household (id) ON DELETE RESTRICT,
  year INTEGER NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT,
  causes TEXT,
  mark TEXT,
  applied_on TEXT CHECK (applied_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  first_meeting_on TEXT CHECK (first_meeting_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  first_notice_from TEXT CHECK (first_notice_from GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  first_notice_to TEXT CHECK (first_notice_to GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  comparison_result TEXT,
  second_meeting_on TEXT CHECK (second_meeting_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  second_notice_from TEXT CHECK (second_notice_from GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  second_notice_to TEXT CHECK (second_notice_to GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  county_approved_on TEXT CHECK (county_approved_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  announced_on TEXT CHECK (announced_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  told_on TEXT CHECK (told_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  is_signed INTEGER CHECK (is_signed IN (0, 1)),
  procedure_id INTEGER REFERENCES procedure (id) ON DELETE RESTRICT,
  note TEXT
) STRICT;

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

CREATE TABLE attachment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL UNIQUE,
  media_type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  name TEXT NOT NULL,
  added_at TEXT NOT NULL
, has_place INTEGER CHECK (has_place IN (0, 1)), pages INTEGER CHECK (pages >= 1), has_active INTEGER CHECK (has_active IN (0, 1))) STRICT;

CREATE TABLE attachment_link (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  attachment_id INTEGER NOT NULL REFERENCES attachment (id) ON DELETE RESTRICT,
  household_id INTEGER REFERENCES household (id) ON DELETE RESTRICT,
  visit_id INTEGER REFERENCES visit (id) ON DELETE RESTRICT,
  title TEXT,
  taken_on TEXT CHECK (taken_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  sort INTEGER NOT NULL DEFAULT 0
, procedure_id INTEGER REFERENCES procedure (id) ON DELETE RESTRICT, step_key TEXT, issue_id INTEGER REFERENCES issue (id) ON DELETE RESTRICT, member_id INTEGER REFERENCES member (id) ON DELETE RESTRICT, village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT, item TEXT, page INTEGER CHECK (page >= 1), turn INTEGER NOT NULL DEFAULT 0 CHECK (turn IN (0, 90, 180, 270)), crop TEXT) STRICT;

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

CREATE TABLE calendar_entry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  due_on TEXT NOT NULL CHECK (due_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
  responsible TEXT,
  note TEXT,
  done_on TEXT CHECK (done_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;

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

CREATE TABLE campaign_answer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  survey_id INTEGER NOT NULL REFERENCES campaign_survey (id) ON DELETE RESTRICT,
  item TEXT NOT NULL,
  title TEXT NOT NULL,
  sound INTEGER NOT NULL CHECK (sound IN (0, 1)),
  note TEXT,
  UNIQUE (survey_id, item)
) STRICT;

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

CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  operator TEXT NOT NULL,
  command TEXT NOT NULL,
  title TEXT NOT NULL,
  reason TEXT,
  undo_of INTEGER REFERENCES change (id) ON DELETE RESTRICT,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
, effective_on TEXT CHECK (effective_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), kind TEXT NOT NULL DEFAULT 'act' CHECK (kind IN ('act', 'undo', 'redo')), standing INTEGER NOT NULL DEFAULT 1 CHECK (standing IN (0, 1)), row_count INTEGER NOT NULL DEFAULT 0, access_head TEXT) STRICT;

CREATE TABLE change_row (
  id INTEGER PRIMARY KEY,
  change_id INTEGER NOT NULL REFERENCES change (id) ON DELETE RESTRICT,
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  before TEXT,
  after TEXT
) STRICT;

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

CREATE TABLE check_count (
  run_id INTEGER NOT NULL REFERENCES check_run (id) ON DELETE RESTRICT,
  rule TEXT NOT NULL,
  village_id INTEGER NOT NULL,
  hits INTEGER NOT NULL,
  errors INTEGER NOT NULL,
  answered INTEGER NOT NULL,
  PRIMARY KEY (run_id, rule, village_id)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE closed_year (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  year INTEGER NOT NULL UNIQUE,
  closed_on TEXT NOT NULL CHECK (closed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT
) STRICT;

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

CREATE TABLE column_mapping (
  id INTEGER PRIMARY KEY,
  purpose TEXT NOT NULL CHECK (purpose IN ('import', 'fill')),
  headers TEXT NOT NULL,
  kind TEXT NOT NULL,
  columns TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (purpose, headers)
) STRICT;

CREATE TABLE comparison_hit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  id_key TEXT NOT NULL,
  name TEXT NOT NULL,
  department TEXT NOT NULL,
  suspicion TEXT NOT NULL,
  detail TEXT,
  reported_on TEXT CHECK (reported_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
, round_id INTEGER REFERENCES comparison_round (id) ON DELETE RESTRICT, member_id INTEGER REFERENCES member (id) ON DELETE RESTRICT, verdict TEXT CHECK (verdict IN ('confirmed', 'explained', 'mistaken')), answer TEXT, evidence TEXT, verified_by TEXT, verified_on TEXT CHECK (verified_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), amount REAL) STRICT;

CREATE TABLE comparison_person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  round_id INTEGER NOT NULL REFERENCES comparison_round (id) ON DELETE RESTRICT,
  household_id INTEGER NOT NULL REFERENCES household (id) ON DELETE RESTRICT,
  member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE RESTRICT,
  consent_id INTEGER NOT NULL REFERENCES consent (id) ON DELETE RESTRICT,
  UNIQUE (round_id, member_id)
) STRICT;

CREATE TABLE comparison_round (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  departments TEXT NOT NULL,
  year INTEGER NOT NULL,
  sent_on TEXT CHECK (sent_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  due_on TEXT CHECK (due_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT
) STRICT;

CREATE TABLE consent (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  household_id INTEGER NOT NULL REFERENCES household (id) ON DELETE RESTRICT,
  number TEXT,
  signed_on TEXT CHECK (signed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  signer TEXT,
  signer_relation TEXT,
  guardian TEXT,
  scope TEXT,
  valid_to TEXT CHECK (valid_to GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  withdrawn_on TEXT CHECK (withdrawn_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT
) STRICT;

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

CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  change_id INTEGER NOT NULL REFERENCES change (id) ON DELETE RESTRICT,
  document TEXT NOT NULL,
  title TEXT NOT NULL,
  subject TEXT NOT NULL,
  household_id INTEGER REFERENCES household (id) ON DELETE RESTRICT,
  procedure_id INTEGER REFERENCES procedure (id) ON DELETE RESTRICT,
  village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
  year INTEGER NOT NULL,
  paper TEXT NOT NULL CHECK (paper IN ('A4', 'A3')),
  pages INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  printed_at TEXT NOT NULL,
  operator TEXT NOT NULL,
  notice_to TEXT CHECK (notice_to GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
, run_id INTEGER REFERENCES print_run (id) ON DELETE RESTRICT, code TEXT, version INTEGER, draft INTEGER NOT NULL DEFAULT 0 CHECK (draft IN (0, 1)), first_page INTEGER, content BLOB) STRICT;

CREATE TABLE document_wording (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document TEXT NOT NULL,
  part TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (document, part)
) STRICT;

CREATE TABLE draft (
  key TEXT PRIMARY KEY,
  saved_at TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE export_batch (
  id INTEGER PRIMARY KEY,
  change_id INTEGER NOT NULL REFERENCES change (id) ON DELETE RESTRICT,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  year INTEGER NOT NULL,
  file TEXT NOT NULL,
  rows INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  at TEXT NOT NULL
, from_on TEXT CHECK (from_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), to_on TEXT CHECK (to_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), working INTEGER NOT NULL DEFAULT 0 CHECK (working IN (0, 1)), area TEXT, households INTEGER, members INTEGER) STRICT;

CREATE TABLE export_content (
  export_id INTEGER PRIMARY KEY REFERENCES export_batch (id) ON DELETE RESTRICT,
  columns TEXT NOT NULL,
  rows BLOB NOT NULL
) STRICT;

CREATE TABLE filing_box (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number INTEGER NOT NULL CHECK (number >= 1),
  fonds TEXT NOT NULL,
  file_class TEXT NOT NULL,
  year INTEGER NOT NULL,
  retention TEXT NOT NULL CHECK (retention IN ('Y', 'D30', 'D10')),
  office TEXT NOT NULL,
  spine INTEGER NOT NULL CHECK (spine IN (10, 15, 20, 30, 40)),
  shelf TEXT,
  note TEXT
) STRICT;

CREATE TABLE filing_disposal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  listed_on TEXT NOT NULL,
  listed_by TEXT NOT NULL,
  approved_by TEXT,
  approved_on TEXT,
  done_on TEXT,
  witnesses TEXT,
  note TEXT,
  CHECK ((approved_by IS NULL) = (approved_on IS NULL)),
  CHECK (approved_by IS NULL OR approved_by <> listed_by),
  CHECK (done_on IS NULL OR (approved_on IS NOT NULL AND witnesses IS NOT NULL))
) STRICT;

CREATE TABLE filing_disposal_item (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  disposal_id INTEGER NOT NULL REFERENCES filing_disposal (id) ON DELETE RESTRICT,
  item_id INTEGER NOT NULL REFERENCES filing_item (id) ON DELETE RESTRICT
) STRICT;

CREATE TABLE filing_handover (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  to_unit TEXT NOT NULL,
  on_day TEXT NOT NULL,
  giver TEXT NOT NULL,
  receiver TEXT NOT NULL,
  witness TEXT,
  note TEXT
) STRICT;

CREATE TABLE filing_item (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL UNIQUE,
  fonds TEXT NOT NULL,
  file_class TEXT NOT NULL,
  year INTEGER NOT NULL,
  retention TEXT NOT NULL CHECK (retention IN ('Y', 'D30', 'D10')),
  office TEXT NOT NULL,
  serial INTEGER CHECK (serial >= 1),
  title TEXT NOT NULL,
  author TEXT NOT NULL,
  doc_no TEXT,
  dated TEXT,
  secrecy TEXT,
  pages INTEGER CHECK (pages >= 1),
  note TEXT,
  document_id INTEGER REFERENCES document (id) ON DELETE RESTRICT,
  link_id INTEGER REFERENCES attachment_link (id) ON DELETE RESTRICT,
  household_id INTEGER REFERENCES household (id) ON DELETE RESTRICT,
  village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
  volume_id INTEGER REFERENCES filing_volume (id) ON DELETE RESTRICT,
  place INTEGER,
  box_id INTEGER REFERENCES filing_box (id) ON DELETE RESTRICT,
  filed_on TEXT NOT NULL,
  handover_id INTEGER REFERENCES filing_handover (id) ON DELETE RESTRICT,
  withdrawn_reason TEXT
) STRICT;

CREATE TABLE filing_loan (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  item_id INTEGER REFERENCES filing_item (id) ON DELETE RESTRICT,
  volume_id INTEGER REFERENCES filing_volume (id) ON DELETE RESTRICT,
  borrower TEXT NOT NULL,
  unit TEXT,
  reason TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  lent_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  returned_on TEXT,
  condition TEXT,
  CHECK ((item_id IS NULL) <> (volume_id IS NULL))
) STRICT;

CREATE TABLE filing_number (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  series TEXT NOT NULL,
  serial INTEGER NOT NULL CHECK (serial >= 1),
  code TEXT NOT NULL UNIQUE,
  given_at TEXT NOT NULL
) STRICT;

CREATE TABLE filing_renumbering (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  item_id INTEGER REFERENCES filing_item (id) ON DELETE RESTRICT,
  volume_id INTEGER REFERENCES filing_volume (id) ON DELETE RESTRICT,
  old_code TEXT NOT NULL,
  new_code TEXT NOT NULL,
  on_day TEXT NOT NULL,
  operator TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE filing_volume (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('household', 'village', 'township')),
  household_id INTEGER REFERENCES household (id) ON DELETE RESTRICT,
  village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
  year INTEGER,
  code TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  retention TEXT NOT NULL CHECK (retention IN ('Y', 'D30', 'D10')),
  note TEXT,
  made_on TEXT NOT NULL,
  made_by TEXT NOT NULL,
  checked_by TEXT,
  closed_on TEXT,
  shelf TEXT,
  spine INTEGER CHECK (spine IN (10, 15, 20)),
  handover_id INTEGER REFERENCES filing_handover (id) ON DELETE RESTRICT
) STRICT;

CREATE TABLE font_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  role TEXT NOT NULL CHECK (role IN ('title', 'fangsong', 'kai', 'hei', 'song', 'fallback')),
  name TEXT NOT NULL,
  characters INTEGER NOT NULL,
  attachment_id INTEGER NOT NULL REFERENCES attachment (id) ON DELETE RESTRICT
) STRICT;

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

CREATE TABLE helper (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  helper_no TEXT,
  name TEXT,
  sex TEXT,
  political_status TEXT,
  unit_no TEXT,
  unit_name TEXT,
  affiliation TEXT,
  position TEXT,
  phone TEXT
) STRICT;

CREATE TABLE household (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
  village_group_id INTEGER REFERENCES village_group (id) ON DELETE RESTRICT,
  as_of_year INTEGER,
  opened_on TEXT CHECK (opened_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  closed_on TEXT CHECK (closed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  closed_reason TEXT,
  household_no TEXT,
  head_person_no TEXT,
  head_name TEXT,
  head_id_number TEXT,
  address TEXT,
  phone TEXT,
  bank_name TEXT,
  bank_account TEXT,
  household_type TEXT,
  is_martyr_family INTEGER CHECK (is_martyr_family IN (0, 1))
, split_from_id INTEGER REFERENCES household (id) ON DELETE RESTRICT, merged_into_id INTEGER REFERENCES household (id) ON DELETE RESTRICT) STRICT;

CREATE TABLE household_paper (
  year INTEGER NOT NULL,
  household_id INTEGER NOT NULL,
  lines TEXT NOT NULL,
  PRIMARY KEY (year, household_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE household_paper_basis (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  lists TEXT NOT NULL
) STRICT;

CREATE TABLE household_summary (
  household_id INTEGER PRIMARY KEY,
  closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
  household_no TEXT,
  village_id INTEGER,
  group_name TEXT,
  place TEXT,
  household_type TEXT,
  head_name TEXT,
  head_sort TEXT,
  people INTEGER NOT NULL,
  monitored INTEGER NOT NULL CHECK (monitored IN (0, 1)),
  category TEXT,
  search_digest INTEGER NOT NULL
) STRICT;

CREATE TABLE household_year (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  household_id INTEGER NOT NULL REFERENCES household (id) ON DELETE RESTRICT,
  year INTEGER NOT NULL,
  reported_category TEXT,
  identification_standard TEXT,
  poverty_attribute TEXT,
  exit_status TEXT,
  first_recognised_year INTEGER,
  exit_year INTEGER,
  return_year INTEGER,
  planned_exit_year INTEGER,
  head_count INTEGER,
  current_head_count INTEGER,
  annual_head_count INTEGER,
  main_cause TEXT,
  other_causes TEXT,
  return_causes TEXT,
  is_only_child_family INTEGER CHECK (is_only_child_family IN (0, 1)),
  is_two_daughter_family INTEGER CHECK (is_two_daughter_family IN (0, 1)),
  key_assistance TEXT,
  whole_household_without_labour INTEGER CHECK (whole_household_without_labour IN (0, 1)),
  is_exit_household INTEGER CHECK (is_exit_household IN (0, 1)),
  lives_in_resettlement_area INTEGER CHECK (lives_in_resettlement_area IN (0, 1)),
  collectors TEXT,
  collector_phone TEXT,
  filled_on TEXT CHECK (filled_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  arable_area REAL,
  irrigated_area REAL,
  forest_area REAL,
  returned_farmland_area REAL,
  orchard_area REAL,
  pasture_area REAL,
  water_area REAL,
  has_production_power INTEGER CHECK (has_production_power IN (0, 1)),
  is_water_difficult INTEGER CHECK (is_water_difficult IN (0, 1)),
  is_water_safe INTEGER CHECK (is_water_safe IN (0, 1)),
  has_safe_water INTEGER CHECK (has_safe_water IN (0, 1)),
  has_household_power INTEGER CHECK (has_household_power IN (0, 1)),
  has_broadcast_tv INTEGER CHECK (has_broadcast_tv IN (0, 1)),
  is_in_cooperative INTEGER CHECK (is_in_cooperative IN (0, 1)),
  is_led_by_enterprise INTEGER CHECK (is_led_by_enterprise IN (0, 1)),
  is_led_by_entrepreneur INTEGER CHECK (is_led_by_entrepreneur IN (0, 1)),
  industry_support TEXT,
  road_distance REAL,
  access_road TEXT,
  housing_area REAL,
  house_structure TEXT,
  is_dangerous_house INTEGER CHECK (is_dangerous_house IN (0, 1)),
  dangerous_house_level TEXT,
  house_renovation_year INTEGER,
  safe_housing TEXT,
  has_sanitary_toilet INTEGER CHECK (has_sanitary_toilet IN (0, 1)),
  fuel TEXT,
  is_access_road_hardened INTEGER CHECK (is_access_road_hardened IN (0, 1)),
  has_broadband INTEGER CHECK (has_broadband IN (0, 1)),
  is_relocated_household INTEGER CHECK (is_relocated_household IN (0, 1)),
  wants_relocation INTEGER CHECK (wants_relocation IN (0, 1)),
  relocation_mode TEXT,
  resettlement_mode TEXT,
  resettlement_place TEXT,
  resettlement_address TEXT,
  relocation_year INTEGER,
  moved_in_on TEXT CHECK (moved_in_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  is_old_house_demolished INTEGER CHECK (is_old_house_demolished IN (0, 1)),
  UNIQUE (household_id, year)
) STRICT;

CREATE TABLE household_year_summary (
  year INTEGER NOT NULL,
  household_id INTEGER NOT NULL,
  per_capita REAL,
  category TEXT,
  PRIMARY KEY (year, household_id)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY,
  change_id INTEGER NOT NULL REFERENCES change (id) ON DELETE RESTRICT,
  at TEXT NOT NULL,
  rows_read INTEGER NOT NULL,
  rows_accepted INTEGER NOT NULL,
  rows_refused INTEGER NOT NULL
) STRICT;

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
  decided_on TEXT CHECK (decided_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT;

CREATE TABLE import_file (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id) ON DELETE RESTRICT,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  kind TEXT NOT NULL,
  year INTEGER,
  rows_read INTEGER NOT NULL,
  rows_accepted INTEGER NOT NULL,
  rows_refused INTEGER NOT NULL
) STRICT;

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

CREATE TABLE "income_statement" (
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

CREATE TABLE keeping_package (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  change_id INTEGER NOT NULL REFERENCES change (id) ON DELETE RESTRICT,
  at TEXT NOT NULL,
  operator TEXT NOT NULL,
  household_id INTEGER REFERENCES household (id) ON DELETE RESTRICT,
  village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
  name TEXT NOT NULL,
  files INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;

CREATE TABLE measure (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  household_id INTEGER NOT NULL REFERENCES household (id) ON DELETE RESTRICT,
  year INTEGER NOT NULL,
  kind TEXT NOT NULL,
  items TEXT,
  note TEXT,
  content TEXT,
  unit TEXT,
  responsible TEXT,
  responsible_phone TEXT,
  starts_on TEXT CHECK (starts_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  ends_on TEXT CHECK (ends_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  amount REAL,
  loan_amount REAL,
  loan_months INTEGER,
  solar_income REAL,
  expected_gain REAL,
  actual_gain REAL,
  outcome TEXT
, risk TEXT, scale TEXT, funding_source TEXT, done_on TEXT CHECK (done_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')) STRICT;

CREATE TABLE member (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  household_id INTEGER NOT NULL REFERENCES household (id) ON DELETE RESTRICT,
  id_key TEXT,
  as_of_year INTEGER,
  joined_on TEXT CHECK (joined_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  joined_reason TEXT,
  joined_proof TEXT,
  left_on TEXT CHECK (left_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  left_reason TEXT,
  left_proof TEXT,
  new_head_id INTEGER REFERENCES member (id) ON DELETE RESTRICT,
  person_no TEXT,
  name TEXT,
  sex TEXT,
  id_type TEXT,
  id_number TEXT,
  birth_date TEXT CHECK (birth_date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  relation TEXT,
  nation TEXT,
  phone TEXT,
  member_state TEXT, came_from_id INTEGER REFERENCES member (id) ON DELETE RESTRICT, joined_kind TEXT CHECK (joined_kind IN ('natural', 'transfer')), left_kind TEXT CHECK (left_kind IN ('natural', 'transfer', 'duplicate')),
  CHECK ((left_on IS NULL) = (left_reason IS NULL))
) STRICT;

CREATE TABLE member_year (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  member_id INTEGER NOT NULL REFERENCES member (id) ON DELETE RESTRICT,
  year INTEGER NOT NULL,
  political_status TEXT,
  education TEXT,
  school_status TEXT,
  dropout_reason TEXT,
  health TEXT,
  labour_ability TEXT,
  work_area TEXT,
  work_place TEXT,
  work_months REAL,
  employer TEXT,
  monthly_wage REAL,
  industry TEXT,
  employment_channel TEXT,
  is_point_to_point INTEGER CHECK (is_point_to_point IN (0, 1)),
  work_from TEXT CHECK (work_from GLOB '[12][0-9][0-9][0-9][01][0-9]'),
  work_to TEXT CHECK (work_to GLOB '[12][0-9][0-9][0-9][01][0-9]'),
  transport_subsidy REAL,
  is_soldier INTEGER CHECK (is_soldier IN (0, 1)),
  speaks_mandarin INTEGER CHECK (speaks_mandarin IN (0, 1)),
  works_abroad INTEGER CHECK (works_abroad IN (0, 1)),
  has_resident_medical_insurance INTEGER CHECK (has_resident_medical_insurance IN (0, 1)),
  has_employee_medical_insurance INTEGER CHECK (has_employee_medical_insurance IN (0, 1)),
  has_serious_illness_insurance INTEGER CHECK (has_serious_illness_insurance IN (0, 1)),
  has_commercial_medical_insurance INTEGER CHECK (has_commercial_medical_insurance IN (0, 1)),
  has_accident_insurance_subsidy INTEGER CHECK (has_accident_insurance_subsidy IN (0, 1)),
  has_medical_aid INTEGER CHECK (has_medical_aid IN (0, 1)),
  has_other_health_aid INTEGER CHECK (has_other_health_aid IN (0, 1)),
  has_resident_pension_insurance INTEGER CHECK (has_resident_pension_insurance IN (0, 1)),
  has_employee_pension_insurance INTEGER CHECK (has_employee_pension_insurance IN (0, 1)),
  dibao TEXT,
  tekun TEXT,
  public_post TEXT,
  public_post_months INTEGER,
  disability_type TEXT,
  disability_level TEXT,
  disability_card_year INTEGER,
  unemployed_reason TEXT,
  is_unattended_child INTEGER CHECK (is_unattended_child IN (0, 1)),
  is_relocated INTEGER CHECK (is_relocated IN (0, 1)),
  employment_need TEXT,
  UNIQUE (member_id, year)
) STRICT;

CREATE TABLE monitoring_spell (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  household_id INTEGER NOT NULL REFERENCES household (id) ON DELETE RESTRICT,
  procedure_id INTEGER REFERENCES procedure (id) ON DELETE RESTRICT,
  state TEXT NOT NULL CHECK (state IN ('proposed', 'open', 'eliminated', 'void')),
  category TEXT,
  discovery_channel TEXT,
  discovered_on TEXT CHECK (discovered_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  consent_on TEXT CHECK (consent_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  recognised_month TEXT CHECK (recognised_month GLOB '[12][0-9][0-9][0-9][01][0-9]'),
  risk_1 TEXT,
  risk_2 TEXT,
  risk_3 TEXT,
  risk_4 TEXT,
  risk_5 TEXT,
  disaster_kind TEXT,
  disaster_note TEXT,
  other_note TEXT,
  school_problem INTEGER CHECK (school_problem IN (0, 1)),
  housing_problem INTEGER CHECK (housing_problem IN (0, 1)),
  water_problem INTEGER CHECK (water_problem IN (0, 1)),
  insurance_problem INTEGER CHECK (insurance_problem IN (0, 1)),
  recognised_wage_income REAL,
  recognised_business_income REAL,
  recognised_property_income REAL,
  recognised_transfer_income REAL,
  recognised_business_expense REAL,
  recognised_net_income REAL,
  recognised_per_capita_income REAL,
  recognised_claim_income REAL,
  recognised_self_paid_expense REAL,
  notice_from TEXT CHECK (notice_from GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  notice_to TEXT CHECK (notice_to GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  county_approved_on TEXT CHECK (county_approved_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  development_measures TEXT,
  is_eliminated INTEGER CHECK (is_eliminated IN (0, 1)),
  elimination_mode TEXT,
  eliminated_month TEXT CHECK (eliminated_month GLOB '[12][0-9][0-9][0-9][01][0-9]'),
  after_school_problem INTEGER CHECK (after_school_problem IN (0, 1)),
  after_housing_problem INTEGER CHECK (after_housing_problem IN (0, 1)),
  after_insurance_problem INTEGER CHECK (after_insurance_problem IN (0, 1)),
  after_water_problem INTEGER CHECK (after_water_problem IN (0, 1)),
  after_wage_income REAL,
  after_property_income REAL,
  after_transfer_income REAL,
  after_business_income REAL,
  after_business_expense REAL,
  after_net_income REAL,
  after_per_capita_income REAL,
  after_claim_income REAL,
  after_self_paid_expense REAL,
  contact_name TEXT,
  contact_phone TEXT,
  rolled_back_on TEXT CHECK (rolled_back_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
, rollback_reason TEXT, marked_again_from_id INTEGER REFERENCES monitoring_spell (id) ON DELETE RESTRICT) STRICT;

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

CREATE TABLE open_change (
  change_id INTEGER NOT NULL REFERENCES change (id) ON DELETE RESTRICT
, corrects INTEGER NOT NULL DEFAULT 0 CHECK (corrects IN (0, 1))) STRICT;

CREATE TABLE operator (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  role TEXT NOT NULL CHECK (role IN ('admin', 'clerk', 'reviewer', 'inspector')),
  added_at TEXT NOT NULL,
  removed_at TEXT,
  revision INTEGER NOT NULL DEFAULT 0
) STRICT;

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

CREATE TABLE pairing (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  helper_id INTEGER NOT NULL REFERENCES helper (id) ON DELETE RESTRICT,
  household_id INTEGER NOT NULL REFERENCES household (id) ON DELETE RESTRICT,
  starts_on TEXT CHECK (starts_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  ends_on TEXT CHECK (ends_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
, end_reason TEXT) STRICT;

CREATE TABLE paper_answer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  household_id INTEGER REFERENCES household (id) ON DELETE RESTRICT,
  village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT,
  procedure_id INTEGER REFERENCES procedure (id) ON DELETE RESTRICT,
  item TEXT NOT NULL,
  year INTEGER,
  state TEXT NOT NULL CHECK (state IN ('on-shelf', 'not-applicable', 'lost')),
  reason TEXT NOT NULL,
  on_day TEXT NOT NULL,
  operator TEXT NOT NULL
) STRICT;

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

CREATE TABLE preference (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

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

CREATE TABLE procedure (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL,
  title TEXT NOT NULL,
  village_id INTEGER NOT NULL REFERENCES village (id) ON DELETE RESTRICT,
  year INTEGER NOT NULL,
  pack_id TEXT NOT NULL,
  pack_version INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'finished', 'stopped')),
  opened_on TEXT NOT NULL CHECK (opened_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  note TEXT
, policy_pack_id INTEGER REFERENCES policy_pack (id) ON DELETE RESTRICT, responsible TEXT, optional_steps TEXT, quota INTEGER CHECK (quota >= 0)) STRICT;

CREATE TABLE procedure_answer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  procedure_household_id INTEGER NOT NULL REFERENCES procedure_household (id) ON DELETE RESTRICT,
  item TEXT NOT NULL,
  points INTEGER CHECK (points >= 0),
  applies INTEGER CHECK (applies IN (0, 1)),
  note TEXT,
  UNIQUE (procedure_household_id, item)
) STRICT;

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

CREATE TABLE "procedure_household" (
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

CREATE TABLE "procedure_paper" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  procedure_id INTEGER NOT NULL REFERENCES procedure (id) ON DELETE RESTRICT,
  step_key TEXT NOT NULL,
  document TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('printed', 'signed')),
  received_on TEXT NOT NULL CHECK (received_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  household_id INTEGER REFERENCES household (id) ON DELETE RESTRICT
) STRICT;

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

CREATE TABLE procedure_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  procedure_id INTEGER NOT NULL REFERENCES procedure (id) ON DELETE RESTRICT,
  step_key TEXT NOT NULL,
  done_on TEXT NOT NULL CHECK (done_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  notice_from TEXT CHECK (notice_from GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  notice_to TEXT CHECK (notice_to GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  expected INTEGER CHECK (expected >= 0),
  present INTEGER CHECK (present >= 0),
  place TEXT, nobody INTEGER NOT NULL DEFAULT 0 CHECK (nobody IN (0, 1)),
  UNIQUE (procedure_id, step_key)
) STRICT;

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

CREATE TABLE received_list (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  year INTEGER NOT NULL,
  received_on TEXT NOT NULL CHECK (received_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  note TEXT
) STRICT;

CREATE TABLE received_rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL UNIQUE,
  rule TEXT
) STRICT;

CREATE TABLE reconciliation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  year INTEGER NOT NULL,
  made_on TEXT CHECK (made_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
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
  settled_on TEXT CHECK (settled_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
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

CREATE TABLE reprint (
  id INTEGER PRIMARY KEY,
  change_id INTEGER NOT NULL REFERENCES change (id) ON DELETE RESTRICT,
  run_id INTEGER NOT NULL REFERENCES print_run (id) ON DELETE RESTRICT,
  document_id INTEGER REFERENCES document (id) ON DELETE RESTRICT,
  at TEXT NOT NULL,
  operator TEXT NOT NULL,
  copies INTEGER NOT NULL CHECK (copies >= 1)
) STRICT;

CREATE TABLE safety (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  lock_minutes INTEGER NOT NULL DEFAULT 10 CHECK (lock_minutes BETWEEN 1 AND 120),
  rehearsed_at TEXT,
  rehearsed_file TEXT,
  rehearsed_ok INTEGER CHECK (rehearsed_ok IN (0, 1))
) STRICT;

CREATE TABLE salvage (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  change_id INTEGER NOT NULL REFERENCES change (id) ON DELETE RESTRICT,
  at TEXT NOT NULL,
  report TEXT NOT NULL
) STRICT;

CREATE TABLE salvage_row (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  salvage_id INTEGER NOT NULL REFERENCES salvage (id) ON DELETE RESTRICT,
  table_name TEXT,
  row_id INTEGER,
  why TEXT NOT NULL CHECK (why IN ('rule', 'reference', 'table', 'remains')),
  cells TEXT NOT NULL
) STRICT;

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

CREATE TABLE saved_filter (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  filter TEXT NOT NULL
) STRICT;

CREATE TABLE scan_batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT NOT NULL CHECK (source IN ('chosen', 'dropped', 'pasted', 'folder', 'camera', 'terminal')),
  at TEXT NOT NULL,
  operator TEXT NOT NULL
) STRICT;

CREATE TABLE scan_page (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch_id INTEGER NOT NULL REFERENCES scan_batch (id) ON DELETE RESTRICT,
  attachment_id INTEGER NOT NULL REFERENCES attachment (id) ON DELETE RESTRICT,
  page INTEGER NOT NULL CHECK (page >= 1),
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  turn INTEGER NOT NULL DEFAULT 0 CHECK (turn IN (0, 90, 180, 270)),
  skew INTEGER NOT NULL DEFAULT 0,
  crop TEXT,
  code TEXT,
  state TEXT NOT NULL CHECK (state IN ('filed', 'waiting', 'twice', 'replaced', 'aside')),
  how TEXT CHECK (how IN ('code', 'hand')),
  document_id INTEGER REFERENCES document (id) ON DELETE RESTRICT,
  document_page INTEGER CHECK (document_page >= 1),
  link_id INTEGER REFERENCES attachment_link (id) ON DELETE RESTRICT,
  reason TEXT,
  CHECK ((document_id IS NULL) = (document_page IS NULL))
) STRICT;

CREATE VIRTUAL TABLE search_index USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='ascii');

CREATE TABLE township (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  province TEXT NOT NULL,
  city TEXT NOT NULL,
  county TEXT NOT NULL,
  name TEXT NOT NULL,
  region_code TEXT NOT NULL,
  address TEXT NOT NULL,
  phone TEXT NOT NULL,
  county_phone TEXT NOT NULL,
  county_department TEXT NOT NULL
, fonds TEXT) STRICT;

CREATE TABLE village (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT UNIQUE,
  name TEXT NOT NULL UNIQUE,
  phone TEXT,
  notice_place TEXT,
  address TEXT
) STRICT;

CREATE TABLE village_group (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  village_id INTEGER NOT NULL REFERENCES village (id) ON DELETE RESTRICT,
  name TEXT NOT NULL,
  UNIQUE (village_id, name)
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

CREATE TABLE village_year (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  village_id INTEGER NOT NULL REFERENCES village (id) ON DELETE RESTRICT,
  year INTEGER NOT NULL,
  is_poor_village INTEGER CHECK (is_poor_village IN (0, 1)),
  is_delisted INTEGER CHECK (is_delisted IN (0, 1)),
  household_count INTEGER,
  population INTEGER,
  poor_household_count INTEGER,
  dibao_household_count INTEGER,
  tekun_household_count INTEGER,
  group_household_count INTEGER,
  group_population INTEGER,
  poor_population INTEGER,
  dibao_population INTEGER,
  tekun_population INTEGER,
  minority_population INTEGER,
  women_population INTEGER,
  disabled_population INTEGER,
  labour_population INTEGER,
  migrant_worker_population INTEGER,
  pension_insured_population INTEGER,
  unsafe_water_household_count INTEGER,
  dangerous_house_household_count INTEGER,
  primary_school_count INTEGER,
  clinic_count INTEGER,
  public_toilet_count INTEGER,
  doctor_count INTEGER,
  rubbish_point_count INTEGER,
  library_count INTEGER,
  collective_income REAL,
  per_capita_net_income REAL,
  has_paved_road_to_township INTEGER CHECK (has_paved_road_to_township IN (0, 1)),
  has_bus INTEGER CHECK (has_bus IN (0, 1)),
  group_distance REAL,
  has_paved_road_to_group INTEGER CHECK (has_paved_road_to_group IN (0, 1)),
  has_group_broadband INTEGER CHECK (has_group_broadband IN (0, 1)),
  team_leader_name TEXT,
  team_leader_unit TEXT,
  team_leader_phone TEXT,
  team_period TEXT,
  team_size INTEGER, arable_area REAL, forest_area REAL, returned_farmland_area REAL, orchard_area REAL, pasture_area REAL, water_area REAL,
  UNIQUE (village_id, year)
) STRICT;

CREATE TABLE visit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  household_id INTEGER NOT NULL REFERENCES household (id) ON DELETE RESTRICT,
  visited_on TEXT CHECK (visited_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  content TEXT
, visitors TEXT, purpose TEXT, found TEXT, handled TEXT, next_on TEXT CHECK (next_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')) STRICT;

CREATE TABLE visit_check (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  visit_id INTEGER NOT NULL REFERENCES visit (id) ON DELETE RESTRICT,
  item TEXT NOT NULL,
  result INTEGER CHECK (result IN (0, 1)),
  note TEXT,
  UNIQUE (visit_id, item)
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

CREATE INDEX access_entry_household ON access_entry (household_id) WHERE household_id IS NOT NULL;

CREATE INDEX access_entry_households ON access_entry (id) WHERE households IS NOT NULL;

CREATE INDEX access_entry_kind ON access_entry (kind);

CREATE INDEX access_entry_operator ON access_entry (operator_id);

CREATE INDEX adjustment_household ON adjustment (household_id);

CREATE INDEX adjustment_procedure ON adjustment (procedure_id);

CREATE INDEX adjustment_year ON adjustment (year, kind);

CREATE INDEX attachment_link_attachment ON attachment_link (attachment_id);

CREATE INDEX attachment_link_household ON attachment_link (household_id);

CREATE INDEX attachment_link_issue ON attachment_link (issue_id);

CREATE INDEX attachment_link_member ON attachment_link (member_id) WHERE member_id IS NOT NULL;

CREATE INDEX attachment_link_procedure ON attachment_link (procedure_id);

CREATE INDEX attachment_link_village ON attachment_link (village_id) WHERE village_id IS NOT NULL;

CREATE INDEX attachment_link_visit ON attachment_link (visit_id);

CREATE INDEX benefit_household ON benefit (household_id);

CREATE INDEX benefit_member ON benefit (member_id);

CREATE INDEX calendar_entry_village ON calendar_entry (village_id);

CREATE INDEX campaign_pack ON campaign (policy_pack_id);

CREATE INDEX campaign_survey_household ON campaign_survey (household_id);

CREATE INDEX change_row_change ON change_row (change_id);

CREATE INDEX change_row_removed ON change_row (table_name, coalesce(json_extract(before, '$.household_id'),
  json_extract(before, '$.statement_id'), json_extract(before, '$.visit_id'), json_extract(before, '$.member_id'),
  json_extract(before, '$.procedure_household_id'), json_extract(before, '$.survey_id'), json_extract(before, '$.issue_id'),
  json_extract(before, '$.sample_household_id')))
  WHERE after IS NULL;

CREATE INDEX change_row_row ON change_row (table_name, row_id);

CREATE INDEX change_standing ON change (kind, id) WHERE standing = 1 AND row_count > 0;

CREATE INDEX change_undo_of ON change (undo_of);

CREATE INDEX check_answer_household ON check_answer (household_id);

CREATE INDEX check_answer_member ON check_answer (member_id);

CREATE INDEX check_answer_rule ON check_answer (rule);

CREATE INDEX check_answer_village ON check_answer (village_id);

CREATE INDEX check_run_year ON check_run (year, run_on);

CREATE INDEX clue_comparison_hit ON clue (comparison_hit_id);

CREATE INDEX clue_household ON clue (household_id);

CREATE INDEX clue_procedure ON clue (procedure_id);

CREATE INDEX clue_village ON clue (village_id);

CREATE INDEX comparison_hit_key ON comparison_hit (id_key);

CREATE INDEX comparison_hit_member ON comparison_hit (member_id);

CREATE INDEX comparison_hit_round ON comparison_hit (round_id);

CREATE INDEX comparison_person_consent ON comparison_person (consent_id);

CREATE INDEX comparison_person_household ON comparison_person (household_id);

CREATE INDEX comparison_person_member ON comparison_person (member_id);

CREATE INDEX consent_household ON consent (household_id);

CREATE INDEX consent_number ON consent (number);

CREATE INDEX custom_value_field ON custom_value (field_id);

CREATE INDEX custom_value_household ON custom_value (household_id);

CREATE INDEX custom_value_member ON custom_value (member_id);

CREATE UNIQUE INDEX custom_value_place ON custom_value (field_id, coalesce(household_id, 0), coalesce(member_id, 0), coalesce(year, 0));

CREATE INDEX disability_certificate_household ON disability_certificate (household_id);

CREATE INDEX disability_certificate_member ON disability_certificate (member_id);

CREATE INDEX document_change ON document (change_id);

CREATE UNIQUE INDEX document_code ON document (code);

CREATE INDEX document_household ON document (household_id);

CREATE INDEX document_kind ON document (document, year);

CREATE INDEX document_procedure ON document (procedure_id);

CREATE INDEX document_run ON document (run_id);

CREATE INDEX document_village ON document (village_id);

CREATE INDEX export_batch_change ON export_batch (change_id);

CREATE UNIQUE INDEX filing_box_number ON filing_box (fonds, file_class, year, retention, office, number);

CREATE INDEX filing_disposal_item_item ON filing_disposal_item (item_id);

CREATE UNIQUE INDEX filing_disposal_item_of ON filing_disposal_item (disposal_id, item_id);

CREATE INDEX filing_item_box ON filing_item (box_id);

CREATE UNIQUE INDEX filing_item_document ON filing_item (document_id) WHERE document_id IS NOT NULL AND withdrawn_reason IS NULL;

CREATE INDEX filing_item_handover ON filing_item (handover_id) WHERE handover_id IS NOT NULL;

CREATE INDEX filing_item_household ON filing_item (household_id);

CREATE UNIQUE INDEX filing_item_link ON filing_item (link_id) WHERE link_id IS NOT NULL AND withdrawn_reason IS NULL;

CREATE INDEX filing_item_series ON filing_item (year DESC, retention DESC, office, serial) WHERE withdrawn_reason IS NULL;

CREATE INDEX filing_item_village ON filing_item (village_id);

CREATE INDEX filing_item_volume ON filing_item (volume_id);

CREATE INDEX filing_loan_item ON filing_loan (item_id);

CREATE UNIQUE INDEX filing_loan_item_out ON filing_loan (item_id) WHERE item_id IS NOT NULL AND returned_on IS NULL;

CREATE INDEX filing_loan_open ON filing_loan (due_on) WHERE returned_on IS NULL;

CREATE INDEX filing_loan_volume ON filing_loan (volume_id);

CREATE UNIQUE INDEX filing_loan_volume_out ON filing_loan (volume_id) WHERE volume_id IS NOT NULL AND returned_on IS NULL;

CREATE UNIQUE INDEX filing_number_series ON filing_number (series, serial);

CREATE INDEX filing_renumbering_item ON filing_renumbering (item_id);

CREATE INDEX filing_renumbering_volume ON filing_renumbering (volume_id);

CREATE INDEX filing_volume_handover ON filing_volume (handover_id) WHERE handover_id IS NOT NULL;

CREATE INDEX filing_volume_household ON filing_volume (household_id);

CREATE INDEX filing_volume_village ON filing_volume (village_id);

CREATE INDEX font_file_attachment ON font_file (attachment_id);

CREATE UNIQUE INDEX font_file_role ON font_file (role) WHERE role <> 'fallback';

CREATE INDEX fund_receipt_household ON fund_receipt (household_id);

CREATE INDEX fund_receipt_member ON fund_receipt (member_id);

CREATE UNIQUE INDEX helper_no ON helper (helper_no);

CREATE INDEX household_bank_account ON household (bank_account, closed_on) WHERE closed_on IS NULL;

CREATE INDEX household_group ON household (village_group_id);

CREATE INDEX household_merged_into ON household (merged_into_id);

CREATE UNIQUE INDEX household_no ON household (household_no);

CREATE INDEX household_paper_household ON household_paper (household_id, year);

CREATE INDEX household_phone ON household (phone, closed_on) WHERE closed_on IS NULL;

CREATE INDEX household_split_from ON household (split_from_id);

CREATE INDEX household_summary_group ON household_summary (closed, village_id, group_name, household_no, household_id, people);

CREATE INDEX household_summary_head ON household_summary (closed, head_sort, household_no, household_id);

CREATE INDEX household_summary_monitored ON household_summary (closed, monitored, category, people);

CREATE INDEX household_summary_no ON household_summary (closed, household_no, household_id);

CREATE INDEX household_summary_village ON household_summary (closed, village_id, household_no, household_id);

CREATE INDEX household_village ON household (village_id, household_no);

CREATE INDEX household_year_summary_household ON household_year_summary (household_id, year);

CREATE INDEX housing_appraisal_household ON housing_appraisal (household_id);

CREATE INDEX import_batch_change ON import_batch (change_id);

CREATE INDEX import_doubt_batch ON import_doubt (batch_id);

CREATE INDEX import_doubt_state ON import_doubt (state);

CREATE INDEX import_file_batch ON import_file (batch_id);

CREATE INDEX import_refusal_batch ON import_refusal (batch_id);

CREATE INDEX income_line_member ON income_line (member_id);

CREATE INDEX income_line_statement ON income_line (statement_id);

CREATE UNIQUE INDEX income_statement_annual ON income_statement (household_id, year) WHERE purpose = 'annual';

CREATE INDEX income_statement_household ON income_statement (household_id, year, purpose);

CREATE UNIQUE INDEX income_statement_spell ON income_statement (spell_id, purpose);

CREATE INDEX issue_campaign ON issue (campaign_id);

CREATE INDEX issue_comparison_hit ON issue (comparison_hit_id);

CREATE INDEX issue_household ON issue (household_id);

CREATE INDEX issue_member ON issue (member_id);

CREATE INDEX issue_objection ON issue (objection_id);

CREATE INDEX issue_reopening_issue ON issue_reopening (issue_id);

CREATE INDEX issue_village ON issue (village_id);

CREATE INDEX keeping_package_change ON keeping_package (change_id);

CREATE INDEX keeping_package_household ON keeping_package (household_id);

CREATE INDEX keeping_package_village ON keeping_package (village_id);

CREATE INDEX measure_household ON measure (household_id, year);

CREATE INDEX member_came_from ON member (came_from_id);

CREATE INDEX member_household ON member (household_id, left_on, relation);

CREATE INDEX member_id_key ON member (id_key, left_on);

CREATE INDEX member_name ON member (name, birth_date, household_id, id_key, left_on) WHERE left_on IS NULL;

CREATE INDEX member_new_head ON member (new_head_id);

CREATE UNIQUE INDEX member_person_no ON member (person_no) WHERE left_on IS NULL;

CREATE INDEX member_phone ON member (phone, household_id, left_on) WHERE left_on IS NULL AND phone IS NOT NULL;

CREATE INDEX monitoring_spell_household ON monitoring_spell (household_id, state);

CREATE INDEX monitoring_spell_marked_again_from ON monitoring_spell (marked_again_from_id);

CREATE INDEX monitoring_spell_procedure ON monitoring_spell (procedure_id);

CREATE INDEX not_duplicate_other ON not_duplicate (other_id);

CREATE INDEX not_duplicate_other_household ON not_duplicate (other_household_id);

CREATE INDEX notice_board_village ON notice_board (village_id);

CREATE INDEX objection_household ON objection (household_id);

CREATE INDEX objection_procedure ON objection (procedure_id);

CREATE UNIQUE INDEX operator_name ON operator (name) WHERE removed_at IS NULL;

CREATE INDEX pairing_helper ON pairing (helper_id);

CREATE INDEX pairing_household ON pairing (household_id);

CREATE INDEX paper_answer_household ON paper_answer (household_id);

CREATE INDEX paper_answer_procedure ON paper_answer (procedure_id);

CREATE INDEX paper_answer_village ON paper_answer (village_id);

CREATE INDEX policy_pack_base ON policy_pack (base_pack_id);

CREATE INDEX print_run_attachment ON print_run (attachment_id);

CREATE INDEX print_run_change ON print_run (change_id);

CREATE INDEX procedure_household_household ON procedure_household (household_id);

CREATE INDEX procedure_household_spell ON procedure_household (spell_id);

CREATE INDEX procedure_paper_household ON procedure_paper (household_id);

CREATE UNIQUE INDEX procedure_paper_of ON procedure_paper (procedure_id, step_key, document, coalesce(household_id, 0));

CREATE INDEX procedure_policy_pack ON procedure (policy_pack_id);

CREATE INDEX procedure_posting_objection ON procedure_posting (objection_id);

CREATE INDEX procedure_posting_procedure ON procedure_posting (procedure_id);

CREATE INDEX procedure_village ON procedure (village_id);

CREATE INDEX procedure_waiver_household ON procedure_waiver (household_id);

CREATE INDEX procedure_waiver_procedure ON procedure_waiver (procedure_id);

CREATE INDEX received_hit_household ON received_hit (household_id);

CREATE INDEX received_hit_list ON received_hit (list_id);

CREATE INDEX received_hit_member ON received_hit (member_id);

CREATE INDEX reconciliation_line_household ON reconciliation_line (household_id);

CREATE INDEX reconciliation_line_member ON reconciliation_line (member_id);

CREATE INDEX reconciliation_line_reconciliation ON reconciliation_line (reconciliation_id, state);

CREATE INDEX registered_village_register ON registered_village (register_id);

CREATE INDEX registered_village_village ON registered_village (village_id);

CREATE INDEX representative_village ON representative (village_id);

CREATE INDEX reprint_change ON reprint (change_id);

CREATE INDEX reprint_document ON reprint (document_id);

CREATE INDEX reprint_run ON reprint (run_id);

CREATE INDEX salvage_change ON salvage (change_id);

CREATE INDEX salvage_row_of ON salvage_row (salvage_id);

CREATE INDEX sample_household_household ON sample_household (household_id);

CREATE INDEX sample_household_village ON sample_household (village_id);

CREATE INDEX sample_value_household ON sample_value (sample_household_id);

CREATE INDEX sample_value_member ON sample_value (member_id);

CREATE INDEX scan_page_attachment ON scan_page (attachment_id);

CREATE INDEX scan_page_batch ON scan_page (batch_id);

CREATE INDEX scan_page_document ON scan_page (document_id) WHERE document_id IS NOT NULL;

CREATE UNIQUE INDEX scan_page_filed ON scan_page (document_id, document_page) WHERE state = 'filed' AND document_id IS NOT NULL;

CREATE INDEX scan_page_link ON scan_page (link_id) WHERE link_id IS NOT NULL;

CREATE INDEX scan_page_open ON scan_page (state) WHERE state IN ('waiting', 'twice');

CREATE INDEX village_officer_village ON village_officer (village_id);

CREATE INDEX visit_household ON visit (household_id);

CREATE INDEX working_list_household_household ON working_list_household (household_id);
