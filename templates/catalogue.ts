import { assistance } from './chapters/assistance.ts';
import { decisions } from './chapters/decisions.ts';
import { filing } from './chapters/filing.ts';
import { followUp } from './chapters/follow-up.ts';
import { keeping } from './chapters/keeping.ts';
import { meetings } from './chapters/meetings.ts';
import { notices } from './chapters/notices.ts';
import { registers } from './chapters/registers.ts';
import { surveys } from './chapters/surveys.ts';

/** The documents that the program can print, by their number in the catalogue of papers; T for sheets of our own. */
export const documents = {
  ...surveys,
  ...meetings,
  ...notices,
  ...decisions,
  ...followUp,
  ...assistance,
  ...registers,
  ...filing,
  ...keeping,
} as const;

export type DocumentId = keyof typeof documents;

/** The model that a document takes. */
export type ModelOf<Id extends DocumentId> = Parameters<(typeof documents)[Id]['template']>[0];

export const isDocumentId = (id: string): id is DocumentId => Object.hasOwn(documents, id);
