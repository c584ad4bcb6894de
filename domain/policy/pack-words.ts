import { type Deadline, deadlinesOf, type Notice, type Procedure } from '#domain/procedures/definition.ts';
import { shareInWords } from '#domain/procedures/share-in-words.ts';
import type { PolicyPack } from './pack-schema.ts';

export const COUNTS = { calendar: '个自然日', working: '个工作日' } as const;

/** `5 个自然日，公示当天算第 1 天，期满后才办下一步`. */
export const noticeWords = ({ days, count, firstDay, holds }: Omit<Notice, 'source'>): string =>
  [
    `不少于 ${days} ${COUNTS[count]}`,
    firstDay ? '张贴当天算第 1 天' : '从张贴次日算起',
    ...(holds ? ['期满后才办下一步'] : ['不影响下一步']),
  ].join('，');

interface Shares {
  readonly attendance: readonly [number, number];
  readonly majority: readonly [number, number];
}

export const meetingWords = ({ attendance, majority }: Shares): string =>
  `应到人数的${shareInWords(attendance)}以上到会，超过到会人数的${shareInWords(majority)}同意`;

/** `-1-10-01` is 上年 10 月 1 日. */
export function periodDay(rule: string): string {
  const [year, month, day] = /^(-?\d)-(\d\d)-(\d\d)$/.exec(rule)?.slice(1).map(Number) ?? [];
  const names: Record<number, string> = { [-1]: '上年', 0: '当年', 1: '次年' };
  return `${names[year ?? 0] ?? `当年${year ?? ''}年`} ${month} 月 ${day} 日`;
}

/** `11-05` is 11 月 5 日. */
export function dayInWords(monthDay: string): string {
  const [month, date] = monthDay.split('-').map(Number);
  return `${month} 月 ${date} 日`;
}

/** The step of which procedures a day of the calendar is the last of; nothing for a day of nobody's steps. */
export function calendarWords(
  { procedures, step }: Pick<PolicyPack['calendar'][number], 'procedures' | 'step'>,
  all: readonly Procedure[],
): string {
  if (procedures.length === 0) return '';
  const of = procedures.map((key) => all.find((procedure) => procedure.key === key));
  const titles = of.map((procedure, at) => procedure?.title ?? procedures[at]).join('、');
  if (step === undefined) return `（${titles}）`;
  const title = of.flatMap((procedure) => procedure?.steps ?? []).find(({ key }) => key === step)?.title;
  return `（${titles}的“${title ?? step}”）`;
}

export const yuan = (amount: number): string => `${amount} 元/人·年`;

/** `2017—2020 年`, `2026 年起`. */
export function yearsWords([from, to]: readonly [number, number | null]): string {
  if (to === null) return `${from} 年起`;
  return from === to ? `${from} 年` : `${from}—${to} 年`;
}

/** The years of one value of a list, in brackets behind it; nothing for every year. */
export function itemYears({
  since,
  until,
}: {
  since?: number | undefined;
  until?: number | undefined;
}): string {
  if (since === undefined) return until === undefined ? '' : `（到 ${until} 年为止）`;
  return `（${yearsWords([since, until ?? null])}）`;
}

/** A list's name without the years and field codes that its title carries: `户类型(2021 年后)` is 户类型. */
export const listTitle = (title: string): string => title.replace(/\s*([（(].*|aa[a-z]\d.*)$/u, '');

export const COLUMN_KINDS = {
  text: '文本',
  number: '数字',
  int: '整数',
  date: '日期',
  month: '年月',
  yesno: '是否',
} as const;
export const MUST = { Y: '必填', C: '按条件填', N: '选填' } as const;

const LEVELS = { warning: '超期提醒', error: '超期不能办' } as const;

const limitWords = ({ days, count, level }: Deadline): string =>
  `不超过 ${days} ${COUNTS[count]}，${LEVELS[level]}`;

interface LimitWords {
  readonly key: string;
  readonly entry: string;
  readonly value: string;
  readonly source: string;
  readonly confidence?: Deadline['confidence'];
}

/** The limits of a procedure: from which step to which, at the most and at the least. */
export function deadlineWords(procedure: Procedure): LimitWords[] {
  const title = (key: string) => procedure.steps.find((step) => step.key === key)?.title ?? key;
  const between = (from: string, to: string) => `从“${title(from)}”到“${title(to)}”`;
  const longest = deadlinesOf(procedure).map((deadline) => ({
    key: `${deadline.from}/${deadline.to}`,
    entry: between(deadline.from, deadline.to),
    value: limitWords(deadline),
    ...{ source: deadline.source, confidence: deadline.confidence },
  }));
  const shortest = procedure.steps.flatMap(({ key: to, notBefore }) =>
    notBefore === undefined
      ? []
      : {
          key: `${notBefore.of}/${to}/least`,
          entry: between(notBefore.of, to),
          value: `满 ${notBefore.days} ${COUNTS[notBefore.count]}才能办`,
          ...{ source: notBefore.source, confidence: notBefore.confidence },
        },
  );
  return [...longest, ...shortest];
}
