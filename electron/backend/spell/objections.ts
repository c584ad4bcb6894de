import type { Judgement, Objection } from '#domain/monitoring/spell-facts.ts';
import { Refusal } from '../session.ts';

const sentences = (objections: readonly Objection[]): string =>
  objections.map(({ message }) => message).join('');

/** Throws a Refusal for what may not be at all, and for what only a written reason may set aside. */
export function requireSound({ refusals, doubts }: Judgement, reason: string | undefined): void {
  const [first] = refusals;
  if (first !== undefined)
    throw new Refusal({
      code: 'rule',
      rule: first.rule,
      message: sentences(refusals),
      refused: refusals.map((each) => ({ ...each })),
    });
  const [doubt] = doubts;
  if (doubt === undefined || (reason ?? '') !== '') return;
  throw new Refusal({
    code: 'rule',
    rule: doubt.rule,
    message: `${sentences(doubts)}确需登记的，请写明理由。`,
    refused: doubts.map((each) => ({ ...each })),
  });
}

export const refuseAll = (refusals: readonly Objection[]): void =>
  requireSound({ refusals, doubts: [] }, undefined);

/** Why and on what paper, as one text of the log. */
export function reasonOf(reason: string | undefined, proof: string | undefined): string | undefined {
  const parts = [reason ?? '', (proof ?? '') === '' ? '' : `证明材料：${proof}`];
  return parts.filter((part) => part !== '').join('；') || undefined;
}
