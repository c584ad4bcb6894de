import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import { isQuorate, type MeetingRule } from '#domain/procedures/meeting-rule.ts';
import { shareInWords } from '#domain/procedures/share-in-words.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { isDay } from './layout/days.ts';
import { formDocument, formPlace } from './layout/form-document.ts';
import { boundBoxes, penDate } from './layout/marks.ts';
import { formPage, mm, sizes, type Paper } from './layout/page.ts';
import { opinionBoxes, signLines, signsBeside } from './layout/signing.ts';
import { comparedTable, measuresTable, nowGrid, sectionHead, thenGrid, villageGrid } from './p26-tables.ts';
import { fillLine, wordsOf, type WordingSpec } from './wording.ts';

/** How a household stands, once at recognition and once now; yuan, null where it is not known. */
export interface Standing {
  readonly perCapita: number | null;
  readonly netIncome: number | null;
  /** 合规自付支出 */
  readonly selfPaid: number | null;
  /** Whether something is wrong with schooling, insurance, housing, water. */
  readonly problems: Readonly<Record<Safeguard, boolean | null>>;
}

export type Safeguard = 'school' | 'insurance' | 'housing' | 'water';

export interface EliminationMeasure {
  readonly category: string;
  readonly measure: string;
  readonly time: string | null;
  readonly amount: number | null;
  readonly outcome: string | null;
}

/** Assessment that a risk is gone, and the household's word on it (P26). Null is left for the pen. */
export interface Model {
  readonly place: Place;
  readonly group: string | null;
  readonly householdNo: string | null;
  readonly year: number;
  readonly object: string;
  readonly head: string;
  readonly population: number;
  readonly category: string | null;
  /** yyyymm */
  readonly recognised: string | null;
  /** 帮扶消除, 自然消除 */
  readonly mode: string | null;
  readonly risks: readonly string[];
  readonly then: Standing;
  readonly now: Standing;
  /** The line of the year, yuan per head, and whose it is. */
  readonly line: { readonly amount: number; readonly source: string } | null;
  readonly measures: readonly EliminationMeasure[];
  /** True when the spell is recorded as eliminated. */
  readonly isEliminated: boolean;
  /** The last visit of the year, as recorded. */
  readonly visit: { readonly on: string; readonly verifiers: readonly string[] } | null;
  readonly contact: string | null;
  /** Of the procedure: meeting, votes, notice. */
  readonly review: {
    readonly on: string;
    readonly expected: number | null;
    readonly present: number | null;
    readonly rule: MeetingRule;
    readonly votes: readonly [number, number, number] | null;
  } | null;
  readonly notice: { readonly from: string; readonly to: string } | null;
}

export const title = '风险消除评估表及确认书';
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '{对象称谓}风险消除评估表及确认书' },
  confirmation: {
    label: '农户确认',
    text: '经入户核实和当面算账，本户{识别时风险}风险已稳定消除，年人均纯收入{人均纯收入}元，超过当年监测范围{超出}元，“三保障”和饮水安全持续巩固。本户对核实结果无异议，知晓风险消除后基础信息仍保留、出现新风险可再次纳入。',
  },
  township: {
    label: '乡镇审核意见',
    text: '经审核，程序 □齐全 □不齐全，□同意标注风险消除 □退回重新核实。',
  },
  county: { label: '县级审批意见', text: '经审定，□同意 □不同意标注风险消除。' },
} as const satisfies WordingSpec;
export const phones = (): OfficePhone[] => [];
export const refusal = (): Refusal | null => null;

export function needs({ visit, now, line, review, notice }: Model): Refusal[] {
  const found: Refusal[] = [];
  const need = (rule: string, message: string) => found.push({ rule, message });
  if (visit !== null && visit.verifiers.length < 2)
    need(
      'two-verifiers',
      `${visit.on} 的入户核实只登记了 ${visit.verifiers.length} 人，核实人要两人以上，请补登记。`,
    );
  if (now.perCapita !== null && line !== null && now.perCapita <= line.amount)
    need('income-over-line', '现在的年人均纯收入没有超过当年监测范围，不能确认风险消除，请核对收入。');
  if (Object.values(now.problems).includes(true))
    need('safeguards', '“三保障”或饮水安全还有没解决的问题，不能确认风险消除，请先解决并登记。');
  if (review !== null && isShort(review)) {
    const share = shareInWords(review.rule.attendance);
    need(
      'attendance',
      `民主评议应到 ${review.expected} 人、实到 ${review.present} 人，不足${share}，请核对。`,
    );
  }
  const { on: met = '' } = review ?? {};
  if (visit !== null && met !== '' && visit.on > met)
    need('order-of-days', `入户核实（${visit.on}）晚于民主评议（${met}），请核对日期。`);
  if (notice !== null && (!isDay(notice.from) || notice.to < notice.from || notice.from < met))
    need('order-of-days', '公示起止日期不对或早于民主评议，请核对日期。');
  return found;
}

const isShort = ({ rule, expected, present }: NonNullable<Model['review']>): boolean =>
  expected !== null && present !== null && !isQuorate(rule, { expected, present });

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const { place, object } = model;
  return formDocument(context, {
    formNumber: 'P26',
    title: fillLine(wordsOf(words, 'title'), { 对象称谓: object }),
    level,
    page: formPage,
    unit: `${place.village}村民委员会`,
    line: formPlace(model),
    content: [
      sectionHead(typesetter, '一、识别时情况'),
      thenGrid(typesetter, model),
      sectionHead(typesetter, '二、帮扶措施与成效（详见《帮扶措施落实情况表》）'),
      measuresTable(typesetter, model.measures),
      { stack: [sectionHead(typesetter, '三、现状'), nowGrid(typesetter, model)], unbreakable: true },
      sectionHead(typesetter, '四、风险对照'),
      comparedTable(typesetter, model),
      confirmationOf(model, context),
      {
        stack: [sectionHead(typesetter, '五、村评议、公示'), villageGrid(typesetter, model)],
        unbreakable: true,
      },
      ...officesOf(context),
    ],
  });
}

const PEN = '＿＿＿＿＿＿';

function confirmationOf(model: Model, { typesetter, words }: PrintContext): Content {
  const { risks, now, line, visit, contact } = model;
  const over = now.perCapita !== null && line !== null && now.perCapita > line.amount;
  const text = fillLine(wordsOf(words, 'confirmation'), {
    识别时风险: risks.length === 0 ? PEN : risks.join('、'),
    人均纯收入: now.perCapita === null ? PEN : now.perCapita.toFixed(2),
    超出: over ? (Math.round((now.perCapita - line.amount) * 100) / 100).toFixed(2) : PEN,
  });
  return {
    stack: [
      sectionHead(typesetter, '农户确认'),
      typesetter.text(
        text,
        { face: 'fangsong', size: sizes.四号, pitch: 24 },
        { leadingIndent: 2 * sizes.四号, alignment: 'justify' },
      ),
      signLines(
        typesetter,
        [
          ['户主签字、按手印：', '代签人及与户主关系：', penDate],
          [...signsBeside('核实人（2人以上）', visit?.verifiers ?? []), penDate],
          [...signsBeside('监测联系人', contact === null ? [] : [contact]), '村委会（盖章）：', penDate],
        ],
        { size: sizes.五号 },
      ),
    ],
    unbreakable: true,
  };
}

/** 六 and 七: a box each under its heading. */
const officesOf = ({ typesetter, words }: PrintContext): Content[] =>
  [
    {
      heading: '六、乡镇审核',
      label: '乡镇\n审核意见',
      text: 'township',
      signers: ['经办人签字：', '审核人签字：', '主要负责人签字：'],
    },
    {
      heading: '七、县级审批',
      label: '县级\n审批意见',
      text: 'county',
      signers: ['经办人签字：', '负责人签字：'],
    },
  ].map(({ heading, label, text, signers }) => ({
    stack: [
      sectionHead(typesetter, heading),
      opinionBoxes(typesetter, [{ label, text: boundBoxes(wordsOf(words, text)), signers }], {
        labelWidth: 76,
        height: mm(42),
      }),
    ],
    unbreakable: true,
  }));
