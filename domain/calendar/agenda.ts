import { addDays, type Day, weekdayOf } from '#domain/time/day.ts';

/** What a line of the agenda is about. */
export const AGENDA_KINDS = {
  step: '程序步骤',
  notice: '公示公告',
  clue: '线索',
  objection: '异议',
  issue: '问题整改',
  comparison: '部门比对',
  campaign: '排查',
  loan: '借阅',
  plan: '年度日程',
  own: '自定日程',
} as const;
export type AgendaKind = keyof typeof AGENDA_KINDS;

/** Something that is to be done, or a day on which something ends. Titles name nobody. */
export interface AgendaItem {
  readonly kind: AgendaKind;
  readonly title: string;
  /** How it stands, in words: 等公示期满, 还差 3 户签字 …; empty when the title says all. */
  readonly state: string;
  /** The last day; null: it can be done now, and no rule says until when. */
  readonly dueOn: Day | null;
  readonly doneOn: Day | null;
  readonly villageId: number | null;
  readonly village: string | null;
  readonly responsible: string | null;
  /** The rule behind the day. */
  readonly source: string | null;
  /** The row that it tells of: of a procedure, clue, objection, issue, round, campaign, loan or own entry; null for a day of the plan. */
  readonly id: number | null;
  /** Where it is worked on, where that is another row: the procedure of an objection. */
  readonly at: number | null;
}

/** `late`: the day has passed; `week`: until Sunday; `month`: within 30 days; `open`: can be done, without a day. */
export const URGENCIES = {
  late: '已超期',
  today: '今天',
  week: '本周',
  month: '30 天内',
  open: '可以办',
  later: '以后',
  done: '已办',
} as const;
export type Urgency = keyof typeof URGENCIES;

const MONTH = 30;
const SUNDAY = 7;

/** The Sunday of the day's week. */
export const lastDayOfWeek = (day: Day): Day => addDays(day, SUNDAY - weekdayOf(day));

export function urgencyOf({ dueOn, doneOn }: Pick<AgendaItem, 'dueOn' | 'doneOn'>, today: Day): Urgency {
  if (doneOn !== null) return 'done';
  if (dueOn === null) return 'open';
  if (dueOn < today) return 'late';
  if (dueOn === today) return 'today';
  if (dueOn <= lastDayOfWeek(today)) return 'week';
  return dueOn <= addDays(today, MONTH) ? 'month' : 'later';
}

const ORDER = Object.keys(URGENCIES) as Urgency[];

/** What presses most first; within that by day, then by village and title. */
export function sortAgenda<Item extends AgendaItem>(items: readonly Item[], today: Day): Item[] {
  const key = (item: Item): readonly [number, string, string, string] => [
    ORDER.indexOf(urgencyOf(item, today)),
    item.dueOn ?? '',
    item.village ?? '',
    item.title,
  ];
  return items
    .map((item) => ({ item, by: key(item) }))
    .sort(({ by: a }, { by: b }) => {
      const at = a.findIndex((part, index) => part !== b[index]);
      const [one, other] = [a[at], b[at]];
      return one === undefined || other === undefined ? 0 : one < other ? -1 : 1;
    })
    .map(({ item }) => item);
}

/** How many of each urgency. */
export function countAgenda(items: readonly AgendaItem[], today: Day): Record<Urgency, number> {
  const counts = { late: 0, today: 0, week: 0, month: 0, open: 0, later: 0, done: 0 };
  for (const item of items) counts[urgencyOf(item, today)] += 1;
  return counts;
}

/** A township's own line of the same words and day stands for the plan's: it is how a day of the plan is ticked. */
export function mergePlan(plan: readonly AgendaItem[], own: readonly AgendaItem[]): AgendaItem[] {
  const keyOf = ({ title, dueOn }: AgendaItem) => `${title}|${dueOn ?? ''}`;
  const byKey = new Map(own.filter(({ villageId }) => villageId === null).map((item) => [keyOf(item), item]));
  const merged = plan.map((item) => {
    const mine = byKey.get(keyOf(item));
    return mine === undefined ? item : { ...mine, kind: item.kind, source: item.source };
  });
  const taken = new Set(merged.map(({ id }) => id));
  return [...merged, ...own.filter(({ id }) => !taken.has(id))];
}
