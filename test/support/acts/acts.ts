import { type Act } from './act.ts';
import { calendarActs } from './calendar-acts.ts';
import { campaignActs } from './campaign-acts.ts';
import { checkActs } from './check-acts.ts';
import { clueActs } from './clue-acts.ts';
import { comparisonActs } from './comparison-acts.ts';
import { filingActs } from './filing-acts.ts';
import { householdActs } from './household-acts.ts';
import { importActs } from './import-acts.ts';
import { keepingActs } from './keeping-acts.ts';
import { ledgerActs } from './ledger-acts.ts';
import { objectionActs } from './objection-acts.ts';
import { ownRuleActs } from './own-rule-acts.ts';
import { paperActs } from './paper-acts.ts';
import { procedureActs } from './procedure-acts.ts';
import { recordActs } from './record-acts.ts';
import { sampleActs } from './sample-acts.ts';
import { scanActs } from './scan-acts.ts';
import { scoringActs } from './scoring-acts.ts';
import { suspicionActs } from './suspicion-acts.ts';
import { townshipActs } from './township-acts.ts';

/** Every kind of act that can be undone, by its channel; a few channels have more than one entry. */
export const ACTS: Readonly<Record<string, Act>> = {
  ...householdActs,
  ...recordActs,
  ...townshipActs,
  ...procedureActs,
  ...paperActs,
  ...objectionActs,
  ...scoringActs,
  ...comparisonActs,
  ...campaignActs,
  ...clueActs,
  ...calendarActs,
  ...importActs,
  ...ledgerActs,
  ...keepingActs,
  ...ownRuleActs,
  ...sampleActs,
  ...scanActs,
  ...checkActs,
  ...suspicionActs,
  ...filingActs,
};
