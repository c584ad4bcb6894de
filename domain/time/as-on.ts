import { type Day, monthOf, yearOf } from './day.ts';

type Value = string | number | null;
type Cells = Readonly<Record<string, Value>>;

/** What is known of a row: as it is today, and what the log says was written in it by the day that is asked for. */
export interface KnownRow {
  readonly today: Cells;
  readonly past: Cells;
}

interface Rule {
  /** The first of these that is known is the day (or the month) on which the row began to be true. */
  readonly begins?: readonly string[];
  /** Days of ends, each with the columns that speak of the same end. */
  readonly ends?: Readonly<Record<string, readonly string[]>>;
  /** What a column that speaks of an end says before it came, where that is not nothing. */
  readonly until?: Cells;
  /** The end may be a term that was known long before it came. */
  readonly hasTerm?: true;
}

/** Rows with days of their own. What is in none of these columns is true from the beginning. */
const RULES: Readonly<Record<string, Rule>> = {
  household: { begins: ['opened_on'], ends: { closed_on: ['closed_reason', 'merged_into_id'] } },
  member: {
    begins: ['joined_on'],
    ends: { left_on: ['left_reason', 'left_proof', 'left_kind', 'new_head_id'] },
  },
  measure: { begins: ['starts_on'], ends: { done_on: [] } },
  assistance_plan: { begins: ['made_on'], ends: { reviewed_on: ['summary'] } },
  pairing: { begins: ['starts_on'], ends: { ends_on: ['end_reason'] } },
  benefit: { begins: ['starts_on'], ends: { ends_on: [] }, hasTerm: true },
  fund_receipt: { begins: ['received_on'], ends: { posted_on: [] } },
  housing_appraisal: { begins: ['appraised_on'], ends: { remedied_on: [], accepted_on: [] } },
  disability_certificate: { begins: ['issued_on'] },
  visit: { begins: ['visited_on'] },
  adjustment: { begins: ['announced_on'] },
  consent: { begins: ['signed_on'], ends: { withdrawn_on: [] } },
  attachment_link: { begins: ['taken_on'] },
  paper_answer: { begins: ['on_day'] },
  filing_item: { begins: ['filed_on'] },
  filing_volume: { begins: ['made_on'], ends: { closed_on: ['checked_by'] } },
  monitoring_spell: {
    begins: ['discovered_on', 'county_approved_on', 'recognised_month'],
    ends: { rolled_back_on: ['rollback_reason'] },
  },
  procedure: { begins: ['opened_on'] },
  procedure_household: {
    ends: {
      consent_on: ['consent_signer'],
      visited_on: ['investigators'],
      dropped_on: ['dropped', 'drop_kind', 'drop_reason', 'dropped_step'],
    },
    until: { dropped: 0 },
  },
  procedure_step: { begins: ['done_on'] },
  procedure_paper: { begins: ['received_on'] },
  objection: {
    begins: ['received_on'],
    ends: {
      verified_on: ['verifiers', 'finding'],
      decided_on: ['outcome', 'decided_by'],
      answered_on: ['answer'],
    },
  },
  procedure_posting: { begins: ['ended_on'] },
  procedure_waiver: { begins: ['allowed_on'] },
  clue: {
    begins: ['found_on'],
    ends: { accepted_on: ['accepted_by'], fed_back_on: [], settled_on: ['outcome'] },
  },
  campaign_survey: { begins: ['surveyed_on'] },
  issue: {
    begins: ['found_on'],
    ends: {
      confirmed_on: ['department', 'confirmed_by'],
      closed_on: ['closed_by', 'closed_as', 'done', 'evidence'],
      checked_on: ['checked_by'],
    },
  },
  comparison_hit: { begins: ['reported_on'] },
  check_answer: { begins: ['answered_on'] },
  sample_household: { ends: { surveyed_on: ['surveyor', 'approves'] } },
};

/**
 * The row as it counted on a day, or null where it did not. Days that the row carries itself are taken as they are
 * known today, whenever they were written down; everything else is what the log says had been written by that day.
 */
export function rowOn(table: string, known: KnownRow, on: Day): Record<string, Value> | null {
  const rule = RULES[table] ?? {};
  if (table === 'member' && known.today['left_kind'] === 'duplicate') return null;
  if (isLater(known.today['year'] ?? null, on) || isLater(beginOf(rule, known.today), on)) return null;
  const cells: Record<string, Value> = { ...known.past };
  for (const column of rule.begins ?? []) if (column in cells) cells[column] = known.today[column] ?? null;
  for (const [end, along] of Object.entries(rule.ends ?? {})) setEnd(cells, known, { end, along, on, rule });
  if (table === 'income_statement' && isLater(statementDay(known.today), on)) return null;
  return table === 'monitoring_spell' ? spellOn(cells, known.today, on) : cells;
}

const beginOf = ({ begins = [] }: Rule, today: Cells): Value =>
  begins.map((column) => today[column] ?? null).find((value) => value !== null) ?? null;

/** Years are numbers, months `yyyymm`, days `yyyy-mm-dd`. */
function isLater(value: Value, on: Day): boolean {
  if (value === null) return false;
  if (typeof value === 'number') return value > yearOf(on);
  return value.length === 6 ? value > monthOf(on) : value > on;
}

/**
 * An end that had come by the day is told as it is known today; one that came later is not, but for a term that was
 * set by then. What has no end today may have ended and begun again: there the log knows.
 */
function setEnd(
  cells: Record<string, Value>,
  { today, past }: KnownRow,
  { end, along, on, rule }: { end: string; along: readonly string[]; on: Day; rule: Rule },
): void {
  const known = today[end] ?? null;
  if (known === null) return;
  const hasCome = !isLater(known, on);
  if (!hasCome && rule.hasTerm && isLater(past[end] ?? null, on)) return;
  for (const column of [end, ...along])
    if (column in cells) cells[column] = (hasCome ? today[column] : rule.until?.[column]) ?? null;
}

/** A statement of a spell's own twelve months is made when they are over; that of a year belongs to the year. */
const statementDay = (today: Cells): Value =>
  today['purpose'] === 'annual' ? null : (today['period_to'] ?? null);

const isOfElimination = (column: string): boolean =>
  ['is_eliminated', 'elimination_mode', 'eliminated_month'].includes(column) || column.startsWith('after_');

/** The months of recognition and elimination decide the state; within such a month the log does. */
function spellOn(cells: Record<string, Value>, today: Cells, on: Day): Record<string, Value> {
  const month = monthOf(on);
  const recognised = String(today['recognised_month'] ?? '');
  const eliminated = today['state'] === 'eliminated' ? String(today['eliminated_month'] ?? '') : '';
  let state = cells['state'];
  if (state === 'eliminated' && month < eliminated) state = 'open';
  if (state !== 'void' && eliminated !== '' && month > eliminated) state = 'eliminated';
  if (state === 'proposed' && recognised !== '' && month > recognised && today['state'] !== 'void')
    state = 'open';
  if (state !== 'void' && recognised !== '' && month < recognised) state = 'proposed';
  cells['state'] = state ?? null;
  if (state === 'eliminated' || today['state'] !== 'eliminated') return cells;
  for (const column of Object.keys(cells)) if (isOfElimination(column)) cells[column] = null;
  return cells;
}
