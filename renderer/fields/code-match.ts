import { pinyin } from 'pinyin-pro';
import { type CodeItem, codeItemsOf } from '#domain/codes/code-lists.ts';
import type { Field } from '#domain/fields/field.ts';

export interface CodeOption {
  readonly value: string;
  /** The number that stands before the label, where it is not the value. */
  readonly shown?: string;
  readonly label: string;
  readonly initials: string;
  /** The whole label in pinyin without tones. */
  readonly spelt: string;
}

const spell = (label: string, pattern: 'first' | 'pinyin'): string =>
  pinyin(label, { pattern, toneType: 'none', type: 'array', nonZh: 'removed' }).join('').toLowerCase();

const optionOf = (item: CodeItem): CodeOption => namedOption(item.code, item.label);

/** An option that is found by its label, its initials and its pinyin. */
export const namedOption = (value: string, label: string, shown?: string): CodeOption => ({
  value,
  label,
  initials: spell(label, 'first'),
  spelt: spell(label, 'pinyin'),
  ...(shown === undefined ? {} : { shown }),
});

/** The options of a field in a year; 是/否 for a bool. */
export function codeOptions(field: Field, year: number): readonly CodeOption[] {
  const list = field.type === 'bool' ? 'yes_no' : field.codes;
  return list === undefined ? [] : codeItemsOf(list, year).map(optionOf);
}

/** How well an option fits what was typed: 0 not at all, 3 its number, 2 the start of its label, initials or pinyin. */
export function fit(option: CodeOption, typed: string): number {
  const text = typed.trim().toLowerCase();
  if (text === '') return 1;
  if (option.value.toLowerCase() === text || option.value === `0${text}`) return 3;
  if ([option.label.toLowerCase(), option.initials, option.spelt].some((name) => name.startsWith(text)))
    return 2;
  return option.label.toLowerCase().includes(text) || option.initials.includes(text) ? 1 : 0;
}
