import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { signatureBoxes, type SignatureBox } from './layout/form.ts';
import { formDocument, formPlace } from './layout/form-document.ts';
import { factGrid, listTable } from './layout/grid.ts';
import { internalCells, internalText } from './layout/internal-text.ts';
import { notApplicable } from './layout/marks.ts';
import { fenOf, tableYuan } from './layout/money.ts';
import { mm, sizes, wideFormPage, type Paper } from './layout/page.ts';
import type { Typesetter } from './layout/typeset.ts';
import { wordsOf, type WordingSpec } from './wording.ts';

export interface MeasureDone {
  /** 产业、就业、教育、医疗、住房、饮水、兜底、金融、志智、社会帮扶 */
  readonly category: string;
  readonly measure: string;
  /** yyyy-mm-dd */
  readonly from: string | null;
  readonly to: string | null;
  readonly responsible: string | null;
  /** 落实情况; null is left for the pen, as is the outcome. */
  readonly progress: string | null;
  /** Yuan; null where the measure brings no money. */
  readonly amount: number | null;
  readonly outcome: string | null;
}

/** What was done for a household in a year, signed by it row by row (P25). */
export interface Model {
  readonly place: Place;
  readonly group: string | null;
  readonly householdNo: string | null;
  readonly year: number;
  readonly head: string;
  readonly population: number;
  /** 监测对象类别, else 户类型. */
  readonly category: string | null;
  /** yyyymm of the recognition; null for a household that is not monitored. */
  readonly recognised: string | null;
  readonly risks: string | null;
  readonly measures: readonly MeasureDone[];
  /** Empty rows for the pen. */
  readonly blankRows: number;
}

export const title = '帮扶措施落实情况表';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '帮扶措施落实情况表' },
} as const satisfies WordingSpec;
export const refusal = (): Refusal | null => null;
export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];

const signers: readonly SignatureBox[] = [
  { label: '户主签字（按手印）：' },
  { label: '帮扶责任人签字：' },
  { label: '村委会负责人签字：', seal: true },
];

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  return formDocument(context, {
    formNumber: 'P25',
    title: wordsOf(words, 'title'),
    level,
    page: wideFormPage,
    unit: `${model.place.village}村民委员会`,
    line: [...formPlace(model).map((text) => internalText(text)), '单位：元'],
    content: [
      headOf(model, typesetter),
      { ...(tableOf(model, typesetter) as object), margin: [0, 6, 0, 0] } as Content,
    ],
  });
}

function headOf({ head, population, category, recognised, risks }: Model, typesetter: Typesetter): Content {
  return factGrid(
    typesetter,
    [
      [
        { label: '户主', value: internalText(head) },
        { label: '家庭人口', value: `${population}人` },
        { label: '对象类别', value: category ?? notApplicable },
        { label: '识别时间', value: recognised === null ? notApplicable : monthOf(recognised) },
      ],
      [{ label: '返贫致贫风险', value: risks ?? notApplicable, span: 7 }],
    ],
    { widths: [76, '*', 56, 50, 56, '*', 56, 76] },
  );
}

/** Twelve millimetres a row, since the household signs in each. */
function tableOf({ measures, blankRows }: Model, typesetter: Typesetter): Content {
  const amounts = measures.flatMap(({ amount }) => (amount === null ? [] : [fenOf(amount)]));
  const sum = amounts.reduce((all, fen) => all + fen, 0);
  return listTable(typesetter, {
    columns: [
      { heading: '序号', width: 24 },
      { heading: '类别', width: 46 },
      { heading: '措施内容', width: '*', alignment: 'left' },
      { heading: '实施时间', width: 66 },
      { heading: '责任人', width: 62 },
      { heading: '落实情况', width: 76, alignment: 'left' },
      { heading: '资金（元）', width: 64, alignment: 'right' },
      { heading: '成效', width: 106, alignment: 'left' },
      { heading: '户主签字', width: mm(30) - 6 },
    ],
    rows: measures.map((measure, at) =>
      internalCells([
        String(at + 1),
        measure.category,
        measure.measure,
        spanOf(measure),
        measure.responsible,
        measure.progress,
        measure.amount === null ? notApplicable : tableYuan(fenOf(measure.amount)),
        measure.outcome,
        null,
      ]),
    ),
    blankRows,
    ...(amounts.length === 0 || blankRows > 0
      ? {}
      : { total: ['', '合计', '', '', '', '', tableYuan(sum), '', ''] }),
    foot: signatureBoxes(typesetter, signers),
    row: mm(12),
    size: sizes.五号,
  });
}

/** From–to, one below the other. */
function spanOf({ from, to }: Pick<MeasureDone, 'from' | 'to'>): string | null {
  if (from === null && to === null) return null;
  return from === to || to === null ? from : `${from ?? ''}至\n${to}`;
}

const monthOf = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(4))}月`;
