import type { DocumentTemplate } from '../document.ts';
import * as p34 from '../p34-plan.ts';

/** The plan of a household, and what its helpers leave with it. */
export const assistance = {
  P34: p34 satisfies DocumentTemplate<p34.Model>,
} as const;
