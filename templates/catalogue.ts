import type { DocumentTemplate } from './document.ts';
import * as p02 from './p02-consent.ts';
import * as p10 from './p10-sign-in.ts';
import * as p12 from './p12-notice.ts';
import * as p34 from './p34-plan.ts';
import * as t01 from './t01-timeline.ts';

/** The documents that the program can print, by their number in the catalogue of papers; T for sheets of our own. */
export const documents = {
  P02: p02 satisfies DocumentTemplate<p02.Model>,
  P10: p10 satisfies DocumentTemplate<p10.Model>,
  P12: p12 satisfies DocumentTemplate<p12.Model>,
  P34: p34 satisfies DocumentTemplate<p34.Model>,
  T01: t01 satisfies DocumentTemplate<t01.Model>,
} as const;

export type DocumentId = keyof typeof documents;

/** The model that a document takes. */
export type ModelOf<Id extends DocumentId> = Parameters<(typeof documents)[Id]['template']>[0];
