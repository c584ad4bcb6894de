import { contains, readRange } from './cell-range.ts';
import { rowsOfSheet, type TemplateFile } from './open-template.ts';
import type { SheetLayout, Validation } from './sheet-layout.ts';
import { walkXml } from './walk-xml.ts';

/** What a template lets into a column. */
export interface ColumnRule {
  readonly kind: 'list' | 'whole' | 'decimal' | 'date' | 'length' | 'other';
  /** Of a list, as far as its values stand in the workbook. */
  readonly values: readonly string[] | null;
  readonly operator: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly said: string;
}

/** Looks up the cells that a list points to. */
export interface CellSource {
  cells(sheet: string, block: string): Promise<readonly string[] | null>;
  name(name: string): string | undefined;
}

export function cellSource(file: TemplateFile, workbook: string): CellSource {
  const names = new Map<string, string>();
  let text = '';
  walkXml(workbook, {
    open: () => {
      text = '';
    },
    text: (piece) => {
      text += piece;
    },
    close: ({ name, attributes }) => {
      if (name === 'definedName') names.set((attributes['name'] ?? '').toLowerCase(), text);
    },
  });
  const read = new Map<number, ReturnType<typeof rowsOfSheet>>();
  return {
    name: (name) => names.get(name.toLowerCase()),
    async cells(sheet, block) {
      const index = file.sheets.findIndex(({ name }) => name === sheet);
      const range = readRange(block);
      if (index < 0 || range === undefined) return null;
      const rows = read.get(index) ?? rowsOfSheet(file, index);
      read.set(index, rows);
      const values: string[] = [];
      for (const { number, cells } of await rows)
        for (const [at, cell] of cells.entries())
          if (cell !== '' && contains(range, number, at + 1)) values.push(cell.text);
      return values;
    },
  };
}

/** The rule of a column at a row; null where anything may be typed. */
export async function ruleAt(
  layout: SheetLayout,
  { row, column, sheet }: { row: number; column: number; sheet: string },
  source: CellSource,
): Promise<ColumnRule | null> {
  const found = layout.validations.find(
    ({ type, ranges }) => type !== 'none' && ranges.some((range) => contains(range, row, column)),
  );
  return found === undefined ? null : ruleOf(found, sheet, source);
}

const KINDS: Readonly<Record<string, ColumnRule['kind']>> = {
  list: 'list',
  whole: 'whole',
  decimal: 'decimal',
  date: 'date',
  textLength: 'length',
};

async function ruleOf(rule: Validation, sheet: string, source: CellSource): Promise<ColumnRule> {
  const kind = KINDS[rule.type] ?? 'other';
  const low = numberOf(rule.formula1);
  const high = numberOf(rule.formula2);
  const bounds = { operator: rule.operator, low, high };
  if (kind !== 'list') return { kind, values: null, ...bounds, said: saidOf(kind, bounds) };
  const values = await listValues(rule.formula1, sheet, source);
  const said = values === null ? '下拉列表由公式决定，填写时不核对' : `下拉列表 ${values.length} 项`;
  return { kind, values, ...bounds, said };
}

const numberOf = (formula: string): number | null =>
  formula.trim() === '' || Number.isNaN(Number(formula)) ? null : Number(formula);

const WORDS = { whole: '整数', decimal: '数', date: '日期', length: '字数' } as const;

function saidOf(
  kind: Exclude<ColumnRule['kind'], 'list'>,
  { operator, low, high }: Pick<ColumnRule, 'operator' | 'low' | 'high'>,
): string {
  if (kind === 'other') return '由公式核对，填写时不核对';
  const word = WORDS[kind];
  if (kind === 'date' || low === null) return `要求${word}`;
  switch (operator) {
    case 'between':
      return high === null ? `要求${word}` : `${word}在 ${low} 到 ${high} 之间`;
    case 'notBetween':
      return high === null ? `要求${word}` : `${word}不在 ${low} 到 ${high} 之间`;
    case 'equal':
      return `${word}等于 ${low}`;
    case 'notEqual':
      return `${word}不等于 ${low}`;
    case 'greaterThan':
      return `${word}大于 ${low}`;
    case 'lessThan':
      return `${word}小于 ${low}`;
    case 'greaterThanOrEqual':
      return `${word}不小于 ${low}`;
    default:
      return `${word}不大于 ${low}`;
  }
}

/** Written out in quotes, a block of cells, or the name of one; null for a formula. */
async function listValues(
  formula: string,
  sheet: string,
  source: CellSource,
  depth = 0,
): Promise<readonly string[] | null> {
  const text = formula.trim().replace(/^=/, '');
  const quoted = /^"([^]*)"$/.exec(text)?.[1];
  if (quoted !== undefined)
    return quoted
      .replaceAll('""', '"')
      .split(',')
      .map((value) => value.trim())
      .filter((value) => value !== '');
  const [, quotedSheet, plainSheet, block = ''] =
    /^(?:'((?:[^']|'')+)'!|([^'!()]+)!)?(\$?[A-Za-z]{1,3}\$?\d*(?::\$?[A-Za-z]{1,3}\$?\d*)?)$/.exec(text) ??
    [];
  if (block !== '' && readRange(block) !== undefined)
    return source.cells(quotedSheet?.replaceAll("''", "'") ?? plainSheet ?? sheet, block);
  const named = depth < 3 ? source.name(text) : undefined;
  return named === undefined ? null : listValues(named, sheet, source, depth + 1);
}
