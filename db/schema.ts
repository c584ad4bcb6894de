import type { FontRole } from '#domain/policy/font-roles.ts';
import type { Generated } from 'kysely';
import type { Role } from '#domain/operators/role.ts';
import type { Retention } from '#domain/records/filing.ts';
import type { DictionaryEntry } from '#domain/fields/dictionary.ts';

type Stored<S extends DictionaryEntry['store']> = Extract<DictionaryEntry, { store: S }>;
type ColumnValue<F extends DictionaryEntry> = F['type'] extends 'int' | 'decimal' | 'year' | 'bool'
  ? number | null
  : string | null;

/** The dictionary's columns of a table: adding a field there adds it here. */
export type FieldColumns<S extends DictionaryEntry['store']> = {
  [F in Stored<S> as F['name']]: ColumnValue<F>;
};

type Id = { id: Generated<number> };

export interface TownshipTable extends Id {
  province: string;
  city: string;
  county: string;
  name: string;
  region_code: string;
  address: string;
  phone: string;
  county_phone: string;
  county_department: string;
  /** 全宗号, given by the county's archive. */
  fonds: string | null;
}

export interface VillageTable extends Id {
  code: string | null;
  name: string;
  phone: string | null;
  notice_place: string | null;
  address: string | null;
}

export interface VillageGroupTable extends Id {
  village_id: number;
  name: string;
}

export type HouseholdTable = Id &
  FieldColumns<'household'> & {
    village_id: number | null;
    village_group_id: number | null;
    /** The year that the newest import spoke of; an older file does not overwrite what stands here. */
    as_of_year: number | null;
    opened_on: string | null;
    closed_on: string | null;
    closed_reason: string | null;
    split_from_id: number | null;
    merged_into_id: number | null;
  };

export type HouseholdYearTable = Id &
  FieldColumns<'household_year'> & {
    household_id: number;
    year: number;
    /** Category as a yearly export names it; the spells are the record. */
    reported_category: string | null;
  };

export type MemberTable = Id &
  FieldColumns<'member'> & {
    household_id: number;
    id_key: string | null;
    as_of_year: number | null;
    joined_on: string | null;
    joined_reason: string | null;
    joined_proof: string | null;
    left_on: string | null;
    left_reason: string | null;
    left_proof: string | null;
    /** Who became head when this head left. */
    new_head_id: number | null;
    /** `transfer`: split, merged or moved between households of the archive; no natural increase or decrease. */
    joined_kind: 'natural' | 'transfer' | null;
    /** `duplicate`: the same person stood twice; this row gave way. Means nothing while `left_on` is null. */
    left_kind: 'natural' | 'transfer' | 'duplicate' | null;
    /** The row of the same person in the household that they came from. */
    came_from_id: number | null;
  };

export type MemberYearTable = Id & FieldColumns<'member_year'> & { member_id: number; year: number };

export type StatementPurpose = 'annual' | 'monitoring' | 'elimination' | 'survey';
export type IncomeStatementTable = Id &
  FieldColumns<'income_statement'> & {
    household_id: number;
    /** The year of the period’s last day. */
    year: number;
    purpose: StatementPurpose;
    /** The spell whose recognition or elimination the statement belongs to. */
    spell_id: number | null;
    /** The heads that divide it; null: those of the year. */
    head_count: number | null;
    note: string | null;
  };

export type SpellState = 'proposed' | 'open' | 'eliminated' | 'void';
export type MonitoringSpellTable = Id &
  FieldColumns<'monitoring_spell'> & {
    household_id: number;
    state: SpellState;
    procedure_id: number | null;
    rollback_reason: string | null;
    /** The eliminated spell after which the household was marked again. */
    marked_again_from_id: number | null;
  };

export type HelperTable = Id & FieldColumns<'helper'>;
export type PairingTable = Id &
  FieldColumns<'pairing'> & { helper_id: number; household_id: number; end_reason: string | null };

export type VillageYearTable = Id & FieldColumns<'village_year'> & { village_id: number; year: number };

export type VisitTable = Id &
  FieldColumns<'visit'> & {
    household_id: number;
    /** Names joined by 、. */
    visitors: string | null;
    purpose: string | null;
    found: string | null;
    handled: string | null;
    next_on: string | null;
  };

export interface MeasureTable extends Id {
  household_id: number;
  year: number;
  /** The dictionary name of the kind: industry, employment, finance … */
  kind: string;
  /** Codes of the kind's list, comma-joined; see Field type `codes`. */
  items: string | null;
  note: string | null;
  content: string | null;
  unit: string | null;
  responsible: string | null;
  responsible_phone: string | null;
  starts_on: string | null;
  ends_on: string | null;
  amount: number | null;
  loan_amount: number | null;
  loan_months: number | null;
  solar_income: number | null;
  expected_gain: number | null;
  actual_gain: number | null;
  outcome: string | null;
  /** The risk that the measure answers: a code of the list `risk`. */
  risk: string | null;
  scale: string | null;
  funding_source: string | null;
  done_on: string | null;
}

export interface ComparisonHitTable extends Id {
  id_key: string;
  name: string;
  department: string;
  suspicion: string;
  detail: string | null;
  reported_on: string | null;
  round_id: number | null;
  member_id: number | null;
  /** What the village found: 属实, 说明后保留, 信息错误; null while nobody has looked. */
  verdict: 'confirmed' | 'explained' | 'mistaken' | null;
  answer: string | null;
  evidence: string | null;
  verified_by: string | null;
  verified_on: string | null;
  /** The figure that the department reported, in the unit of its suspicion (yuan for expenses). */
  amount: number | null;
}

/** A list of people sent to departments for comparison. */
export interface ComparisonRoundTable extends Id {
  title: string;
  departments: string;
  year: number;
  sent_on: string | null;
  due_on: string | null;
  note: string | null;
}

export interface ComparisonPersonTable extends Id {
  round_id: number;
  household_id: number;
  member_id: number;
  consent_id: number;
}

/** 承诺授权书: without one in force nobody is put on a list for comparison. */
export interface ConsentTable extends Id {
  household_id: number;
  number: string | null;
  signed_on: string | null;
  signer: string | null;
  signer_relation: string | null;
  guardian: string | null;
  scope: string | null;
  valid_to: string | null;
  withdrawn_on: string | null;
  note: string | null;
}

/** How a household came in or went out in a year, with the days of the procedure. */
export interface AdjustmentTable extends Id {
  household_id: number;
  year: number;
  kind: string;
  reason: string | null;
  causes: string | null;
  mark: string | null;
  applied_on: string | null;
  first_meeting_on: string | null;
  first_notice_from: string | null;
  first_notice_to: string | null;
  comparison_result: string | null;
  second_meeting_on: string | null;
  second_notice_from: string | null;
  second_notice_to: string | null;
  county_approved_on: string | null;
  announced_on: string | null;
  told_on: string | null;
  is_signed: number | null;
  procedure_id: number | null;
  note: string | null;
}

/** 三账比对: archive, national export and paper file of one day, compared. */
export interface ReconciliationTable extends Id {
  title: string;
  year: number;
  made_on: string | null;
  national_file: string | null;
  paper_file: string | null;
  households: number;
  members: number;
}

export interface ReconciliationLineTable extends Id {
  reconciliation_id: number;
  entity: 'household' | 'member';
  /** `missing`: not in the archive; `extra`: in the archive alone; `differs`: a field has other values. */
  kind: 'missing' | 'extra' | 'differs';
  village: string | null;
  household_id: number | null;
  member_id: number | null;
  household_no: string | null;
  id_number: string | null;
  name: string | null;
  field: string | null;
  archive_value: string | null;
  national_value: string | null;
  paper_value: string | null;
  state: Generated<'open' | 'settled' | 'kept'>;
  settled_how: string | null;
  settled_on: string | null;
  note: string | null;
}

/** A row of an import of which nobody could be sure whom it means; decided later. */
export interface ImportDoubtTable extends Id {
  batch_id: number;
  file: string;
  row: number;
  entity: 'household' | 'member';
  reason: string;
  /** The row's values, as JSON. */
  draft: string;
  /** Whom it may mean, as JSON. */
  candidates: string;
  state: Generated<'open' | 'same' | 'new' | 'skipped'>;
  decided_on: string | null;
}

/** A row that an import refused: its cells as they stood and what is wrong, as JSON; and the headers of its sheet. */
export interface ImportRefusalTable extends Id {
  batch_id: number;
  file: string;
  sheet: string | null;
  /** The year of which the sheet spoke. */
  year: number | null;
  row: number;
  cells: string;
  problems: string;
  is_header: Generated<0 | 1>;
}

/** What the columns under these headers meant last time; no part of the undoable archive. */
export interface ColumnMappingTable extends Id {
  purpose: 'import' | 'fill';
  headers: string;
  kind: string;
  columns: string;
  at: string;
}

/** The cells of an exported file, deflated JSON, so that it can be said what changed since. */
export interface ExportContentTable {
  export_id: number;
  columns: string;
  rows: Buffer;
}

export interface ProcedureTable extends Id {
  key: string;
  title: string;
  village_id: number;
  year: number;
  pack_id: string;
  pack_version: number;
  /** The row of that pack; null where it comes with the program. */
  policy_pack_id: number | null;
  status: 'open' | 'finished' | 'stopped';
  opened_on: string;
  note: string | null;
  /** Who sees to it. */
  responsible: string | null;
  /** Keys, joined by commas, of the optional steps that were chosen. */
  optional_steps: string | null;
  /** How many households the county's plan of the year lets in (规模控制). */
  quota: number | null;
}

export interface ProcedureHouseholdTable extends Id {
  procedure_id: number;
  household_id: number;
  /** The monitoring that it proposes or ends; null where the procedure is about something else. */
  spell_id: number | null;
  consent_on: string | null;
  consent_signer: string | null;
  visited_on: string | null;
  /** Names joined by 、. */
  investigators: string | null;
  /** Of the procedure's first meeting; those of a later one are ballots. */
  votes_for: number | null;
  votes_against: number | null;
  votes_abstain: number | null;
  dropped: Generated<number>;
  drop_reason: string | null;
  votes_recused: number | null;
  drop_kind: DropKind | null;
  dropped_on: string | null;
  /** The step that was next when it left. */
  dropped_step: string | null;
  /** What its end writes: code of exit_status, reason, codes of return_poverty_cause, code of risk_elimination_mode. */
  mark: string | null;
  reason: string | null;
  causes: string | null;
  mode: string | null;
}

/** Why a household left a procedure. */
export type DropKind = 'objection' | 'withdrawn' | 'untrue' | 'voted-down' | 'other';

/** Votes on one household in a meeting after the procedure's first. */
export interface ProcedureBallotTable extends Id {
  procedure_household_id: number;
  step_key: string;
  votes_for: number | null;
  votes_against: number | null;
  votes_abstain: number | null;
  votes_recused: number | null;
}

/** Points, or whether a line applies, for one household: 四看 scores, 五优先, 六进, 七不进, situations that forbid an exit. */
export interface ProcedureAnswerTable extends Id {
  procedure_household_id: number;
  /** `points/<block>/<item>`, `exclusions/<n>`, `bars/<n>` …: the key of the pack's entry. */
  item: string;
  points: number | null;
  applies: number | null;
  note: string | null;
}

/** An objection to a notice; never shown outside the office. */
export interface ObjectionTable extends Id {
  procedure_id: number;
  step_key: string;
  /** Whom it is about; null: the whole notice. */
  household_id: number | null;
  received_on: string;
  channel: 'visit' | 'phone' | 'letter' | 'online' | 'other';
  /** Null: anonymous. */
  objector: string | null;
  objector_phone: string | null;
  content: string;
  verified_on: string | null;
  /** Names joined by 、. */
  verifiers: string | null;
  finding: string | null;
  outcome: 'upheld' | 'dismissed' | 'withdrawn' | null;
  decided_on: string | null;
  decided_by: string | null;
  answered_on: string | null;
  answer: string | null;
}

/** A notice that was taken down and put up anew: its old days. */
export interface ProcedurePostingTable extends Id {
  procedure_id: number;
  step_key: string;
  notice_from: string;
  notice_to: string;
  ended_on: string;
  reason: string;
  objection_id: number | null;
}

/** A step that was allowed though a rule stood against it: who allowed it and why, for ever. */
export interface ProcedureWaiverTable extends Id {
  procedure_id: number;
  step_key: string;
  rule: string;
  household_id: number | null;
  message: string;
  source: string;
  allowed_by: string;
  reason: string;
  allowed_on: string;
}

/** A risk that somebody told of, found or a department warned of (线索台账). */
export interface ClueTable extends Id {
  village_id: number;
  household_id: number | null;
  /** Of a household that the archive does not have. */
  who: string | null;
  /** Code of discovery_channel. */
  channel: string;
  found_on: string;
  content: string;
  reporter: string | null;
  reporter_phone: string | null;
  comparison_hit_id: number | null;
  /** Key of the pack's warning threshold that it is above. */
  warning: string | null;
  accepted_on: string | null;
  accepted_by: string | null;
  fed_back_on: string | null;
  outcome: 'procedure' | 'no-risk' | 'other-help' | 'duplicate' | null;
  settled_on: string | null;
  note: string | null;
  procedure_id: number | null;
}

/** 回头看, 集中排查: one for the township. */
export interface CampaignTable extends Id {
  key: string;
  title: string;
  year: number;
  pack_id: string;
  pack_version: number;
  policy_pack_id: number | null;
  opened_on: string;
  status: 'open' | 'finished' | 'stopped';
  note: string | null;
}

export interface CampaignPhaseTable extends Id {
  campaign_id: number;
  phase_key: string;
  starts_on: string;
  ends_on: string;
  done_on: string | null;
  note: string | null;
}

/** One household looked at in one phase. */
export interface CampaignSurveyTable extends Id {
  campaign_id: number;
  phase_key: string;
  household_id: number;
  surveyed_on: string;
  /** Names joined by 、. */
  surveyors: string;
  outcome: 'sound' | 'problems';
  note: string | null;
}

/** One line of the survey sheet. */
export interface CampaignAnswerTable extends Id {
  survey_id: number;
  item: string;
  /** What the sheet asked. */
  title: string;
  sound: number;
  note: string | null;
}

/** A problem on the ledger (问题台账) from its finding to its closing. */
export interface IssueTable extends Id {
  number: string;
  source: 'campaign' | 'inspection' | 'check' | 'comparison' | 'objection' | 'other';
  source_note: string | null;
  campaign_id: number | null;
  comparison_hit_id: number | null;
  objection_id: number | null;
  /** Of the quality check that found it; of a campaign the key of its item. */
  rule: string | null;
  /** The year whose values the quality check looked at. */
  year: number | null;
  village_id: number | null;
  household_id: number | null;
  member_id: number | null;
  /** Key of the dictionary's field that it is about. */
  field: string | null;
  /** One of PROBLEM_KINDS. */
  kind: string;
  content: string;
  found_on: string;
  found_by: string | null;
  department: string | null;
  confirmed_on: string | null;
  confirmed_by: string | null;
  measure: string | null;
  responsible_unit: string | null;
  responsible: string | null;
  due_on: string | null;
  done: string | null;
  evidence: string | null;
  closed_on: string | null;
  closed_by: string | null;
  /** Put right, or found not to be one. */
  closed_as: 'corrected' | 'unfounded' | null;
  checked_on: string | null;
  checked_by: string | null;
  note: string | null;
}

/** An issue that came back: how it had been closed. */
export interface IssueReopeningTable extends Id {
  issue_id: number;
  reopened_on: string;
  reason: string;
  done: string | null;
  evidence: string | null;
  closed_on: string;
  closed_by: string | null;
  /** Put right, or found not to be one. */
  closed_as: 'corrected' | 'unfounded' | null;
  checked_on: string | null;
  checked_by: string | null;
}

/** A day of the township's own, beside those that follow from the pack and from what runs. */
export interface CalendarEntryTable extends Id {
  title: string;
  due_on: string;
  village_id: number | null;
  responsible: string | null;
  note: string | null;
  done_on: string | null;
}

export interface ProcedureStepTable extends Id {
  procedure_id: number;
  step_key: string;
  done_on: string;
  notice_from: string | null;
  notice_to: string | null;
  expected: number | null;
  present: number | null;
  place: string | null;
  /** 1: it was for nobody (a second meeting without any suspicion), and nothing was done. */
  nobody: Generated<number>;
}

export interface ProcedurePaperTable extends Id {
  procedure_id: number;
  step_key: string;
  document: string;
  state: 'printed' | 'signed';
  received_on: string;
  /** Whose sheet it is; null: one for all. */
  household_id: number | null;
}

export interface DocumentTable extends Id {
  change_id: number;
  document: string;
  title: string;
  subject: string;
  household_id: number | null;
  procedure_id: number | null;
  village_id: number | null;
  year: number;
  paper: string;
  pages: number;
  sha256: string;
  printed_at: string;
  operator: string;
  notice_to: string | null;
  /** The file that it stands in; null for prints of before files were kept. */
  run_id: number | null;
  /** 文书编号: eight letters, in the code at its foot. */
  code: string | null;
  /** Of its template. */
  version: number | null;
  draft: Generated<number>;
  /** On which page of the file it begins. */
  first_page: number | null;
  /** Model and wording as JSON, deflated. */
  content: Buffer | null;
}

/** One file as it went to the printer, with one or many documents in it. */
export interface PrintRunTable extends Id {
  change_id: number;
  /** yyyy-mm-ddThh:mm on the clerk's clock, as it stands in the footers. */
  printed_at: string;
  operator: string;
  paper: string;
  draft: number;
  duplex: number;
  copies: number;
  pages: number;
  sha256: string;
  attachment_id: number;
}

/** The same file, or one paper of it, printed once more. */
export interface ReprintTable extends Id {
  change_id: number;
  run_id: number;
  document_id: number | null;
  at: string;
  operator: string;
  copies: number;
}

/** A text of a document in the township's own words. */
export interface DocumentWordingTable extends Id {
  document: string;
  part: string;
  text: string;
}

export interface FontFileTable extends Id {
  role: FontRole;
  name: string;
  characters: number;
  attachment_id: number;
}

export interface ImportBatchTable extends Id {
  change_id: number;
  at: string;
  rows_read: number;
  rows_accepted: number;
  rows_refused: number;
}

export interface ImportFileTable extends Id {
  batch_id: number;
  name: string;
  sha256: string;
  kind: string;
  year: number | null;
  rows_read: number;
  rows_accepted: number;
  rows_refused: number;
}

export interface ExportBatchTable extends Id {
  change_id: number;
  kind: string;
  title: string;
  year: number;
  file: string;
  rows: number;
  sha256: string;
  at: string;
  from_on: string | null;
  to_on: string | null;
  /** 核对稿: with errors left, not to be sent. */
  working: Generated<number>;
  area: string | null;
  households: number | null;
  members: number | null;
}

export interface ChangeTable extends Id {
  at: string;
  operator: string;
  command: string;
  title: string;
  reason: string | null;
  undo_of: number | null;
  effective_on: string | null;
  /** `undo` takes an act back, `redo` takes that back; follows from `undo_of`. */
  kind: Generated<'act' | 'undo' | 'redo'>;
  /** Of an act: not undone, or redone. Of an undo or a redo: the newest of its act. */
  standing: Generated<number>;
  /** How many rows of the log it has. */
  row_count: Generated<number>;
  /** The newest entry of the access log when it was written, “id:hash”; null before there was any. */
  access_head: string | null;
  previous_hash: string;
  hash: string;
}

export interface ChangeRowTable extends Id {
  change_id: number;
  table_name: string;
  row_id: number;
  before: string | null;
  after: string | null;
}

/** Made from other rows: what a list shows of a household; see db/household-summary.ts. */
export interface HouseholdSummaryTable {
  household_id: number;
  closed: 0 | 1;
  household_no: string | null;
  village_id: number | null;
  group_name: string | null;
  place: string | null;
  household_type: string | null;
  head_name: string | null;
  head_sort: string | null;
  people: number;
  monitored: 0 | 1;
  category: string | null;
  search_digest: number;
}

/** Made from other rows: what the papers of a household's file are like in a year (0: as a whole), as text of `keptLines`. */
export interface HouseholdPaperTable {
  household_id: number;
  year: number;
  lines: string;
}

/** By which lists the rows of `household_paper` were made. */
export interface HouseholdPaperBasisTable extends Id {
  lists: string;
}

/** Made from other rows: what a list shows of a household in a year. */
export interface HouseholdYearSummaryTable {
  year: number;
  household_id: number;
  per_capita: number | null;
  /** As a yearly export named it. */
  category: string | null;
}

/** A year whose rows are frozen; see FROZEN_TABLES. */
export interface ClosedYearTable extends Id {
  year: number;
  closed_on: string;
  note: string | null;
}

/** 低保, 特困, 两补, 公益岗位 … of a person or a household, from–to. */
export interface BenefitTable extends Id {
  household_id: number;
  member_id: number | null;
  kind: string;
  starts_on: string | null;
  ends_on: string | null;
  amount: number | null;
  per: string | null;
  people: number | null;
  project: string | null;
  certificate_no: string | null;
  granted_by: string | null;
  note: string | null;
}

export interface FundReceiptTable extends Id {
  household_id: number;
  member_id: number | null;
  year: number | null;
  received_on: string | null;
  kind: string;
  project: string | null;
  amount: number | null;
  document_no: string | null;
  posted_on: string | null;
  note: string | null;
}

export interface HousingAppraisalTable extends Id {
  household_id: number;
  appraised_on: string | null;
  level: string | null;
  structure: string | null;
  build_year: number | null;
  area: number | null;
  appraiser: string | null;
  report_no: string | null;
  conclusion: string | null;
  remedy: string | null;
  remedied_on: string | null;
  accepted_on: string | null;
  note: string | null;
}

export interface DisabilityCertificateTable extends Id {
  household_id: number;
  member_id: number;
  certificate_no: string | null;
  type: string | null;
  level: string | null;
  issued_on: string | null;
  valid_to: string | null;
  note: string | null;
}

export interface AssistancePlanTable extends Id {
  household_id: number;
  year: number;
  goal: string | null;
  expected_income: number | null;
  responsible: string | null;
  responsible_phone: string | null;
  unit: string | null;
  made_on: string | null;
  reviewed_on: string | null;
  summary: string | null;
}

export interface VisitCheckTable extends Id {
  visit_id: number;
  item: string;
  result: number | null;
  note: string | null;
}

export interface VillageOfficerTable extends Id {
  village_id: number;
  role: string;
  name: string;
  sex: string | null;
  unit: string | null;
  phone: string | null;
  starts_on: string | null;
  ends_on: string | null;
  note: string | null;
}

export interface RepresentativeTable extends Id {
  village_id: number;
  name: string;
  sex: string | null;
  group_name: string | null;
  political_status: string | null;
  phone: string | null;
  starts_on: string | null;
  ends_on: string | null;
  note: string | null;
}

export interface NoticeBoardTable extends Id {
  village_id: number;
  place: string;
  kind: string | null;
  keeper: string | null;
  phone: string | null;
  starts_on: string | null;
  ends_on: string | null;
  note: string | null;
}

/** A file in the archive’s folder, by the hash of its content; kept whatever is undone. */
export interface AttachmentTable extends Id {
  sha256: string;
  media_type: string;
  bytes: number;
  name: string;
  added_at: string;
  /** Whether it tells where it was taken; null: nobody has looked yet. */
  has_place: 0 | 1 | null;
  /** Of a PDF. */
  pages: number | null;
  /** Whether a PDF has scripts or files in it. */
  has_active: 0 | 1 | null;
}

export interface AttachmentLinkTable extends Id {
  attachment_id: number;
  household_id: number | null;
  visit_id: number | null;
  title: string | null;
  taken_on: string | null;
  sort: Generated<number>;
  /** The procedure's step that it shows: the notice on the board. */
  procedure_id: number | null;
  step_key: string | null;
  /** The problem whose closing it proves. */
  issue_id: number | null;
  member_id: number | null;
  village_id: number | null;
  /** What it is of the things that must be on file: key of the checklist’s entry. */
  item: string | null;
  /** Of a file of several pages, the one that is meant; null: all of them. */
  page: number | null;
  /** Degrees clockwise until it is upright. */
  turn: Generated<0 | 90 | 180 | 270>;
  /** JSON [x, y, width, height] in thousandths of the turned picture; null: all of it. */
  crop: string | null;
}

export interface IncomeLineTable extends Id {
  statement_id: number;
  member_id: number | null;
  item: string;
  title: string;
  quantity: number | null;
  unit: string | null;
  unit_price: number | null;
  amount: number;
  note: string | null;
}

export interface SavedFilterTable extends Id {
  name: string;
  filter: string;
}

export interface WorkingListTable extends Id {
  name: string;
  note: string | null;
  made_on: string | null;
}

export interface WorkingListHouseholdTable extends Id {
  list_id: number;
  household_id: number;
  done: Generated<number>;
  note: string | null;
}

export interface PolicyPackTable extends Id {
  pack_id: string;
  version: number;
  /** The file as JSON, with the version of the pack that it rests on. */
  body: string;
  /** Of the body: what the library is known by. */
  sha256: string;
  /** The row of the pack that it rests on; null where that comes with the program. */
  base_pack_id: number | null;
  file_name: string | null;
  loaded_on: string;
}

export interface CustomFieldTable extends Id {
  key: string;
  label: string;
  entity: string;
  type: string;
  options: string | null;
  scale: number | null;
  unit: string | null;
  yearly: number;
  level: string;
  sort: Generated<number>;
  retired_on: string | null;
}

/** The value of a township’s own field, as text in the stored form of its type. */
export interface CustomValueTable extends Id {
  field_id: number;
  household_id: number | null;
  member_id: number | null;
  year: number | null;
  value: string;
}

/** Two people, or two households, that look alike and are not the same; the smaller id first. */
export interface NotDuplicateTable extends Id {
  member_id: number | null;
  other_id: number | null;
  household_id: number | null;
  other_household_id: number | null;
  reason: string;
}

/** What a person has set for the window (columns, sorting); no part of the undoable archive. */
export interface PreferenceTable {
  key: string;
  value: string;
}

/** What was typed and not yet saved; survives a crash. */
export interface DraftTable {
  key: string;
  saved_at: string;
  body: string;
}

/** A warning that somebody answered: 情况属实. It stands while the values that the rule read stay the same. */
export interface CheckAnswerTable extends Id {
  rule: string;
  /** Of the values that were checked. */
  year: number;
  village_id: number | null;
  household_id: number | null;
  member_id: number | null;
  /** The record that it is about, where it is one of several of a household: a spell, a pairing. */
  record_id: number | null;
  /** Key of the dictionary. */
  field: string | null;
  /** SHA-256 of the values that the rule read. */
  digest: string;
  /** As it was answered. */
  message: string;
  /** Of a suspicion: whether it is true. Null for a warning of the rules, which is always answered as true. */
  verdict: 'true' | 'unfounded' | null;
  reason: string;
  evidence: string | null;
  answered_by: string;
  answered_on: string;
}

/** One check of the whole township; kept for the curve, outside of the log. */
export interface CheckRunTable extends Id {
  at: string;
  run_on: string;
  year: number;
  operator: string;
  households: number;
  errors: number;
  warnings: number;
  /** Of the warnings. */
  answered: number;
}

export interface CheckCountTable {
  run_id: number;
  rule: string;
  /** 0 for what belongs to no village. */
  village_id: number;
  hits: number;
  errors: number;
  answered: number;
}

/** A check that the township made itself. */
export interface OwnRuleTable extends Id {
  /** Z01, Z02 … */
  rule: string;
  title: string;
  level: 'error' | 'warning';
  /** JSON (domain/quality/own). */
  definition: string;
  message: string;
  basis: string | null;
  from_year: number | null;
  to_year: number | null;
  enabled: number;
  /** Only what was tested on the archive as it now reads is switched on. */
  tested_on: string | null;
  tested_hits: number | null;
}

/** A list of logic errors that the county sent. */
export interface ReceivedListTable extends Id {
  title: string;
  year: number;
  received_on: string;
  file: string;
  sha256: string;
  note: string | null;
}

export interface ReceivedHitTable extends Id {
  list_id: number;
  sheet: string;
  /** As the sheet counts them. */
  row: number;
  /** The county's own number of the rule. */
  code: string | null;
  /** Their words for it. */
  kind: string | null;
  /** Ours, where it is known. */
  rule: string | null;
  /** As it was written. */
  village: string | null;
  household_id: number | null;
  member_id: number | null;
  household_no: string | null;
  id_number: string | null;
  name: string | null;
  value: string | null;
  content: string;
  state: 'open' | 'corrected' | 'true' | 'unfounded';
  reply: string | null;
  settled_on: string | null;
}

/** Which rule of ours the county means by its number or, where it gives none, its words; null: none of ours. */
export interface ReceivedRuleTable extends Id {
  code: string;
  rule: string | null;
}

/** A list of who is registered where (户籍册), imported to be held against the archive. */
export interface PopulationRegisterTable extends Id {
  file: string;
  sha256: string;
  /** The day of which it speaks. */
  taken_on: string;
  imported_on: string;
  people: number;
  households: number;
  note: string | null;
}

/** The people of one village of a register; of each village only the newest list is kept. */
export interface RegisteredVillageTable extends Id {
  register_id: number;
  /** Null: whose village nobody knows. */
  village_id: number | null;
  people: number;
  households: number;
  /** JSON: a list of households. One row holds a village, since a register is read as a whole and has ten thousands of people. */
  content: string;
}

/** Households drawn by lot for a second look (质量抽查). */
export interface SampleTable extends Id {
  title: string;
  year: number;
  made_on: string;
  /** The same seed over the same households draws the same ones. */
  seed: string;
  wanted_households: number;
  wanted_villages: number;
  /** JSON: by what the households were divided before drawing. */
  strata: string;
  /** JSON: keys of the fields that are entered a second time. */
  fields: string;
  note: string | null;
}

export interface SampleHouseholdTable extends Id {
  sample_id: number;
  household_id: number;
  village_id: number;
  stratum: string;
  position: number;
  /** Drawn to take the place of one that cannot be surveyed. */
  spare: number;
  replaced_reason: string | null;
  surveyed_on: string | null;
  surveyor: string | null;
  /** Who collected what stands in the archive. */
  first_entered_by: string | null;
  approves: 'yes' | 'no' | 'unsaid' | null;
  note: string | null;
}

/** One field entered a second time beside what the archive had then. */
export interface SampleValueTable extends Id {
  sample_household_id: number;
  member_id: number | null;
  field: string;
  first_value: string | null;
  second_value: string | null;
  verdict: 'archive-wrong' | 'second-wrong' | 'both-right' | null;
  note: string | null;
}

export interface OperatorTable extends Id {
  /** Stands in the key file too, beside the copy of the key that the operator's passphrase opens. */
  uid: string;
  name: string;
  role: Role;
  added_at: string;
  removed_at: string | null;
  /** Counts what was changed about him, here and in the key file: of two that differ, the higher one is right. */
  revision: Generated<number>;
}

/** Who saw, printed, sent out or unmasked whom. Appended only; a chain of hashes of its own. */
export interface AccessEntryTable extends Id {
  at: string;
  operator_id: number | null;
  operator: string;
  kind: string;
  household_id: number | null;
  member_id: number | null;
  /** Where it was about several: their ids as ranges, “1-40,52”. */
  households: string | null;
  /** What was done, in words and without personal data. */
  subject: string;
  /** To how many households. */
  count: Generated<number>;
  /** The newest change of the other log at that moment, “id:hash”. */
  change_head: string | null;
  previous_hash: string;
  hash: string;
}

/** In an archive that salvage made: its report, as JSON. */
export interface SalvageTable {
  id: Generated<number>;
  change_id: number;
  at: string;
  report: string;
}

/** A row, or what is left of one, that salvage could put into no table. */
export interface SalvageRowTable {
  id: Generated<number>;
  salvage_id: number;
  table_name: string | null;
  row_id: number | null;
  why: 'rule' | 'reference' | 'table' | 'remains';
  cells: string;
}

/** One row. */
export interface SafetyTable {
  id: 1;
  lock_minutes: Generated<number>;
  rehearsed_at: string | null;
  rehearsed_file: string | null;
  rehearsed_ok: 0 | 1 | null;
}

/** What was taken in at once: a stack of scans, a folder, a picture of the document camera. */
export interface ScanBatchTable extends Id {
  source: 'chosen' | 'dropped' | 'pasted' | 'folder' | 'camera' | 'terminal';
  at: string;
  operator: string;
}

/** One page of a file as it came, and which sheet of the archive it is. */
export interface ScanPageTable extends Id {
  batch_id: number;
  attachment_id: number;
  /** Of the file, from 1. */
  page: number;
  width: number;
  height: number;
  /** Degrees clockwise until it is upright. */
  turn: Generated<0 | 90 | 180 | 270>;
  /** Tenths of a degree clockwise by which the turned page still lies askew. */
  skew: Generated<number>;
  /** JSON [x, y, width, height] in thousandths of the turned page; null: all of it. */
  crop: string | null;
  /** What its code said; null: none was read. */
  code: string | null;
  state: 'filed' | 'waiting' | 'twice' | 'replaced' | 'aside';
  how: 'code' | 'hand' | null;
  document_id: number | null;
  document_page: number | null;
  /** Where it was filed by hand when it is no printed sheet. */
  link_id: number | null;
  reason: string | null;
}

/** What is said of a paper that must be on file and of which there is no scan. */
export interface PaperAnswerTable extends Id {
  household_id: number | null;
  village_id: number | null;
  procedure_id: number | null;
  /** Key of the checklist’s entry. */
  item: string;
  year: number | null;
  state: 'on-shelf' | 'not-applicable' | 'lost';
  reason: string;
  on_day: string;
  operator: string;
}

/** 盒 of papers that are filed as 件. */
export interface FilingBoxTable extends Id {
  number: number;
  fonds: string;
  file_class: string;
  year: number;
  retention: Retention;
  office: string;
  spine: 10 | 15 | 20 | 30 | 40;
  shelf: string | null;
  note: string | null;
}

/** 移交 of 件 and 卷 to another unit, the county’s archive above all. */
export interface FilingHandoverTable extends Id {
  to_unit: string;
  on_day: string;
  giver: string;
  receiver: string;
  witness: string | null;
  note: string | null;
}

/** 卷: the file of a household, of a village or of the township. */
export interface FilingVolumeTable extends Id {
  kind: 'household' | 'village' | 'township';
  household_id: number | null;
  village_id: number | null;
  /** Null: of all years (the file of a household). */
  year: number | null;
  code: string;
  title: string;
  retention: Retention;
  note: string | null;
  made_on: string;
  made_by: string;
  checked_by: string | null;
  closed_on: string | null;
  shelf: string | null;
  spine: 10 | 15 | 20 | null;
  handover_id: number | null;
}

/** 件 by DA/T 22-2015: one paper with its 档号. */
export interface FilingItemTable extends Id {
  code: string;
  fonds: string;
  file_class: string;
  year: number;
  retention: Retention;
  office: string;
  /** 件号 in its series; null: it lies in a 卷, where it has a place. */
  serial: number | null;
  title: string;
  author: string;
  doc_no: string | null;
  dated: string | null;
  secrecy: string | null;
  /** Null: not counted yet. */
  pages: number | null;
  note: string | null;
  document_id: number | null;
  link_id: number | null;
  household_id: number | null;
  village_id: number | null;
  volume_id: number | null;
  place: number | null;
  box_id: number | null;
  filed_on: string;
  handover_id: number | null;
  withdrawn_reason: string | null;
}

/** Every 档号 that was ever given; kept whatever is undone. */
export interface FilingNumberTable extends Id {
  series: string;
  serial: number;
  code: string;
  given_at: string;
}

/** A 档号 that was changed. */
export interface FilingRenumberingTable extends Id {
  item_id: number | null;
  volume_id: number | null;
  old_code: string;
  new_code: string;
  on_day: string;
  operator: string;
  reason: string;
}

/** 借阅 of a 件 or a 卷. */
export interface FilingLoanTable extends Id {
  item_id: number | null;
  volume_id: number | null;
  borrower: string;
  unit: string | null;
  reason: string;
  approved_by: string;
  lent_on: string;
  due_on: string;
  returned_on: string | null;
  condition: string | null;
}

/** 销毁清册: papers whose period is over, listed, approved and done by people. */
export interface FilingDisposalTable extends Id {
  listed_on: string;
  listed_by: string;
  approved_by: string | null;
  approved_on: string | null;
  done_on: string | null;
  witnesses: string | null;
  note: string | null;
}

/** One 件 of a destroy-list. */
export interface FilingDisposalItemTable extends Id {
  disposal_id: number;
  item_id: number;
}

/** A package for long keeping that left the house. */
export interface KeepingPackageTable extends Id {
  change_id: number;
  at: string;
  operator: string;
  household_id: number | null;
  village_id: number | null;
  name: string;
  files: number;
  bytes: number;
  sha256: string;
}

export interface Db {
  scan_batch: ScanBatchTable;
  scan_page: ScanPageTable;
  paper_answer: PaperAnswerTable;
  filing_box: FilingBoxTable;
  filing_handover: FilingHandoverTable;
  filing_volume: FilingVolumeTable;
  filing_item: FilingItemTable;
  filing_number: FilingNumberTable;
  filing_renumbering: FilingRenumberingTable;
  filing_loan: FilingLoanTable;
  filing_disposal: FilingDisposalTable;
  filing_disposal_item: FilingDisposalItemTable;
  keeping_package: KeepingPackageTable;
  operator: OperatorTable;
  access_entry: AccessEntryTable;
  safety: SafetyTable;
  salvage: SalvageTable;
  salvage_row: SalvageRowTable;
  township: TownshipTable;
  village: VillageTable;
  village_group: VillageGroupTable;
  village_year: VillageYearTable;
  household: HouseholdTable;
  household_year: HouseholdYearTable;
  member: MemberTable;
  member_year: MemberYearTable;
  income_statement: IncomeStatementTable;
  monitoring_spell: MonitoringSpellTable;
  helper: HelperTable;
  pairing: PairingTable;
  measure: MeasureTable;
  visit: VisitTable;
  comparison_hit: ComparisonHitTable;
  procedure: ProcedureTable;
  procedure_household: ProcedureHouseholdTable;
  procedure_step: ProcedureStepTable;
  procedure_paper: ProcedurePaperTable;
  procedure_ballot: ProcedureBallotTable;
  procedure_answer: ProcedureAnswerTable;
  objection: ObjectionTable;
  procedure_posting: ProcedurePostingTable;
  procedure_waiver: ProcedureWaiverTable;
  clue: ClueTable;
  campaign: CampaignTable;
  campaign_phase: CampaignPhaseTable;
  campaign_survey: CampaignSurveyTable;
  campaign_answer: CampaignAnswerTable;
  issue: IssueTable;
  issue_reopening: IssueReopeningTable;
  calendar_entry: CalendarEntryTable;
  check_answer: CheckAnswerTable;
  check_run: CheckRunTable;
  check_count: CheckCountTable;
  own_rule: OwnRuleTable;
  received_list: ReceivedListTable;
  received_hit: ReceivedHitTable;
  received_rule: ReceivedRuleTable;
  population_register: PopulationRegisterTable;
  registered_village: RegisteredVillageTable;
  sample: SampleTable;
  sample_household: SampleHouseholdTable;
  sample_value: SampleValueTable;
  document: DocumentTable;
  print_run: PrintRunTable;
  reprint: ReprintTable;
  document_wording: DocumentWordingTable;
  font_file: FontFileTable;
  import_batch: ImportBatchTable;
  import_file: ImportFileTable;
  export_batch: ExportBatchTable;
  change: ChangeTable;
  change_row: ChangeRowTable;
  open_change: { change_id: number; corrects: Generated<number> };
  household_summary: HouseholdSummaryTable;
  household_year_summary: HouseholdYearSummaryTable;
  household_paper: HouseholdPaperTable;
  household_paper_basis: HouseholdPaperBasisTable;
  closed_year: ClosedYearTable;
  benefit: BenefitTable;
  fund_receipt: FundReceiptTable;
  housing_appraisal: HousingAppraisalTable;
  disability_certificate: DisabilityCertificateTable;
  assistance_plan: AssistancePlanTable;
  visit_check: VisitCheckTable;
  village_officer: VillageOfficerTable;
  representative: RepresentativeTable;
  notice_board: NoticeBoardTable;
  attachment: AttachmentTable;
  attachment_link: AttachmentLinkTable;
  income_line: IncomeLineTable;
  saved_filter: SavedFilterTable;
  working_list: WorkingListTable;
  working_list_household: WorkingListHouseholdTable;
  policy_pack: PolicyPackTable;
  custom_field: CustomFieldTable;
  custom_value: CustomValueTable;
  not_duplicate: NotDuplicateTable;
  preference: PreferenceTable;
  draft: DraftTable;
  adjustment: AdjustmentTable;
  consent: ConsentTable;
  comparison_round: ComparisonRoundTable;
  comparison_person: ComparisonPersonTable;
  reconciliation: ReconciliationTable;
  reconciliation_line: ReconciliationLineTable;
  import_doubt: ImportDoubtTable;
  import_refusal: ImportRefusalTable;
  column_mapping: ColumnMappingTable;
  export_content: ExportContentTable;
}
