import { codeOf, codesOf, labelOf, labelsOf } from '#domain/codes/code-value.ts';
import type { FieldKey } from './dictionary.ts';
import type { Field } from './field.ts';
import {
  readDate,
  readDecimal,
  readInteger,
  readMonth,
  readName,
  readText,
  readYear,
} from './written-value.ts';

/** A value as it is stored; see `FieldType` for the form that each type has. */
export type FieldValue = string | number | null;

/** `reason` is a clerk's sentence. It names the field, never the value. */
export type ParsedFieldValue = { ok: true; value: FieldValue } | { ok: false; reason: string };

/** Characters of one value: ten times what the widest box of any form takes. */
export const LONGEST_TEXT = 2000;

/** What is said of a longer one. */
export const tooLong = ({ label }: Pick<Field, 'label'>, text: string): string =>
  `“${label}”有 ${text.length} 个字，太长了，最多 ${LONGEST_TEXT} 个字；请写要点，全文作为附件存进这一户`;

const REPLACEMENT_CHARACTER = '\uFFFD';
const YES = new Set(['是', '有', '1', '√', '✓', 'Y', 'YES', 'TRUE']);
const NO = new Set(['否', '无', '0', '×', 'N', 'NO', 'FALSE']);

const personNames: ReadonlySet<string> = new Set([
  'household.head_name',
  'member.name',
  'monitoring.contact_name',
  'helper.name',
  'village.team_leader_name',
] satisfies FieldKey[]);

/**
 * What a cell or an input box says, as the value to store. Codes are read with the list of the year; a label that
 * the list lacks is kept behind `=`. Decimals are rounded to the field's digits.
 */
export function parseFieldValue(field: Field, written: string, year?: number): ParsedFieldValue {
  if (written.includes(REPLACEMENT_CHARACTER)) {
    return refused(`“${field.label}”含有乱码，请用正确的编码重新导出文件`);
  }
  const text = readText(written);
  if (text === '') return { ok: true, value: null };
  if (text.length > LONGEST_TEXT) return refused(tooLong(field, text));
  switch (field.type) {
    case 'text':
      return { ok: true, value: personNames.has(field.key) ? readName(text) : text };
    case 'int':
      return parsed(readInteger(text), `“${field.label}”应当填整数`);
    case 'decimal':
      return parsed(readDecimal(text, field.scale ?? 0), `“${field.label}”应当填数字，不要带单位或文字`);
    case 'date':
      return parsed(readDate(text), `“${field.label}”不是有效日期，请写成 2021-03-01 这样`);
    case 'month':
      return parsed(readMonth(text), `“${field.label}”不是有效年月，请写成 202103 这样`);
    case 'year':
      return parsed(readYear(text), `“${field.label}”应当填 1949 到 2100 之间的 4 位年份`);
    case 'bool':
      return parsed(readBool(text), `“${field.label}”应当填“是”或“否”`);
    case 'code':
      return { ok: true, value: field.codes ? codeOf(field.codes, text, year) : text };
    case 'codes':
      return { ok: true, value: field.codes ? codesOf(field.codes, text, year) : text };
    case 'signature':
      return refused(`“${field.label}”只在纸质材料上签，不能录入`);
  }
}

/** The value in the words of screens, prints and exports of the year; empty for none. */
export function formatFieldValue(field: Field, value: FieldValue, year?: number): string {
  if (value === null) return '';
  if (field.type === 'bool') return value === 0 ? '否' : '是';
  if (field.type === 'decimal') return Number(value).toFixed(field.scale ?? 0);
  if (field.type === 'code' && field.codes) return labelOf(field.codes, String(value), year);
  if (field.type === 'codes' && field.codes) return labelsOf(field.codes, String(value), year);
  return String(value);
}

function readBool(text: string): 0 | 1 | undefined {
  const answer = text.toUpperCase();
  if (YES.has(answer)) return 1;
  return NO.has(answer) ? 0 : undefined;
}

function parsed(value: FieldValue | undefined, reason: string): ParsedFieldValue {
  return value === undefined ? refused(reason) : { ok: true, value };
}

function refused(reason: string): ParsedFieldValue {
  return { ok: false, reason };
}
