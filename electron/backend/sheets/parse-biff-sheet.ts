import { type BiffText, RECORD, lengthAndText, recordAt, withContinued } from './biff-records.ts';
import { numberCell, textCell } from './number-text.ts';
import { type DateEpoch, serialDate } from './serial-date.ts';
import { SheetError } from './sheet-error.ts';
import type { SheetCell } from './sheet-row.ts';

export interface BiffContext {
  readonly text: BiffText;
  readonly shared: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly epoch: DateEpoch;
}

/** Cells by 0-based row and column; both may have holes. */
export type BiffCells = ((SheetCell | undefined)[] | undefined)[];

const RECORDS_A_BREATH = 2000;
/** Up to IV. */
const MAX_COLUMNS = 256;

const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

/** All cells of the sheet that begins at `start`. Cells need not come in order. */
export async function parseBiffSheet(
  stream: Buffer,
  start: number,
  context: BiffContext,
  breathe: () => Promise<void>,
): Promise<BiffCells> {
  const cells: BiffCells = [];
  const put = (row: number, column: number, cell: SheetCell | '' | undefined) => {
    if (column >= MAX_COLUMNS) throw new SheetError('damaged');
    if (cell !== undefined && cell !== '') (cells[row] ??= [])[column] = cell;
  };
  let depth = 0;
  let formula: readonly [number, number] | undefined;
  let at = start;
  for (let count = 1; count === 1 || depth > 0; count += 1) {
    const record = recordAt(stream, at);
    at = record.next;
    if (record.type === RECORD.begin) depth += 1;
    else if (record.type === RECORD.end) depth -= 1;
    else if (count === 1) throw new SheetError('damaged');
    else if (depth === 1 && record.type === RECORD.formula) formula = formulaCell(record.data, context, put);
    else if (depth === 1 && record.type === RECORD.string && formula !== undefined) {
      const { pieces, next } = withContinued(stream, record);
      put(...formula, textCell(lengthAndText(pieces, context.text, 2)));
      formula = undefined;
      at = next;
    } else if (depth === 1) valueCells(record.type, record.data, context, put);
    if (count % RECORDS_A_BREATH === 0) await breathe();
  }
  return cells;
}

type Put = (row: number, column: number, cell: SheetCell | '' | undefined) => void;

/** Gives the place of a formula whose text comes in a record of its own. */
function formulaCell(data: Buffer, context: BiffContext, put: Put): readonly [number, number] | undefined {
  const place = [u16(data, 0), u16(data, 2)] as const;
  if (u16(data, 12) !== 0xffff) {
    put(...place, numeric(f64(data, 6), u16(data, 4), context));
    return undefined;
  }
  const kind = data[6];
  if (kind === 1) put(...place, boolCell(data[8]));
  if (kind === 2) put(...place, errorCell(data[8]));
  return kind === 0 ? place : undefined;
}

function valueCells(type: number, data: Buffer, context: BiffContext, put: Put): void {
  const place = () => [u16(data, 0), u16(data, 2)] as const;
  switch (type) {
    case RECORD.labelShared: {
      const text = context.shared[u32(data, 6)];
      if (text === undefined) throw new SheetError('damaged');
      return put(...place(), textCell(text));
    }
    case RECORD.label:
    case RECORD.richLabel:
      return put(...place(), textCell(lengthAndText([data.subarray(6)], context.text, 2)));
    case RECORD.number:
      return put(...place(), numeric(f64(data, 6), u16(data, 4), context));
    case RECORD.rk:
      return put(...place(), numeric(rkNumber(u32(data, 6)), u16(data, 4), context));
    case RECORD.multipleRk:
      for (let at = 4, column = u16(data, 2); at + 8 <= data.length; at += 6, column += 1) {
        put(u16(data, 0), column, numeric(rkNumber(u32(data, at + 2)), u16(data, at), context));
      }
      return;
    case RECORD.bool:
      return put(...place(), data[7] === 1 ? errorCell(data[6]) : boolCell(data[6]));
  }
}

function boolCell(value: number | undefined): SheetCell {
  return { text: value === 1 ? 'TRUE' : 'FALSE' };
}

function errorCell(code: number | undefined): SheetCell {
  return { text: ERRORS[code ?? 42] ?? '#N/A', trouble: 'error' };
}

function numeric(value: number, style: number, context: BiffContext): SheetCell {
  const date = context.dateStyles[style] === true ? serialDate(value, context.epoch) : undefined;
  return date === undefined ? numberCell(String(value)) : { text: date, date: true };
}

/** A number in 30 bits: whole or the upper part of a double, perhaps times 100. */
function rkNumber(bits: number): number {
  const upper = Buffer.alloc(8);
  upper.writeUInt32LE((bits & ~3) >>> 0, 4);
  const value = (bits & 2) === 0 ? upper.readDoubleLE() : bits >> 2;
  return (bits & 1) === 0 ? value : value / 100;
}

function u16(data: Buffer, at: number): number {
  if (at + 2 > data.length) throw new SheetError('damaged');
  return data.readUInt16LE(at);
}

function u32(data: Buffer, at: number): number {
  if (at + 4 > data.length) throw new SheetError('damaged');
  return data.readUInt32LE(at);
}

function f64(data: Buffer, at: number): number {
  if (at + 8 > data.length) throw new SheetError('damaged');
  return data.readDoubleLE(at);
}
