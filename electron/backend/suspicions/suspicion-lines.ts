import { createHash } from 'node:crypto';
import type { SuspicionAnswerRow } from '#db/suspicion-answers.ts';
import { ruleOf } from '#domain/suspicions/catalogue.ts';
import type { Ground, SuspicionKind } from '#domain/suspicions/suspicion.ts';
import type { SuspicionLine, SuspicionState } from '#contract/suspicion.ts';

/** Whom a suspicion is about. */
export interface SuspectPlace {
  readonly householdId: number | null;
  readonly householdNo: string | null;
  readonly villageId: number | null;
  readonly village: string | null;
  readonly group: string | null;
  readonly headName: string | null;
  readonly people: number;
}

/** By digest: a suspicion that changes in any of its values is another one. */
export type SuspicionAnswers = ReadonlyMap<string, SuspicionAnswerRow>;

interface LineWanted {
  readonly key: string;
  readonly kind: SuspicionKind;
  readonly place: SuspectPlace;
  readonly grounds: readonly Ground[];
}

export const digestOfGround = (key: string, { rule, memberId, message }: Ground): string =>
  createHash('sha256')
    .update(JSON.stringify([key, rule, memberId, message]))
    .digest('hex');

/** One line of the list with what was answered to its reasons. */
export function lineOf({ key, kind, place, grounds }: LineWanted, answers: SuspicionAnswers): SuspicionLine {
  const told = grounds.map((ground): SuspicionLine['grounds'][number] => {
    const { rule, message, memberId, field, weighs } = ground;
    const { title = '', source = '' } = ruleOf(rule) ?? {};
    const answer = answers.size === 0 ? undefined : answers.get(digestOfGround(key, ground));
    return {
      ...{ rule, title, source, message, memberId, field, weighs },
      answer: answer === undefined ? null : answerOf(answer),
    };
  });
  const state = stateOf(told);
  const weighs =
    state === 'true' || told.some(({ weighs: does, answer }) => does && answer?.verdict !== 'unfounded');
  return { key, kind, state, ...place, weighs: weighs && state !== 'unfounded', grounds: told };
}

const answerOf = ({ id, verdict, reason, evidence, by, on }: SuspicionAnswerRow) => ({
  ...{ id, verdict, reason, evidence, by, on },
});

/** Open while one of its reasons is; true as soon as one of them is. */
function stateOf(grounds: SuspicionLine['grounds']): SuspicionState {
  if (grounds.some(({ answer }) => answer === null)) return 'open';
  return grounds.some(({ answer }) => answer?.verdict === 'true') ? 'true' : 'unfounded';
}
