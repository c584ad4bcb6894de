import type { SheetValue } from '../sheets/write-workbook.ts';
import { columnLetters } from './cell-range.ts';
import { type CellWriter, escapeXml, formulaCell, valueCell } from './cell-xml.ts';
import type { LaidCell, LaidRow, SheetLayout } from './sheet-layout.ts';
import { shiftFormula } from './shift-formula.ts';

/** Where the data go. */
export interface FillPlan {
  /** 1-based; the row whose cells show how the others look. */
  readonly firstRow: number;
  /** Last row of examples to be written over; before `firstRow` when there is none. */
  readonly lastSample: number;
  /** 0-based columns in rising order, one for each value of a row. */
  readonly columns: readonly number[];
}

/**
 * The new content of `sheetData` in pieces. Rows above and below the data stay as they are written; a row of data
 * keeps what stands in the columns that are not filled, but for the examples' rows, of which only the look is left.
 */
export function* filledRows(
  layout: SheetLayout,
  plan: FillPlan,
  rows: readonly (readonly SheetValue[])[],
  writer: CellWriter,
): Generator<string, void, undefined> {
  const { firstRow, lastSample } = plan;
  const last = firstRow + rows.length - 1;
  const existing = new Map(layout.rows.map((row) => [row.number, row]));
  const row = rowWriter(layout, { plan, last, model: existing.get(firstRow), writer });
  for (const each of layout.rows)
    if (each.number < firstRow) yield layout.xml.slice(each.element.start, each.end);
  let pieces = '';
  for (const [index, values] of rows.entries()) {
    const number = firstRow + index;
    pieces += row(number, existing.get(number), values);
    if (pieces.length < PIECE) continue;
    yield pieces;
    pieces = '';
  }
  yield pieces;
  for (const each of layout.rows) {
    if (each.number <= last || each.number < firstRow) continue;
    yield each.number <= lastSample
      ? row(each.number, each, [])
      : withReference(layout.xml.slice(each.element.start, each.end), String(each.number));
  }
}

const PIECE = 65_536;

interface RowSetting {
  readonly plan: FillPlan;
  readonly last: number;
  readonly model: LaidRow | undefined;
  readonly writer: CellWriter;
}

function rowWriter(layout: SheetLayout, { plan, last, model, writer }: RowSetting) {
  const { prefix: p } = layout;
  const filled = new Map(plan.columns.map((column, at) => [column + 1, at]));
  const modelCells = new Map(model?.cells.map((cell) => [cell.column, cell]));
  const formulas = new Map([...modelCells].map(([column, cell]) => [column, formulaOf(layout, model, cell)]));
  const rowStyle = model?.element.attributes['s'];
  const styleOf = (column: number, own: LaidCell | undefined): number | null =>
    own?.style ??
    modelCells.get(column)?.style ??
    (rowStyle === undefined ? layout.columnStyle(column) : Number(rowStyle));

  /** What stands in a column that is not filled. */
  const kept = (
    reference: string,
    column: number,
    { row, own }: { row: number; own: LaidCell | undefined },
  ) => {
    const style = styleOf(column, own);
    const formula = formulas.get(column);
    if (own?.formula != null || (own?.hasValue === true && row > plan.lastSample))
      return withReference(layout.xml.slice(own.start, own.end), reference);
    if (formula == null || row > last) return valueCell(writer, reference, { style, value: null });
    return formulaCell(writer, reference, { style, formula: shiftFormula(formula, row - plan.firstRow) });
  };

  return (number: number, existing: LaidRow | undefined, values: readonly SheetValue[]): string => {
    const own = new Map(existing?.cells.map((cell) => [cell.column, cell]));
    const columns = new Set([...own.keys(), ...modelCells.keys(), ...filled.keys()]);
    let cells = '';
    for (const column of [...columns].sort((a, b) => a - b)) {
      const reference = `${columnLetters(column)}${number}`;
      const at = filled.get(column);
      cells +=
        at === undefined
          ? kept(reference, column, { row: number, own: own.get(column) })
          : valueCell(writer, reference, {
              style: styleOf(column, own.get(column)),
              value: values[at] ?? null,
            });
    }
    const attributes = rowAttributes((existing ?? model)?.element.attributes ?? {});
    return `<${p}row r="${number}"${attributes}>${cells}</${p}row>`;
  };
}

/** All that a row has but its number and what a writer may calculate again. */
function rowAttributes(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .filter(([name]) => name !== 'r' && name !== 'spans')
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
}

/** The formula of a cell of the first row of data, also where it only points to one that it shares. */
function formulaOf(layout: SheetLayout, row: LaidRow | undefined, cell: LaidCell): string | null {
  const { formula } = cell;
  if (formula === null || formula.isArray || row === undefined) return null;
  if (formula.text !== '') return formula.text;
  const shared = layout.sharedFormulas.get(formula.shared ?? '');
  return shared?.column === cell.column ? shiftFormula(shared.text, row.number - shared.row) : null;
}

/** Writers may leave out the place of a row or a cell that follows another; what comes behind new rows needs it. */
function withReference(element: string, reference: string): string {
  const open = element.slice(0, element.indexOf('>'));
  if (/\sr\s*=/.test(open)) return element;
  return element.replace(/^<[^\s/>]+/, (tag) => `${tag} r="${reference}"`);
}
