import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { type Verdict, VERDICTS } from '#domain/comparison/verdicts.ts';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { chineseDate } from './layout/days.ts';
import { formDocument } from './layout/form-document.ts';
import { signatureBoxes } from './layout/form.ts';
import { factGrid, listTable } from './layout/grid.ts';
import { box } from './layout/marks.ts';
import { mm, sizes, wideFormPage, type Paper } from './layout/page.ts';
import { type WordingSpec, wordsOf } from './wording.ts';

/** A suspicion that came back, and what the village found out about it. */
export interface ReportedHit {
  readonly name: string;
  readonly householdNo: string | null;
  readonly department: string;
  /** 疑似问题, with its figure where one was told: 名下有机动车（小型轿车1辆）. */
  readonly suspicion: string;
  /** yyyy-mm-dd */
  readonly reportedOn: string | null;
  /** 村核实情况; null is left for the pen. */
  readonly found: string | null;
  readonly verdict: Verdict | null;
}

/** What came back of a comparison, line by line, with room for the household's own words (P08B). */
export interface Model {
  readonly place: Place;
  readonly year: number;
  /** 批次 */
  readonly round: string;
  /** People on its list, of this village. */
  readonly listed: number;
  readonly sentOn: string | null;
  readonly hits: readonly ReportedHit[];
  /** Rows for what is told on paper. */
  readonly blankRows: number;
}

export const title = '信息比对结果反馈表';
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  note: {
    label: '表下说明',
    text:
      '说明：疑似问题须逐条入户核实，由户主说明并签字；“说明后保留”的写明情况和依据。' +
      '本表密封（加密）传递，不得复制、外传，不得张贴。',
  },
} as const satisfies WordingSpec;
export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];

export function refusal({ hits, blankRows }: Model): Refusal | null {
  if (hits.length + blankRows > 0) return null;
  return { rule: 'results-empty', message: '没有反馈的疑似问题，也没有留空行，没有可以打印的。' };
}

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const { place, year, hits, blankRows, listed, sentOn } = model;
  return formDocument(context, {
    formNumber: 'P08',
    title,
    level,
    page: wideFormPage,
    unit: `${place.village}村民委员会`,
    line: [`${place.county}${place.township}${place.village}`, `${year}年度`],
    content: [
      factGrid(
        typesetter,
        [
          [
            { label: '批次', value: model.round },
            { label: '名单人数', value: `${listed}人` },
            { label: '提交日期', value: sentOn === null ? '____年____月____日' : chineseDate(sentOn) },
          ],
        ],
        { widths: [40, '*', 54, 60, 54, 110] },
      ),
      { text: '', margin: [0, 3, 0, 3] },
      listTable(typesetter, {
        columns: [...columns],
        rows: hits.map(rowOf),
        blankRows,
        row: mm(17),
        foot: [
          typesetter.text(
            wordsOf(words, 'note'),
            { face: 'song', size: sizes.小五 },
            { margin: [0, 4, 0, 0] },
          ),
          signatureBoxes(typesetter, [
            { label: '村（核实人2人、负责人签字）：', seal: true },
            { label: '乡镇（经办人、负责人签字）：', seal: true },
            { label: '比对部门（经办人、负责人签字）：', seal: true },
          ]),
        ],
      }),
    ],
  });
}

const columns = [
  { heading: '序号', width: 24 },
  { heading: '姓名\n户编号', width: 92 },
  { heading: '比对部门', width: 60 },
  { heading: '疑似问题', width: 110, alignment: 'left' },
  { heading: '反馈日期', width: 58 },
  { heading: '村核实情况', width: '*', alignment: 'left' },
  { heading: '户主说明及签字', width: 130, alignment: 'left' },
  { heading: '结论', width: 78, alignment: 'left' },
] as const;

/** One verdict a line, so that a pen finds its box. */
const verdictsOf = (verdict: Verdict | null): string =>
  (Object.keys(VERDICTS) as Verdict[]).map((each) => `${box(each === verdict)}${VERDICTS[each]}`).join('\n');

const rowOf = (hit: ReportedHit, at: number): (string | null)[] => [
  String(at + 1),
  hit.householdNo === null ? hit.name : `${hit.name}\n${hit.householdNo}`,
  hit.department,
  hit.suspicion,
  hit.reportedOn,
  hit.found,
  null,
  verdictsOf(hit.verdict),
];
