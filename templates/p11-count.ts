import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import { shareInWords } from '#domain/procedures/share-in-words.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { chineseDate } from './layout/days.ts';
import { formDocument } from './layout/form-document.ts';
import { factGrid, listTable } from './layout/grid.ts';
import { notApplicable, penDate } from './layout/marks.ts';
import { mm, type Paper } from './layout/page.ts';
import { committeeOf } from './layout/posted-model.ts';
import { signLines } from './layout/signing.ts';
import type { Typesetter } from './layout/typeset.ts';
import {
  attendanceRate,
  hasQuorum,
  isCarried,
  isPassed,
  type Meeting,
  meetingNeeds,
  meetingRefusal,
  type Poll,
} from './meeting.ts';
import { fillLine, type WordingSpec, wordsOf } from './wording.ts';

/** A household as it was counted. */
export interface CountedPoll extends Poll {
  /** 得分/排名 of the scoring before the meeting; null where nobody scored. */
  readonly score: string | null;
}

/** The count of a meeting's votes, household by household, and what follows from it (P11). */
export interface Model {
  readonly place: Place;
  readonly year: number;
  /** 评议事项 */
  readonly matter: string;
  readonly meeting: Meeting;
  readonly polls: readonly CountedPoll[];
  /** Rows for households that nobody has put down yet. */
  readonly blankRows: number;
}

export const title = '评议计票及结果表';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  note: {
    label: '表下说明',
    text: '说明：同意票超过实到人数的{表决比例}为通过；同意、反对、弃权和回避人数相加等于实到人数。',
  },
} as const satisfies WordingSpec;
export const phones = (): OfficePhone[] => [];

export function refusal({ meeting, polls, blankRows }: Model): Refusal | null {
  if (polls.length + blankRows === 0)
    return { rule: 'count-empty', message: '没有要评议的户，请先把户列入程序再印计票表。' };
  return meetingRefusal(meeting);
}

export const needs = ({ meeting, polls }: Model): Refusal[] => meetingNeeds(meeting, polls);

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const { place, year, meeting } = model;
  const note = fillLine(wordsOf(words, 'note'), { 表决比例: shareInWords(meeting.rule.majority) });
  return formDocument(context, {
    formNumber: 'P11',
    title,
    level,
    unit: committeeOf(place.village),
    line: [`${place.county}${place.township}${place.village}`, `${year}年度`],
    content: [
      headOf(model, typesetter),
      { text: '', margin: [0, 3, 0, 3] },
      listTable(typesetter, {
        columns: [...columns],
        row: mm(9),
        rows: model.polls.map((poll, at) => rowOf(poll, at, meeting)),
        blankRows: model.blankRows,
        total: totalOf(model),
        foot: footOf(model, note, typesetter),
      }),
    ],
  });
}

function headOf({ matter, meeting }: Model, typesetter: Typesetter): Content {
  const { heldOn, venue, expected, present, rule } = meeting;
  const enough = hasQuorum(meeting);
  const quorum = enough === null ? '' : `，${enough ? '达到' : '未达到'}${shareInWords(rule.attendance)}`;
  const rate = attendanceRate(meeting);
  return factGrid(
    typesetter,
    [
      [{ label: '评议事项', value: matter, span: 5 }],
      [
        { label: '会议时间', value: heldOn === null ? null : chineseDate(heldOn) },
        { label: '会议地点', value: venue, span: 3 },
      ],
      [
        { label: '应到', value: expected === null ? null : `${expected}人` },
        { label: '实到', value: present === null ? null : `${present}人` },
        { label: '到会率', value: rate === null ? null : `${rate}${quorum}` },
      ],
    ],
    { widths: [50, '*', 50, 80, 50, 130], row: mm(9) },
  );
}

const columns = [
  { heading: '序号', width: 22 },
  { heading: '户主', width: 64 },
  { heading: '组', width: 63 },
  { heading: '人口', width: 27, alignment: 'right' },
  { heading: '得分/\n排名', width: 30 },
  { heading: '同意票', width: 32, alignment: 'right' },
  { heading: '反对票', width: 32, alignment: 'right' },
  { heading: '弃权票', width: 32, alignment: 'right' },
  { heading: '是否\n过半', width: 26 },
  { heading: '结果', width: 34 },
  { heading: '回避\n情况', width: '*' },
] as const;

const count = (value: number | null): string | null => (value === null ? null : String(value));

function rowOf(poll: CountedPoll, at: number, meeting: Meeting): (string | null)[] {
  const { head, group, people, score, votesFor, votesAgainst, votesAbstain, recused } = poll;
  const over = isPassed(poll, meeting);
  return [
    String(at + 1),
    head,
    group ?? notApplicable,
    String(people),
    score ?? (meeting.heldOn === null ? null : notApplicable),
    ...[votesFor, votesAgainst, votesAbstain].map(count),
    over === null ? null : over ? '是' : '否',
    resultOf(isCarried(poll, meeting)),
    recused === null ? null : recused === 0 ? '无' : `${recused}人`,
  ];
}

const resultOf = (carried: boolean | null): string | null =>
  carried === null ? null : carried ? '通过' : '未通过';

/** 合计: all households and people of the sheet; the outcome only when every household has one. */
function totalOf({ polls, meeting, blankRows }: Model): (string | null)[] {
  if (polls.length === 0 || blankRows > 0) return ['合计'];
  const sum = (of: (poll: Poll) => number | null): string | null =>
    polls.every((poll) => of(poll) !== null)
      ? String(polls.reduce((total, poll) => total + (of(poll) ?? 0), 0))
      : null;
  const outcomes = polls.map((poll) => isCarried(poll, meeting));
  const carried = outcomes.filter((each) => each === true).length;
  return [
    '合计',
    `${polls.length}户`,
    null,
    sum(({ people }) => people),
    null,
    sum(({ votesFor }) => votesFor),
    sum(({ votesAgainst }) => votesAgainst),
    sum(({ votesAbstain }) => votesAbstain),
    null,
    outcomes.includes(null) ? null : `通过\n${carried}户`,
    null,
  ];
}

function footOf(
  { place, polls, meeting, blankRows }: Model,
  note: string,
  typesetter: Typesetter,
): Content[] {
  const outcomes = blankRows > 0 ? [] : polls.map((poll) => ({ ...poll, carried: isCarried(poll, meeting) }));
  const isKnown = outcomes.length > 0 && outcomes.every(({ carried }) => carried !== null);
  const those = (wanted: boolean) => outcomes.filter(({ carried }) => carried === wanted);
  const people = (of: readonly Poll[]) => of.reduce((sum, each) => sum + each.people, 0);
  const inWords = isKnown
    ? `通过${those(true).length}户${people(those(true))}人，未通过${those(false).length}户${people(those(false))}人。`
    : '通过______户______人，未通过______户______人。';
  return [
    signLines(
      typesetter,
      [
        [`评议结果：${inWords}`],
        ['发出表决票______张，收回______张，其中有效票______张、无效票______张。'],
        ['监票人签字：', '计票人签字：', '主持人签字：'],
        ['村委会主任（支书）签字：'],
        [`${committeeOf(place.village)}（盖章）`, penDate],
      ],
      { size: 10.5, gap: mm(11) },
    ),
    typesetter.text(note, { face: 'song', size: 9 }, { margin: [0, 2, 0, 0] }),
  ];
}
