import { codeLists, hasCode } from '#domain/codes/code-lists.ts';
import { codeOf } from '#domain/codes/code-value.ts';
import { addMonths, yearOf } from '#domain/time/day.ts';
import { dayOf, type RuleContext, textOf } from '../facts.ts';
import { NO_HITS } from '../find.ts';
import type { Home, Person } from '../home.ts';
import { HEAD, relationOf } from '../kinship.ts';
import { BORN, LEFT_READS, MARRIED_IN, naturallyLeftOn } from '../leaving.ts';
import { AGE_READS } from '../reads.ts';
import { homeRule, type ParameterValues, type Rule, type RuleHit } from '../rule.ts';

/** 自然增加, and since when nobody asked of which kind. */
const joinedFor = ({ values }: Person): string | null => {
  const kind = textOf(values, 'joined_kind');
  return kind === null || kind === 'natural' ? textOf(values, 'joined_reason') : null;
};
const isDouble = ({ values }: Person): boolean => textOf(values, 'left_kind') === 'duplicate';

function findNewborns(home: Home, _: RuleContext, { years }: ParameterValues<'years'>): readonly RuleHit[] {
  let hits: RuleHit[] | undefined;
  for (const person of home.people) {
    if (joinedFor(person) !== BORN || isDouble(person)) continue;
    const joined = dayOf(person.values, 'joined_on');
    const { birth } = person;
    if (joined === null || birth === null) continue;
    const isBefore = birth > joined;
    if (!isBefore && joined <= addMonths(birth, 12 * years)) continue;
    (hits ??= []).push({
      memberId: person.id,
      field: 'member.birth_date',
      level: isBefore ? 'error' : 'warning',
    });
  }
  return hits ?? NO_HITS;
}

/** Codes of 与户主关系: 配偶, 之儿媳, 之女婿, 其他. */
const BY_MARRIAGE: readonly string[] = ['02', '05', '06', '99'];

/** The head left and another was named since somebody joined: what he is to the head is no longer what he was. */
const hasOtherHead = (home: Home, since: string): boolean =>
  home.people.some(
    (person) => (person.values['new_head_id'] ?? null) !== null && (naturallyLeftOn(person) ?? '') >= since,
  );

function findMarriedIn(home: Home, { year }: RuleContext): readonly RuleHit[] {
  let hits: RuleHit[] | undefined;
  for (const person of home.people) {
    if (joinedFor(person) !== MARRIED_IN || isDouble(person)) continue;
    const relation = relationOf(person);
    if (relation === null || BY_MARRIAGE.includes(relation)) continue;
    const joined = dayOf(person.values, 'joined_on');
    if (joined !== null && hasOtherHead(home, joined)) continue;
    // 户主变更 without anybody leaving shows nowhere: what was right then is asked about in later years.
    const isOld = joined !== null && yearOf(joined) < year;
    (hits ??= []).push({
      memberId: person.id,
      field: 'member.relation',
      level: isOld ? 'warning' : 'error',
    });
  }
  return hits ?? NO_HITS;
}

type Reasons = 'increase_reason' | 'decrease_reason';

/** A reason of the other list only: by its code, or by a label that its own list did not know. */
function isOf(other: Reasons, own: Reasons, reason: string): boolean {
  if (!reason.startsWith('=')) return !hasCode(own, reason) && hasCode(other, reason);
  const label = reason.slice(1);
  return hasCode(other, codeOf(codeLists[other], label) ?? '');
}

function findWrongReasons(home: Home): readonly RuleHit[] {
  let hits: RuleHit[] | undefined;
  for (const person of home.people) {
    const joined = joinedFor(person);
    const left = naturallyLeftOn(person) === null ? null : textOf(person.values, 'left_reason');
    const isWrong =
      (joined !== null && isOf('decrease_reason', 'increase_reason', joined)) ||
      (left !== null && isOf('increase_reason', 'decrease_reason', left));
    if (isWrong) (hits ??= []).push({ memberId: person.id });
  }
  return hits ?? NO_HITS;
}

/** Those who stay have no head, and the leaving of the last one names none. */
function findHeadWithoutSuccessor(home: Home): readonly RuleHit[] {
  if (home.present.length === 0 || home.people.length === home.present.length) return NO_HITS;
  if (home.present.some((person) => relationOf(person) === HEAD)) return NO_HITS;
  const heads = home.people.filter(
    (person) => relationOf(person) === HEAD && naturallyLeftOn(person) !== null,
  );
  const last = lastToLeave(heads);
  if (last === null || (last.values['new_head_id'] ?? null) !== null) return NO_HITS;
  return [{ memberId: last.id, field: 'member.relation' }];
}

function lastToLeave(people: readonly Person[]): Person | null {
  let last: Person | null = null;
  for (const person of people) {
    const on = naturallyLeftOn(person);
    if (on !== null && (last === null || on >= (naturallyLeftOn(last) ?? ''))) last = person;
  }
  return last;
}

/** Closed households are not checked: one without people that is checked was not closed. */
function findEmptied(home: Home): readonly RuleHit[] {
  if (home.present.length > 0) return NO_HITS;
  const last = lastToLeave(home.people);
  return last === null ? NO_HITS : [{ memberId: last.id }];
}

const JOINED_READS = ['@member.joined_reason', '@member.joined_kind'] as const;

/** Rules on coming and going, Q170–Q174 of the catalogue. */
export const memberChangeRules = [
  homeRule({
    id: 'Q170',
    level: 'error',
    entity: 'member_change',
    title: '新生儿出生日期与增加日期不合理',
    message: '新生儿出生日期与增加日期不合理',
    source: 'inferred',
    reads: [...JOINED_READS, '@member.joined_on', '@member.left_kind', ...AGE_READS],
    parameters: {
      years: {
        title: '新生儿出生后登记不超过',
        value: 2,
        unit: '年',
        source: 'inferred',
        confidence: 'inferred',
      },
    },
    find: findNewborns,
  }),
  homeRule({
    id: 'Q171',
    level: 'error',
    entity: 'member_change',
    title: '嫁入人员与户主关系不对',
    message: '嫁入人员与户主关系应为配偶、儿媳或女婿',
    source: 'inferred',
    reads: [...JOINED_READS, '@member.joined_on', 'member.relation', '@member.new_head_id', ...LEFT_READS],
    find: findMarriedIn,
  }),
  homeRule({
    id: 'Q172',
    level: 'error',
    entity: 'member_change',
    title: '变更原因与变更类型不符',
    message: '变更原因与变更类型不符',
    source: 'seed 004',
    reads: [...JOINED_READS, '@member.left_reason', ...LEFT_READS],
    find: findWrongReasons,
  }),
  homeRule({
    id: 'Q173',
    level: 'error',
    entity: 'member_change',
    title: '户主减少没有新户主',
    message: '户主减少后须先指定新户主',
    source: 'seed 004(灯塔村户主变更);G1 3_11_001',
    reads: ['member.relation', '@member.new_head_id', ...LEFT_READS],
    find: findHeadWithoutSuccessor,
  }),
  homeRule({
    id: 'Q174',
    level: 'error',
    entity: 'member_change',
    title: '最后一人减少没有办整户减少',
    message: '最后一名成员减少，应办整户减少',
    source: 'seed 004;inferred',
    reads: LEFT_READS,
    find: findEmptied,
  }),
] satisfies readonly Rule[];
