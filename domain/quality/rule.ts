import type { FactId, RuleContext, VillageFacts } from './facts.ts';
import type { Home } from './home.ts';

/** Where a rule applies; `words` fill the placeholders of its message. */
export interface RuleHit {
  readonly memberId?: FactId;
  /** The record that is meant, where it is one of several: a spell, a pairing, a measure. */
  readonly recordId?: FactId;
  /** Key of the dictionary: where it is put right. */
  readonly field?: string;
  /** Where a hit weighs otherwise than its rule. */
  readonly level?: RuleLevel;
  readonly words?: Words;
}

export type RuleLevel = 'error' | 'warning';
export type Words = Readonly<Record<string, string | number>>;

/** A line, an age, a number of days: what a policy pack may set otherwise for its years and province. */
export interface Parameter {
  readonly title: string;
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  readonly confidence?: 'published' | 'inferred' | 'verify';
}

export type ParameterValues<P extends string = string> = Readonly<Record<P, number>>;

export type RuleEntity =
  | 'household'
  | 'member'
  | 'income'
  | 'living_conditions'
  | 'monitoring'
  | 'member_change'
  | 'helper'
  | 'village';

/** Rows of earlier years that a rule may ask for. */
export type PastTable = 'member_year-1' | 'member_year-2' | 'household_year-1' | 'income_statement-1';

interface RuleBase {
  /** Q001–Q190 of the catalogue; Z… of the township's own. */
  readonly id: string;
  /** An error stops the export, a warning wants an answer. */
  readonly level: RuleLevel;
  readonly title: string;
  /** A sentence for the clerk with `{placeholders}`; names may stand in it, id numbers never. */
  readonly message: string;
  /** Where the rule comes from, in the tags of the catalogue. */
  readonly source: string;
  /** Years of the values for which it holds, first and last; null: open. Missing: all. */
  readonly years?: readonly [number | null, number | null];
  /**
   * What it reads: keys of the dictionary (`member.sex`), a column that no form has (`@member.left_on`), or a whole
   * table (`@measure`). A change elsewhere cannot change what the rule says.
   */
  readonly reads: readonly string[];
  /** A warning some hits of which are errors. */
  readonly mixed?: true;
  /** Where it looks at earlier years too: the table and how many years back. */
  readonly before?: readonly PastTable[];
  readonly parameters?: Readonly<Record<string, Parameter>>;
}

/** A rule over one household. */
export interface HomeRule extends RuleBase {
  readonly entity: Exclude<RuleEntity, 'village'>;
  readonly find: (home: Home, context: RuleContext, parameters: ParameterValues) => readonly RuleHit[];
}

/** A rule over one village. */
export interface VillageRule extends RuleBase {
  readonly entity: 'village';
  readonly find: (
    village: VillageFacts,
    context: RuleContext,
    parameters: ParameterValues,
  ) => readonly RuleHit[];
}

/** One entry of the catalogue of checks. */
export type Rule = HomeRule | VillageRule;

export const isVillageRule = (rule: Rule): rule is VillageRule => rule.entity === 'village';
export const isHomeRule = (rule: Rule): rule is HomeRule => rule.entity !== 'village';

interface HomeRuleWanted<P extends string> extends Omit<HomeRule, 'parameters' | 'find'> {
  readonly parameters?: Readonly<Record<P, Parameter>>;
  readonly find: (home: Home, context: RuleContext, parameters: ParameterValues<P>) => readonly RuleHit[];
}

/** A rule that reads its own parameters by name. */
export const homeRule = <const P extends string = never>(rule: HomeRuleWanted<P>): HomeRule => rule;

interface VillageRuleWanted<P extends string> extends Omit<VillageRule, 'parameters' | 'find'> {
  readonly parameters?: Readonly<Record<P, Parameter>>;
  readonly find: (
    village: VillageFacts,
    context: RuleContext,
    parameters: ParameterValues<P>,
  ) => readonly RuleHit[];
}

export const villageRule = <const P extends string = never>(rule: VillageRuleWanted<P>): VillageRule => rule;
