import { createHash } from 'node:crypto';
import type { CheckAnswerRow } from '#db/check-answers.ts';
import type { VillageFacts } from '#domain/quality/facts.ts';
import type { Home } from '#domain/quality/home.ts';
import { readOf } from '#domain/quality/reads.ts';
import type { HomeRule, RuleHit, VillageRule } from '#domain/quality/rule.ts';
import { valuesRead } from '#domain/quality/values-read.ts';
import type { Finding } from '#contract/common.ts';

interface HitOfHome {
  readonly home: Home;
  readonly rule: HomeRule;
  readonly hit: RuleHit;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** SHA-256 of the values that the rule read at the hit. */
export const digestOf = ({ home, rule, hit }: HitOfHome): string => sha256(valuesRead(rule, home, hit));

/** As `digestOf`, of a village; the message tells of what is not among its own values. */
export const digestOfVillage = ({ year, sums }: VillageFacts, rule: VillageRule, message: string): string =>
  sha256(
    JSON.stringify([
      message,
      ...rule.reads
        .map(readOf)
        .map(({ column }) => [year?.[column ?? ''] ?? null, sums[column ?? ''] ?? null]),
    ]),
  );

/** The newest answer that still stands; null where there is none or the values have changed since. */
export function answerTo(
  answers: readonly CheckAnswerRow[] | undefined,
  digest: () => string,
): Finding['answer'] {
  if (answers === undefined) return null;
  const now = digest();
  const standing = answers.findLast((answer) => answer.digest === now);
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
