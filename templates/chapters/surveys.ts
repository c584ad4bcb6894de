import type { DocumentTemplate } from '../document.ts';
import * as p02 from '../p02-consent.ts';

/** Application, visit, collection form, scores. */
export const surveys = {
  P02: p02 satisfies DocumentTemplate<p02.Model>,
} as const;
