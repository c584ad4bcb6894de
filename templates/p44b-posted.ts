import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel, PublicText } from '#domain/identity/privacy.ts';
import { FEW, KEPT, type PostedCount } from '#domain/identity/small-counts.ts';
import { decreases, increases } from '#domain/records/year-movement.ts';
import type { PrintContext, Refusal } from './document.ts';
import { chineseDate, isDay } from './layout/days.ts';
import { definition } from './layout/definition.ts';
import { formLine, formTitle } from './layout/form.ts';
import { cellLines } from './layout/measure.ts';
import {
  postedFooter,
  scales,
  sealedSignature,
  sealGap,
  signatureRows,
  type NoticeScale,
} from './layout/notice.ts';
import { registerPage, sizes, wideFormPage, type Paper } from './layout/page.ts';
import { movementNames, tenThousands } from './p44-statistics.ts';
import { statisticsTables, WALL } from './statistics.ts';
import { fillLine, wordsOf, type WordingSpec } from './wording.ts';

/** One line of the posted statistics: a village, or all of them. */
export interface PostedFigures {
  /** Households and people by turns, from the start of the year through its movement to its end. */
  readonly movement: readonly PostedCount[];
  /** Households and people by turns, of each category. */
  readonly categories: readonly PostedCount[];
  /** Hundreds of yuan. */
  readonly funds: number;
}

/** The year's numbers as they may hang on a board (P44B): what is fewer than three is not in the model any more. */
export interface Model {
  readonly county: PublicText;
  readonly township: PublicText;
  readonly year: number;
  /** yyyy-mm-dd: the evening on which the year is counted to its end; the day of the paper. */
  readonly asOf: string;
  readonly issuedOn: string;
  readonly object: PublicText;
  readonly kind: 'poor' | 'monitored';
  readonly categories: readonly PublicText[];
  readonly villages: readonly (PostedFigures & { readonly village: PublicText })[];
  readonly total: PostedFigures;
}

export const title = '年度统计表（公开）';
export const level = 'PUBLIC' satisfies PrivacyLevel;
export const papers = ['A4', 'A3'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '{乡镇}{年}年度{对象}情况统计表' },
  note: {
    label: '表下说明',
    text: `“${FEW}”表示不足3户（人）；“${KEPT}”表示为防止推算出不足3户（人）的数而不公布。`,
  },
} as const satisfies WordingSpec;

export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];

export function refusal({ villages, total, asOf, issuedOn }: Model): Refusal | null {
  if (villages.length === 0)
    return { rule: 'statistics-empty', message: '还没有登记村，没有可以统计的，请先在“乡镇信息”里登记。' };
  if (!isDay(asOf) || !isDay(issuedOn))
    return { rule: 'statistics-day', message: '统计日期不是日历上的日期，请改正。' };
  const counts = [...villages, total].flatMap(({ movement, categories }) => [...movement, ...categories]);
  return counts.some((count) => count === 1 || count === 2)
    ? { rule: 'statistics-few', message: '有不足3户（人）的数没有隐去，不能张贴。' }
    : null;
}

const PAIR = ['户', '人'] as const;

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words, paper } = context;
  const { township, county, year, object, kind, villages, total } = model;
  const page = paper === 'A3' ? registerPage : wideFormPage;
  const [scale] = scales.A4;
  const enlarged = paper === 'A3' ? WALL : 1;
  const small = { ...scale, page, bodySize: sizes.四号 * enlarged, pitch: 22 * enlarged };
  const names = movementNames(kind);
  const lines = (values: (figures: PostedFigures) => string[]) => ({
    rows: villages.map((each) => ({ village: each.village, values: values(each) })),
    total: values(total),
  });
  const name = fillLine(wordsOf(words, 'title'), { 乡镇: township, 年: year, 对象: object });
  return definition({
    page,
    title: name,
    unit: `${township}人民政府`,
    formNumber: 'P44B',
    createdAt: model.issuedOn,
    footer: postedFooter(context, 'P44B', small),
    content: [
      formTitle(typesetter, name, sizes.小二 * enlarged),
      formLine(
        typesetter,
        [`${county}${township}`, `统计截至：${chineseDate(model.asOf)}`, '单位：户、人、万元'],
        sizes.五号 * enlarged,
      ),
      ...statisticsTables(
        typesetter,
        [
          {
            heading: '一、户数、人数增减',
            groups: ['年初', ...[...increases, ...decreases].map((key) => names[key]), '年末'].map(pairOf),
            ...lines(({ movement }) => movement.map(String)),
          },
          {
            heading: '二、年末构成和到户资金',
            groups: [...model.categories.map(pairOf), { heading: '到户资金（万元）', columns: [''] }],
            ...lines(({ categories, funds }) => [...categories.map(String), tenThousands(funds)]),
          },
        ],
        { page, title: name, enlarged, foot: footOf(model, context, small) },
      ),
    ],
  });
}

const pairOf = (heading: string) => ({ heading, columns: PAIR });

function footOf({ township, issuedOn }: Model, { typesetter, words }: PrintContext, scale: NoticeScale) {
  const unit = `${township}人民政府`;
  const note = wordsOf(words, 'note');
  const { bodySize, pitch, page } = scale;
  const style = { face: 'song', size: bodySize * 0.75, pitch } as const;
  const noteHeight = cellLines(note, { width: page.width, ...style }) * pitch + 4;
  return {
    content: [
      typesetter.text(note, style, { margin: [0, 4, 0, 0] }),
      sealedSignature(typesetter, unit, chineseDate(issuedOn), scale),
    ],
    height: noteHeight + sealGap(pitch) + (signatureRows(unit, scale) + 1) * pitch,
  };
}
