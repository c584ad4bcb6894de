import type { DocumentTemplate } from '../document.ts';
import * as p12 from '../p12-notice.ts';

/** What is posted, and the proof that it was. */
export const notices = {
  P12: p12 satisfies DocumentTemplate<p12.Model>,
} as const;
