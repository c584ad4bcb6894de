import { dayOf, type RecordFacts, textOf, type Values } from '../facts.ts';
import { NO_HITS, ofHousehold } from '../find.ts';
import type { Home } from '../home.ts';
import { homeRule, type Rule, type RuleHit } from '../rule.ts';
import { isExited, isMonitored, EXITED_READS, MONITORED_READS } from '../standing.ts';
import { nameOf } from '../words.ts';

/** 户类型 一般农户. */
const ORDINARY = '02';

const isInForce = ({ values }: RecordFacts, on: string): boolean =>
  (dayOf(values, 'starts_on') ?? on) <= on && (dayOf(values, 'ends_on') ?? on) >= on;

/** An ordinary household that is neither out of poverty nor monitored has nobody who helps it. */
const wantsHelper = (home: Home, year: number): boolean =>
  textOf(home.values, 'household_type') !== ORDINARY || isMonitored(home) || isExited(home, { year });

function isMistimed(values: Values, others: readonly RecordFacts[], today: string): boolean {
  const [from, to] = [dayOf(values, 'starts_on'), dayOf(values, 'ends_on')];
  if (to === null || (from !== null && to < from)) return true;
  return to < today && !others.some((other) => isInForce(other, today));
}

const eachPairing = (
  home: Home,
  isHit: (pairing: RecordFacts) => boolean,
  field: string,
): readonly RuleHit[] => {
  let hits: RuleHit[] | undefined;
  for (const pairing of home.pairings)
    if (isHit(pairing))
      (hits ??= []).push({ recordId: pairing.id, field, words: { 姓名: nameOf(pairing.values) } });
  return hits ?? NO_HITS;
};

/** Rules on who helps a household, Q178–Q180 of the catalogue. */
export const helperRules = [
  homeRule({
    id: 'Q178',
    level: 'error',
    entity: 'household',
    title: '没有帮扶责任人',
    message: '该户没有帮扶责任人',
    source: 'G5',
    reads: ['@pairing.starts_on', '@pairing.ends_on', ...EXITED_READS, ...MONITORED_READS],
    find: ofHousehold('helper.name', (home, { on, year }) => {
      if (home.pairings.some((pairing) => isInForce(pairing, on))) return false;
      return wantsHelper(home, year);
    }),
  }),
  homeRule({
    id: 'Q179',
    level: 'error',
    entity: 'helper',
    title: '帮扶责任人又是帮扶对象',
    message: '{姓名}既是帮扶责任人又是帮扶对象',
    source: 'G5',
    reads: ['helper.name', 'helper.phone', '@pairing.helper_id'],
    find: (home, { assisted }) =>
      assisted.size === 0
        ? NO_HITS
        : eachPairing(
            home,
            ({ values }) => assisted.has(`${textOf(values, 'name') ?? ''}|${textOf(values, 'phone') ?? ''}`),
            'helper.name',
          ),
  }),
  homeRule({
    id: 'Q180',
    level: 'error',
    entity: 'helper',
    title: '帮扶时间有误',
    message: '{姓名}的帮扶时间有误（已到期须续期或更换）',
    source: 'G2;G11',
    reads: ['@pairing.starts_on', '@pairing.ends_on'],
    find: (home, { today }) =>
      eachPairing(home, ({ values }) => isMistimed(values, home.pairings, today), 'helper.ends_on'),
  }),
] satisfies readonly Rule[];
