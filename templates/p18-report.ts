import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { PrintContext, Refusal } from './document.ts';
import { isDay } from './layout/days.ts';
import { listTable } from './layout/grid.ts';
import { internalText } from './layout/internal-text.ts';
import { letterDocument } from './layout/letter.ts';
import { notApplicable } from './layout/marks.ts';
import { mm, sizes, type Paper } from './layout/page.ts';
import type { Typesetter } from './layout/typeset.ts';
import { objectionsSettled, objectionsTold, type Objected } from './objection-counts.ts';
import { fill, fillLine, wordsOf, type Filling, type WordingSpec } from './wording.ts';

/** One household of the register; days are yyyy-mm-dd, null where they are not recorded. */
export interface ReportRow {
  readonly village: string;
  readonly group: string | null;
  readonly head: string;
  /** Masked 3 + 4; whole only in the encrypted file. */
  readonly idNumber: string | null;
  readonly people: number;
  readonly category: string | null;
  readonly risks: readonly string[];
  readonly reviewedOn: string | null;
  readonly notice: { readonly from: string; readonly to: string } | null;
  /** 乡镇审核 */
  readonly auditedOn: string | null;
}

/** The township's request for the county's approval, with the register of households (P18). */
export interface Model extends Objected {
  readonly year: number;
  readonly township: string;
  /** 清水镇人民政府 */
  readonly office: string;
  /** 主送: the county's department with the county's name. */
  readonly addressee: string;
  /** 对象称谓 of the year. */
  readonly object: string;
  /** What the body says; must agree with `rows`. */
  readonly counts: { readonly households: number; readonly people: number };
  readonly rows: readonly ReportRow[];
  /** Of the township, in the note for questions. */
  readonly phone: string | null;
  readonly issuedOn: string;
}

export const title = '上报请示及名册';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '{乡镇机关}关于审批{年}年{对象称谓}名单的请示', more: ['乡镇'] },
  body: {
    label: '正文',
    text:
      '我{乡或镇}{年}年{对象称谓}认定工作已履行村级评议公示和乡镇审核程序，公示期内{异议情况}。现将{户数}户{人数}人名单上报，请予审批。\n' +
      '妥否，请批示。',
    more: ['乡镇', '乡镇机关'],
  },
  annex: { label: '名册标题', text: '{乡镇}{年}年拟纳入{对象称谓}名册' },
  remark: { label: '附注', text: '联系人：　　　　，电话：{电话}', more: ['乡镇', '乡镇机关'] },
  unit: { label: '落款', text: '{乡镇机关}', more: ['乡镇'] },
} as const satisfies WordingSpec;
export const phones = (): OfficePhone[] => [];

export function refusal({ rows, counts, issuedOn }: Model): Refusal | null {
  if (rows.length === 0) return { rule: 'report-empty', message: '名册是空的，没有要上报的户。' };
  if (!isDay(issuedOn)) return { rule: 'report-day', message: '落款日期不是日历上的日期，请改正。' };
  const people = rows.reduce((sum, row) => sum + row.people, 0);
  if (counts.households === rows.length && counts.people === people) return null;
  return {
    rule: 'report-counts',
    message:
      `正文写的是${counts.households}户${counts.people}人，名册合计${rows.length}户${people}人，` +
      '两处不一致，请核对后再印。',
  };
}

/** The letter says that review, notice and audit are done: each must be recorded, one after the other. */
export function needs(model: Model): Refusal[] {
  const { rows, issuedOn } = model;
  const steps = [
    ['report-review', '民主评议', (row: ReportRow) => row.reviewedOn],
    ['report-notice', '村级公示', (row: ReportRow) => row.notice?.to ?? null],
    ['report-audit', '乡镇审核', (row: ReportRow) => row.auditedOn],
  ] as const;
  const missing = steps.flatMap(([rule, name, dayOf]) =>
    rows.every((row) => dayOf(row) !== null)
      ? []
      : [{ rule, message: `还没有登记“${name}”，请先办完这一步，再上报。` }],
  );
  const isTooEarly = rows.some(({ notice }) => notice !== null && issuedOn <= notice.to);
  const isOutOfOrder = rows.some(
    ({ reviewedOn, notice, auditedOn }) =>
      (reviewedOn ?? '') > (notice?.from ?? '9') ||
      (notice?.to ?? '') >= (auditedOn ?? '9') ||
      (auditedOn ?? '') > issuedOn,
  );
  return [
    ...missing,
    ...(isTooEarly ? [{ rule: 'report-in-notice', message: '公示还没有期满，期满无异议以后再上报。' }] : []),
    ...objectionsSettled(model),
    ...(isOutOfOrder
      ? [{ rule: 'order-of-days', message: '评议、公示、审核、上报的日期先后不对，请核对。' }]
      : []),
  ];
}

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const { township, object, counts, issuedOn, year } = model;
  const filling: Filling = {
    乡镇: township,
    乡或镇: /街道$|[乡镇]$/u.exec(township)?.[0] ?? '乡镇',
    乡镇机关: model.office,
    年: year,
    对象称谓: object,
    异议情况: objectionsTold(model),
    户数: counts.households,
    人数: counts.people,
    电话: model.phone ?? '　'.repeat(7),
  };
  const say = (part: string) => fillLine(wordsOf(words, part), filling);
  // Parts of the title: it may break at what it is filled with.
  const [phrases = []] = fill(wordsOf(words, 'title'), {
    ...filling,
    乡镇机关: [model.office],
    对象称谓: [object],
  });
  return letterDocument(context, {
    formNumber: 'P18',
    head: [`〔${issuedOn.slice(0, 4)}〕　　号`, '签发人：　　　　'],
    title: phrases,
    addressee: model.addressee,
    body: fill(wordsOf(words, 'body'), filling),
    annexes: [{ title: say('annex'), orientation: 'landscape', content: registerOf(model, typesetter) }],
    unit: say('unit'),
    issuedOn,
    remark: say('remark'),
    level,
  });
}

function registerOf({ rows, counts }: Model, typesetter: Typesetter): Content {
  const day = (on: string | null) => on ?? '';
  return listTable(typesetter, {
    size: sizes.小五,
    row: mm(9),
    columns: [
      { heading: '序号', width: 24 },
      { heading: '村', width: 54 },
      { heading: '组', width: 58 },
      { heading: '户主', width: 64 },
      { heading: '身份证号', width: 92, alignment: 'left' },
      { heading: '人口', width: 26, alignment: 'right' },
      { heading: '对象类别', width: 64 },
      { heading: '风险类型', width: '*', alignment: 'left' },
      { heading: '评议日期', width: 52 },
      { heading: '公示起止', width: 58 },
      { heading: '乡镇审核\n日期', width: 52 },
    ],
    rows: rows.map((row, at) =>
      [
        String(at + 1),
        row.village,
        row.group ?? notApplicable,
        row.head,
        row.idNumber ?? '',
        String(row.people),
        row.category ?? notApplicable,
        row.risks.length === 0 ? notApplicable : row.risks.join('、'),
        day(row.reviewedOn),
        row.notice === null ? '' : `${row.notice.from}\n至${row.notice.to}`,
        day(row.auditedOn),
      ].map((text) => internalText(text)),
    ),
    total: ['', '合计', '', `${counts.households}户`, '', String(counts.people)],
  });
}
