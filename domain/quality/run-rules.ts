import { type FactId, type HouseholdFacts, type RuleContext, textOf } from './facts.ts';
import type { Rule, RuleHit } from './rule.ts';

/** A hit with its sentence. The id number stands beside the message, never in it. */
export interface Finding {
  readonly rule: Rule['id'];
  readonly level: Rule['level'];
  readonly householdId: FactId;
  readonly householdNo: string | null;
  readonly memberId?: FactId;
  readonly idNumber?: string;
  readonly field?: string;
  readonly message: string;
}

function fill(message: string, words: RuleHit['words'] = {}): string {
  return message.replace(/\{([^{}]+)\}/g, (placeholder, name: string) => String(words[name] ?? placeholder));
}

/** Runs rules over one household, in the order given. */
export function runRules(household: HouseholdFacts, rules: readonly Rule[], context: RuleContext): Finding[] {
  return rules.flatMap((rule) =>
    rule.find(household, context).map(({ memberId, field, words }): Finding => {
      const member = household.members.find(({ id }) => id === memberId);
      const idNumber = member && textOf(member.values, 'id_number');
      return {
        rule: rule.id,
        level: rule.level,
        householdId: household.id,
        householdNo: household.householdNo,
        ...(memberId === undefined ? {} : { memberId }),
        ...(idNumber ? { idNumber } : {}),
        ...(field === undefined ? {} : { field }),
        message: fill(rule.message, words),
      };
    }),
  );
}
