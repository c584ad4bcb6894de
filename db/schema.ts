import type { Generated } from 'kysely';
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
  };

export type MemberYearTable = Id & FieldColumns<'member_year'> & { member_id: number; year: number };

export type IncomeStatementTable = Id &
  FieldColumns<'income_statement'> & { household_id: number; year: number; purpose: string };

export type SpellState = 'proposed' | 'open' | 'eliminated' | 'void';
export type MonitoringSpellTable = Id &
  FieldColumns<'monitoring_spell'> & { household_id: number; state: SpellState; procedure_id: number | null };

export type HelperTable = Id & FieldColumns<'helper'>;
export type PairingTable = Id & FieldColumns<'pairing'> & { helper_id: number; household_id: number };

export type VillageYearTable = Id & FieldColumns<'village_year'> & { village_id: number; year: number };

export type VisitTable = Id & FieldColumns<'visit'> & { household_id: number };

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
}

export interface ComparisonHitTable extends Id {
  id_key: string;
  name: string;
  department: string;
  suspicion: string;
  detail: string | null;
  reported_on: string | null;
}

export interface ProcedureTable extends Id {
  key: string;
  title: string;
  village_id: number;
  year: number;
  pack_id: string;
  pack_version: number;
  status: 'open' | 'finished' | 'stopped';
  opened_on: string;
  note: string | null;
}

export interface ProcedureHouseholdTable extends Id {
  procedure_id: number;
  household_id: number;
  spell_id: number;
  consent_on: string | null;
  consent_signer: string | null;
  visited_on: string | null;
  /** Names joined by 、. */
  investigators: string | null;
  votes_for: number | null;
  votes_against: number | null;
  votes_abstain: number | null;
  dropped: number;
  drop_reason: string | null;
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
}

export interface ProcedurePaperTable extends Id {
  procedure_id: number;
  step_key: string;
  document: string;
  state: 'printed' | 'signed';
  received_on: string;
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
}

export interface ChangeTable extends Id {
  at: string;
  operator: string;
  command: string;
  title: string;
  reason: string | null;
  undo_of: number | null;
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

export interface SearchEntryTable extends Id {
  kind: 'household' | 'member';
  household_id: number;
  member_id: number | null;
  name: string;
  pinyin: string;
  initials: string;
  numbers: string;
  place: string;
}

export interface Db {
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
  document: DocumentTable;
  import_batch: ImportBatchTable;
  import_file: ImportFileTable;
  export_batch: ExportBatchTable;
  change: ChangeTable;
  change_row: ChangeRowTable;
  open_change: { change_id: number };
  search_entry: SearchEntryTable;
}
