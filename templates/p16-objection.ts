import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { chineseDate, isDay } from './layout/days.ts';
import { formDocument } from './layout/form-document.ts';
import { factGrid } from './layout/grid.ts';
import { choices } from './layout/marks.ts';
import { mm, sizes, type Paper } from './layout/page.ts';
import { opinionBoxes } from './layout/signing.ts';
import { fillLine, type WordingSpec, wordsOf } from './wording.ts';

/** The sheet on which an objection is taken down and followed up (P16); what is said and found is for the pen. */
export interface Model {
  readonly place: Place;
  readonly year: number;
  /** The notice that it speaks against, with its days, yyyy-mm-dd; null when nothing hangs. */
  readonly notice: { readonly title: string; readonly from: string; readonly to: string } | null;
  /** Working days in which it is looked into and answered. */
  readonly answerWorkingDays: number;
}

export const title = '异议（举报）受理核实登记表';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  note: {
    label: '表下说明',
    text:
      '说明：受理后{期限}个工作日内核实答复，核实人不少于2人。反映人可以不署名；受理单位对反映人信息予以保密，' +
      '本表由乡镇保管，不得交村、不得让被反映户看到。',
  },
} as const satisfies WordingSpec;
export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];

export function refusal({ notice }: Model): Refusal | null {
  if (notice === null || (isDay(notice.from) && isDay(notice.to))) return null;
  return { rule: 'objection-day', message: '公示起止日期不是日历上的日期，请改正。' };
}

const WAYS = ['口头', '书面', '电话', '来访', '网络', '上级转办'];

export function template(
  { place, year, notice, answerWorkingDays }: Model,
  context: PrintContext,
): TDocumentDefinitions {
  const { typesetter, words } = context;
  const period = notice === null ? '' : `（${chineseDate(notice.from)}至${chineseDate(notice.to)}）`;
  const note = fillLine(wordsOf(words, 'note'), { 期限: answerWorkingDays });
  // One over the other's rule: the sheet looks like one table, whose rows are of several heights.
  const under = (content: Content): Content => ({ stack: [content], margin: [0, -0.5, 0, 0] });
  const grid = (rows: Parameters<typeof factGrid>[1], row: number): Content =>
    under(factGrid(typesetter, rows, { widths: [70, '*', 62, '*'], row }));
  return formDocument(context, {
    formNumber: 'P16',
    title,
    level,
    unit: `${place.township}人民政府`,
    line: [`${place.county}${place.township}${place.village}`, `${year}年度`],
    content: [
      grid(
        [
          [
            { label: '编号', value: null },
            { label: '受理时间', value: '______年____月____日____时' },
          ],
          [{ label: '方式', value: choices(WAYS), span: 3 }],
          [
            { label: '反映人', value: '□署名：                          □不署名' },
            { label: '联系方式', value: null },
          ],
          [
            { label: '被反映户', value: null },
            { label: '村、组', value: place.village },
          ],
          [{ label: '涉及的公示', value: notice === null ? null : `${notice.title}${period}`, span: 3 }],
        ],
        mm(9),
      ),
      grid([[{ label: '内容摘要', value: null, span: 3 }]], mm(36)),
      grid(
        [
          [
            { label: '核实人（1）', value: '签字：' },
            { label: '单位、职务', value: null },
          ],
          [
            { label: '核实人（2）', value: '签字：' },
            { label: '单位、职务', value: null },
          ],
        ],
        mm(12),
      ),
      grid([[{ label: '核实经过', value: null, span: 3 }]], mm(44)),
      grid(
        [
          [{ label: '结论', value: choices(['属实', '部分属实', '不属实']), span: 3 }],
          [{ label: '处理', value: choices(['取消', '维持', '重新评议']), span: 3 }],
          [
            { label: '答复时间', value: '______年____月____日' },
            { label: '答复方式', value: choices(['当面', '电话', '书面']) },
          ],
        ],
        mm(9),
      ),
      grid([[{ label: '反映人意见', value: null, span: 3 }]], mm(16)),
      under(
        opinionBoxes(
          typesetter,
          [{ label: '乡镇意见', text: null, signers: ['经办人：', '分管领导：', '主要负责人：'] }],
          { labelWidth: 70 },
        ),
      ),
      typesetter.text(note, { face: 'song', size: sizes.小五 }, { margin: [0, 4, 0, 0] }),
    ],
  });
}
