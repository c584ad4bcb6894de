import type { DocumentTemplate } from '../document.ts';
import * as p12 from '../p12-notice.ts';
import * as p13 from '../p13-township-notice.ts';
import * as p14 from '../p14-announcement.ts';
import * as p14w from '../p14w-announcement-web.ts';
import * as p15 from '../p15-notice-record.ts';
import * as p22 from '../p22-exit-notice.ts';
import * as p22b from '../p22b-exit-announcement.ts';
import * as p22c from '../p22c-clear-out-notice.ts';
import * as p22d from '../p22d-exit-township-notice.ts';
import * as p22e from '../p22e-clear-announcement.ts';
import * as p22f from '../p22f-clear-web.ts';
import * as p22w from '../p22w-exit-web.ts';
import * as p27 from '../p27-elimination-notice.ts';
import * as p27b from '../p27b-elimination-announcement.ts';
import * as p27w from '../p27w-elimination-web.ts';
import * as p37 from '../p37-fund-notice.ts';
import * as p37w from '../p37w-fund-web.ts';

/** What is posted, and the proof that it was. */
export const notices = {
  P12: p12 satisfies DocumentTemplate<p12.Model>,
  P13: p13 satisfies DocumentTemplate<p13.Model>,
  P14: p14 satisfies DocumentTemplate<p14.Model>,
  P14W: p14w satisfies DocumentTemplate<p14w.Model>,
  P15: p15 satisfies DocumentTemplate<p15.Model>,
  P22: p22 satisfies DocumentTemplate<p22.Model>,
  P22B: p22b satisfies DocumentTemplate<p22b.Model>,
  P22C: p22c satisfies DocumentTemplate<p22c.Model>,
  P22D: p22d satisfies DocumentTemplate<p22d.Model>,
  P22E: p22e satisfies DocumentTemplate<p22e.Model>,
  P22F: p22f satisfies DocumentTemplate<p22f.Model>,
  P22W: p22w satisfies DocumentTemplate<p22w.Model>,
  P27: p27 satisfies DocumentTemplate<p27.Model>,
  P27B: p27b satisfies DocumentTemplate<p27b.Model>,
  P27W: p27w satisfies DocumentTemplate<p27w.Model>,
  P37: p37 satisfies DocumentTemplate<p37.Model>,
  P37W: p37w satisfies DocumentTemplate<p37w.Model>,
} as const;
