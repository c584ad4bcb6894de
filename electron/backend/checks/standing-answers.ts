import { createHash } from 'node:crypto';
import type { CheckAnswerRow } from '#db/check-answers.ts';
import type { Home } from '#domain/quality/home.ts';
import type { HomeRule, RuleHit } from '#domain/quality/rule.ts';
import type { RuleFinding } from '#domain/quality/run-rules.ts';
import { valuesRead } from '#domain/quality/values-read.ts';
import type { Finding } from '#contract/common.ts';

export type AnswerKeys = ReadonlyMap<string, readonly CheckAnswerRow[]>;

type Place = Pick<RuleFinding, 'rule' | 'householdId' | 'memberId' | 'recordId' | 'field'>;

/** What makes a hit the same as one that was answered. */
export const keyOfFinding = ({ rule, householdId, memberId, recordId, field }: Place): string =>
  [rule, householdId, memberId, recordId, field].map((part) => part ?? '').join('|');

interface HitOfHome {
  readonly home: Home;
  readonly rule: HomeRule;
  readonly hit: RuleHit;
}

/** SHA-256 of the values that the rule read at the hit. */
export const digestOf = ({ home, rule, hit }: HitOfHome): string =>
  createHash('sha256')
    .update(valuesRead(rule, home, hit))
    .digest('hex');

/** The newest answer that still stands; null where there is none or the values have changed since. */
export function answerTo(answers: readonly CheckAnswerRow[] | undefined, of: HitOfHome): Finding['answer'] {
  if (answers === undefined) return null;
  const digest = digestOf(of);
  const standing = answers.findLast((answer) => answer.digest === digest);
  return standing === undefined
    ? null
    : {
        id: standing.id,
        reason: standing.reason,
        evidence: standing.evidence,
        by: standing.by,
        on: standing.on,
      };
}
