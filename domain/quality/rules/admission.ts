import { findAboveLevel, privateContentLabels } from '#domain/identity/privacy.ts';
import { daysBetween } from '#domain/time/day.ts';
import {
  dayOf,
  flagOf,
  numberOf,
  type RecordFacts,
  type RuleContext,
  textOf,
  type Values,
} from '../facts.ts';
import { NO_HITS, ofHousehold } from '../find.ts';
import type { Home } from '../home.ts';
import {
  isDropped,
  isProposed,
  leadsIn,
  leadsOut,
  PROCEDURE_READS,
  type Running,
  runningOf,
  tickedLines,
} from '../procedures.ts';
import { homeRule, type Rule, type RuleHit } from '../rule.ts';

type List = Parameters<typeof tickedLines>[1];

/** One hit for each line of a list that somebody ticked in the procedures that are meant. */
const tickedIn =
  (list: List, isMeant: (part: Running) => boolean) =>
  (home: Home, context: RuleContext): readonly RuleHit[] => {
    if (home.candidacies.length === 0) return NO_HITS;
    return runningOf(home, context)
      .filter(isMeant)
      .flatMap((part) => tickedLines(part, list).map((words) => ({ recordId: part.candidacy.id, words })));
  };

/** What is posted of a household beside its name: why it comes or goes. */
const POSTED = ['reason', 'drop_reason'] as const;

function privateOf(home: Home): readonly RuleHit[] {
  if (home.candidacies.length === 0) return NO_HITS;
  return home.candidacies.flatMap(({ id, values }) =>
    POSTED.flatMap((name) => findAboveLevel(textOf(values, name) ?? '', 'PUBLIC')).map((kind) => ({
      recordId: id,
      words: { 字段: privateContentLabels[kind] },
    })),
  );
}

interface Posting {
  readonly title: string;
  readonly from: string | null;
  readonly to: string | null;
  /** Calendar days wanted. */
  readonly days: number;
}

const daysOf = ({ from, to }: Posting): number | null =>
  from === null || to === null ? null : daysBetween(from, to);

/** Of a procedure, by the days of its own pack. */
const postingsOf = ({ candidacy, definition }: Running): Posting[] =>
  candidacy.steps.flatMap(({ key, values }) => {
    const step = definition.steps.find((each) => each.key === key);
    if (step?.notice?.count !== 'calendar') return [];
    const [from, to] = [dayOf(values, 'notice_from'), dayOf(values, 'notice_to')];
    return [{ title: step.title, from, to, days: step.notice.days }];
  });

/** Of an adjustment that was written down without a procedure. */
const writtenPostings = (values: Values, days: number): Posting[] =>
  (['first', 'second'] as const).map((which) => ({
    title: which === 'first' ? '第一次公示' : '第二次公示',
    from: dayOf(values, `${which}_notice_from`),
    to: dayOf(values, `${which}_notice_to`),
    days,
  }));

const tooShort = (postings: readonly Posting[], recordId: RuleHit['recordId']): RuleHit[] =>
  postings.flatMap((posting) => {
    const days = daysOf(posting);
    if (days === null || days >= posting.days) return [];
    return [
      { ...(recordId === undefined ? {} : { recordId }), words: { 环节: posting.title, n: posting.days } },
    ];
  });

/** Not signed, and nobody wrote why. */
const isUnsigned = ({ values }: RecordFacts): boolean =>
  flagOf(values, 'is_signed') === false && textOf(values, 'note') === null;

/** Rules on who may come in or go, and on what is posted and signed, Q185–Q190 of the catalogue. */
export const admissionRules = [
  homeRule({
    id: 'Q185',
    level: 'error',
    entity: 'household',
    title: '七不进的户拟纳入',
    message: '该户命中“七不进”第{n}条：{text}，不能纳入',
    source: 'seed 000',
    reads: PROCEDURE_READS,
    find: tickedIn('exclusions', (part) => leadsIn(part) && isProposed(part)),
  }),
  homeRule({
    id: 'Q186',
    level: 'warning',
    entity: 'household',
    title: '六进的户未纳入',
    message: '该户命中“六进”第{n}条，请说明未纳入理由',
    source: 'seed 000',
    reads: PROCEDURE_READS,
    find: tickedIn('admissions', (part) => leadsIn(part) && isDropped(part)),
  }),
  homeRule({
    id: 'Q187',
    level: 'error',
    entity: 'household',
    title: '有不能退出情形',
    message: '该户存在不能退出情形：{text}',
    source: 'seed 004;G7;P25',
    reads: PROCEDURE_READS,
    find: tickedIn('bars', (part) => leadsOut(part) && isProposed(part)),
  }),
  homeRule({
    id: 'Q188',
    level: 'error',
    entity: 'household',
    title: '公示内容有不能公开的信息',
    message: '公示内容不得出现{字段}',
    source: 'P1',
    reads: PROCEDURE_READS,
    find: privateOf,
  }),
  homeRule({
    id: 'Q189',
    level: 'error',
    entity: 'household',
    title: '公示天数不足',
    message: '{环节}不足 {n} 天',
    source: 'seed 000;seed 004',
    reads: [
      ...PROCEDURE_READS,
      ...['@adjustment.year', '@adjustment.procedure_id', '@adjustment.first_notice_from'],
      ...['@adjustment.first_notice_to', '@adjustment.second_notice_from', '@adjustment.second_notice_to'],
    ],
    parameters: {
      days: { title: '没有程序的动态调整，每次公示至少', value: 7, unit: '天', source: 'seed 000;seed 004' },
    },
    find: (home, context, { days }) => {
      if (home.candidacies.length === 0 && home.adjustments.length === 0) return NO_HITS;
      const { year } = context;
      return [
        ...runningOf(home, context).flatMap((part) => tooShort(postingsOf(part), part.candidacy.id)),
        ...home.adjustments
          .filter(({ values }) => numberOf(values, 'year') === year && values['procedure_id'] == null)
          .flatMap(({ id, values }) => tooShort(writtenPostings(values, days), id)),
      ];
    },
  }),
  homeRule({
    id: 'Q190',
    level: 'error',
    entity: 'household',
    title: '签字不全',
    message: '签字不全：{缺项}',
    source: 'seed 000;seed 004',
    reads: ['household.collectors', '@adjustment.year', '@adjustment.is_signed', '@adjustment.note'],
    find: ofHousehold('household.collectors', (home, { year }) => {
      // The sheet is signed for an adjustment; a year without one has none.
      const signed = home.adjustments.filter(({ values }) => numberOf(values, 'year') === year);
      if (signed.length === 0) return false;
      const lacking = [
        ...(signed.some(isUnsigned) ? ['贫困户签字'] : []),
        ...(home.year !== null && textOf(home.year, 'collectors') === null ? ['信息采集人'] : []),
      ];
      return lacking.length > 0 && { 缺项: lacking.join('、') };
    }),
  }),
] satisfies readonly Rule[];
