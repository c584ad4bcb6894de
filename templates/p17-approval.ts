import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { chineseDate } from './layout/days.ts';
import { formDocument, formPlace } from './layout/form-document.ts';
import { factGrid, type Fact } from './layout/grid.ts';
import { internalText } from './layout/internal-text.ts';
import { boundBoxes, notApplicable, pen } from './layout/marks.ts';
import { fenOf, tableYuan } from './layout/money.ts';
import { formPage, mm, type Paper } from './layout/page.ts';
import { isPassed, meetingNeeds, type Meeting, type Poll } from './meeting.ts';
import { opinionBoxes } from './layout/signing.ts';
import type { Typesetter } from './layout/typeset.ts';
import { fillLine, wordsOf, type WordingSpec } from './wording.ts';

/** What village, township and county say of one household (P17). Null is left for the pen. */
export interface Model {
  readonly place: Place;
  readonly group: string | null;
  readonly householdNo: string | null;
  readonly year: number;
  /** What is approved, as it stands after 同意: 纳入监测对象, 退出贫困户 … */
  readonly matter: string;
  /** 县级部门 of the year. */
  readonly department: string;
  readonly head: string;
  /** Masked 3 + 4. */
  readonly idNumber: string | null;
  readonly people: number;
  readonly category: string | null;
  readonly risks: readonly string[];
  /** 人均纯收入, and the line of the year, in yuan. */
  readonly perCapita: number | null;
  readonly line: number | null;
  readonly appliedOn: string | null;
  readonly visit: { readonly on: string; readonly investigators: readonly string[] } | null;
  readonly reviewedOn: string | null;
  /** Of a procedure: who came and how they voted on the household. */
  readonly review: { readonly meeting: Meeting; readonly poll: Poll } | null;
  readonly notice: { readonly from: string; readonly to: string } | null;
  /** 信息比对结果 in words. */
  readonly comparison: string | null;
}

export const title = '审核审批表';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '{事项}审核审批表' },
  village: {
    label: '村级意见',
    text:
      '经{评议日期}村民代表会议民主评议（应到{应到}人、实到{实到}人，同意{同意}票、反对{反对}票、弃权{弃权}票），' +
      '自{公示起}至{公示止}公示，公示期内□未收到异议 □收到异议＿＿件、已核实处理。□同意 □不同意{事项}。',
  },
  team: {
    label: '驻村工作队意见',
    text: '已参与入户核实和民主评议，情况属实，□同意 □不同意村级意见。',
    more: ['事项'],
  },
  township: {
    label: '乡镇审核意见',
    text: '经审核，入户核实、民主评议和公示程序□齐全 □不齐全，□同意{事项}，上报审批 □退回重新核实。',
  },
  county: { label: '县级审批意见', text: '经审定，□同意 □不同意{事项}。' },
} as const satisfies WordingSpec;
export const phones = (): OfficePhone[] => [];

export const refusal = ({ head }: Model): Refusal | null =>
  head.trim() === '' ? { rule: 'approval-head', message: '这一户没有户主，请先确定户主再印审批表。' } : null;

/** Cross-checks 1, 4 and 5 of the catalogue, as far as days and counts are recorded. */
export function needs({ appliedOn, visit, reviewedOn, review, notice }: Model): Refusal[] {
  const found: Refusal[] = [];
  const need = (rule: string, message: string) => found.push({ rule, message });
  if (visit !== null && visit.investigators.length < 2)
    need(
      'two-investigators',
      `入户核实只登记了 ${visit.investigators.length} 人，要两人以上，请补登记核实人。`,
    );
  const chain = [
    ['申请授权', appliedOn],
    ['入户核实', visit?.on ?? null],
    ['民主评议', reviewedOn],
    ['公示开始', notice?.from ?? null],
  ] as const;
  const known = chain.flatMap(([name, day]) => (day === null ? [] : [{ name, day }]));
  for (const [at, { name, day }] of known.entries()) {
    const next = known[at + 1];
    if (next !== undefined && day > next.day)
      need('order-of-days', `${name}（${day}）晚于${next.name}（${next.day}），请核对日期。`);
  }
  if (review === null) return found;
  const { meeting, poll } = review;
  if (isPassed(poll, meeting) === false)
    need(
      'majority',
      `同意 ${poll.votesFor} 票，没有过实到 ${meeting.present} 人的半数，不能上报审批，请核对。`,
    );
  return [...found, ...meetingNeeds(meeting, [poll])];
}

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const { place, matter } = model;
  return formDocument(context, {
    formNumber: 'P17',
    title: fillLine(wordsOf(words, 'title'), { 事项: matter }),
    level,
    page: formPage,
    unit: place.township,
    line: formPlace(model).map((text) => internalText(text)),
    content: [factsOf(model, typesetter), opinionsOf(model, context)],
  });
}

const dayOrPen = (day: string | null): string =>
  day === null ? `${pen(2)}年${pen(1)}月${pen(1)}日` : chineseDate(day);
const countOrPen = (count: number | null): string => (count === null ? pen(2) : String(count));

function factsOf(model: Model, typesetter: Typesetter): Content {
  const { category, risks, perCapita, line, visit } = model;
  const yuan = (amount: number | null) => (amount === null ? null : `${tableYuan(fenOf(amount))}元`);
  const rows: Fact[][] = [
    [
      { label: '户主姓名', value: model.head },
      { label: '身份证号', value: model.idNumber },
    ],
    [
      { label: '家庭人口', value: `${model.people}人` },
      { label: '对象类别', value: category ?? notApplicable },
    ],
    [{ label: '致（返）贫\n风险或原因', value: risks.length === 0 ? null : risks.join('、'), span: 3 }],
    [
      { label: '人均纯收入', value: yuan(perCapita) },
      { label: '当年收入参考线', value: yuan(line) },
    ],
    [
      { label: '申请授权日期', value: model.appliedOn === null ? null : chineseDate(model.appliedOn) },
      { label: '入户核实日期', value: visit === null ? null : chineseDate(visit.on) },
    ],
    [
      { label: '核实人', value: visit === null ? null : visit.investigators.join('、') },
      { label: '信息比对结果', value: model.comparison },
    ],
  ];
  const told = rows.map((facts) =>
    facts.map((fact) => ({ ...fact, value: fact.value === null ? null : internalText(fact.value) })),
  );
  return factGrid(typesetter, told, { widths: [76, '*', 76, '*'], row: mm(9.5) });
}

function opinionsOf(model: Model, { typesetter, words }: PrintContext): Content {
  const { place, matter, reviewedOn, review, notice } = model;
  const say = (part: string) =>
    boundBoxes(
      fillLine(wordsOf(words, part), {
        事项: matter,
        评议日期: dayOrPen(reviewedOn),
        应到: countOrPen(review?.meeting.expected ?? null),
        实到: countOrPen(review?.meeting.present ?? null),
        同意: countOrPen(review?.poll.votesFor ?? null),
        反对: countOrPen(review?.poll.votesAgainst ?? null),
        弃权: countOrPen(review?.poll.votesAbstain ?? null),
        公示起: dayOrPen(notice?.from ?? null),
        公示止: dayOrPen(notice?.to ?? null),
      }),
    );
  const boxes = [
    { label: '村级意见', text: say('village'), signers: ['村委会主任（支书）签字：'] },
    { label: '驻村工作队\n意见', text: say('team'), signers: ['第一书记（工作队长）签字：'], seal: false },
    {
      label: `${place.township}\n审核意见`,
      text: say('township'),
      signers: ['经办人签字：', '审核人签字：', '主要负责人签字：'],
    },
    {
      label: `${model.department}\n审批意见`,
      text: say('county'),
      signers: ['经办人签字：', '负责人签字：'],
    },
  ];
  return {
    stack: [opinionBoxes(typesetter, boxes, { labelWidth: 76, height: mm(40) })],
    margin: [0, -1, 0, 0],
  };
}
