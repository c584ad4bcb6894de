import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PrintContext, Refusal } from './document.ts';
import type { HouseholdFile } from './household-file.ts';
import { formDocument } from './layout/form-document.ts';
import { penDate } from './layout/marks.ts';
import { formPage, mm, sizes, type Paper } from './layout/page.ts';
import { signLines } from './layout/signing.ts';
import { formRules } from './layout/table.ts';
import { fillLine, wordsOf, type WordingSpec } from './wording.ts';

/** The last sheet of a household's file (P43): how much is in it, and what happened to it since. */
export interface Model extends HouseholdFile {
  /** What the papers are, `文书12件、照片和扫描件3件`; null leaves a line for the pen. */
  readonly made: string | null;
}

export const title = '备考表';
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  body: { label: '正文', text: '本卷（盒）共有文件{件数}件{页数}页，其中{说明}。' },
  later: {
    label: '变动说明',
    text: '归档后补充、更换、遗失、移出（写明日期、文件、原因和经手人）：',
  },
} as const satisfies WordingSpec;

export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];
export { refusal } from './p41-cover.ts';

const PEN = '________';
const LINES = 15;
/** The latest remarks of a volume that was opened again and again. */
const MOST_REMARKS = 6;
const A_LINE = 36;
const linesOf = (remarks: readonly string[]): number =>
  remarks.reduce((sum, line) => sum + Math.ceil((line.length + 2) / A_LINE), 0);

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const { place, group, householdNo, head, items, pages, made } = model;
  const style = { face: 'song', size: sizes.小四, pitch: 24 } as const;
  const body = fillLine(wordsOf(words, 'body'), {
    件数: items,
    页数: pages ?? PEN,
    说明: made ?? PEN.repeat(3),
  });
  const remarks = (model.remarks ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-MOST_REMARKS);
  const box: Content[] = [
    typesetter.text(body, style, { leadingIndent: 2 * style.size, margin: [0, mm(8), 0, mm(6)] }),
    typesetter.text(wordsOf(words, 'later'), style, { leadingIndent: 2 * style.size }),
    ...remarks.map((line) => typesetter.text(line, style, { leadingIndent: 2 * style.size })),
    ruledLines(LINES - linesOf(remarks)),
    {
      ...(signLines(typesetter, [
        ['立卷（整理）人：', penDate],
        ['检查人：', penDate],
      ]) as object),
      margin: [mm(60), mm(8), 0, 0],
    } as Content,
  ];
  return formDocument(context, {
    ...{ formNumber: 'P43', title, level },
    unit: `${place.township}人民政府`,
    line: [
      `${place.county}${place.township}${place.village}${group ?? ''}`,
      `户主：${head}`,
      `户编号：${householdNo ?? '            '}`,
    ],
    content: {
      table: { widths: ['*'], heights: mm(228), body: [[{ stack: box }]] },
      layout: { ...formRules, paddingLeft: () => mm(6), paddingRight: () => mm(6) },
    },
  });
}

/** Lines 10 mm apart to write on. */
const ruledLines = (count: number): Content => ({
  canvas: Array.from({ length: Math.max(0, count) }, (_, at) => ({
    ...{ type: 'line' as const, x1: 0, x2: formPage.width - mm(13), lineWidth: 0.5 },
    ...{ y1: (at + 1) * mm(10), y2: (at + 1) * mm(10) },
  })),
});
