import type { Handlers } from '../dispatch.ts';
import { archiveHandlers } from './archive.ts';
import { assistanceHandlers } from './assistance.ts';
import { changeHandlers } from './change.ts';
import { checkHandlers } from './check.ts';
import { contractHandlers } from './contract.ts';
import { documentHandlers } from './document.ts';
import { exportHandlers } from './export.ts';
import { householdHandlers } from './household.ts';
import { importHandlers } from './import.ts';
import { procedureHandlers } from './procedure.ts';
import { townshipHandlers } from './township.ts';

/** One handler for every channel of the backend; a missing one does not compile. */
export const handlers: Handlers = {
  ...contractHandlers,
  ...archiveHandlers,
  ...townshipHandlers,
  ...householdHandlers,
  ...assistanceHandlers,
  ...changeHandlers,
  ...importHandlers,
  ...checkHandlers,
  ...procedureHandlers,
  ...documentHandlers,
  ...exportHandlers,
};
