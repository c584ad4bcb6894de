import { isMajority, isQuorate, type MeetingRule } from '#domain/procedures/meeting-rule.ts';
import { shareInWords } from '#domain/procedures/share-in-words.ts';
import type { Refusal } from './document.ts';
import { isDay } from './layout/days.ts';

/** A meeting of the villagers' representatives as far as it is recorded; null is left for the pen. */
export interface Meeting {
  /** yyyy-mm-dd; with it the meeting counts as recorded. */
  readonly heldOn: string | null;
  readonly venue: string | null;
  /** 应到, 实到; observers in neither. */
  readonly expected: number | null;
  readonly present: number | null;
  readonly rule: MeetingRule;
}

/** What the meeting judged of one household. */
export interface Poll {
  readonly householdNo: string | null;
  readonly head: string;
  readonly group: string | null;
  readonly people: number;
  readonly votesFor: number | null;
  readonly votesAgainst: number | null;
  readonly votesAbstain: number | null;
  /** 回避: present, without a vote on this household. */
  readonly recused: number | null;
}

/** `87.5%`; null while one of the numbers is missing. */
export const attendanceRate = ({
  expected,
  present,
}: Pick<Meeting, 'expected' | 'present'>): string | null =>
  expected === null || present === null || expected < 1
    ? null
    : `${((present / expected) * 100).toFixed(1)}%`;

/** Whether enough came; null while nobody knows. */
export const hasQuorum = ({ rule, expected, present }: Meeting): boolean | null =>
  expected === null || present === null ? null : isQuorate(rule, { expected, present });

/** Whether more than half of those present (or the rule's own share) were for it; null while nobody knows. */
export const isPassed = (
  { votesFor }: Poll,
  { rule, present }: Pick<Meeting, 'rule' | 'present'>,
): boolean | null => (votesFor === null || present === null ? null : isMajority(rule, votesFor, present));

/** Nobody is carried by a meeting that too few came to. */
export const isCarried = (poll: Poll, meeting: Meeting): boolean | null =>
  hasQuorum(meeting) === false ? false : isPassed(poll, meeting);

/** What is impossible, before a sheet is printed at all. */
export function meetingRefusal({ heldOn, expected, present }: Meeting): Refusal | null {
  if (heldOn !== null && !isDay(heldOn))
    return { rule: 'meeting-day', message: '会议日期不是日历上的日期，请改正。' };
  if (expected !== null && present !== null && present > expected)
    return {
      rule: 'meeting-present',
      message: `应到 ${expected} 人，实到 ${present} 人，请核对（列席人员不算）。`,
    };
  return null;
}

/** What a recorded meeting lacks to be valid; a sheet printed before it is for the pen and lacks nothing. */
export function meetingNeeds(meeting: Meeting, polls: readonly Poll[]): Refusal[] {
  if (meeting.heldOn === null) return [];
  const { expected, present, rule } = meeting;
  if (expected === null || present === null || expected === 0)
    return [{ rule: 'meeting-counts', message: '会议登记了日期，没有登记应到和实到人数，请补填。' }];
  const quorum: Refusal[] = isQuorate(rule, { expected, present })
    ? []
    : [
        {
          rule: 'meeting-attendance',
          message: `应到 ${expected} 人，实到 ${present} 人，不足${shareInWords(rule.attendance)}，会议无效，请重新召开。`,
        },
      ];
  return [...quorum, ...polls.flatMap((poll, at) => pollNeeds(poll, at, present))];
}

function pollNeeds(poll: Poll, at: number, present: number): Refusal[] {
  const { householdNo, votesFor, votesAgainst, votesAbstain, recused } = poll;
  const whose = householdNo === null ? `第 ${at + 1} 户` : `户编号 ${householdNo}`;
  if (votesFor === null || votesAgainst === null || votesAbstain === null)
    return [{ rule: 'meeting-votes', message: `${whose}：同意、反对、弃权票数没有填全，请补填。` }];
  const votes = votesFor + votesAgainst + votesAbstain;
  if (votes + (recused ?? 0) === present) return [];
  const away = recused === null || recused === 0 ? '' : `，回避 ${recused} 人`;
  return [
    {
      rule: 'meeting-votes-sum',
      message: `${whose}：票数合计 ${votes} 票${away}，与实到 ${present} 人不符，请核对。`,
    },
  ];
}
