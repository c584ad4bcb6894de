import type { Rule } from './rule.ts';
import { afterDeathRules } from './rules/after-death.ts';
import { afterLeavingRules } from './rules/after-leaving.ts';
import { allowanceRules } from './rules/allowances.ts';
import { causesRules } from './rules/causes.ts';
import { eliminationOutcomeRules } from './rules/elimination-outcome.ts';
import { eliminationRules } from './rules/elimination.ts';
import { exitStandardRules } from './rules/exit-standard.ts';
import { admissionRules } from './rules/admission.ts';
import { helperRules } from './rules/helpers.ts';
import { identityRules } from './rules/identity.ts';
import { incomePlausibleRules } from './rules/income-plausible.ts';
import { incomeSourcesRules } from './rules/income-sources.ts';
import { incomeRules } from './rules/income.ts';
import { insuranceRules } from './rules/insurance.ts';
import { labourAbilityRules } from './rules/labour-ability.ts';
import { livingConditionsRules } from './rules/living-conditions.ts';
import { livingFilledRules } from './rules/living-filled.ts';
import { householdRules } from './rules/make-up.ts';
import { memberChangeRules } from './rules/member-changes.ts';
import { monitoringEntryRules } from './rules/monitoring-entry.ts';
import { monitoringMeasureRules } from './rules/monitoring-measures.ts';
import { monitoringProcedureRules } from './rules/monitoring-procedure.ts';
import { monitoringRiskRules } from './rules/monitoring-risks.ts';
import { monitoringSecurityRules } from './rules/monitoring-security.ts';
import { phoneRules } from './rules/phones.ts';
import { povertyRiskRules } from './rules/poverty-risk.ts';
import { publicPostRules } from './rules/public-posts.ts';
import { requiredRules } from './rules/required.ts';
import { schoolAgeRules } from './rules/school-ages.ts';
import { schoolAttendanceRules } from './rules/school-attendance.ts';
import { supportRules } from './rules/support.ts';
import { workDetailRules } from './rules/work-details.ts';
import { workRules } from './rules/work.ts';
import { villageRules } from './rules/villages.ts';

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
  ...insuranceRules,
  ...allowanceRules,
  ...supportRules,
  ...incomeRules,
  ...incomePlausibleRules,
  ...incomeSourcesRules,
  ...exitStandardRules,
  ...povertyRiskRules,
  ...causesRules,
  ...livingConditionsRules,
  ...monitoringEntryRules,
  ...monitoringRiskRules,
  ...monitoringMeasureRules,
  ...monitoringSecurityRules,
  ...monitoringProcedureRules,
  ...eliminationRules,
  ...eliminationOutcomeRules,
  ...memberChangeRules,
  ...afterDeathRules,
  ...afterLeavingRules,
  ...helperRules,
  ...villageRules,
  ...admissionRules,
];
