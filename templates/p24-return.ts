import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { formDocument, formPlace } from './layout/form-document.ts';
import { boundBoxes, pen, penDate } from './layout/marks.ts';
import { formPage, mm, sizes, type Paper } from './layout/page.ts';
import { opinionBoxes, signLines, signsBeside } from './layout/signing.ts';
import type { Typesetter } from './layout/typeset.ts';
import { dayOrNull, factsOf, incomesOf, measuresOf } from './p24-tables.ts';
import { fillLine, wordsOf, type WordingSpec } from './wording.ts';

/** A year's income of the household against the line of that year, in yuan per head but for `net`. */
export interface YearIncome {
  readonly year: number | null;
  readonly net: number | null;
  readonly people: number | null;
  readonly perCapita: number | null;
  readonly line: number | null;
}

export interface NoticeDays {
  readonly from: string;
  /** Null while it is not recorded. */
  readonly to: string | null;
}

/** A household that left poverty falls back into it (P24). Null is left for the pen. */
export interface Model {
  readonly place: Place;
  readonly group: string | null;
  readonly householdNo: string | null;
  /** 返贫年度 */
  readonly year: number;
  readonly object: string;
  /** 县级部门 of the year. */
  readonly department: string;
  readonly head: string;
  readonly idNumber: string | null;
  readonly people: number;
  readonly recognisedYear: number | null;
  readonly exitYear: number | null;
  readonly causes: readonly string[];
  /** Of the year of exit, and of the year in which it falls back. */
  readonly then: YearIncome;
  readonly now: YearIncome;
  /** Measures that are planned or recorded for the year. */
  readonly measures: readonly { readonly category: string; readonly content: string }[];
  readonly appliedOn: string | null;
  readonly visit: { readonly on: string; readonly investigators: readonly string[] } | null;
  readonly firstMeetingOn: string | null;
  readonly firstNotice: NoticeDays | null;
  readonly comparison: string | null;
  readonly secondMeetingOn: string | null;
  readonly secondNotice: NoticeDays | null;
  readonly approvedOn: string | null;
}

export const title = '返贫认定表';
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '返贫认定表', more: ['对象称谓'] },
  village: {
    label: '村级意见',
    text: '经{第一次评议日期}、{第二次评议日期}两次村民代表会议民主评议和两次公示，期内 □未收到异议 □收到异议＿＿件、已核实处理。□同意 □不同意认定返贫。',
  },
  township: {
    label: '乡镇审核意见',
    text: '经审核，程序 □齐全 □不齐全，□同意认定返贫，上报审批 □退回重新核实。',
  },
  county: { label: '县级审批意见', text: '经审定，□同意 □不同意认定返贫。' },
} as const satisfies WordingSpec;
export const phones = (): OfficePhone[] => [];

export const refusal = ({ head }: Model): Refusal | null =>
  head.trim() === ''
    ? { rule: 'return-head', message: '这一户没有户主，请先确定户主再印返贫认定表。' }
    : null;

/** Two reviews, two notices, one comparison, in their order (as far as recorded), and a cause. */
export function needs(model: Model): Refusal[] {
  const found: Refusal[] = [];
  const need = (rule: string, message: string) => found.push({ rule, message });
  const { visit, causes, recognisedYear, exitYear, year, now } = model;
  if (causes.length === 0) need('return-causes', '返贫户要填返贫原因，请先登记返贫原因。');
  if (visit !== null && visit.investigators.length < 2)
    need(
      'two-investigators',
      `入户核实只登记了 ${visit.investigators.length} 人，要两人以上，请补登记核实人。`,
    );
  const years = [recognisedYear, exitYear, year].filter((each) => each !== null);
  if (years.some((each, at) => at > 0 && each < (years[at - 1] ?? each)))
    need('order-of-years', '识别、脱贫、返贫的年度先后不对，请核对。');
  if (now.perCapita !== null && now.line !== null && now.perCapita > now.line)
    need('return-income', `${year} 年人均纯收入超过当年标准，与返贫不符，请核对收入或写明情况后登记。`);
  const chain = daysOf(model);
  for (const [at, [name, day]] of chain.entries()) {
    const [next, later] = chain[at + 1] ?? [];
    if (later !== undefined && day > later)
      need('order-of-days', `${name}（${day}）晚于${next}（${later}），请核对日期。`);
  }
  return found;
}

function daysOf(model: Model): [string, string][] {
  const { firstNotice, secondNotice } = model;
  const days: [string, string | null][] = [
    ['申请', model.appliedOn],
    ['入户核实', model.visit?.on ?? null],
    ['第一次评议', model.firstMeetingOn],
    ['第一次公示起', firstNotice?.from ?? null],
    ['第一次公示止', firstNotice?.to ?? null],
    ['第二次评议', model.secondMeetingOn],
    ['第二次公示起', secondNotice?.from ?? null],
    ['第二次公示止', secondNotice?.to ?? null],
    ['县级审定', model.approvedOn],
  ];
  return days.flatMap(([name, day]): [string, string][] => (day === null ? [] : [[name, day]]));
}

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const { place } = model;
  return formDocument(context, {
    formNumber: 'P24',
    title: fillLine(wordsOf(words, 'title'), { 对象称谓: model.object }),
    level,
    page: formPage,
    unit: place.township,
    line: formPlace(model),
    content: [
      factsOf(model, typesetter),
      { stack: [incomesOf(model, typesetter)], margin: [0, mm(3), 0, mm(3)] },
      measuresOf(model, typesetter, signaturesOf(model, typesetter)),
      opinionsOf(model, context),
    ],
  });
}

const signaturesOf = ({ visit }: Model, typesetter: Typesetter): Content =>
  signLines(
    typesetter,
    [
      ['户主签字、按手印：', penDate],
      ['代签人：', '与户主关系：', '代签原因：'],
      [...signsBeside('核实人（2人以上）', visit?.investigators ?? []), penDate],
    ],
    { size: sizes.五号 },
  );

function opinionsOf(model: Model, { typesetter, words }: PrintContext): Content {
  const { place, department, firstMeetingOn, secondMeetingOn } = model;
  const day = (on: string | null) => dayOrNull(on) ?? `${pen(2)}年${pen(1)}月${pen(1)}日`;
  const boxes = [
    {
      label: '村级意见',
      text: boundBoxes(
        fillLine(wordsOf(words, 'village'), {
          第一次评议日期: day(firstMeetingOn),
          第二次评议日期: day(secondMeetingOn),
        }),
      ),
      signers: ['村委会主任（支书）签字：'],
    },
    {
      label: `${place.township}\n审核意见`,
      text: boundBoxes(wordsOf(words, 'township')),
      signers: ['经办人签字：', '审核人签字：', '主要负责人签字：'],
    },
    {
      label: `${department}\n审批意见`,
      text: boundBoxes(wordsOf(words, 'county')),
      signers: ['经办人签字：', '负责人签字：'],
    },
  ];
  return {
    stack: [opinionBoxes(typesetter, boxes, { labelWidth: 76, height: mm(58) })],
    margin: [0, mm(2), 0, 0],
    unbreakable: true,
  };
}
