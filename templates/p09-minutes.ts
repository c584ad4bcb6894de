import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { chineseDate } from './layout/days.ts';
import { formDocument } from './layout/form-document.ts';
import { listTable } from './layout/grid.ts';
import { internalText } from './layout/internal-text.ts';
import { notApplicable, penDate } from './layout/marks.ts';
import { mm, pastedPage, sizes, type Paper } from './layout/page.ts';
import { committeeOf } from './layout/posted-model.ts';
import { signLines } from './layout/signing.ts';
import type { Typesetter } from './layout/typeset.ts';
import { isCarried, type Meeting, meetingNeeds, meetingRefusal, type Poll } from './meeting.ts';
import { minutesHead } from './p09-head.ts';
import { fillLine, type WordingSpec, wordsOf, type Words } from './wording.ts';

/** A household as the meeting spoke about it. */
export interface DiscussedPoll extends Poll {
  /** 情况要点 as far as the archive has it; null is left for the pen. */
  readonly situation: string | null;
  /** Why it was turned down, where that is recorded. */
  readonly reason: string | null;
}

/** The minutes of a representatives' meeting on households (P09). Printed beforehand it is written on by hand. */
export interface Model {
  readonly place: Place;
  readonly year: number;
  /** 议题: what the meeting is to judge. */
  readonly matter: string;
  /** What the households are judged as: 对象称谓, or 脱贫户, 清退户 … */
  readonly object: string;
  readonly meeting: Meeting;
  readonly polls: readonly DiscussedPoll[];
  /** Rows for households that nobody has put down yet. */
  readonly blankRows: number;
  /** What the chair announces about the notice, as far as it is known. */
  readonly notice: {
    /** First and last day, yyyy-mm-dd. */
    readonly from: string | null;
    readonly to: string | null;
    readonly place: string | null;
    readonly phone: string | null;
  };
}

export const title = '民主评议会议记录';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '{村}村民代表会议（民主评议）记录' },
  quorum: {
    label: '到会情况',
    text: '应到{应到}人，实到{实到}人，到会率{到会率}，{符合}法定人数（{法定比例}以上）。',
  },
  observers: {
    label: '列席',
    text: '乡镇包村干部：               驻村工作队：               帮扶责任人：               村务监督委员会：',
  },
  opening: {
    label: '一至三项',
    text:
      '一、主持人宣布会议开始，说明政策标准、程序和纪律，近亲属参与评议的须回避。\n' +
      '二、工作人员介绍各户核查、测算和比对情况。\n' +
      '三、逐户评议（户主、情况要点、代表发言、表决：同意/反对/弃权、结果）。',
  },
  result: {
    label: '四、评议结果',
    text: '四、主持人宣布评议结果：同意{对象称谓}{同意户数}户{同意人数}人（名单附后），不同意{不同意户数}户，理由：{理由}',
  },
  notice: {
    label: '五、公示安排',
    text: '五、宣布公示时间、地点和监督电话。公示时间：{公示时间}；地点：{公示地点}；监督电话：{监督电话}。',
  },
} as const satisfies WordingSpec;
export const phones = (): OfficePhone[] => [];

export function refusal({ meeting, polls, blankRows }: Model): Refusal | null {
  if (polls.length + blankRows === 0)
    return { rule: 'minutes-empty', message: '没有要评议的户，请先把户列入程序再印会议记录。' };
  return meetingRefusal(meeting);
}

export const needs = ({ meeting, polls }: Model): Refusal[] => meetingNeeds(meeting, polls);

const style = { face: 'song', size: sizes.五号, pitch: 19 } as const;

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const { place } = model;
  return formDocument(context, {
    formNumber: 'P09',
    title: fillLine(wordsOf(words, 'title'), { 村: place.village }),
    level,
    page: pastedPage,
    unit: committeeOf(place.village),
    line: [`${place.county}${place.township}${place.village}`, `${model.year}年度`],
    content: [
      minutesHead(model, context),
      ...paragraphs(typesetter, wordsOf(words, 'opening').split('\n'), [0, 5, 0, 3]),
      listTable(typesetter, {
        columns: [...columns],
        row: mm(12),
        rows: model.polls.map((poll, at) => rowOf(poll, at, model.meeting)),
        blankRows: model.blankRows,
      }),
      ...closing(model, context),
    ],
  });
}

const paragraphs = (
  typesetter: Typesetter,
  texts: readonly string[],
  margin: [number, number, number, number],
): Content[] => [{ stack: texts.map((text) => typesetter.text(text, style)), margin }];

const columns = [
  { heading: '序号', width: 22 },
  { heading: '户主', width: 62 },
  { heading: '情况要点', width: '*', alignment: 'left' },
  { heading: '代表发言', width: '*', alignment: 'left' },
  { heading: '同意', width: 26, alignment: 'right' },
  { heading: '反对', width: 26, alignment: 'right' },
  { heading: '弃权', width: 26, alignment: 'right' },
  { heading: '结果', width: 36 },
] as const;

const count = (value: number | null): string | null => (value === null ? null : String(value));

function rowOf(poll: DiscussedPoll, at: number, meeting: Meeting): (string | null)[] {
  const carried = isCarried(poll, meeting);
  const votes = [poll.votesFor, poll.votesAgainst, poll.votesAbstain].map(count);
  const outcome = carried === null ? null : carried ? '同意' : '不同意';
  const situation = poll.situation === null ? null : internalText(poll.situation);
  return [String(at + 1), poll.head || notApplicable, situation, null, ...votes, outcome];
}

const blank = '______';

/** The outcome may run over a page; what is announced stays with the signatures. */
function closing(model: Model, { typesetter, words }: Pick<PrintContext, 'typesetter' | 'words'>): Content[] {
  const { notice, place } = model;
  const announced = fillLine(wordsOf(words, 'notice'), {
    公示时间: periodOf(notice),
    公示地点: notice.place ?? blank.repeat(2),
    监督电话: notice.phone ?? blank.repeat(2),
  });
  return [
    ...paragraphs(typesetter, [resultText(model, words)], [0, 6, 0, 0]),
    {
      stack: [
        ...paragraphs(typesetter, [announced, '散会时间：'], [0, 0, 0, 0]),
        signLines(
          typesetter,
          [
            ['主持人签字：', '记录人签字：'],
            ['监票人签字：', '计票人签字：'],
            ['村务监督委员会签字：', '与会代表签字（另附签到表）。'],
            [`${committeeOf(place.village)}（盖章）`, penDate],
          ],
          { size: sizes.五号 },
        ),
      ],
      unbreakable: true,
    },
  ];
}

const periodOf = ({ from, to }: Model['notice']): string =>
  from === null || to === null ? '____月____日至____月____日' : `${chineseDate(from)}至${chineseDate(to)}`;

/** Counts only what was voted on; until every household has its outcome the blanks stay for the pen. */
function resultText({ polls, meeting, object, blankRows }: Model, words: Words): string {
  const outcomes = polls.map((poll) => ({ poll, carried: isCarried(poll, meeting) }));
  const isKnown = blankRows === 0 && outcomes.every(({ carried }) => carried !== null);
  const agreed = outcomes.filter(({ carried }) => carried === true);
  const refused = outcomes.filter(({ carried }) => carried === false);
  const reasons = refused.flatMap(({ poll: { head, reason } }) =>
    reason === null ? [] : [`${head}：${internalText(reason)}`],
  );
  const none = isKnown && refused.length === 0;
  return fillLine(wordsOf(words, 'result'), {
    对象称谓: object,
    同意户数: isKnown ? agreed.length : blank,
    同意人数: isKnown ? agreed.reduce((sum, { poll }) => sum + poll.people, 0) : blank,
    不同意户数: isKnown ? refused.length : blank,
    理由: none ? notApplicable : reasons.length > 0 ? `${reasons.join('；')}。` : blank.repeat(5),
  });
}
