import { codesOf, isKnown } from '#domain/codes/code-value.ts';
import type { CodeListName } from '#domain/codes/code-lists.ts';
import { parseFieldValue } from '#domain/fields/field-value.ts';
import { hasValidCheckDigit, normalizeIdNumber } from '#domain/identity/id-number.ts';
import { readDate, readText } from '#domain/fields/written-value.ts';
import { subjectOf, targetsOf, type ColumnTarget } from './column-targets.ts';
import type { FileKind } from './file-kinds.ts';

/** What is known of the archive that helps to tell a column by its cells. */
export interface KnownPlaces {
  readonly villages: ReadonlySet<string>;
}

const ENOUGH_VALUES = 2;
/** Different values that are looked at. */
const MOST_VALUES = 40;
/** No label of a list of codes is longer. */
const LONGEST_LABEL = 60;
const MOST = 0.9;
const LIFETIME = 30;

const share = (values: readonly string[], is: (value: string) => boolean): number =>
  values.length === 0 ? 0 : values.filter(is).length / values.length;

const different = (values: readonly string[]): string[] => [...new Set(values)].slice(0, MOST_VALUES);

const isPhone = (value: string) => /^1[3-9]\d{9}$/.test(readText(value));
const isIdNumber = (value: string) => hasValidCheckDigit(normalizeIdNumber(value));
const GROUP = /^(?:第?[\d一二三四五六七八九十]{1,3}(?:组|社|队)|.{1,6}组)$/;

const IDENTITY = { member: 'member.id_number', household: 'household.head_id_number', helper: undefined };
const PHONE = { member: 'member.phone', household: 'household.phone', helper: 'helper.phone' };

/** What a column may be by its cells alone; null when they tell nothing. */
export function guessByCells(
  kind: FileKind,
  cells: readonly string[],
  places: KnownPlaces,
): ColumnTarget | null {
  if (cells.length < ENOUGH_VALUES) return null;
  const values = different(cells);
  const { byName } = targetsOf(kind);
  const subject = subjectOf(kind);
  const named = (name: string | undefined) => (name === undefined ? null : (byName.get(name) ?? null));
  if (share(values, isIdNumber) >= MOST) return named(IDENTITY[subject]);
  if (share(values, isPhone) >= MOST) return named(PHONE[subject]);
  if (share(values, (value) => places.villages.has(value)) >= MOST) return named('household.village');
  if (share(values, (value) => GROUP.test(value)) >= MOST) return named('household.group_name');
  if (subject === 'member' && areBirthdays(values)) return named('member.birth_date');
  return byCodeList(kind, values);
}

function areBirthdays(values: readonly string[]): boolean {
  const years = values.map((value) => Number(readDate(value)?.slice(0, 4)));
  if (years.some(Number.isNaN)) return false;
  return Math.max(...years) - Math.min(...years) >= LIFETIME;
}

/** The one field whose list of codes has nearly all values. Yes and no, and bare numbers, tell nothing. */
function byCodeList(kind: FileKind, values: readonly string[]): ColumnTarget | null {
  if (
    values.some(
      (value) =>
        /^[\d.,\s]*$/.test(value) || value.length > LONGEST_LABEL || value === '是' || value === '否',
    )
  )
    return null;
  const fitting = [...targetsOf(kind).byName.values()].filter(
    (target) =>
      target.kind === 'field' &&
      target.field.codes !== undefined &&
      share(values, (value) => hasCodes(target.field.codes, value)) >= MOST,
  );
  const [first] = fitting;
  return first !== undefined && fitting.length === 1 ? first : null;
}

function hasCodes(list: CodeListName | undefined, value: string): boolean {
  const stored = list === undefined ? null : codesOf(list, value);
  return stored !== null && isKnown(stored);
}

/** The share of cells that the target cannot take; 0 where nothing speaks against it. */
export function misfit(target: ColumnTarget, cells: readonly string[], year: number): number {
  const values = different(cells);
  if (values.length === 0 || target.kind !== 'field') return 0;
  const { field } = target;
  const refuses = (value: string): boolean => {
    const shape = SHAPES.find(([suffix]) => field.key.endsWith(suffix))?.[1];
    if (shape !== undefined) return !shape.test(readText(value));
    // 年度 is yyyymm too in the databases of some rounds.
    if (field.name === 'year') return !/^20\d\d/.test(readText(value));
    const parsed = parseFieldValue(field, value, year);
    return (
      !parsed.ok || (field.codes !== undefined && parsed.value !== null && !isKnown(String(parsed.value)))
    );
  };
  return share(values, refuses);
}

/** What texts of a certain meaning look like, at the least. */
const SHAPES: readonly (readonly [string, RegExp])[] = [
  ['id_number', /^[\dA-Za-z()（）-]{8,25}$/],
  ['phone', /^[\d\s()（）/、,，;；-]{7,40}$/],
  ['.name', /^\D*$/],
  ['head_name', /^\D*$/],
  ['household_no', /^[\dA-Za-z-]+$/],
  ['person_no', /^[\dA-Za-z-]+$/],
];
