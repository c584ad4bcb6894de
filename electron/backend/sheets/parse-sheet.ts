import { numberCell, textCell } from './number-text.ts';
import type { XmlHandlers } from './parse-xml.ts';
import { type DateEpoch, serialDate } from './serial-date.ts';
import { SheetError } from './sheet-error.ts';
import type { SheetCell, SheetRow } from './sheet-row.ts';
import { MAX_TEXT, decodeEscapes } from './xml-text.ts';

export interface SheetContext {
  /** Each made once: equal cells are one object, here and in every reader's comparison with the row before. */
  readonly shared: readonly (SheetCell | '')[];
  readonly dateStyles: readonly boolean[];
  readonly epoch: DateEpoch;
  readonly maxColumns: number;
}

/** Handlers for the XML of one worksheet; finished rows are pushed to `rows`, which the caller empties. */
export function sheetHandlers(context: SheetContext, rows: SheetRow[]): XmlHandlers {
  const cell = cellState(numbersByColumn(context));
  const row = { number: 0, cells: [] as (SheetCell | '')[], damaged: false };
  let column = 0;
  let inData = false;
  let done = false;

  const openCell = (attributes: Record<string, string>) => {
    column = columnOf(attributes['r']) ?? column + 1;
    if (column > context.maxColumns) throw new SheetError('too-many-columns', row.number);
    cell.start(attributes['t'], attributes['s']);
  };
  const closeCell = () => {
    const value = cell.value(context, column);
    if (value === '') return;
    if (value.text.includes('\ufffd')) row.damaged = true;
    while (row.cells.length < column - 1) row.cells.push('');
    row.cells[column - 1] = value;
  };
  const openRow = (attributes: Record<string, string>) => {
    const written = Number(attributes['r']);
    row.number = written > row.number && Number.isSafeInteger(written) ? written : row.number + 1;
    if (row.number > MAX_ROW) throw new SheetError('too-many-rows');
    row.cells = [];
    row.damaged = false;
    column = 0;
  };
  const closeRow = () => {
    if (row.cells.length === 0) return;
    rows.push({ number: row.number, cells: row.cells, ...(row.damaged && { damaged: true as const }) });
  };

  return {
    repeats: 'row',
    open(name, attributes) {
      if (name === 'sheetData') inData = true;
      else if (!inData) return;
      else if (name === 'c') openCell(attributes);
      else if (name === 'row') openRow(attributes);
      else cell.open(name);
    },
    close(name) {
      if (!inData) return;
      if (name === 'c') closeCell();
      else if (name === 'row') closeRow();
      else if (name === 'sheetData') done = true;
      else cell.close(name);
    },
    text: (piece) => cell.text(piece),
    isDone: () => done,
  };
}

/** The last that a spreadsheet has. */
const MAX_ROW = 1_048_576;

/** Collects what is inside one <c>. */
function cellState(plain: PlainCells) {
  let type: string | undefined;
  let style: string | undefined;
  let value = '';
  let inline = '';
  let hasValue = false;
  let hasFormula = false;
  let inPhonetic = false;
  let capture: 'value' | 'inline' | undefined;
  return {
    start(ofType: string | undefined, ofStyle: string | undefined) {
      type = ofType;
      style = ofStyle;
      value = inline = '';
      hasValue = hasFormula = inPhonetic = false;
      capture = undefined;
    },
    open(name: string) {
      if (name === 'v') {
        capture = 'value';
        hasValue = true;
      } else if (name === 't') capture = inPhonetic ? undefined : 'inline';
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 'f') hasFormula = true;
    },
    close(name: string) {
      if (name === 'rPh') inPhonetic = false;
      capture = undefined;
    },
    text(piece: string) {
      if (capture === 'value') value += piece;
      else if (capture === 'inline') inline += piece;
      if (inline.length > MAX_TEXT) throw new SheetError('too-long-cell');
    },
    value(context: SheetContext, column: number): SheetCell | '' {
      if (hasFormula && !hasValue) return { text: '', trouble: 'no-value' };
      if (type === 's') return sharedCell(value, context);
      if (type === 'inlineStr' || type === 'str')
        return textCell(decodeEscapes(inline === '' ? value : inline));
      if (inline !== '') return textCell(decodeEscapes(inline));
      return plain(column, value.trim(), type, style);
    },
  };
}

function sharedCell(index: string, context: SheetContext): SheetCell | '' {
  if (index === '') return '';
  const cell = context.shared[Number(index)];
  if (cell === undefined) throw new SheetError('damaged');
  return cell;
}

type PlainCells = (column: number, raw: string, type: string | undefined, style?: string) => SheetCell | '';

/** A household's figures stand in the row of each of its people: what is as in the row above is not made again. */
function numbersByColumn(context: SheetContext): PlainCells {
  const last: { raw: string; type: string | undefined; style: string | undefined; cell: SheetCell | '' }[] =
    [];
  return (column, raw, type, style) => {
    const above = last[column];
    if (above?.raw === raw && above.type === type && above.style === style) return above.cell;
    const cell = plainCell(raw, type, Number(style ?? 0), context);
    last[column] = { raw, type, style, cell };
    return cell;
  };
}

function plainCell(
  raw: string,
  type: string | undefined,
  style: number,
  context: SheetContext,
): SheetCell | '' {
  if (raw === '') return '';
  if (type === 'b') return { text: raw === '1' || raw === 'true' ? 'TRUE' : 'FALSE' };
  if (type === 'e') return { text: raw, trouble: 'error' };
  if (type === 'd') return { text: raw.slice(0, 10), date: true };
  if (context.dateStyles[style] === true) {
    const text = serialDate(Number(raw), context.epoch);
    if (text !== undefined) return { text, date: true };
  }
  return numberCell(raw);
}

/** 1-based column of a cell address such as AB12. */
function columnOf(address: string | undefined): number | undefined {
  if (address === undefined) return undefined;
  let column = 0;
  for (let i = 0; i < address.length; i += 1) {
    const letter = address.charCodeAt(i) & ~0x20;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column === 0 ? undefined : column;
}
