import type { Handlers } from '../dispatch.ts';
import { accessHandlers } from './access.ts';
import { archiveHandlers } from './archive.ts';
import { assistanceHandlers } from './assistance.ts';
import { backupHandlers } from './backup.ts';
import { calendarHandlers } from './calendar.ts';
import { cameraHandlers } from './camera.ts';
import { intakeHandlers } from './intake.ts';
import { changeHandlers } from './change.ts';
import { checkHandlers } from './check.ts';
import { operatorHandlers } from './operator.ts';
import { ownRuleHandlers } from './own-rules.ts';
import { scanHandlers } from './scan.ts';
import { sampleHandlers } from './samples.ts';
import { receivedHandlers } from './received.ts';
import { contractHandlers } from './contract.ts';
import { documentHandlers } from './document.ts';
import { filingHandlers } from './filing.ts';
import { fontHandlers } from './font.ts';
import { exportHandlers } from './export.ts';
import { householdHandlers } from './household.ts';
import { importHandlers } from './import.ts';
import { issueHandlers } from './issue.ts';
import { procedureHandlers } from './procedure.ts';
import { scoringHandlers } from './scoring.ts';
import { townshipHandlers } from './township.ts';
import { recordHandlers } from './record.ts';
import { attachmentHandlers } from './attachment.ts';
import { keepingHandlers } from './keeping.ts';
import { villageRegisterHandlers } from './village-register.ts';
import { statementHandlers } from './statement.ts';
import { spellHandlers } from './spell.ts';
import { regroupHandlers } from './regroup.ts';
import { duplicateHandlers } from './duplicate.ts';
import { timeHandlers } from './time.ts';
import { bulkHandlers } from './bulk.ts';
import { listHandlers } from './list.ts';
import { packHandlers } from './pack.ts';
import { paperHandlers } from './paper.ts';
import { customFieldHandlers } from './custom-field.ts';
import { draftHandlers } from './draft.ts';
import { templateHandlers } from './template.ts';
import { campaignHandlers } from './campaign.ts';
import { clueHandlers } from './clue.ts';
import { objectionHandlers } from './objection.ts';
import { comparisonHandlers } from './comparison.ts';
import { recoveryHandlers } from './recovery.ts';
import { reconcileHandlers } from './reconcile.ts';
import { suspicionHandlers } from './suspicion.ts';

/** One handler for every channel of the backend; a missing one does not compile. */
export const handlers: Handlers = {
  ...contractHandlers,
  ...accessHandlers,
  ...archiveHandlers,
  ...backupHandlers,
  ...recoveryHandlers,
  ...operatorHandlers,
  ...townshipHandlers,
  ...householdHandlers,
  ...assistanceHandlers,
  ...changeHandlers,
  ...importHandlers,
  ...checkHandlers,
  ...ownRuleHandlers,
  ...sampleHandlers,
  ...receivedHandlers,
  ...procedureHandlers,
  ...scoringHandlers,
  ...documentHandlers,
  ...fontHandlers,
  ...exportHandlers,
  ...recordHandlers,
  ...attachmentHandlers,
  ...scanHandlers,
  ...cameraHandlers,
  ...intakeHandlers,
  ...keepingHandlers,
  ...villageRegisterHandlers,
  ...statementHandlers,
  ...spellHandlers,
  ...regroupHandlers,
  ...duplicateHandlers,
  ...timeHandlers,
  ...bulkHandlers,
  ...listHandlers,
  ...packHandlers,
  ...paperHandlers,
  ...customFieldHandlers,
  ...draftHandlers,
  ...templateHandlers,
  ...comparisonHandlers,
  ...campaignHandlers,
  ...clueHandlers,
  ...objectionHandlers,
  ...reconcileHandlers,
  ...calendarHandlers,
  ...issueHandlers,
  ...suspicionHandlers,
  ...filingHandlers,
};
