import { type Day, isDay } from '#domain/time/day.ts';
import { type Gate, type GateContext, isCount, ORGANIC_LAW_26, perCandidate } from './gate.ts';
import { isMajority, isQuorate, meetingRuleOf } from './meeting-rule.ts';
import type { Ballot, Candidate } from './procedure-state.ts';
import type { Effect } from './definition.ts';
import { shareInWords } from './share-in-words.ts';

const INVESTIGATORS_NEEDED = 2;

/** Why a household's day cannot be right, or null: after its recording, or before the procedure's first step. */
function refuseDay(
  label: string,
  day: Day,
  { definition, state, record, today }: GateContext,
): string | null {
  if (day > today || day > record.doneOn) return `${label} ${day} 晚于登记日期，请核对。`;
  const first = definition.steps[0];
  const begun = state.steps.find(({ key }) => key === first?.key);
  if (!first || !begun || day >= begun.doneOn) return null;
  return `${label} ${day} 早于“${first.title}”的 ${begun.doneOn}，请核对这两个日期。`;
}

/** Signed by every household that is still in, not before the clue and not after its visit (先授权，后核实). */
export const consentSigned: Gate = (context) =>
  perCandidate(
    'consent-signed',
    context.step.source,
    context.live,
    ({ name, consentOn, consentSigner, visitedOn, facts }) => {
      if (!consentOn || !isDay(consentOn)) {
        return `${name}户没有承诺授权日期，请农户签好承诺授权书后填写。`;
      }
      if (!consentSigner?.trim()) return `${name}户的承诺授权没有写签字人，请填写是谁签的字。`;
      const wrongDay = refuseDay(`${name}户的承诺授权日期`, consentOn, context);
      if (wrongDay !== null) return wrongDay;
      if (visitedOn && consentOn > visitedOn) {
        return `${name}户 ${visitedOn} 入户时还没有签承诺授权（${consentOn}），应先授权再核实，请核对或重新入户。`;
      }
      const { withdrawnOn = null, validTo = null, lacksGuardian = false } = facts?.consent ?? {};
      if (withdrawnOn !== null && withdrawnOn <= context.record.doneOn)
        return `${name}户已在 ${withdrawnOn} 撤回授权，不能比对和公示，请移出本次程序或重新取得授权。`;
      if (validTo !== null && validTo < context.record.doneOn)
        return `${name}户的授权已在 ${validTo} 到期，请重新签字登记后再办理。`;
      if (lacksGuardian)
        return `${name}户都是未满 16 周岁的人，承诺授权书要由监护人代签，请在该户的承诺授权书里填写监护人。`;
      return null;
    },
  );

/** Every household was visited by two different people. */
export const twoInvestigators: Gate = (context) => {
  const { record, step } = context;
  return perCandidate('two-investigators', step.source, context.live, (candidate) => {
    const { name, visitedOn } = candidate;
    if (!visitedOn || !isDay(visitedOn)) return `${name}户没有入户日期，请填写。`;
    const wrongDay = refuseDay(`${name}户的入户日期`, visitedOn, context);
    if (wrongDay !== null) return wrongDay;
    const people = candidate.investigators ?? record.investigators ?? [];
    const different = new Set(people.map((person) => person.replace(/\s/g, '')).filter(Boolean));
    if (different.size >= INVESTIGATORS_NEEDED) return null;
    return `${name}户只有 ${different.size} 名调查人，入户核实须 2 人以上，请补填，不足的请重新入户。`;
  });
};

/** Two thirds of those expected, unless the step's own rule sets another share. */
export const attendanceTwoThirds: Gate = ({ record: { expected, present }, step }) => {
  const source = step.meeting?.source ?? ORGANIC_LAW_26;
  const rule = meetingRuleOf(step);
  const [part, whole] = rule.attendance;
  const refuse = (message: string) => [{ rule: 'attendance-two-thirds', message, source }];
  if (!isCount(expected) || !isCount(present) || expected === 0) {
    return refuse(`请填写“${step.title}”的应到人数和实到人数。`);
  }
  if (present > expected) {
    return refuse(`实到 ${present} 人多于应到 ${expected} 人，请核对（列席人员不算）。`);
  }
  if (isQuorate(rule, { expected, present })) return [];
  const needed = Math.ceil((expected * part) / whole);
  const share = shareInWords([part, whole]);
  return refuse(
    `应到 ${expected} 人，实到 ${present} 人，不足${share}（至少 ${needed} 人），会议无效，请重新召开。`,
  );
};

const NO_BALLOT: Ballot = { votesFor: null, votesAgainst: null, votesAbstain: null, votesRecused: null };
const ballotOf = ({ ballots }: Candidate, stepKey: string): Ballot => ballots?.[stepKey] ?? NO_BALLOT;
const asked = ({ votesFor, votesAgainst, votesAbstain }: Ballot) => [votesFor, votesAgainst, votesAbstain];

/** 同意 + 反对 + 弃权 + 回避 = 实到, also for households that the meeting turned down. */
export const votesAddUp: Gate = ({ record: { present }, candidates, live, step }) => {
  if (!isCount(present)) return [];
  const voted = candidates.filter(
    (candidate) => live.includes(candidate) || asked(ballotOf(candidate, step.key)).some(isCount),
  );
  return perCandidate('votes-add-up', step.source, voted, (candidate) => {
    const ballot = ballotOf(candidate, step.key);
    const counts = [...asked(ballot), ballot.votesRecused ?? 0];
    if (!counts.every(isCount)) return `${candidate.name}户的同意、反对、弃权票数没有填全，请补填。`;
    const sum = counts.reduce((total, votes) => total + votes, 0);
    if (sum === present) return null;
    return `${candidate.name}户的票数合计 ${sum} 票，与实到 ${present} 人不符，请对照计票表核对。`;
  });
};

/** More than half of those present (or the step's own share), for every household that goes on; a tie is no majority. */
export const majority: Gate = ({ record: { present }, live, step }) => {
  if (!isCount(present)) return [];
  const rule = meetingRuleOf(step);
  return perCandidate('majority', step.meeting?.source ?? ORGANIC_LAW_26, live, (candidate) => {
    const { votesFor } = ballotOf(candidate, step.key);
    if (!isCount(votesFor) || isMajority(rule, votesFor, present)) return null;
    const share = shareInWords(rule.majority);
    return `${candidate.name}户同意 ${votesFor} 票，没有超过实到 ${present} 人的${share}，请把该户移出本次程序后再登记。`;
  });
};

/** What must be known of a household before the archive is changed for it. */
const NEEDED: Readonly<Record<Effect, readonly (readonly [(candidate: Candidate) => unknown, string])[]>> = {
  'open-monitoring-spell': [
    [({ category }) => category, '监测对象类别'],
    [({ firstRisk }) => firstRisk, '第一项风险'],
  ],
  'eliminate-spell': [[({ mode }) => mode, '风险消除方式']],
  recognise: [[({ causes }) => causes, '主要致贫原因']],
  return: [[({ causes }) => causes, '返贫原因']],
  exit: [[({ mark }) => mark, '标注类型']],
  clear: [[({ reason }) => reason, '清退原因']],
  none: [],
};

export const candidateComplete: Gate = ({ definition: { effect }, live, step }) =>
  perCandidate('candidate-complete', step.source, live, (candidate) => {
    const missing = NEEDED[effect].filter(([value]) => isBlank(value(candidate))).map(([, label]) => label);
    return missing.length === 0 ? null : `${candidate.name}户没有填写${missing.join('和')}，请补填后再登记。`;
  });

const isBlank = (value: unknown): boolean => typeof value !== 'string' || value.trim() === '';
