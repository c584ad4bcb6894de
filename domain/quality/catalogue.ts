import type { Rule } from './rule.ts';
import { identityRules } from './rules/identity.ts';
import { incomeRules } from './rules/income.ts';
import { householdRules } from './rules/make-up.ts';
import { publicPostRules } from './rules/public-posts.ts';
import { workDetailRules } from './rules/work-details.ts';
import { workRules } from './rules/work.ts';

/** Every check that the program runs, in the order of the catalogue. */
export const RULES: readonly Rule[] = [
  ...identityRules,
  ...householdRules,
  ...workRules,
  ...workDetailRules,
  ...publicPostRules,
  ...incomeRules,
];
