import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { formDocument } from './layout/form-document.ts';
import { listTable } from './layout/grid.ts';
import { internalCells } from './layout/internal-text.ts';
import { box, penDate } from './layout/marks.ts';
import { mm, sizes, wideFormPage, type Paper } from './layout/page.ts';
import type { Typesetter } from './layout/typeset.ts';
import { fillLine, wordsOf, type WordingSpec } from './wording.ts';

type ClueResult = 'taken' | 'not-taken' | 'watched';

export interface Clue {
  /** 线索来源 as the year calls it; null leaves the choice to the pen. */
  readonly source: string | null;
  /** yyyy-mm-dd as all days here; null for the pen. */
  readonly receivedOn: string | null;
  readonly head: string;
  readonly group: string | null;
  readonly people: number | null;
  /** 农户类型 */
  readonly type: string | null;
  readonly risks: readonly string[];
  readonly checkedOn: string | null;
  /** Who checked, as far as the visit is recorded; they sign by hand. */
  readonly investigators: readonly string[];
  readonly result: ClueResult | null;
  readonly reason: string | null;
}

/** A village's register of the clues of a year and what came of each (P03). */
export interface Model {
  readonly place: Place;
  readonly year: number;
  readonly clues: readonly Clue[];
}

export const title = '监测线索核查（排查）登记表';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const refusal = (): null => null;
export const phones = (): OfficePhone[] => [];
export const wording = {
  title: { label: '标题', text: title },
  note: {
    label: '填表说明',
    text: '说明：农户申报、干部排查、部门预警的线索逐条登记，收到后2日内受理；不纳入和继续观察的写明理由。核查人不少于2人，亲笔签字。',
  },
} as const satisfies WordingSpec;

/** A visit that is recorded has two investigators and does not come before its clue. */
export function needs({ clues }: Model): Refusal[] {
  return clues.flatMap(({ receivedOn, checkedOn, investigators }, at) => {
    const row = `第${at + 1}行`;
    const found: Refusal[] = [];
    if (checkedOn !== null && investigators.length < 2)
      found.push({ rule: 'clue-investigators', message: `${row}的核查人不足2人，请在程序里补填核查人` });
    if (checkedOn !== null && receivedOn !== null && checkedOn < receivedOn)
      found.push({ rule: 'clue-order', message: `${row}的核查日期早于收到日期，请核对` });
    return found;
  });
}

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const { county, township, village } = model.place;
  return formDocument(context, {
    formNumber: 'P03',
    title: fillLine(wordsOf(words, 'title'), {}),
    level,
    page: wideFormPage,
    unit: `${village}村民委员会`,
    line: [`${county}${township}${village}`, `${model.year}年度`],
    content: register(model, typesetter, fillLine(wordsOf(words, 'note'), {})),
  });
}

const columns = [
  { heading: '序号', width: 18 },
  { heading: '线索来源', width: 54 },
  { heading: '收到日期', width: 48 },
  { heading: '户主姓名', width: 51 },
  { heading: '村民\n小组', width: 34 },
  { heading: '人口', width: 20 },
  { heading: '农户类型', width: 44 },
  { heading: '风险类型', width: 48 },
  { heading: '核查日期', width: 48 },
  { heading: '核查结论', width: 54, alignment: 'left' },
  { heading: '理由', width: '*', alignment: 'left' },
  { heading: '核查人签字\n（2人）', width: mm(28) },
  { heading: '负责人签字', width: mm(28) },
] as const;

/** Rows that stand on a page with its head and foot; fewer clues are followed by empty rows up to there. */
const ROWS = 8;
/** Empty rows for the clues that are still to come in. */
const SPARE = 2;

function register({ clues }: Model, typesetter: Typesetter, note: string): Content {
  const spare = Math.max(SPARE, ROWS - clues.length);
  const nobody = Array.from({ length: spare }, () => nothing);
  return listTable(typesetter, {
    columns,
    rows: [...clues, ...nobody].map((clue, at) => internalCells(rowOf(clue, at))),
    row: mm(13),
    size: sizes.小五,
    foot: [
      typesetter.text(note, { face: 'song', size: sizes.小五 }, { margin: [0, 4, 0, 0] }),
      signatures(typesetter),
    ],
  });
}

const nothing: Clue = {
  ...{ source: null, receivedOn: null, head: '', group: null, people: null, type: null, risks: [] },
  ...{ checkedOn: null, investigators: [], result: null, reason: null },
};

const results = [
  ['taken', '纳入程序'],
  ['not-taken', '不纳入'],
  ['watched', '继续观察'],
] as const;

const rowOf = (clue: Clue, at: number): (string | null)[] => [
  String(at + 1),
  clue.source ?? '□申报\n□排查\n□预警',
  clue.receivedOn,
  clue.head,
  clue.group,
  clue.people === null ? null : String(clue.people),
  clue.type,
  clue.risks.join('、'),
  clue.checkedOn,
  results.map(([result, word]) => `${box(clue.result === result)}${word}`).join('\n'),
  clue.reason,
];

function signatures(typesetter: Typesetter): Content {
  const style = { face: 'song', size: sizes.五号 } as const;
  return {
    columns: [
      { width: '*', ...typesetter.text('村负责人签字：', style) },
      { width: mm(40), ...typesetter.text('村委会（盖章）', style) },
      { width: mm(45), ...typesetter.text(penDate, style, { alignment: 'right' }) },
    ],
    margin: [0, mm(5), 0, 0],
  };
}
