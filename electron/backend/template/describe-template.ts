import type { ColumnMapping } from '#db/column-mappings.ts';
import type { TemplateColumn, TemplateState } from '#contract/template.ts';
import { recogniseKind } from '../import/recognise-kind.ts';
import { findHeader, type FoundHeader, headerAt, isTotalsRow } from '../sheets/find-header.ts';
import type { SheetRow } from '../sheets/sheet-row.ts';
import { type CellSource, type ColumnRule, ruleAt } from './choices.ts';
import { guessTarget, isFillTarget, isNumbering, knowsHeader } from './fill-targets.ts';
import { layoutOf, rowsOfSheet, type TemplateFile } from './open-template.ts';
import { rowsOfKind } from './row-kinds.ts';
import type { SheetLayout } from './sheet-layout.ts';

/** What a clerk set by hand; everything else is found out. */
export interface Wishes {
  readonly sheet: number;
  readonly headerRow?: number;
  readonly headerRows?: number;
  readonly of?: string;
  readonly overwrite?: boolean;
  readonly columns: ReadonlyMap<number, string | null>;
}

/** A template as it is understood at the moment. */
export interface Understood {
  readonly state: Omit<TemplateState, 'templateId'>;
  readonly layout: SheetLayout;
  readonly rules: ReadonlyMap<number, ColumnRule>;
  /** The headers by which the mapping is remembered. */
  readonly headers: string;
  /** Last row of examples that is written over; before the first row of data when there is none. */
  readonly lastSample: number;
}

const PREVIEW_ROWS = 20;

/** The sheet that most looks like a table to fill. */
export async function likelySheet(file: TemplateFile): Promise<number> {
  let best = {
    index: Math.max(
      0,
      file.sheets.findIndex(({ hidden }) => !hidden),
    ),
    count: 0,
  };
  for (const [index, { hidden }] of file.sheets.entries()) {
    if (hidden) continue;
    const header = findHeader(
      textRows(await rowsOfSheet(file, index)).slice(0, PREVIEW_ROWS + 3),
      knowsHeader,
    );
    const count = header?.keys.filter(knowsHeader).length ?? 0;
    if (count > best.count) best = { index, count };
  }
  return best.index;
}

export async function understand(
  file: TemplateFile,
  wishes: Wishes,
  {
    source,
    remembered,
  }: { source: CellSource; remembered(headers: string): Promise<ColumnMapping | undefined> },
): Promise<Understood> {
  const [layout, rows] = [await layoutOf(file, wishes.sheet), await rowsOfSheet(file, wishes.sheet)];
  const texts = textRows(rows);
  const header = headerOf(texts, wishes);
  const headers = header?.keys.map((key, at) => key || (header.headers[at] ?? '')).join('\n') ?? '';
  const known = header === undefined ? undefined : await remembered(headers);
  const kind = recogniseKind(new Set(header?.keys.filter((key) => key !== '')));
  const firstBelow = header === undefined ? null : header.index + header.rows + 1;
  const below = firstBelow === null ? null : rowsBelow(rows, { layout, firstBelow, header });
  const overwrite = wishes.overwrite ?? below?.samples.every(({ isMarked }) => isMarked) ?? true;
  const firstRow = below === null ? null : overwrite ? below.firstSample : below.firstFree;
  const formulas = new Set(
    layout.rows
      .filter(({ number }) => firstBelow !== null && number >= firstBelow)
      .flatMap(({ cells }) =>
        cells.filter(({ formula }) => formula !== null).map(({ column }) => column - 1),
      ),
  );
  const rules = new Map<number, ColumnRule>();
  const columns: TemplateColumn[] = [];
  for (const [index, written] of (header?.headers ?? []).entries()) {
    if (written === '' || header === undefined || firstRow === null) continue;
    const place = { row: firstRow, column: index + 1, sheet: file.sheets[wishes.sheet]?.name ?? '' };
    const rule = await ruleAt(layout, place, source);
    if (rule !== null) rules.set(index, rule);
    columns.push({
      index,
      header: written,
      ...mapped(
        { index, key: header.keys[index] ?? '', wishes, known, isFormula: formulas.has(index) },
        kind?.kind,
      ),
      validation:
        rule === null
          ? null
          : { kind: rule.kind, values: rule.values === null ? null : [...rule.values], said: rule.said },
      isFormula: formulas.has(index),
      samples: (below?.samples ?? [])
        .map(({ row }) => texts[row - 1]?.[index] ?? '')
        .filter((text) => text !== ''),
    });
  }
  const lastSample = overwrite ? (below?.samples.at(-1)?.row ?? 0) : 0;
  const state = {
    name: file.name,
    sheets: file.sheets.map(({ name, hidden }, index) => ({ index, name, hidden })),
    sheet: wishes.sheet,
    header: header === undefined ? null : { row: header.index + 1, rows: header.rows },
    columns,
    samples: below?.samples ?? [],
    overwrite,
    firstRow,
    limit:
      firstRow === null
        ? null
        : limitOf(texts, { firstBelow: firstBelow ?? 1, firstRow, foot: below?.foot ?? null }),
    of: wishes.of ?? known?.kind ?? (kind === undefined ? null : rowsOfKind(kind.kind)),
    notices: noticesOf(file, layout, header),
    preview: rows
      .slice(0, PREVIEW_ROWS)
      .map(({ number }) => ({ row: number, cells: texts[number - 1] ?? [] })),
  };
  return { state, layout, rules, headers, lastSample };
}

/** By row number; rows without anything in them are empty. */
function textRows(rows: readonly SheetRow[]): string[][] {
  const texts: string[][] = Array.from({ length: rows.at(-1)?.number ?? 0 }, () => []);
  for (const { number, cells } of rows)
    texts[number - 1] = cells.map((cell) => (cell === '' ? '' : cell.text));
  return texts;
}

function headerOf(texts: readonly string[][], { headerRow, headerRows }: Wishes): FoundHeader | undefined {
  if (headerRow !== undefined) return headerAt(texts, headerRow - 1, headerRows ?? 1, knowsHeader);
  return findHeader(texts.slice(0, PREVIEW_ROWS + 3), knowsHeader);
}

interface MappingAsked {
  readonly index: number;
  readonly key: string;
  readonly wishes: Wishes;
  readonly known: ColumnMapping | undefined;
  readonly isFormula: boolean;
}

function mapped(
  { index, key, wishes, known, isFormula }: MappingAsked,
  kind: Parameters<typeof guessTarget>[0],
): Pick<TemplateColumn, 'target' | 'sure'> {
  if (isFormula) return { target: null, sure: 'none' };
  const wish = wishes.columns.get(index);
  if (wish !== undefined) return { target: wish, sure: 'clerk' };
  const before = known?.columns[index];
  if (before === null) return { target: null, sure: 'remembered' };
  if (before !== undefined && isFillTarget(before)) return { target: before, sure: 'remembered' };
  const guess = key === '' ? undefined : guessTarget(kind, key);
  return guess ?? { target: null, sure: 'none' };
}

const SAMPLE = /示例|样例|例如|范例|举例|（例）|\(例\)/;
const NOTE =
  /^(?:\d+[.、]\s*)?(?:填表说明|填报说明|填写说明|说明|备注|注)\s*[:：]|填表人|审核人|负责人签|填报单位|制表/;

interface Below {
  readonly samples: TemplateState['samples'];
  readonly firstSample: number;
  readonly firstFree: number;
  /** First row below the data that is not to be written over. */
  readonly foot: number | null;
}

interface Beneath {
  readonly layout: SheetLayout;
  readonly firstBelow: number;
  readonly header: FoundHeader | undefined;
}

const wordsOf = ({ cells }: SheetRow): string[] => cells.map((cell) => (cell === '' ? '' : cell.text.trim()));

/** Rows below the headers that have more in them than formulas and numbers that only count. */
function filledBelow(rows: readonly SheetRow[], { layout, firstBelow, header }: Beneath): SheetRow[] {
  const calculated = new Map(
    layout.rows.map(({ number, cells }) => [
      number,
      new Set(cells.filter(({ formula }) => formula !== null).map(({ column }) => column - 1)),
    ]),
  );
  const isCount = (text: string, at: number) => isNumbering(header?.keys[at] ?? '') && /^\d+$/.test(text);
  return rows.filter(
    ({ number, cells }) =>
      number >= firstBelow &&
      cells.some(
        (cell, at) => cell !== '' && !isCount(cell.text, at) && calculated.get(number)?.has(at) !== true,
      ),
  );
}

/** Explanations right below the headers belong to them; then examples; what comes later bounds the rows. */
function rowsBelow(rows: readonly SheetRow[], beneath: Beneath): Below {
  const { firstBelow, header } = beneath;
  const filled = filledBelow(rows, beneath);
  const isFoot = (row: SheetRow) => {
    const words = wordsOf(row);
    return isTotalsRow(words) || words.some((word) => NOTE.test(word)) || !touchesColumns(row, header);
  };
  const explained = filled.findIndex((row, at) => row.number !== firstBelow + at || !isFoot(row));
  const above = explained < 0 ? filled.length : explained;
  const firstSample = firstBelow + above;
  const samples: Below['samples'] = [];
  for (const row of filled.slice(above)) {
    if (row.number !== firstSample + samples.length || isFoot(row)) break;
    const words = wordsOf(row).filter((word) => word !== '');
    const isMarked = words.some((word) => SAMPLE.test(word));
    samples.push({ row: row.number, words: words.slice(0, 4).join(' '), isMarked });
  }
  const firstFree = firstSample + samples.length;
  const foot = filled.find(({ number }) => number >= firstFree)?.number ?? null;
  return { samples, firstSample, firstFree, foot };
}

/** A row of data has something in two columns that have a header, or in the only one. */
function touchesColumns({ cells }: SheetRow, header: FoundHeader | undefined): boolean {
  const named = header?.headers.filter((text) => text !== '').length ?? 0;
  const filled = cells.filter((cell, at) => cell !== '' && (header?.headers[at] ?? '') !== '').length;
  return filled >= Math.min(2, named);
}

const MOST =
  /(?:不超过|不得超过|最多|上限|以内)\D{0,6}?(\d{2,6})\s*(?:行|条|人|户)|(\d{2,6})\s*(?:行|条)以内/;

/** How many rows a file may have, by its own words or by what stands below. */
function limitOf(
  texts: readonly string[][],
  { firstBelow, firstRow, foot }: { firstBelow: number; firstRow: number; foot: number | null },
): TemplateState['limit'] {
  const room = foot === null ? null : foot - firstRow;
  const said = texts
    .slice(0, firstBelow - 1)
    .flat()
    .map((text) => MOST.exec(text));
  const most = said.map((found) => Number(found?.[1] ?? found?.[2] ?? 0)).find((rows) => rows > 0);
  if (room !== null && foot !== null && room < (most ?? Infinity))
    return { rows: Math.max(room, 0), why: `第 ${foot} 行起另有内容，中间只有 ${Math.max(room, 0)} 行` };
  return most === undefined ? null : { rows: most, why: `模板写明最多 ${most} 行` };
}

function noticesOf(file: TemplateFile, layout: SheetLayout, header: FoundHeader | undefined): string[] {
  const notices = [...file.notices];
  if (header === undefined) notices.push('前 20 行里没有认出表头。请换一张工作表，或指明表头在第几行。');
  if (layout.isProtected) notices.push('工作表有保护。保护照原样留着，不影响填写。');
  return notices;
}
