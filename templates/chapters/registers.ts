import type { DocumentTemplate } from '../document.ts';
import * as t01 from '../t01-timeline.ts';

/** The household's card, the registers of village and township, and sheets of our own. */
export const registers = {
  T01: t01 satisfies DocumentTemplate<t01.Model>,
} as const;
