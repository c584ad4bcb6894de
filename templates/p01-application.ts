import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { definition } from './layout/definition.ts';
import { formFooter } from './layout/form.ts';
import { penDate } from './layout/marks.ts';
import { formPage, mm, sizes, type Paper } from './layout/page.ts';
import { signLines } from './layout/signing.ts';
import type { Typesetter } from './layout/typeset.ts';
import { fill, fillLine, wordsOf, type WordingSpec } from './wording.ts';

/**
 * How to write an application, and ruled paper for it (P01). Since 2017 the household writes it by its own hand, so
 * that nothing of a household is in the model and no filled application can come of it.
 */
export interface Model {
  readonly place: Place;
  /** 对象称谓 of the year. */
  readonly object: string;
}

export const title = '农户申请书填写指引及空白稿纸';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const refusal = (): null => null;
export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];

/** The wording of the catalogue of papers, P01. */
export const wording = {
  title: { label: '指引的标题', text: '申请书填写指引' },
  guide: {
    label: '指引',
    text: [
      '申请书由本户自己手写（黑色或蓝黑色笔），不得打印、不得由他人统一代写。内容包括：',
      '1. 写给谁：{村}村民委员会。',
      '2. 我是谁：户主姓名、身份证号、住址、家庭人口、劳动力人数。',
      '3. 为什么申请：家庭收入、主要支出、遇到的困难（因病、因残、因学、因灾、意外等）及发生时间。',
      '4. 申请什么：纳入{对象称谓}。',
      '5. 保证：以上情况属实，如有不实愿意承担责任。',
      '6. 落款：申请人签字、按手印、日期（年、月、日写全）。',
      '本人不会书写的，可委托村干部、村民小组长、网格员或近亲属代写，代写人须把内容念给本人听，' +
        '写明代写人姓名、与申请人关系，本人按手印。',
    ].join('\n'),
  },
  paper: { label: '稿纸的标题', text: '申请书' },
} as const satisfies WordingSpec;

const body = { face: 'fangsong', size: sizes.三号, pitch: 31 } as const;

export function template({ place, object }: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const heading = fillLine(wordsOf(words, 'title'), {});
  const guide = fill(wordsOf(words, 'guide'), { 村: place.village, 对象称谓: object });
  return definition({
    page: formPage,
    title: heading,
    unit: `${place.village}村民委员会`,
    formNumber: 'P01',
    createdAt: context.printedAt,
    footer: formFooter(context, { formNumber: 'P01', page: formPage, level }),
    content: [
      headingOf(typesetter, heading),
      ...guide.map((parts) =>
        typesetter.text(parts, body, { leadingIndent: 2 * body.size, alignment: 'justify' }),
      ),
      ruledPaper(typesetter, fillLine(wordsOf(words, 'paper'), {})),
    ],
  });
}

const headingOf = (typesetter: Typesetter, text: string): Content =>
  typesetter.text(
    text,
    { face: 'title', size: sizes.二号 },
    { alignment: 'center', margin: [0, mm(6), 0, mm(8)] },
  );

const RULES = 20;

/** Twenty lines 9 mm apart to write on, and where to sign. */
const ruledPaper = (typesetter: Typesetter, heading: string): Content => ({
  stack: [
    headingOf(typesetter, heading),
    {
      canvas: Array.from({ length: RULES }, (_, at) => ({
        type: 'line' as const,
        ...{ x1: 0, x2: formPage.width, y1: at * mm(9), y2: at * mm(9) },
        lineWidth: 0.5,
      })),
      margin: [0, mm(3), 0, mm(6)],
    },
    signLines(typesetter, [
      ['申请人（签字、按手印）：', penDate],
      ['代写人：', '与申请人关系：'],
    ]),
  ],
  pageBreak: 'before',
});
