import type { CodeItem, CodeList, CodeListName } from './code-lists.ts';
import { allItemsOf, codeItemsOf, codeListFor } from './code-lists.ts';
import { comparableText } from './comparable-text.ts';

const UNKNOWN = '=';

interface CodeIndex {
  readonly codes: ReadonlyMap<string, string>;
  readonly labels: ReadonlyMap<string, string>;
}

const indexes = new WeakMap<CodeList, Map<number | undefined, CodeIndex>>();

/** The stored form of one written value: its code, `=` and the label as written, or null for an empty one. */
export function codeOf(list: CodeListName | CodeList, written: string, year?: number): string | null {
  const label = written.trim();
  if (label === '' || isBlankLabel(list, label, year)) return null;
  return knownCode(list, label, year) ?? UNKNOWN + label;
}

/**
 * The stored form of several written values, each once, in the order written. Commas and semicolons of both
 * widths always part values; 、 does outside brackets, unless the list knows the whole (护洁员、公厕管理员).
 */
export function codesOf(list: CodeListName | CodeList, written: string, year?: number): string | null {
  const codes = written
    .split(/[,，;；]/u)
    .flatMap((part) => (knownCode(list, part.trim(), year) === undefined ? splitEnumeration(part) : [part]))
    .map((part) => codeOf(list, part, year))
    .filter((code) => code !== null);
  return codes.length === 0 ? null : [...new Set(codes)].join(',');
}

/** The label of a stored value in the words of the year; a value that the list lacks as it was written. */
export function labelOf(list: CodeListName | CodeList, stored: string | null, year?: number): string {
  if (stored === null) return '';
  if (!isKnown(stored)) return stored.slice(UNKNOWN.length);
  const resolved = resolve(list, year);
  const label = indexOf(resolved, year).labels.get(stored) ?? anyLabel(resolved.items, stored);
  return label ?? (typeof list === 'string' ? anyLabel(allItemsOf(list, year), stored) : undefined) ?? stored;
}

/** The labels of a stored value of several codes, joined by an ASCII comma as national exports have it. */
export function labelsOf(list: CodeListName | CodeList, stored: string | null, year?: number): string {
  return splitCodes(stored)
    .map((code) => labelOf(list, code, year))
    .join(',');
}

/** The single codes of a stored value of several. */
export function splitCodes(stored: string | null): readonly string[] {
  return stored === null || stored === '' ? [] : stored.split(',');
}

/** Whether a stored value, of one code or several, has no label that its list did not know. */
export function isKnown(stored: string): boolean {
  return !splitCodes(stored).some((code) => code.startsWith(UNKNOWN));
}

function resolve(list: CodeListName | CodeList, year: number | undefined): CodeList {
  return typeof list === 'string' ? codeListFor(list, year) : list;
}

function isBlankLabel(list: CodeListName | CodeList, label: string, year: number | undefined): boolean {
  const blank = resolve(list, year).blank ?? [];
  return blank.some((entry) => comparableText(entry) === comparableText(label));
}

function knownCode(list: CodeListName | CodeList, written: string, year: number | undefined) {
  const { codes } = indexOf(resolve(list, year), year);
  const key = comparableText(written);
  return codes.get(key) ?? (/^\d$/u.test(key) ? codes.get(`0${key}`) : undefined); // spreadsheets drop the 0 of 01
}

/** A code of other years still has a label: better than showing the bare code. */
function anyLabel(items: readonly CodeItem[], code: string): string | undefined {
  return items.findLast((item) => item.code === code)?.label;
}

function indexOf(list: CodeList, year: number | undefined): CodeIndex {
  const byYear = indexes.get(list) ?? new Map<number | undefined, CodeIndex>();
  indexes.set(list, byYear);
  const index = byYear.get(year) ?? buildIndex(codeItemsOf(list, year));
  byYear.set(year, index);
  return index;
}

/** Labels go before codes and codes before aliases, where a list uses one text twice. */
function buildIndex(items: readonly CodeItem[]): CodeIndex {
  const entries = [
    ...items.flatMap((item) => (item.aliases ?? []).map((alias) => [alias, item.code] as const)),
    ...items.map((item) => [item.code, item.code] as const),
    ...items.map((item) => [item.label, item.code] as const),
  ];
  return {
    codes: new Map(entries.map(([written, code]) => [comparableText(written), code])),
    labels: new Map(items.map((item) => [item.code, item.label])),
  };
}

/** Parts at every 、 that stands outside brackets. */
function splitEnumeration(part: string): readonly string[] {
  return part.split(/、(?![^(（]*[)）])/u);
}
