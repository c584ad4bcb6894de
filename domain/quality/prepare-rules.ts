import type { PackChecks } from '#domain/policy/check-parts.ts';
import {
  type HomeRule,
  isHomeRule,
  isVillageRule,
  type ParameterValues,
  type Rule,
  type VillageRule,
} from './rule.ts';

/** A rule with the numbers that hold in the year. */
export interface Prepared<R extends Rule = Rule> {
  readonly rule: R;
  readonly parameters: ParameterValues;
}

export interface PreparedRules {
  readonly ofHomes: readonly Prepared<HomeRule>[];
  readonly ofVillages: readonly Prepared<VillageRule>[];
}

export const holdsIn = ({ years: [from, to] = [null, null] }: Pick<Rule, 'years'>, year: number): boolean =>
  (from === null || from <= year) && (to === null || year <= to);

const NO_PARAMETERS: ParameterValues = {};

/** The values of a rule's parameters: those of the pack before those of the rule. */
export function parametersOf({ id, parameters }: Rule, checks: PackChecks | undefined): ParameterValues {
  if (parameters === undefined) return NO_PARAMETERS;
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { value }]) => [
      name,
      checks?.parameters?.[`${id}.${name}`]?.value ?? value,
    ]),
  );
}

/** The rules that hold for the values of a year, with the pack's parameters and without what the pack switches off. */
export function prepareRules(
  rules: readonly Rule[],
  { year, checks }: { readonly year: number; readonly checks: PackChecks | undefined },
): PreparedRules {
  const off = new Set(checks?.off?.map(({ rule }) => rule));
  const holding = rules.filter((rule) => holdsIn(rule, year) && !off.has(rule.id));
  const prepared = <R extends Rule>(rule: R): Prepared<R> => ({
    rule,
    parameters: parametersOf(rule, checks),
  });
  return {
    ofHomes: holding.filter(isHomeRule).map(prepared),
    ofVillages: holding.filter(isVillageRule).map(prepared),
  };
}
