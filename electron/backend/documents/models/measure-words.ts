import type { measuresOf } from '#db/households.ts';
import { codeItemsOf } from '#domain/codes/code-lists.ts';
import { labelsOf } from '#domain/codes/code-value.ts';
import { findField } from '#domain/fields/dictionary.ts';

export type Measure = Awaited<ReturnType<typeof measuresOf>>[number];

/** The words of the paper form for the kinds of the measure sheet (平江 附表9, inferred). */
const CATEGORIES: Readonly<Record<string, string>> = {
  industry: '产业',
  employment: '就业',
  public_post: '就业（公益岗位）',
  finance: '金融',
  health: '医疗',
  compulsory_education: '教育',
  education: '教育',
  security: '兜底',
  housing: '住房',
  water: '饮水',
  social: '社会帮扶',
};

const fieldOf = (kind: string) => findField(`assistance_measure.${kind}`);

export const categoryOfMeasure = (kind: string): string =>
  CATEGORIES[kind] ?? (fieldOf(kind)?.label ?? kind).replace(/帮扶$/u, '');

/** What is done, in a line: the items of the list, then what was written to it. */
export function wordsOfMeasure({ kind, items, content, scale, note }: Measure, year: number): string {
  const list = fieldOf(kind)?.codes;
  const chosen = list === undefined ? '' : labelsOf(list, items, year).replaceAll(',', '、');
  return [chosen, content ?? '', scale ?? '', note ?? ''].filter((part) => part.trim() !== '').join('；');
}

/** The items that are values of the list, by code; what somebody wrote in their place is left out. */
export function listedItems({ kind, items }: Measure, year: number): { code: string; label: string }[] {
  const list = fieldOf(kind)?.codes;
  const codes = (items ?? '').split(',');
  return list === undefined ? [] : codeItemsOf(list, year).filter(({ code }) => codes.includes(code));
}
