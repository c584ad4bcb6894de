import { looksDamaged } from '#domain/identity/id-number.ts';
import type { Cells } from '#db/row-access.ts';
import type { SheetCell, SheetRow } from '../sheets/sheet-row.ts';
import type { PreparedColumn, PreparedStore } from './prepare-columns.ts';

/** Something about a cell, by the column's place; the row is added by who knows it. */
export interface PlacedIssue {
  readonly index: number;
  readonly issue: { readonly column: string; readonly value: string; readonly reason: string };
}

/** What a row says of one store, blank columns as undefined; `cells` is undefined when it says nothing. */
export interface SaidOfStore {
  readonly cells: Readonly<Cells> | undefined;
  readonly cleared: readonly string[];
  readonly refusals: readonly PlacedIssue[];
  readonly notices: readonly PlacedIssue[];
}

type Written = SheetCell | '' | undefined;

/** Reads the columns of a store; where they are as in the row before, what was read there is given again. */
export function readStore(
  store: PreparedStore,
  row: SheetRow,
  rowYear: number | null,
  fileYear: number,
): SaidOfStore {
  const { last, columns } = store;
  const year = rowYear ?? fileYear;
  let isSame = last.said !== undefined && last.year === year;
  let at = 0;
  for (const { index } of columns) {
    const cell = row.cells[index];
    if (!isSame || !saysTheSame(cell, last.cells[at])) {
      isSame = false;
      last.cells[at] = cell;
    }
    at += 1;
  }
  if (isSame && last.said !== undefined) return last.said;
  last.said = readAnew(store, last.cells, { rowYear, year, damaged: row.damaged === true });
  last.year = year;
  return last.said;
}

function saysTheSame(a: Written, b: Written): boolean {
  if (a === b) return true;
  if (a === undefined || a === '' || b === undefined || b === '') return (a ?? '') === (b ?? '');
  return a.text === b.text && a.lossy === b.lossy && a.trouble === b.trouble;
}

function readAnew(
  { columns, blank }: PreparedStore,
  written: readonly Written[],
  { rowYear, year, damaged }: { rowYear: number | null; year: number; damaged: boolean },
): SaidOfStore {
  const cells = blank();
  const cleared: string[] = [];
  const refusals: PlacedIssue[] = [];
  const notices: PlacedIssue[] = [];
  let isEmpty = true;
  let at = -1;
  for (const column of columns) {
    at += 1;
    const cell = written[at];
    if (cell === undefined || cell === '') continue;
    const trouble = cellTrouble(cell, damaged);
    if (column.isYear && rowYear !== null && trouble === null) continue;
    if (trouble === null && isClearMark(cell.text)) {
      if (column.isKey) refusals.push(issueOf(column, cell, NOT_CLEARED));
      else cleared.push(column.name);
      continue;
    }
    const parsed = trouble === null ? column.parse(cell.text, year) : { ok: false as const, reason: trouble };
    if (!parsed.ok) refusals.push(issueOf(column, cell, parsed.reason));
    else if (parsed.value !== null) {
      cells[column.name] = parsed.value;
      isEmpty = false;
      noteDoubtful(column, cell, String(parsed.value), notices);
    }
  }
  return { cells: isEmpty ? undefined : cells, cleared, refusals, notices };
}

/** Blank never overwrites; whoever wants a value gone writes this. */
export const isClearMark = (text: string): boolean =>
  mayEndMark(text.charCodeAt(text.length - 1)) && /^[\s【[(（]*清空[\s】\])）]*$/u.test(text);

/** Most cells end in a digit, a letter or another character, and need not be looked through. */
const mayEndMark = (code: number): boolean =>
  code === LAST_OF_MARK ||
  !((code >= 0x30 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0x4e00 && code <= 0x9fff));

const LAST_OF_MARK = '空'.charCodeAt(0);

const NOT_CLEARED = '这一列不能清空，请填上或留空';
const DAMAGED_NUMBER = '号码可能被表格软件损坏（末尾变成 000 或校验不符），按原样导入，请对照证件核对';

function noteDoubtful(column: PreparedColumn, cell: SheetCell, value: string, notices: PlacedIssue[]): void {
  if (column.isWatched && looksDamaged(value)) notices.push(issueOf(column, cell, DAMAGED_NUMBER));
  if (column.isCode && value.includes('=') && value.split(',').some((v) => v.startsWith('=')))
    notices.push(issueOf(column, cell, `“${column.header}”里有代码表没有的写法，按原样导入`));
}

const issueOf = ({ index, header }: PreparedColumn, { text }: SheetCell, reason: string): PlacedIssue => ({
  index,
  issue: { column: header, value: text, reason },
});

/** Why a cell says nothing that can be used, whatever its column is; `damaged`: its row has a broken text. */
export function cellTrouble(cell: SheetCell, damaged: boolean): string | null {
  if (damaged && cell.text.includes('\uFFFD')) return '含有乱码，请用正确的编码重新导出文件';
  if (cell.lossy === true)
    return '号码在表格里存成了数字，后几位已经丢失，无法还原。请把这一列设为文本，重新填写后再导入';
  if (cell.trouble === 'error') return '单元格里是公式错误，请改正后再导入';
  if (cell.trouble === 'no-value')
    return '单元格里的公式没有计算结果，请在 WPS 或 Excel 中打开保存一次再导入';
  return null;
}
