import { SheetError } from '../sheets/sheet-error.ts';
import { type CellRange, columnNumber, readRanges } from './cell-range.ts';
import { attributeSpot, type XmlClose, type XmlElement, prefixOf, walkXml } from './walk-xml.ts';

export interface LaidCell {
  /** From 1. */
  readonly column: number;
  readonly style: number | null;
  readonly start: number;
  end: number;
  formula: { text: string; readonly shared: string | null; readonly isArray: boolean } | null;
  hasValue: boolean;
}

export interface LaidRow {
  readonly number: number;
  readonly element: XmlElement;
  end: number;
  readonly cells: LaidCell[];
}

/** A rule of the sheet for what may be typed into some cells. */
export interface Validation {
  ranges: readonly CellRange[];
  readonly type: string;
  readonly operator: string;
  formula1: string;
  formula2: string;
}

/** References in the sheet's text that are drawn down with the data. */
export interface ReferenceSpot {
  readonly kind: 'validation' | 'format' | 'filter' | 'protected';
  readonly start: number;
  readonly end: number;
}

export interface SheetLayout {
  readonly xml: string;
  /** `x:` where the writer gave its elements a prefix. */
  readonly prefix: string;
  readonly data: { readonly element: XmlElement; readonly end: number };
  readonly rows: readonly LaidRow[];
  readonly merges: readonly CellRange[];
  readonly validations: readonly Validation[];
  readonly spots: readonly ReferenceSpot[];
  readonly dimension: { readonly start: number; readonly end: number } | undefined;
  readonly sharedFormulas: ReadonlyMap<
    string,
    { readonly row: number; readonly column: number; readonly text: string }
  >;
  readonly hasFormulas: boolean;
  readonly isProtected: boolean;
  columnStyle(column: number): number | null;
}

const SPOT_KINDS: Readonly<Record<string, ReferenceSpot['kind']>> = {
  dataValidation: 'validation',
  conditionalFormatting: 'format',
  protectedRange: 'protected',
  autoFilter: 'filter',
};

/** Reads how a sheet is laid out, with the place of all that filling may have to change. */
export function readLayout(xml: string): SheetLayout {
  const rows: LaidRow[] = [];
  const cells = cellReader(rows);
  const rules = ruleReader(xml);
  const merges: CellRange[] = [];
  const columns: { from: number; to: number; style: number }[] = [];
  let data: SheetLayout['data'] | undefined;
  let dimension: SheetLayout['dimension'];
  let isProtected = false;
  walkXml(xml, {
    open(element, path) {
      if (cells.open(element, path)) return;
      if (element.name === 'col') columns.push(columnOf(element));
      else if (element.name === 'mergeCell') merges.push(...readRanges(element.attributes['ref'] ?? ''));
      else if (element.name === 'dimension') dimension = attributeSpot(xml, element, 'ref');
      else if (element.name === 'sheetProtection') isProtected = true;
      else rules.open(element, path);
    },
    text: (piece) => {
      if (!cells.text(piece)) rules.text(piece);
    },
    close(element, close, path) {
      if (element.name === 'sheetData' && path.length === 1) data = { element, end: close.end };
      else if (!cells.close(element, close)) rules.close(element, close, path);
    },
  });
  if (data === undefined) throw new SheetError('no-sheet');
  return {
    xml,
    prefix: prefixOf(data.element.tag),
    data,
    rows,
    merges,
    dimension,
    isProtected,
    validations: rules.validations,
    spots: rules.spots,
    ...cells.formulas(),
    columnStyle: (column) => columns.find(({ from, to }) => column >= from && column <= to)?.style ?? null,
  };
}

function columnOf({ attributes }: XmlElement): { from: number; to: number; style: number } {
  return {
    from: Number(attributes['min']),
    to: Number(attributes['max']),
    style: Number(attributes['style'] ?? 0),
  };
}

/** Collects rows and cells; `true` where an element or a text was theirs. */
function cellReader(rows: LaidRow[]) {
  let row: LaidRow | undefined;
  let cell: LaidCell | undefined;
  let inFormula = false;
  const shared = new Map<string, { row: number; column: number; text: string }>();
  let count = 0;
  const openRow = (element: XmlElement) => {
    const before = rows.at(-1)?.number ?? 0;
    const written = Number(element.attributes['r'] ?? before + 1);
    if (!Number.isSafeInteger(written) || written <= before) throw new SheetError('damaged');
    row = { number: written, element, end: element.openEnd, cells: [] };
    rows.push(row);
  };
  const openCell = (element: XmlElement, cellsOfRow: LaidCell[]) => {
    const before = cellsOfRow.at(-1)?.column ?? 0;
    const letters = /^[A-Za-z]+/.exec(element.attributes['r'] ?? '')?.[0];
    const column = letters === undefined ? before + 1 : columnNumber(letters);
    if (column <= before || column > 16_384) throw new SheetError('damaged');
    const style = element.attributes['s'];
    cell = {
      column,
      style: style === undefined ? null : Number(style),
      start: element.start,
      end: element.openEnd,
      formula: null,
      hasValue: false,
    };
    cellsOfRow.push(cell);
  };
  return {
    open(element: XmlElement, path: readonly XmlElement[]): boolean {
      if (path[1]?.name !== 'sheetData') return false;
      if (element.name === 'row' && path.length === 2) openRow(element);
      else if (element.name === 'c' && path.length === 3 && row !== undefined) openCell(element, row.cells);
      else if (cell !== undefined && element.name === 'f') {
        const { t, si } = element.attributes;
        cell.formula = { text: '', shared: t === 'shared' ? (si ?? null) : null, isArray: t === 'array' };
        inFormula = true;
        count += 1;
      } else if (cell !== undefined && (element.name === 'v' || element.name === 't')) cell.hasValue = true;
      return true;
    },
    text(piece: string): boolean {
      if (inFormula && cell?.formula) cell.formula.text += piece;
      return inFormula;
    },
    close(element: XmlElement, { end }: XmlClose): boolean {
      if (element.name === 'f' && inFormula) {
        inFormula = false;
        const { formula, column } = cell ?? {};
        if (formula?.shared != null && formula.text !== '' && column !== undefined)
          shared.set(formula.shared, { row: row?.number ?? 0, column, text: formula.text });
        return true;
      }
      if (element.name === 'c' && cell !== undefined) {
        cell.end = end;
        cell = undefined;
        return true;
      }
      if (element.name !== 'row' || row === undefined) return cell !== undefined;
      row.end = end;
      row = undefined;
      return true;
    },
    formulas: () => ({ sharedFormulas: shared, hasFormulas: count > 0 }),
  };
}

/** Collects validations and references, those of the extension list too, where the references are an element's text. */
function ruleReader(xml: string) {
  const validations: Validation[] = [];
  const spots: ReferenceSpot[] = [];
  let current: Validation | undefined;
  let text = '';
  const kindIn = (path: readonly XmlElement[]) => SPOT_KINDS[path.at(-1)?.name ?? ''];
  return {
    validations,
    spots,
    open(element: XmlElement, path: readonly XmlElement[]): void {
      text = '';
      const { name, attributes } = element;
      if (name === 'dataValidation') {
        const { type = 'none', operator = 'between', sqref = '' } = attributes;
        current = { ranges: readRanges(sqref), type, operator, formula1: '', formula2: '' };
        validations.push(current);
      }
      const kind = SPOT_KINDS[name];
      const isTop = path.length <= 2;
      const spot = attributeSpot(xml, element, name === 'autoFilter' ? 'ref' : 'sqref');
      if (kind !== undefined && isTop && spot !== undefined) spots.push({ kind, ...spot });
    },
    text(piece: string): void {
      text += piece;
    },
    close({ name, openEnd }: XmlElement, close: XmlClose, path: readonly XmlElement[]): void {
      if (name === 'sqref') {
        const kind = kindIn(path);
        if (kind !== undefined) spots.push({ kind, start: openEnd, end: close.start });
        if (kind === 'validation' && current !== undefined) current.ranges = readRanges(text);
      } else if (name === 'formula1' && current !== undefined) current.formula1 ||= text;
      else if (name === 'formula2' && current !== undefined) current.formula2 ||= text;
      else if (name === 'f' && current !== undefined) {
        const second = path.at(-1)?.name === 'formula2';
        if (second) current.formula2 = text;
        else current.formula1 = text;
      } else if (name === 'dataValidation') current = undefined;
      text = name === 'f' ? '' : text;
    },
  };
}
