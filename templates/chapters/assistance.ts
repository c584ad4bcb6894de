import type { DocumentTemplate } from '../document.ts';
import * as p34 from '../p34-plan.ts';
import * as p35 from '../p35-wall-card.ts';
import * as p36 from '../p36-visits.ts';
import * as p36b from '../p36b-visits-cover.ts';

/** The plan of a household, and what its helpers leave with it. */
export const assistance = {
  P34: p34 satisfies DocumentTemplate<p34.Model>,
  P35: p35 satisfies DocumentTemplate<p35.Model>,
  P36: p36 satisfies DocumentTemplate<p36.Model>,
  P36B: p36b satisfies DocumentTemplate<p36b.Model>,
} as const;
