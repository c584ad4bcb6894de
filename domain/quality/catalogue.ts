import type { Rule } from './rule.ts';
import { identityRules } from './rules/identity.ts';
import { incomeRules } from './rules/income.ts';
import { householdRules } from './rules/make-up.ts';

/** Every check that the program runs, in the order of the catalogue. */
export const RULES: readonly Rule[] = [...identityRules, ...householdRules, ...incomeRules];
