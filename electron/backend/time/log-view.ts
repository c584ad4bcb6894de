import { lastCells, type LoggedCell } from '#db/changes.ts';
import type { Archive } from '#db/open-archive.ts';
import type { Cells } from '#db/row-access.ts';
import { isRecordKind, recordSummary } from '#domain/records/record-kinds.ts';
import type { ColumnWords } from '#domain/time/column-words.ts';
import { loggedColumn, loggedText, tableTitle } from '#domain/time/log-words.ts';
import { fieldsOf } from '#domain/fields/dictionary.ts';
import { packLibraryNow } from '../packs/library.ts';
import { stepTitle } from '../procedure/step-title.ts';

/** Reads rows of one history once, however many of its cells speak of them. */
export interface LogReader {
  readonly raw: Archive['rawReading'];
  readonly rows: Map<string, Cells | undefined>;
}

export const logReader = (raw: Archive['rawReading']): LogReader => ({ raw, rows: new Map() });

function rowOf({ raw, rows }: LogReader, table: string, id: unknown): Cells | undefined {
  if (typeof id !== 'number') return undefined;
  const key = `${table} ${id}`;
  if (!rows.has(key)) rows.set(key, lastCells(raw, table, id));
  return rows.get(key);
}

type Naming = (cells: Cells, of: (table: string, id: unknown) => string) => string;

const said = (cells: Cells, column: string) => String(cells[column] ?? '');
const ofYear: Naming = (cells) => `${said(cells, 'year')} 年`;
const byName: Naming = (cells) => said(cells, 'name');
const byTitle: Naming = (cells) => said(cells, 'title');

function saidBy(table: string, column: string, cells: Cells): string {
  const told = loggedColumn(table, column);
  return told === undefined || told.silent ? '' : (loggedText(told.words, cells[column] ?? null) ?? '');
}

/** What tells a row apart from the others of its table. */
const NAMINGS: Readonly<Record<string, Naming>> = {
  village: byName,
  village_group: byName,
  helper: byName,
  member: byName,
  comparison_hit: byName,
  comparison_round: byTitle,
  comparison_person: (cells, of) => of('member', cells['member_id']),
  reconciliation: byTitle,
  reconciliation_line: byName,
  saved_filter: byName,
  working_list: byName,
  procedure: byTitle,
  attachment_link: byTitle,
  filing_item: (cells) => said(cells, 'code'),
  filing_volume: (cells) => said(cells, 'code'),
  filing_box: (cells) => said(cells, 'number'),
  filing_handover: (cells) => said(cells, 'to_unit'),
  filing_disposal: (cells) => said(cells, 'listed_on'),
  household_year: ofYear,
  income_statement: ofYear,
  closed_year: ofYear,
  household: (cells) => said(cells, 'household_no'),
  village_year: (cells, of) => `${of('village', cells['village_id'])} ${ofYear(cells, of)}`,
  member_year: (cells, of) => `${of('member', cells['member_id'])} ${ofYear(cells, of)}`,
  pairing: (cells, of) => of('helper', cells['helper_id']),
  measure: (cells) =>
    `${said(cells, 'year')} 年 ${fieldsOf('assistance_measure').find((f) => f.name === cells['kind'])?.label ?? ''}`,
  procedure_household: (cells, of) => of('procedure', cells['procedure_id']),
  visit_check: (cells) => saidBy('visit_check', 'item', cells),
  income_line: (cells) => `${saidBy('income_line', 'item', cells)} ${said(cells, 'title')}`,
  custom_field: (cells) => said(cells, 'label'),
  custom_value: (cells, of) =>
    [of('custom_field', cells['field_id']), of('member', cells['member_id'])]
      .filter((t) => t !== '')
      .join(' '),
  policy_pack: (cells) => `${said(cells, 'pack_id')} 第 ${said(cells, 'version')} 版`,
};

function nameOf(log: LogReader, table: string, id: unknown): string {
  const cells = rowOf(log, table, id);
  if (cells === undefined) return '';
  if (table === 'procedure_step' || table === 'procedure_paper') {
    const procedure = rowOf(log, 'procedure', cells['procedure_id']);
    return stepTitle(packLibraryNow(log.raw), {
      pack: { id: String(procedure?.['pack_id']), version: Number(procedure?.['pack_version']) },
      procedure: String(procedure?.['key']),
      step: String(cells['step_key']),
    });
  }
  if (isRecordKind(table)) return recordSummary(table, cells);
  return NAMINGS[table]?.(cells, (of, other) => nameOf(log, of, other)) ?? '';
}

/** What a row is, in words: 成员 张三, 收入 2025 年. The household itself needs no number in its own history. */
export function subjectOf(log: LogReader, table: string, rowId: number): string {
  const name = table === 'household' ? '' : nameOf(log, table, rowId);
  return [tableTitle(table), name].filter((t) => t !== '').join(' ');
}

/** A value of the log in a clerk's words; null for none. */
export function textOf(
  log: LogReader,
  words: ColumnWords,
  value: string | number | null,
  row: { readonly table: string; readonly id: number },
): string | null {
  if (value !== null && words.of !== undefined) return nameOf(log, words.of, value) || null;
  return loggedText(words, value, words.measureItems === true ? rowOf(log, row.table, row.id) : {});
}

export interface CellView {
  readonly table: string;
  readonly subject: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A logged cell as a history shows it; none for what follows from other cells. */
export function cellViews(log: LogReader, cell: LoggedCell): CellView[] {
  const { table, rowId, column } = cell;
  const at = { table, subject: subjectOf(log, table, rowId) };
  if (column === null)
    return [{ ...at, label: cell.kind === 'made' ? '新增' : '删除', before: null, after: null }];
  const told = loggedColumn(table, column);
  if (told === undefined || told.silent) return [];
  const say = (value: LoggedCell['before']) => textOf(log, told.words, value, { table, id: rowId });
  return [{ ...at, label: told.label, before: say(cell.before), after: say(cell.after) }];
}
