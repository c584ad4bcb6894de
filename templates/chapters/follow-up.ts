import type { DocumentTemplate } from '../document.ts';
import * as p25 from '../p25-measures.ts';
import * as p25b from '../p25b-measures-posted.ts';
import * as p26 from '../p26-elimination.ts';
import * as p28 from '../p28-increase.ts';
import * as p29 from '../p29-decrease.ts';
import * as p30 from '../p30-look-back.ts';
import * as p31 from '../p31-ledger.ts';
import * as p31b from '../p31b-township-ledger.ts';
import * as p32 from '../p32-rectification.ts';
import * as p33 from '../p33-closing.ts';

/** Measures, changes of members, looking back, and putting right. */
export const followUp = {
  P25: p25 satisfies DocumentTemplate<p25.Model>,
  P25B: p25b satisfies DocumentTemplate<p25b.Model>,
  P26: p26 satisfies DocumentTemplate<p26.Model>,
  P28: p28 satisfies DocumentTemplate<p28.Model>,
  P29: p29 satisfies DocumentTemplate<p29.Model>,
  P30: p30 satisfies DocumentTemplate<p30.Model>,
  P31: p31 satisfies DocumentTemplate<p31.Model>,
  P31B: p31b satisfies DocumentTemplate<p31b.Model>,
  P32: p32 satisfies DocumentTemplate<p32.Model>,
  P33: p33 satisfies DocumentTemplate<p33.Model>,
} as const;
