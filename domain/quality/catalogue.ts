import type { Rule } from './rule.ts';
import { identityRules } from './rules/identity.ts';
import { incomeRules } from './rules/income.ts';
import { labourAbilityRules } from './rules/labour-ability.ts';
import { livingFilledRules } from './rules/living-filled.ts';
import { householdRules } from './rules/make-up.ts';
import { phoneRules } from './rules/phones.ts';
import { publicPostRules } from './rules/public-posts.ts';
import { requiredRules } from './rules/required.ts';
import { schoolAgeRules } from './rules/school-ages.ts';
import { schoolAttendanceRules } from './rules/school-attendance.ts';
import { workDetailRules } from './rules/work-details.ts';
import { workRules } from './rules/work.ts';

/** Every check that the program runs, in the order of the catalogue. */
export const RULES: readonly Rule[] = [
  ...identityRules,
  ...householdRules,
  ...requiredRules,
  ...phoneRules,
  ...livingFilledRules,
  ...labourAbilityRules,
  ...schoolAgeRules,
  ...schoolAttendanceRules,
  ...workRules,
  ...workDetailRules,
  ...publicPostRules,
  ...incomeRules,
];
