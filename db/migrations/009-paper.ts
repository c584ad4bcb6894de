import type { Migration } from '../migrate.ts';

/**
 * Paper and electronic archive as one: scans page by page and which printed sheet each one is, what is said of a paper
 * that is not there, and the papers filed as 件 in 卷 and boxes with numbers that are given once.
 */
export const paper: Migration = {
  version: 9,
  name: 'paper',
  sql: `
-- What a file says of itself, found when it came in; NULL: not looked at yet.
ALTER TABLE attachment ADD COLUMN has_place INTEGER CHECK (has_place IN (0, 1));
ALTER TABLE attachment ADD COLUMN pages INTEGER CHECK (pages >= 1);
ALTER TABLE attachment ADD COLUMN has_active INTEGER CHECK (has_active IN (0, 1));
ALTER TABLE attachment_link ADD COLUMN member_id INTEGER REFERENCES member (id) ON DELETE RESTRICT;
ALTER TABLE attachment_link ADD COLUMN village_id INTEGER REFERENCES village (id) ON DELETE RESTRICT;
ALTER TABLE attachment_link ADD COLUMN item TEXT;
ALTER TABLE attachment_link ADD COLUMN page INTEGER CHECK (page >= 1);
ALTER TABLE attachment_link ADD COLUMN turn INTEGER NOT NULL DEFAULT 0 CHECK (turn IN (0, 90, 180, 270));
ALTER TABLE attachment_link ADD COLUMN crop TEXT;
CREATE INDEX attachment_link_member ON attachment_link (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX attachment_link_village ON attachment_link (village_id) WHERE village_id IS NOT NULL;

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
CREATE INDEX scan_page_batch ON scan_page (batch_id);
CREATE INDEX scan_page_attachment ON scan_page (attachment_id);
CREATE INDEX scan_page_link ON scan_page (link_id) WHERE link_id IS NOT NULL;
CREATE INDEX scan_page_open ON scan_page (state) WHERE state IN ('waiting', 'twice');
CREATE INDEX scan_page_document ON scan_page (document_id) WHERE document_id IS NOT NULL;
CREATE UNIQUE INDEX scan_page_filed ON scan_page (document_id, document_page) WHERE state = 'filed' AND document_id IS NOT NULL;

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
CREATE INDEX paper_answer_household ON paper_answer (household_id);
CREATE INDEX paper_answer_village ON paper_answer (village_id);
CREATE INDEX paper_answer_procedure ON paper_answer (procedure_id);

-- Papers of a kind that the township keeps, whatever village they are of.
CREATE INDEX document_kind ON document (document, year);

-- 全宗号, which the county's archive gives.
ALTER TABLE township ADD COLUMN fonds TEXT;

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
CREATE UNIQUE INDEX filing_box_number ON filing_box (fonds, file_class, year, retention, office, number);

CREATE TABLE filing_handover (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  to_unit TEXT NOT NULL,
  on_day TEXT NOT NULL,
  giver TEXT NOT NULL,
  receiver TEXT NOT NULL,
  witness TEXT,
  note TEXT
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
CREATE INDEX filing_volume_household ON filing_volume (household_id);
CREATE INDEX filing_volume_village ON filing_volume (village_id);
CREATE INDEX filing_volume_handover ON filing_volume (handover_id) WHERE handover_id IS NOT NULL;

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
CREATE INDEX filing_item_household ON filing_item (household_id);
CREATE INDEX filing_item_village ON filing_item (village_id);
CREATE INDEX filing_item_volume ON filing_item (volume_id);
CREATE INDEX filing_item_box ON filing_item (box_id);
CREATE INDEX filing_item_series ON filing_item (year DESC, retention DESC, office, serial) WHERE withdrawn_reason IS NULL;
CREATE INDEX filing_item_handover ON filing_item (handover_id) WHERE handover_id IS NOT NULL;
CREATE UNIQUE INDEX filing_item_document ON filing_item (document_id) WHERE document_id IS NOT NULL AND withdrawn_reason IS NULL;
CREATE UNIQUE INDEX filing_item_link ON filing_item (link_id) WHERE link_id IS NOT NULL AND withdrawn_reason IS NULL;

-- Every 档号 that was ever given, of 件 and of 卷: kept whatever is undone, so that none is given twice.
CREATE TABLE filing_number (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  series TEXT NOT NULL,
  serial INTEGER NOT NULL CHECK (serial >= 1),
  code TEXT NOT NULL UNIQUE,
  given_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX filing_number_series ON filing_number (series, serial);

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
CREATE INDEX filing_renumbering_item ON filing_renumbering (item_id);
CREATE INDEX filing_renumbering_volume ON filing_renumbering (volume_id);

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
CREATE INDEX filing_loan_item ON filing_loan (item_id);
CREATE INDEX filing_loan_volume ON filing_loan (volume_id);
CREATE UNIQUE INDEX filing_loan_item_out ON filing_loan (item_id) WHERE item_id IS NOT NULL AND returned_on IS NULL;
CREATE UNIQUE INDEX filing_loan_volume_out ON filing_loan (volume_id) WHERE volume_id IS NOT NULL AND returned_on IS NULL;
CREATE INDEX filing_loan_open ON filing_loan (due_on) WHERE returned_on IS NULL;

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
CREATE UNIQUE INDEX filing_disposal_item_of ON filing_disposal_item (disposal_id, item_id);
CREATE INDEX filing_disposal_item_item ON filing_disposal_item (item_id);
-- What is kept for good stands on no list of what is destroyed, and nothing that stands on one becomes such.
CREATE TRIGGER filing_disposal_permanent BEFORE INSERT ON filing_disposal_item
WHEN (SELECT retention FROM filing_item WHERE id = NEW.item_id) = 'Y'
BEGIN SELECT RAISE(ABORT, 'kept for good'); END;
CREATE TRIGGER filing_disposal_permanent_moved BEFORE UPDATE OF item_id ON filing_disposal_item
WHEN (SELECT retention FROM filing_item WHERE id = NEW.item_id) = 'Y'
BEGIN SELECT RAISE(ABORT, 'kept for good'); END;
CREATE TRIGGER filing_item_permanent BEFORE UPDATE OF retention ON filing_item
WHEN NEW.retention = 'Y' AND EXISTS (SELECT 1 FROM filing_disposal_item WHERE item_id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'on a list of what is destroyed'); END;
-- A number that was given stays as it was given.
CREATE TRIGGER filing_number_stands_update BEFORE UPDATE ON filing_number
BEGIN SELECT RAISE(ABORT, 'a number stands'); END;
CREATE TRIGGER filing_number_stands_delete BEFORE DELETE ON filing_number
BEGIN SELECT RAISE(ABORT, 'a number stands'); END;

-- What the papers of each household's file are like, made of other rows: a row a year (0: of the file as a whole).
CREATE TABLE household_paper (
  year INTEGER NOT NULL,
  household_id INTEGER NOT NULL,
  lines TEXT NOT NULL,
  PRIMARY KEY (year, household_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX household_paper_household ON household_paper (household_id, year);

-- By which lists those rows were made: other ones, and they are made anew.
CREATE TABLE household_paper_basis (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  lists TEXT NOT NULL
) STRICT;

-- Packages for long keeping that left the house.
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
CREATE INDEX keeping_package_household ON keeping_package (household_id);
CREATE INDEX keeping_package_village ON keeping_package (village_id);
CREATE INDEX keeping_package_change ON keeping_package (change_id);
`,
};
