import { type Act } from './act.ts';
import { calendarActs } from './calendar-acts.ts';
import { campaignActs } from './campaign-acts.ts';
import { clueActs } from './clue-acts.ts';
import { comparisonActs } from './comparison-acts.ts';
import { householdActs } from './household-acts.ts';
import { importActs } from './import-acts.ts';
import { recordActs } from './record-acts.ts';
import { townshipActs } from './township-acts.ts';

/** Every kind of act that can be undone, by its channel; a few channels have more than one entry. */
export const ACTS: Readonly<Record<string, Act>> = {
  ...householdActs,
  ...recordActs,
  ...townshipActs,
  ...comparisonActs,
  ...campaignActs,
  ...clueActs,
  ...calendarActs,
  ...importActs,
};
