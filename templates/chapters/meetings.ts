import type { DocumentTemplate } from '../document.ts';
import * as p07 from '../p07-income.ts';
import * as p08 from '../p08-list.ts';
import * as p08b from '../p08-results.ts';
import * as p09 from '../p09-minutes.ts';
import * as p10 from '../p10-sign-in.ts';
import * as p11 from '../p11-count.ts';
import * as p16 from '../p16-objection.ts';

/** Income, comparison and the representatives' meeting: what is put before it and what it decides. */
export const meetings = {
  P07: p07 satisfies DocumentTemplate<p07.Model>,
  P08: p08 satisfies DocumentTemplate<p08.Model>,
  P08B: p08b satisfies DocumentTemplate<p08b.Model>,
  P09: p09 satisfies DocumentTemplate<p09.Model>,
  P10: p10 satisfies DocumentTemplate<p10.Model>,
  P11: p11 satisfies DocumentTemplate<p11.Model>,
  P16: p16 satisfies DocumentTemplate<p16.Model>,
} as const;
