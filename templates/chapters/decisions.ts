import type { DocumentTemplate } from '../document.ts';
import * as p17 from '../p17-approval.ts';
import * as p18 from '../p18-report.ts';
import * as p19 from '../p19-notice.ts';
import * as p19b from '../p19b-not-taken-in.ts';
import * as p20 from '../p20-exit-check.ts';
import * as p21 from '../p21-exit-confirmation.ts';
import * as p21c from '../p21c-clear-out-confirmation.ts';
import * as p23 from '../p23-exit-notice.ts';
import * as p23b from '../p23b-clear-out-notice.ts';
import * as p24 from '../p24-return.ts';

/** What township and county decide, and what the household is told. */
export const decisions = {
  P17: p17 satisfies DocumentTemplate<p17.Model>,
  P18: p18 satisfies DocumentTemplate<p18.Model>,
  P19: p19 satisfies DocumentTemplate<p19.Model>,
  P19B: p19b satisfies DocumentTemplate<p19b.Model>,
  P20: p20 satisfies DocumentTemplate<p20.Model>,
  P21: p21 satisfies DocumentTemplate<p21.Model>,
  P21C: p21c satisfies DocumentTemplate<p21c.Model>,
  P23: p23 satisfies DocumentTemplate<p23.Model>,
  P23B: p23b satisfies DocumentTemplate<p23b.Model>,
  P24: p24 satisfies DocumentTemplate<p24.Model>,
} as const;
