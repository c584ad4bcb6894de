import type { Db } from './schema.ts';

interface CarriedTable {
  readonly table: keyof Db;
  /**
   * Of rows that households and villages share: by what a row of another archive is known to be the same, beside its
   * references. Null: every row of a package is a new one.
   */
  readonly same: readonly string[] | null;
  /** Rows that go along with others: those in which one of these columns points at a row of the package. */
  readonly along: readonly Along[];
}

type Along = readonly [column: string, of: keyof Db];

const own = (table: keyof Db, ...along: readonly Along[]): CarriedTable => ({ table, same: null, along });
const shared = (table: keyof Db, same: readonly string[], ...along: readonly Along[]): CarriedTable => ({
  table,
  same,
  along,
});

/**
 * The tables of a package in the order in which their rows can be written: what a row points at goes before it, but for
 * references to the same table and back, which are set when all rows are there.
 */
export const CARRIED: readonly CarriedTable[] = [
  shared('village', ['name']),
  shared('village_group', ['village_id', 'name']),
  shared('helper', ['helper_no', 'name', 'unit_name', 'phone']),
  shared('policy_pack', ['pack_id', 'version']),
  shared('custom_field', ['label', 'entity', 'type', 'options', 'yearly']),
  shared('procedure', ['key', 'title', 'village_id', 'year', 'pack_id', 'pack_version', 'opened_on']),
  shared('procedure_step', ['procedure_id', 'step_key'], ['procedure_id', 'procedure']),
  shared('campaign', ['key', 'title', 'year', 'pack_id', 'pack_version', 'opened_on']),
  shared('campaign_phase', ['campaign_id', 'phase_key'], ['campaign_id', 'campaign']),
  shared('comparison_round', ['title', 'departments', 'year', 'sent_on']),
  shared('sample', ['title', 'year', 'made_on', 'seed']),
  shared('received_list', ['title', 'year', 'received_on', 'sha256']),
  shared('scan_batch', ['source', 'at', 'operator']),
  shared('filing_box', ['fonds', 'file_class', 'year', 'retention', 'office', 'number']),
  shared('filing_handover', ['to_unit', 'on_day', 'giver', 'receiver', 'witness']),
  shared('attachment', ['sha256']),
  shared('filing_number', ['code']),
  own('village_year'),
  own('village_officer'),
  own('representative'),
  own('notice_board'),
  own('calendar_entry'),
  own('household'),
  own('member'),
  own('household_year'),
  own('member_year'),
  own('monitoring_spell'),
  own('income_statement'),
  own('income_line'),
  own('disability_certificate'),
  own('pairing'),
  own('assistance_plan'),
  own('measure'),
  own('benefit'),
  own('fund_receipt'),
  own('housing_appraisal'),
  own('visit'),
  own('visit_check'),
  own('adjustment'),
  own('consent'),
  own('custom_value'),
  own('comparison_hit', ['member_id', 'member']),
  own('objection'),
  shared(
    'procedure_posting',
    ['procedure_id', 'step_key', 'notice_from', 'notice_to'],
    ['procedure_id', 'procedure'],
  ),
  own('procedure_household'),
  own('procedure_ballot'),
  own('procedure_answer'),
  own('procedure_paper'),
  own('procedure_waiver'),
  own('clue'),
  own('campaign_survey'),
  own('campaign_answer'),
  own('issue'),
  own('issue_reopening'),
  own('check_answer'),
  own('received_hit'),
  own('sample_household'),
  own('sample_value'),
  own('paper_answer'),
  own('document'),
  own('attachment_link', ['issue_id', 'issue']),
  own('scan_page', ['document_id', 'document'], ['link_id', 'attachment_link']),
  own('filing_volume'),
  own('filing_item'),
  own('filing_renumbering', ['item_id', 'filing_item'], ['volume_id', 'filing_volume']),
  own('filing_loan', ['item_id', 'filing_item'], ['volume_id', 'filing_volume']),
];

/** Rows of a village that belong to no household: the column that names the village, or the procedure of it. */
export const VILLAGE_TABLES: readonly { readonly table: keyof Db; readonly where: string }[] = [
  ...(['village_year', 'village_officer', 'representative', 'notice_board', 'calendar_entry'] as const).map(
    (table) => ({ table, where: 'village_id = $village' }),
  ),
  { table: 'village_group', where: 'village_id = $village' },
  { table: 'procedure', where: 'village_id = $village' },
  ...(['clue', 'issue', 'check_answer', 'paper_answer', 'filing_volume', 'filing_item'] as const).map(
    (table) => ({ table, where: 'village_id = $village AND household_id IS NULL' }),
  ),
  ...(['procedure_paper', 'procedure_waiver', 'objection'] as const).map((table) => ({
    table,
    where: `household_id IS NULL AND procedure_id IN (SELECT id FROM procedure WHERE village_id = $village)`,
  })),
  {
    table: 'attachment_link',
    where: `household_id IS NULL AND (village_id = $village
      OR procedure_id IN (SELECT id FROM procedure WHERE village_id = $village)
      OR issue_id IN (SELECT id FROM issue WHERE village_id = $village AND household_id IS NULL))`,
  },
  { table: 'document', where: 'village_id = $village AND household_id IS NULL AND draft = 0' },
];

/** Columns that mean something in this archive only, or are written by what brings them in. */
export const NOT_CARRIED: Readonly<Partial<Record<keyof Db, readonly string[]>>> = {
  // A package has each paper as a file of its own, with what it was made of beside it.
  document: ['change_id', 'content', 'run_id', 'first_page'],
};
