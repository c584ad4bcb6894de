import type { DocumentTemplate } from '../document.ts';
import * as p10 from '../p10-sign-in.ts';

/** Income, comparison and the representatives' meeting: what is put before it and what it decides. */
export const meetings = {
  P10: p10 satisfies DocumentTemplate<p10.Model>,
} as const;
