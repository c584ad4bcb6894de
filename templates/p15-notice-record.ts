import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { chineseDate } from './layout/days.ts';
import { formDocument } from './layout/form-document.ts';
import { formTitle } from './layout/form.ts';
import { factGrid } from './layout/grid.ts';
import { box, notApplicable, pen, penDate } from './layout/marks.ts';
import { mm, sizes, type Paper } from './layout/page.ts';
import { committeeOf } from './layout/posted-model.ts';
import { signLines } from './layout/signing.ts';
import { formRules } from './layout/table.ts';
import type { Typesetter } from './layout/typeset.ts';
import type { ObjectionCounts } from './objection-counts.ts';
import { fillLine, wordsOf, type WordingSpec } from './wording.ts';

/** One notice that was put up. */
export interface PostedRecord {
  /** Its title, without book-title marks. */
  readonly name: string;
  /** Where it hung; empty leaves the places for the pen. */
  readonly places: readonly string[];
  /** Both ends counted, yyyy-mm-dd; of a notice that was put up anew the days that count. */
  readonly period: { readonly days: number; readonly from: string; readonly to: string };
  /** When it hung before and was taken down, oldest first. */
  readonly earlier: readonly { readonly from: string; readonly to: string; readonly endedOn: string }[];
  readonly objections: ObjectionCounts;
}

/** The record of what was posted, and the proof that nobody objected (P15): a page for each notice. */
export interface Model {
  readonly place: Place;
  readonly year: number;
  readonly notices: readonly PostedRecord[];
  /** The day on which it is made out, yyyy-mm-dd. */
  readonly preparedOn: string;
}

export const title = '公示情况记录及无异议证明';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  proof: {
    label: '证明',
    text:
      '《{公示名称}》于{起日}至{止日}在{地点}公示{天数}天。公示期内{有无异议}，已核实处理（见异议登记表）。' +
      '特此证明。',
  },
} as const satisfies WordingSpec;

export const phones = (): [] => [];

export const refusal = ({ notices }: Model): Refusal | null =>
  notices.length > 0
    ? null
    : { rule: 'notice-none', message: '还没有登记过公示，没有要证明的，请先登记公示起止日期。' };

/** The proof cannot be dated before the last day is over, nor say that all is settled while an objection is open. */
export const needs = ({ notices, preparedOn }: Model): Refusal[] =>
  notices.flatMap(({ period: { to }, objections: { open } }) => [
    ...(preparedOn > to
      ? []
      : [{ rule: 'notice-running', message: `公示到${chineseDate(to)}才结束，证明要在这一天以后出具。` }]),
    ...(open === 0
      ? []
      : [
          {
            rule: 'objections-open',
            message: `公示期内的异议还有${open}件没有办完，请核实、处理、答复以后再出具证明。`,
          },
        ]),
  ]);

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { place, year } = model;
  const { county, township, village } = place;
  const line = [`${county}${township}${village}`, `${year}年度`];
  const [first, ...others] = model.notices.map((notice) => pageOf(notice, model, context));
  return formDocument(context, {
    formNumber: 'P15',
    title,
    level,
    unit: committeeOf(village),
    line,
    content: [
      first ?? [],
      ...others.map((page): Content => [
        { text: '', pageBreak: 'before' },
        formTitle(context.typesetter, title),
        page,
      ]),
    ],
  });
}

function pageOf(notice: PostedRecord, { place }: Model, { typesetter, words }: PrintContext): Content {
  const { name, places, period, earlier, objections } = notice;
  const where = places.join('、');
  const proof = fillLine(wordsOf(words, 'proof'), {
    公示名称: name,
    起日: chineseDate(period.from),
    止日: chineseDate(period.to),
    地点: where === '' ? pen(8) : where,
    天数: period.days,
    有无异议:
      objections.received === 0
        ? ` ${box(true)}未收到异议  ${box(false)}收到异议${pen(3)}件`
        : ` ${box(false)}未收到异议  ${box(true)}收到异议${objections.received}件`,
  });
  return [
    factGrid(
      typesetter,
      [
        [{ label: '公示名称', value: name, span: 3 }],
        [{ label: '张贴地点', value: where === '' ? null : where, span: 3 }],
        [
          { label: '张贴日期时间', value: `${chineseDate(period.from)}     时    分` },
          { label: '张贴人（2人）', value: null },
        ],
        [
          { label: '公示期', value: `${period.days}天` },
          { label: '到期日', value: chineseDate(period.to) },
        ],
        [
          { label: '期内异议数', value: `${objections.received}件` },
          { label: '撤下日期', value: penDate },
        ],
        [{ label: '处理结果', value: resultsOf(objections), span: 3 }],
        ...earlier.map(({ from, to, endedOn }) => [
          {
            label: '重新公示',
            value: `原公示${chineseDate(from)}至${chineseDate(to)}，${chineseDate(endedOn)}撤下重新张贴，期限重新计算`,
            span: 3,
          },
        ]),
      ],
      { widths: [72, '*', 76, '*'], row: mm(12) },
    ),
    photos(typesetter, earlier.length),
    {
      stack: [
        typesetter.text(
          proof,
          { face: 'fangsong', size: sizes.四号, pitch: 25 },
          { leadingIndent: 2 * sizes.四号, margin: [0, 12, 0, 0], preserveLeadingSpaces: true },
        ),
        signLines(typesetter, [
          ['张贴人：', '村务监督委员会主任：'],
          [`${committeeOf(place.village)}（盖章）`, penDate],
        ]),
      ],
      unbreakable: true,
    },
  ];
}

/** What became of them, without saying who objected to whom. */
function resultsOf({ received, upheld, dismissed, withdrawn, dropped, open }: ObjectionCounts): string {
  if (received === 0) return notApplicable;
  const parts = [
    dismissed === 0 ? '' : `不成立${dismissed}件`,
    upheld === 0 ? '' : `成立${upheld}件${dropped === 0 ? '' : `，移出名单${dropped}户`}`,
    withdrawn === 0 ? '' : `撤回${withdrawn}件`,
  ].filter((part) => part !== '');
  return open === 0 ? `${parts.join('；')}。均已核实处理。` : '';
}

/** Room for two photos: the board from afar, and the sheet so that it can be read; less where rows take its room. */
function photos(typesetter: Typesetter, moreRows: number): Content {
  const style = { face: 'song', size: sizes.小五 } as const;
  const caption = (text: string) => ({
    ...typesetter.text(text, style, { color: '#606060', margin: [0, 2, 0, 0] }),
    alignment: 'center' as const,
  });
  return {
    table: {
      widths: ['*', '*'],
      heights: mm(Math.max(70 - 12 * moreRows, 45)),
      dontBreakRows: true,
      body: [
        [
          caption('照片一：远景，看得到公示栏（带拍摄日期）'),
          caption('照片二：近景，看得清公示内容（带拍摄日期）'),
        ],
      ],
    },
    layout: formRules,
    margin: [0, 8, 0, 0],
  };
}
