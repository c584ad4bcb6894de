import type { DocumentTemplate } from '../document.ts';
import * as p01 from '../p01-application.ts';
import * as p02 from '../p02-consent.ts';
import * as p03 from '../p03-clues.ts';
import * as p04 from '../p04-visit.ts';
import * as p05 from '../p05-form.ts';
import * as p05b from '../p05b-comparison.ts';
import * as p05c from '../p05c-changes.ts';
import * as p06 from '../p06-scores.ts';

/** Application, visit, collection form, scores. */
export const surveys = {
  P01: p01 satisfies DocumentTemplate<p01.Model>,
  P02: p02 satisfies DocumentTemplate<p02.Model>,
  P03: p03 satisfies DocumentTemplate<p03.Model>,
  P04: p04 satisfies DocumentTemplate<p04.Model>,
  P05: p05 satisfies DocumentTemplate<p05.Model>,
  P05B: p05b satisfies DocumentTemplate<p05b.Model>,
  P05C: p05c satisfies DocumentTemplate<p05c.Model>,
  P06: p06 satisfies DocumentTemplate<p06.Model>,
} as const;
