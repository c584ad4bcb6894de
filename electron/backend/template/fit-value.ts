import { codeOf } from '#domain/codes/code-value.ts';
import { parseFieldValue } from '#domain/fields/field-value.ts';
import type { SheetValue } from '../sheets/write-workbook.ts';
import type { ColumnRule } from './choices.ts';
import type { CellFormat } from './read-formats.ts';
import type { RowValue } from './row-value.ts';

export interface Fitted {
  readonly value: SheetValue;
  /** The value in the words of the archive, where the template has others for it. */
  readonly from?: string;
  /** Why the template does not take it. */
  readonly misfit?: string;
}

export interface Place {
  readonly rule: ColumnRule | null;
  readonly format: CellFormat;
  readonly year: number;
  readonly epoch: 1900 | 1904;
}

const LONGEST = 32_767;

/** A value as the template wants it in this column: in the words of its list, as number, day or text. */
export function fitValue(given: RowValue, place: Place): Fitted {
  const { rule, format } = place;
  if (given.value === null || given.value === '') return { value: null };
  const listed =
    rule?.kind === 'list' && rule.values !== null ? inList(given, rule.values, place.year) : null;
  if (listed?.misfit !== undefined) return listed;
  const text = listed === null ? String(given.value) : String(listed.value);
  const value = listed === null ? typed(given, place) : isNumeric(text, format) ? Number(text) : text;
  const from = listed?.from === undefined ? {} : { from: listed.from };
  if (text.length > LONGEST) return { value, misfit: '文字太长，一格放不下' };
  const broken = rule === null || rule.kind === 'list' ? undefined : brokenRule(rule, { value, text, given });
  return broken === undefined ? { value, ...from } : { value, misfit: broken };
}

const isNumeric = (text: string, { kind }: CellFormat): boolean =>
  kind === 'number' && /^(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(text);

/** Numbers that count are numbers unless the column is text; numbers that name are text; days follow the format. */
function typed({ value, field }: RowValue, { format, epoch }: Place): SheetValue {
  if (typeof value === 'number') return format.kind === 'text' ? textOf(value, field?.scale) : value;
  if (typeof value !== 'string' || format.kind !== 'date') return value;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return serialOf(value, epoch) ?? value;
  const month = /^(\d{4})(\d\d)$/.exec(value);
  // A day of which only the month is known is not told as a day.
  if (field?.type !== 'month' || month === null || format.hasDay) return value;
  return serialOf(`${month[1]}-${month[2]}-01`, epoch) ?? value;
}

const textOf = (value: number, scale: number | undefined): string =>
  scale === undefined ? String(value) : value.toFixed(scale);

const DAY_MS = 86_400_000;

function serialOf(day: string, epoch: 1900 | 1904): number | undefined {
  const zero = epoch === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const serial = (Date.parse(`${day}T00:00:00Z`) - zero) / DAY_MS;
  // Before March 1900 the calendar of spreadsheets is wrong.
  return Number.isInteger(serial) && serial > 60 ? serial : undefined;
}

const comparable = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
/** 01-户主, 01 户主, 1.户主 */
const withoutCode = (text: string): string =>
  text.replace(/^\d{1,3}\s*[-—.、:：_ ]?\s*(?=\p{Script=Han})/u, '');

function inList({ value, field, stored }: RowValue, values: readonly string[], year: number): Fitted {
  const text = typeof value === 'number' ? String(value) : (value ?? '');
  if (values.includes(text)) return { value: text };
  const same = values.find((each) => comparable(each) === comparable(text));
  if (same !== undefined) return { value: same, from: text };
  const means = (each: string): boolean => {
    const word = withoutCode(each);
    if (comparable(word) === comparable(text)) return true;
    if (field?.type === 'code' && field.codes !== undefined)
      return stored !== null && codeOf(field.codes, word, year) === String(stored);
    if (field?.type !== 'bool') return false;
    const read = parseFieldValue(field, word, year);
    return read.ok && read.value !== null && read.value === stored;
  };
  const found = values.find(means);
  return found === undefined ? { value: text, misfit: '不在下拉列表里' } : { value: found, from: text };
}

function brokenRule(
  rule: ColumnRule,
  { value, text, given }: { value: SheetValue; text: string; given: RowValue },
): string | undefined {
  if (rule.kind === 'other') return undefined;
  if (rule.kind === 'length') return isWithin(rule, [...text].length) ? undefined : rule.said;
  if (rule.kind === 'date')
    return typeof value === 'number' || given.field?.type === 'date' ? undefined : rule.said;
  const number = Number(text);
  if (Number.isNaN(number) || (rule.kind === 'whole' && !Number.isInteger(number))) return rule.said;
  return isWithin(rule, number) ? undefined : rule.said;
}

function isWithin({ operator, low, high }: ColumnRule, number: number): boolean {
  if (low === null) return true;
  switch (operator) {
    case 'between':
      return high === null || (number >= low && number <= high);
    case 'notBetween':
      return high === null || number < low || number > high;
    case 'equal':
      return number === low;
    case 'notEqual':
      return number !== low;
    case 'greaterThan':
      return number > low;
    case 'lessThan':
      return number < low;
    case 'greaterThanOrEqual':
      return number >= low;
    default:
      return number <= low;
  }
}
