import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel, PublicText } from '#domain/identity/privacy.ts';
import type { PrintContext, Refusal } from './document.ts';
import { chineseDate, isDay } from './layout/days.ts';
import { definition } from './layout/definition.ts';
import { formLine, formTitle } from './layout/form.ts';
import { listTable } from './layout/grid.ts';
import { notApplicable } from './layout/marks.ts';
import { fenOf, tableYuan } from './layout/money.ts';
import { postedFooter, scales, sealedSignature } from './layout/notice.ts';
import { mm, sizes, wideFormPage, type Paper } from './layout/page.ts';
import { committeeOf } from './layout/posted-model.ts';
import { fillLine, wordsOf, type WordingSpec } from './wording.ts';

export interface PostedMeasure {
  readonly category: PublicText;
  /** What it is, in the words of the lists; null where it may not hang on a board. */
  readonly measure: PublicText | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly unit: PublicText | null;
  readonly isDone: boolean;
  /** Yuan; null where there is none or it would tell of somebody's health. */
  readonly amount: number | null;
}

/**
 * The measures of a household as they are posted with the list of risks to be eliminated (P25, public edition): no
 * detail of anybody's health, no amount that comes from one, no words written by hand, no signatures.
 */
export interface Model {
  readonly village: PublicText;
  readonly group: PublicText;
  readonly head: PublicText;
  readonly population: number;
  readonly year: number;
  readonly object: PublicText;
  readonly measures: readonly PostedMeasure[];
  readonly issuedOn: string;
}

export const title = '帮扶措施落实情况公示表';
export const level = 'PUBLIC' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '{村}{对象称谓}帮扶措施落实情况公示表' },
  foot: {
    label: '表下说明',
    text: '说明：本表随拟消除风险公示张贴；按规定不宜公开的内容不在表上，用“/”表示。',
  },
} as const satisfies WordingSpec;
export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];

export function refusal({ measures, issuedOn }: Model): Refusal | null {
  if (measures.length === 0)
    return { rule: 'posted-measures-empty', message: '没有登记帮扶措施，没有可以公示的内容，请先登记措施。' };
  if (!isDay(issuedOn)) return { rule: 'posted-measures-day', message: '公示日期不是日历上的日期，请改正。' };
  return null;
}

/** So few rows are printed larger, to be read at the board. */
const FEW = 6;

const scale = { ...scales.A4[0], page: wideFormPage, bodySize: sizes.四号, pitch: 24 };

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const { village, group, head, population, year, object, issuedOn } = model;
  const name = fillLine(wordsOf(words, 'title'), { 村: village, 对象称谓: object });
  return definition({
    page: wideFormPage,
    title: name,
    unit: committeeOf(village),
    formNumber: 'P25',
    createdAt: issuedOn,
    footer: postedFooter(context, 'P25', scale),
    content: [
      formTitle(typesetter, name),
      formLine(typesetter, [
        `村民小组：${group}`,
        `户主：${head}    家庭人口：${population}人`,
        `${year}年度    单位：元`,
      ]),
      tableOf(model, context),
    ],
  });
}

function tableOf({ village, measures, issuedOn }: Model, { typesetter, words }: PrintContext): Content {
  const unit = committeeOf(village);
  return listTable(typesetter, {
    columns: [
      { heading: '序号', width: 32 },
      { heading: '类别', width: 100 },
      { heading: '措施内容', width: '*', alignment: 'left' },
      { heading: '实施时间', width: 132 },
      { heading: '责任单位', width: 130 },
      { heading: '落实情况', width: 66 },
      { heading: '资金（元）', width: 86, alignment: 'right' },
    ],
    rows: measures.map(({ category, measure, from, to, unit, isDone, amount }, at) => [
      String(at + 1),
      category,
      measure ?? notApplicable,
      monthsOf(from, to),
      unit ?? notApplicable,
      isDone ? '已落实' : '落实中',
      amount === null ? notApplicable : tableYuan(fenOf(amount)),
    ]),
    foot: [
      typesetter.text(wordsOf(words, 'foot'), { face: 'song', size: sizes.五号 }, { margin: [0, 4, 0, 0] }),
      sealedSignature(typesetter, unit, chineseDate(issuedOn), scale),
    ],
    ...(measures.length > FEW ? { row: mm(9), size: sizes.小四 } : { row: mm(12), size: sizes.四号 }),
  });
}

/** By month: a day may be that of somebody's stay in hospital. */
function monthsOf(from: string | null, to: string | null): string {
  const [start, end] = [from, to].map((day) => (day === null ? null : monthInWords(day)));
  if (start == null) return end == null ? notApplicable : `${end}止`;
  if (end == null || start === end) return start;
  return `${start}至${from?.slice(0, 4) === to?.slice(0, 4) ? end.slice(5) : end}`;
}

const monthInWords = (day: string): string => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`;
