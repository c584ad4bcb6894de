import type { FactId, HouseholdFacts, RuleContext } from './facts.ts';

/** Where a rule applies; `words` fill the placeholders of its message. */
export interface RuleHit {
  readonly memberId?: FactId;
  readonly field?: string;
  readonly words?: Readonly<Record<string, string | number>>;
}

/** One entry of the catalogue of checks. An error stops the export, a warning wants an answer. */
export interface Rule {
  readonly id: `Q${string}`;
  readonly level: 'error' | 'warning';
  readonly entity: 'household' | 'member' | 'income';
  readonly title: string;
  /** A sentence for the clerk with `{placeholders}`; names may stand in it, id numbers never. */
  readonly message: string;
  /** Where the rule comes from, in the tags of the catalogue. */
  readonly source: string;
  readonly find: (household: HouseholdFacts, context: RuleContext) => RuleHit[];
}
