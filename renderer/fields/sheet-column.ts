import type { Field } from '#domain/fields/field.ts';
import { type CodeOption, codeOptions, fit } from './code-match.ts';
import { isStray, shown } from './shown.ts';
import { readWritten, writtenOf } from './read-written.ts';

/** A column of a sheet. Cells hold text in written form: codes as codes, days as yyyy-mm-dd, wrong ones as typed. */
export interface SheetColumn {
  readonly key: string;
  readonly label: string;
  /** Said when the pointer rests on the header. */
  readonly title: string;
  readonly width: number;
  readonly align?: 'right';
  /** What may be chosen; absent where anything may be typed. */
  readonly options?: readonly CodeOption[];
  /** Beyond the options anything may be typed. */
  readonly free?: boolean;
  /** Several of the options, parted by commas. */
  readonly several?: boolean;
  /** Never typed: it follows from other cells. */
  readonly fixed?: boolean;
  /** Shown masked: it is uncovered before anybody goes into it or copies it. */
  readonly masked?: boolean;
  /** What may be typed, in a few words. */
  readonly hint: string;
  /** The written form of a text that says exactly one thing (pasted, repeated); the text itself where it says none. */
  readonly read: (text: string) => string;
  /** How a written text looks in the cell. */
  readonly shown: (written: string) => string;
  /** Why a written text cannot be kept; null when it can. */
  readonly reasonOf: (written: string) => string | null;
}

interface FieldColumnOptions {
  readonly width: number;
  readonly label?: string;
  readonly fixed?: boolean;
  /** How a sensitive value looks. */
  readonly mask?: (shown: string) => string;
}

const hints: Partial<Record<Field['type'], string>> = {
  date: '日期可写成 20260301、2026.3.1 或 2026-03-01',
  month: '年月可写成 202603 或 2026-03',
  bool: '1 或 s 是“是”，0 或 f 是“否”；Alt+↓ 列出',
  code: '填编号、名称或拼音首字母；Alt+↓ 列出全部',
  codes: '可填几项，用逗号隔开；编号、名称或拼音首字母都行',
};

export function fieldColumn(field: Field, year: number, more: FieldColumnOptions): SheetColumn {
  const options = codeOptions(field, year);
  const read = (text: string): string => {
    const result = readWritten(field, text, year);
    return result.ok && !isStray(result.value) ? writtenOf(field, result.value, year) : text.trim();
  };
  const look = (written: string): string => {
    const result = readWritten(field, written, year);
    const text = result.ok ? shown(field, result.value, year) : written;
    return more.mask === undefined || text === '' ? text : more.mask(text);
  };
  const isRight = field.type === 'int' || field.type === 'decimal';
  return {
    key: field.key,
    label: more.label ?? field.label,
    title: field.rule === undefined ? field.label : `${field.label}：${field.rule}`,
    width: more.width,
    ...(isRight ? { align: 'right' as const } : {}),
    ...(options.length === 0 ? {} : { options }),
    ...(field.type === 'codes' ? { several: true } : {}),
    ...(more.fixed === true ? { fixed: true } : {}),
    ...(more.mask === undefined ? {} : { masked: true }),
    hint: options.length === 0 && field.codes !== undefined ? '' : (hints[field.type] ?? ''),
    read,
    shown: look,
    reasonOf: (written) => {
      const result = readWritten(field, written, year);
      if (!result.ok) return result.reason;
      return isStray(result.value)
        ? `“${field.label}”的代码表里没有这个值，请用编号、名称或拼音首字母改选`
        : null;
    },
  };
}

/** The options that fit what was typed, best first; all of them for nothing. Of several parts the last is meant. */
export function fitting(column: SheetColumn, typed: string): readonly CodeOption[] {
  const options = column.options ?? [];
  const text = column.several === true ? lastPart(typed) : typed.trim();
  if (text === '') return options;
  const exact = column.read(text);
  const score = (option: CodeOption): number => (option.value === exact ? 9 : fit(option, text));
  return options
    .map((option) => ({ option, score: score(option) }))
    .filter((each) => each.score > 0)
    .sort((a, b) => b.score - a.score)
    .map((each) => each.option);
}

const PARTS = /[,，;；、\s]+/u;
const lastPart = (typed: string): string => typed.split(PARTS).at(-1) ?? '';

/** The option that a typed text takes by itself; where anything may be typed, only letters stand for an option. */
export function bestOption(column: SheetColumn, typed: string): CodeOption | undefined {
  if (typed.trim() === '' || (column.free === true && !/^[a-z]+$/iu.test(typed.trim()))) return undefined;
  return fitting(column, typed)[0];
}

/** What a typed text is kept as: the best option where there is a list, else as the column reads it. */
export function settled(column: SheetColumn, typed: string): string {
  if (column.options === undefined || typed.trim() === '') return column.read(typed);
  if (column.several !== true) return bestOption(column, typed)?.value ?? column.read(typed);
  const whole = column.read(typed);
  if (column.reasonOf(whole) === null) return whole;
  const parts = typed.split(PARTS).filter((part) => part !== '');
  return column.read(parts.map((part) => fitting(column, part)[0]?.value ?? part).join(','));
}

/** The typed text with an option taken: in place of the last part where there may be several. */
export function withOption(column: SheetColumn, typed: string, option: CodeOption): string {
  if (column.several !== true) return option.value;
  const parts = typed.split(PARTS).filter((part) => part !== '');
  return [...(PARTS.test(typed.at(-1) ?? ',') ? parts : parts.slice(0, -1)), option.value].join(',');
}
