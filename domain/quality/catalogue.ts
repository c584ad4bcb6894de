import { householdRules } from './household-rules.ts';
import { identityRules } from './identity-rules.ts';
import { incomeRules } from './income-rules.ts';
import type { Rule } from './rule.ts';

/** Every check that the program runs, in the order of the catalogue. */
export const RULES: readonly Rule[] = [...identityRules, ...householdRules, ...incomeRules];
