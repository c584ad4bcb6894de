import { type FactId, type RuleContext, textOf, type VillageFacts } from './facts.ts';
import type { Home } from './home.ts';
import type { Prepared } from './prepare-rules.ts';
import type { HomeRule, Rule, RuleHit, RuleLevel, VillageRule } from './rule.ts';

/** A hit with its sentence. The id number stands beside the message, never in it. */
export interface RuleFinding {
  readonly rule: string;
  readonly level: RuleLevel;
  readonly villageId: FactId | null;
  readonly householdId: FactId | null;
  readonly householdNo: string | null;
  readonly memberId: FactId | null;
  readonly recordId: FactId | null;
  readonly idNumber: string | null;
  /** Key of the dictionary. */
  readonly field: string | null;
  readonly message: string;
}

/** The sentence of a hit: the rule's message with the words of the hit. */
const sentence = (message: string, words: RuleHit['words'] = {}): string =>
  message.replace(/\{([^{}]+)\}/g, (placeholder, name: string) => String(words[name] ?? placeholder));

export type OnHit = (rule: Rule, hit: RuleHit) => void;

/** Runs rules over one household, in the order given. */
export function runHomeRules(
  home: Home,
  rules: readonly Prepared<HomeRule>[],
  context: RuleContext,
  onHit: OnHit,
): void {
  for (const { rule, parameters } of rules)
    for (const hit of rule.find(home, context, parameters)) onHit(rule, hit);
}

export function runVillageRules(
  village: VillageFacts,
  rules: readonly Prepared<VillageRule>[],
  context: RuleContext,
  onHit: OnHit,
): void {
  for (const { rule, parameters } of rules)
    for (const hit of rule.find(village, context, parameters)) onHit(rule, hit);
}

export function homeFinding({ facts, people }: Home, rule: Rule, hit: RuleHit): RuleFinding {
  const member = hit.memberId === undefined ? undefined : people.find(({ id }) => id === hit.memberId);
  return {
    rule: rule.id,
    level: hit.level ?? rule.level,
    ...{ villageId: facts.villageId, householdId: facts.id, householdNo: facts.householdNo },
    memberId: hit.memberId ?? null,
    recordId: hit.recordId ?? null,
    idNumber: member === undefined ? null : textOf(member.values, 'id_number'),
    field: hit.field ?? null,
    message: sentence(rule.message, hit.words),
  };
}

export const villageFinding = (village: VillageFacts, rule: Rule, hit: RuleHit): RuleFinding => ({
  rule: rule.id,
  level: hit.level ?? rule.level,
  ...{ villageId: village.id, householdId: null, householdNo: null, memberId: null, idNumber: null },
  recordId: hit.recordId ?? null,
  field: hit.field ?? null,
  message: sentence(rule.message, hit.words),
});
