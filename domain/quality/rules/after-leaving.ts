import type { Day } from '#domain/time/day.ts';
import { dayOf, type RecordFacts, textOf } from '../facts.ts';
import { NO_HITS } from '../find.ts';
import type { Home, Person } from '../home.ts';
import { LEFT_READS, naturallyLeftOn } from '../leaving.ts';
import { homeRule, type Rule, type RuleHit } from '../rule.ts';
import { nameOf } from '../words.ts';

/** Codes of 成员状态: 自然减少, 整户减少. */
const GONE: readonly string[] = ['2', '3'];

/** Where somebody who left stands in a list made since, or signed since; a list that was not sent can still be mended. */
function listWith({ id, values }: Person, on: Day, home: Home): RecordFacts | undefined {
  const isSince = (day: Day | null) => day === null || day > on;
  const listed = home.comparisons.find(
    (each) => each.values['member_id'] === id && isSince(dayOf(each.values, 'sent_on')),
  );
  const name = textOf(values, 'name');
  if (listed !== undefined || name === null || home.consents.length === 0) return listed;
  if (home.present.some((person) => textOf(person.values, 'name') === name)) return undefined;
  return home.consents.find(
    (each) =>
      textOf(each.values, 'signer') === name &&
      dayOf(each.values, 'signed_on') !== null &&
      isSince(dayOf(each.values, 'signed_on')),
  );
}

function findListedAfterLeaving(home: Home): readonly RuleHit[] {
  let hits: RuleHit[] | undefined;
  for (const person of home.people) {
    const on = naturallyLeftOn(person);
    const list = on === null ? undefined : listWith(person, on, home);
    const isMarked = person.present && GONE.includes(textOf(person.values, 'member_state') ?? '');
    if (list === undefined && !isMarked) continue;
    (hits ??= []).push({
      memberId: person.id,
      ...(list === undefined ? { field: 'member.member_state' } : { recordId: list.id }),
      words: { 姓名: nameOf(person.values) },
    });
  }
  return hits ?? NO_HITS;
}

/** Codes of 动态调整类型. */
const CLEARED = '4';
const WHOLE_NATURAL = '5';
/** Code of 自然减少原因: 其他转出. */
const OTHERWISE = '08';
const CLEARING = /清退|剔除|七不进|错评/;

/**
 * A whole household gone naturally although the reason is 清退, or beside a 清退; people of a household that was
 * cleared out all gone, or gone in that year for no reason of nature.
 */
function clearedAsNatural({
  adjustments,
  people,
  present,
}: Home): Pick<RuleHit, 'recordId' | 'memberId'> | null {
  const told = people.find(
    (person) => naturallyLeftOn(person) !== null && CLEARING.test(textOf(person.values, 'left_reason') ?? ''),
  );
  if (told !== undefined) return { memberId: told.id };
  if (adjustments.length === 0) return null;
  const cleared = adjustments.find(({ values }) => values['kind'] === CLEARED);
  const natural = adjustments.find(
    ({ values }) =>
      values['kind'] === WHOLE_NATURAL &&
      (cleared !== undefined || CLEARING.test(textOf(values, 'reason') ?? '')),
  );
  if (natural !== undefined) return { recordId: natural.id };
  if (cleared === undefined) return null;
  const inYear = people.filter(
    (person) => Number((naturallyLeftOn(person) ?? '').slice(0, 4)) >= Number(cleared.values['year']),
  );
  const isHandled =
    inYear.length > 0 &&
    (present.length === 0 || inYear.some(({ values }) => textOf(values, 'left_reason') === OTHERWISE));
  return isHandled ? { recordId: cleared.id } : null;
}

/** Rules on those who have gone and on how they went, Q176 and Q177 of the catalogue. */
export const afterLeavingRules = [
  homeRule({
    id: 'Q176',
    level: 'error',
    entity: 'member',
    title: '已减少的人仍在名单中',
    message: '{姓名}已减少，不应出现在名单中',
    source: 'inferred',
    reads: [
      'member.name',
      'member.member_state',
      '@comparison_person',
      '@comparison_round',
      '@consent',
      ...LEFT_READS,
    ],
    find: findListedAfterLeaving,
  }),
  homeRule({
    id: 'Q177',
    level: 'error',
    entity: 'household',
    title: '清退用自然减少处理',
    message: '清退须走一评议一公示一公告一告知，不得用自然减少',
    source: 'seed 004',
    reads: ['@adjustment', '@member.left_reason', ...LEFT_READS],
    find: (home) => {
      const hit = clearedAsNatural(home);
      return hit === null ? NO_HITS : [hit];
    },
  }),
] satisfies readonly Rule[];
