import type { documents, DocumentId } from '#templates/catalogue.ts';
import { samples as assistance } from './assistance.ts';
import { samples as decisions } from './decisions.ts';
import { samples as filing } from './filing.ts';
import { samples as followUp } from './follow-up.ts';
import { samples as keeping } from './keeping.ts';
import { samples as meetings } from './meetings.ts';
import { samples as notices } from './notices.ts';
import { samples as registers } from './registers.ts';
import type { Samples } from './samples.ts';
import { samples as surveys } from './surveys.ts';

/** The samples of every document. */
export const samples: Samples<typeof documents> = {
  ...surveys,
  ...meetings,
  ...notices,
  ...decisions,
  ...followUp,
  ...assistance,
  ...registers,
  ...filing,
  ...keeping,
};

export const sizes = ['smallest', 'typical', 'worst'] as const;
export type Size = (typeof sizes)[number];

export const sampledIds = (): DocumentId[] => Object.keys(samples).toSorted() as DocumentId[];
