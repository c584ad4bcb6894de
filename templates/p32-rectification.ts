import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PrintContext, Refusal } from './document.ts';
import { chineseDate, isDay } from './layout/days.ts';
import { internalText } from './layout/internal-text.ts';
import { letterDocument, letterScaleFor } from './layout/letter.ts';
import { penDate } from './layout/marks.ts';
import { mm, sizes, type Paper } from './layout/page.ts';
import { committeeOf } from './layout/posted-model.ts';
import { signLines } from './layout/signing.ts';
import { fill, wordsOf, type WordingSpec } from './wording.ts';

/** Notice to put problems right (P32). Null is left for the pen. */
export interface Model {
  /** 清水镇人民政府 */
  readonly issuer: string;
  readonly village: string;
  /** 责任单位 where it is not the village committee itself. */
  readonly unit: string | null;
  /** 〔year〕number号 */
  readonly year: number;
  readonly number: number | null;
  /** yyyy-mm-dd */
  readonly checkedOn: string | null;
  /** A sentence each, without number and end. */
  readonly problems: readonly string[];
  readonly dueOn: string | null;
  readonly contact: string | null;
  readonly phone: string | null;
  readonly issuedOn: string;
}

export const title = '整改通知书';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '整改通知书' },
  addressee: { label: '主送', text: '{村委会}{责任单位}', more: ['村'] },
  body: {
    label: '正文',
    text: '{日期}核查发现你村（单位）存在以下问题：\n{问题}。\n请于{整改时限}前整改到位，并报送整改情况及佐证材料。逾期未整改的，按有关规定处理。',
  },
  contact: { label: '联系人', text: '联系人：{联系人}    电话：{电话}' },
} as const satisfies WordingSpec;
export const phones = (): OfficePhone[] => [];

export const refusal = ({ issuedOn }: Model): Refusal | null =>
  isDay(issuedOn) ? null : { rule: 'rectification-day', message: '发文日期不是日历上的日期，请改正。' };

export function needs({ checkedOn, dueOn, issuedOn }: Model): Refusal[] {
  const found: Refusal[] = [];
  if (checkedOn !== null && checkedOn > issuedOn)
    found.push({ rule: 'order-of-days', message: `核查日期（${checkedOn}）晚于发文日期，请核对。` });
  if (dueOn !== null && dueOn < issuedOn)
    found.push({ rule: 'order-of-days', message: `整改时限（${dueOn}）早于发文日期，请核对。` });
  return found;
}

/** Room for the pen in a line of text. */
const PEN = '＿＿＿＿＿＿＿＿';
const PEN_DAY = '＿＿＿＿年＿＿月＿＿日';
const PEN_LINES = ['1.', '2.'].map((number) => `${number}${'＿'.repeat(23)}`).join('；\n');
const BELOW = mm(26);

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const { issuer, village, unit, year, number, issuedOn } = model;
  const letter = {
    title: [wordsOf(words, 'title')],
    body: bodyOf(model, context),
    unit: issuer,
  };
  const line = (text: string) =>
    fill(text, { 村: village, 村委会: committeeOf(village), 责任单位: unit === null ? '' : `（${unit}）` });
  return letterDocument(context, {
    ...letter,
    formNumber: 'P32',
    level,
    number: `〔${year}〕${number ?? '    '}号`,
    addressee: line(wordsOf(words, 'addressee'))
      .map((parts) => parts.join(''))
      .join(''),
    issuedOn,
    scale: letterScaleFor(letter, BELOW),
    foot: signLines(typesetter, [['签收：', `日期：${penDate}`]], { size: sizes.四号 }),
  });
}

function bodyOf(model: Model, { words }: PrintContext): string[][] {
  const { checkedOn, problems, dueOn, contact, phone } = model;
  const listed = problems.map((problem, at) => `${at + 1}.${internalText(problem)}`).join('；\n');
  const paragraphs = fill(wordsOf(words, 'body'), {
    日期: checkedOn === null ? PEN_DAY : chineseDate(checkedOn),
    问题: listed === '' ? PEN_LINES : listed,
    整改时限: dueOn === null ? PEN_DAY : chineseDate(dueOn),
  });
  return [
    // Each problem begins a paragraph of its own.
    ...paragraphs.flatMap((parts) => parts.join('').split('\n')).map((text) => [text]),
    ...fill(wordsOf(words, 'contact'), { 联系人: contact ?? PEN, 电话: [phone ?? PEN] }),
  ];
}
