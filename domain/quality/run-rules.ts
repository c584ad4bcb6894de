import { type FactId, type RuleContext, textOf, type VillageFacts } from './facts.ts';
import type { Home } from './home.ts';
import type { Prepared } from './prepare-rules.ts';
import type { HomeRule, Rule, RuleHit, RuleLevel, VillageRule } from './rule.ts';

/** What a rule said of whom. */
export interface RulePlace {
  readonly rule: string;
  readonly level: RuleLevel;
  readonly villageId: FactId | null;
  readonly householdId: FactId | null;
  readonly memberId: FactId | null;
  readonly recordId: FactId | null;
  /** Key of the dictionary. */
  readonly field: string | null;
}

/** A hit with its sentence. The id number stands beside the message, never in it. */
export interface RuleFinding extends RulePlace {
  readonly householdNo: string | null;
  readonly idNumber: string | null;
  readonly message: string;
}

/** The sentence of a hit: the rule's message with the words of the hit. */
const sentence = (message: string, words: RuleHit['words'] = {}): string =>
  message.replace(/\{([^{}]+)\}/g, (placeholder, name: string) => String(words[name] ?? placeholder));

export type OnHomeHit = (home: Home, rule: HomeRule, hit: RuleHit) => void;

interface HitsOfRule {
  readonly rule: HomeRule;
  readonly hits: readonly RuleHit[];
}

/**
 * Runs rules over households, and tells of each household in turn, in the order of the rules. One rule goes over all of
 * them before the next one does: its code stays at hand, which takes a third off the time of a township. Some hundred
 * households at a time do.
 */
export function runHomeRules(
  homes: readonly Home[],
  rules: readonly Prepared<HomeRule>[],
  context: RuleContext,
  onHit: OnHomeHit,
): void {
  const found = new Map<Home, HitsOfRule[]>();
  for (const { rule, parameters } of rules)
    for (const home of homes) {
      const hits = rule.find(home, context, parameters);
      if (hits.length === 0) continue;
      const known = found.get(home);
      if (known === undefined) found.set(home, [{ rule, hits }]);
      else known.push({ rule, hits });
    }
  if (found.size > 0) for (const home of homes) tell(home, found.get(home), onHit);
}

function tell(home: Home, found: readonly HitsOfRule[] | undefined, onHit: OnHomeHit): void {
  for (const { rule, hits } of found ?? []) for (const hit of hits) onHit(home, rule, hit);
}

export function runVillageRules(
  village: VillageFacts,
  rules: readonly Prepared<VillageRule>[],
  context: RuleContext,
  onHit: (rule: VillageRule, hit: RuleHit) => void,
): void {
  for (const { rule, parameters } of rules)
    for (const hit of rule.find(village, context, parameters)) onHit(rule, hit);
}

export const homePlace = ({ facts }: Home, rule: Rule, hit: RuleHit): RulePlace => ({
  rule: rule.id,
  level: hit.level ?? rule.level,
  villageId: facts.villageId,
  householdId: facts.id,
  memberId: hit.memberId ?? null,
  recordId: hit.recordId ?? null,
  field: hit.field ?? null,
});

export function homeFinding(home: Home, rule: Rule, hit: RuleHit): RuleFinding {
  const member = hit.memberId === undefined ? undefined : home.people.find(({ id }) => id === hit.memberId);
  return {
    ...homePlace(home, rule, hit),
    householdNo: home.facts.householdNo,
    idNumber: member === undefined ? null : textOf(member.values, 'id_number'),
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
