import { readFileSync } from 'node:fs';
import { isReceivedHeader, receivedColumn, type ReceivedColumn, WHO } from '#domain/received/columns.ts';
import { Refusal } from '../session.ts';
import type { StoredFile } from '../file-store.ts';
import { findHeader, isNumberingRow, isTotalsRow } from '../sheets/find-header.ts';
import { normaliseHeader } from '../sheets/normalise-header.ts';
import { openWorkbook, type OpenWorkbook } from '../sheets/read-table.ts';
import { SheetError } from '../sheets/sheet-error.ts';
import type { SheetRow } from '../sheets/sheet-row.ts';

/** A line of a county's list, as written. */
export type ReceivedLine = { readonly sheet: string; readonly row: number } & Readonly<
  Partial<Record<ReceivedColumn, string>>
>;

export interface ListProblem {
  readonly sheet: string;
  readonly row: number;
  readonly message: string;
}

export interface ReadList {
  readonly bytes: Uint8Array;
  readonly lines: readonly ReceivedLine[];
  readonly problems: readonly ListProblem[];
  /** What a summary calls the numbers. */
  readonly kinds: ReadonlyMap<string, string>;
}

const HEADER_ROWS = 20;
/** More than any county finds; a file with more is another one. */
const MOST_LINES = 100_000;
const MOST_PROBLEMS = 500;

/** Reads every sheet of a county's list, or the one of a text file. Throws a sentence that names file, sheet and row. */
export async function readList(file: StoredFile): Promise<ReadList> {
  const bytes = file.kind === 'bytes' ? file.bytes : readFileSync(file.path);
  const read = {
    lines: [] as ReceivedLine[],
    problems: [] as ListProblem[],
    kinds: new Map<string, string>(),
  };
  let workbook: OpenWorkbook | undefined;
  let sheet = '';
  try {
    workbook = await openWorkbook({ name: file.name, bytes });
    for (const [at, { name, hidden }] of workbook.sheets.entries()) {
      if (hidden) continue;
      sheet = name || withoutEnding(file.name);
      await readSheet(workbook.rows(at), sheet, read);
      if (read.lines.length > MOST_LINES)
        throw refused('too-many-lines', `“${file.name}”超过 10 万行，请按村拆开后分别读入。`);
    }
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    const where = sheet === '' ? '' : `的工作表“${sheet}”`;
    throw refused('unreadable-file', `“${file.name}”${where}：${error.message}`);
  } finally {
    workbook?.close();
  }
  if (read.lines.length === 0)
    throw refused(
      'not-a-list',
      `“${file.name}”里没有找到问题清单。表头要有“户编号”“证件号码”“姓名”中的一列，和“规则编号”“错误类型”“提示”中的一列。`,
    );
  return { ...read, bytes, problems: read.problems.slice(0, MOST_PROBLEMS) };
}

const refused = (rule: string, message: string): Refusal => new Refusal({ code: 'rule', rule, message });
const withoutEnding = (name: string): string => name.replace(/\.[^.]{1,5}$/u, '');

interface Reading {
  readonly lines: ReceivedLine[];
  readonly problems: ListProblem[];
  readonly kinds: Map<string, string>;
}

async function readSheet(rows: AsyncIterable<SheetRow>, sheet: string, read: Reading): Promise<void> {
  const head: SheetRow[] = [];
  let columns: readonly (ReceivedColumn | undefined)[] | null = null;
  for await (const row of rows) {
    if (columns !== null) take(row, columns, sheet, read);
    else {
      head.push(row);
      if (head.length === HEADER_ROWS) columns = takeHead(head, sheet, read);
    }
    if (columns?.length === 0) return;
    if (read.lines.length > MOST_LINES) return;
  }
  if (columns === null) takeHead(head, sheet, read);
}

const textsOf = ({ cells }: SheetRow): string[] => cells.map((cell) => (cell === '' ? '' : cell.text.trim()));

/** Finds the header and takes what stands under it; no columns where the sheet has none that it can use. */
function takeHead(
  head: readonly SheetRow[],
  sheet: string,
  read: Reading,
): readonly (ReceivedColumn | undefined)[] {
  const found = findHeader(head.map(textsOf), isReceivedHeader);
  const columns = (found?.keys ?? []).map(receivedColumn);
  const has = (wanted: readonly ReceivedColumn[]) => wanted.some((column) => columns.includes(column));
  if (found === undefined || !has([...WHO, 'village', 'code', 'kind'])) {
    const row = head[0]?.number ?? 0;
    if (head.length > 0) read.problems.push({ sheet, row, message: '没有认出表头，这张工作表没有读入' });
    return [];
  }
  if (!has(WHO)) {
    // A summary: how often, and what the numbers are called.
    for (const row of head.slice(found.index + found.rows)) learn(row, columns, read.kinds);
    return [];
  }
  for (const row of head.slice(found.index + found.rows)) take(row, columns, sheet, read);
  return columns;
}

function cellsOf(row: SheetRow, columns: readonly (ReceivedColumn | undefined)[]) {
  const cells: Partial<Record<ReceivedColumn, string>> = {};
  for (const [at, text] of textsOf(row).entries()) {
    const column = columns[at];
    if (column !== undefined && text !== '' && cells[column] === undefined) cells[column] = text;
  }
  return cells;
}

function learn(
  row: SheetRow,
  columns: readonly (ReceivedColumn | undefined)[],
  kinds: Map<string, string>,
): void {
  const { code, kind } = cellsOf(row, columns);
  if (code !== undefined && kind !== undefined) kinds.set(normaliseHeader(code), kind);
}

function take(
  row: SheetRow,
  columns: readonly (ReceivedColumn | undefined)[],
  sheet: string,
  { lines, problems }: Reading,
): void {
  const texts = textsOf(row);
  if (isTotalsRow(texts) || isNumberingRow(texts)) return;
  const cells = cellsOf(row, columns);
  const wrong = (message: string) => void problems.push({ sheet, row: row.number, message });
  if (row.damaged === true) return wrong('有乱码，这一行没有读入，请用正确的编码重新导出');
  if (![...WHO, 'village' as const].some((column) => cells[column] !== undefined))
    return wrong('没有户编号、证件号码和姓名，不知道是哪一户，这一行没有读入');
  lines.push({ sheet, row: row.number, ...cells });
}
