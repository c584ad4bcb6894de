import { addDays, type Day, daysBetween } from '#domain/time/day.ts';
import { addWorkingDays, type HolidayList } from '#domain/time/working-days.ts';

/** 线索: found, taken up by the township (受理), told back to the village (反馈), settled with what came of it (办结). */
export const CLUE_STATES = {
  found: '待受理',
  accepted: '待反馈',
  'fed-back': '待办结',
  settled: '已办结',
} as const;
export type ClueState = keyof typeof CLUE_STATES;

export type ClueOutcome = 'procedure' | 'no-risk' | 'other-help' | 'duplicate';

interface ClueDays {
  readonly foundOn: Day;
  readonly acceptedOn: Day | null;
  readonly fedBackOn: Day | null;
  readonly settledOn: Day | null;
}

/** A clue as its acts judge it. */
export interface Clue extends ClueDays {
  readonly id: number;
  readonly householdId: number | null;
  readonly householdNo: string | null;
  readonly acceptedBy: string | null;
  readonly outcome: ClueOutcome | null;
  readonly note: string | null;
}

export const stateOf = ({ acceptedOn, fedBackOn, settledOn }: ClueDays): ClueState => {
  if (settledOn !== null) return 'settled';
  if (fedBackOn !== null) return 'fed-back';
  return acceptedOn === null ? 'found' : 'accepted';
};

/** In how many days a clue is taken up, by the pack of the year in which it was found. */
interface AcceptRule {
  readonly days: number;
  readonly count: 'calendar' | 'working';
}

/** The last day to take it up; the day on which it was found is not counted. Null where the pack sets none. */
export function acceptBy(foundOn: Day, rule: AcceptRule | undefined, holidays: HolidayList): Day | null {
  if (rule === undefined) return null;
  return rule.count === 'working'
    ? addWorkingDays(foundOn, rule.days, holidays)
    : addDays(foundOn, rule.days);
}

/** Days until it must be taken up, negative when late; null once it is, or where there is no limit. */
export function daysLeft(clue: ClueDays, by: Day | null, today: Day): number | null {
  return by === null || stateOf(clue) !== 'found' ? null : daysBetween(today, by) - 1;
}

/** By how many days it was taken up too late; 0 in time or not yet. */
export function daysLate({ acceptedOn }: ClueDays, by: Day | null): number {
  return by === null || acceptedOn === null ? 0 : Math.max(0, daysBetween(by, acceptedOn) - 1);
}

const RANK: Readonly<Record<ClueState, number>> = { found: 0, accepted: 1, 'fed-back': 2, settled: 3 };

/** What is to be done first comes first: not taken up, the latest of them at the top; what is settled at the end, newest first. */
export function compareClues<C extends ClueDays & { readonly id: number }>(a: C, b: C): number {
  const [one, other] = [stateOf(a), stateOf(b)];
  if (one !== other) return RANK[one] - RANK[other];
  const days =
    one === 'settled' ? compare(b.settledOn ?? '', a.settledOn ?? '') : compare(a.foundOn, b.foundOn);
  return days !== 0 ? days : a.id - b.id;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
