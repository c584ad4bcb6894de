import type { DocumentTemplate } from '../document.ts';
import * as p41 from '../p41-cover.ts';
import * as p41b from '../p41b-spine.ts';
import * as p41c from '../p41c-stamps.ts';
import * as p41d from '../p41d-box-spines.ts';
import * as p42 from '../p42-contents.ts';
import * as p42b from '../p42b-village-items.ts';
import * as p42c from '../p42c-township-items.ts';
import * as p42d from '../p42d-volume-list.ts';
import * as p43 from '../p43-note.ts';
import * as p44 from '../p44-statistics.ts';
import * as p44b from '../p44b-posted.ts';
import * as p45 from '../p45-transfer.ts';
import * as p45b from '../p45b-lending.ts';
import * as p46 from '../p46-fetch-list.ts';

/** Cover, contents, statistics, handing over, and what is to be fetched. */
export const filing = {
  P41: p41 satisfies DocumentTemplate<p41.Model>,
  P41B: p41b satisfies DocumentTemplate<p41b.Model>,
  P41C: p41c satisfies DocumentTemplate<p41c.Model>,
  P41D: p41d satisfies DocumentTemplate<p41d.Model>,
  P42: p42 satisfies DocumentTemplate<p42.Model>,
  P42B: p42b satisfies DocumentTemplate<p42b.Model>,
  P42C: p42c satisfies DocumentTemplate<p42c.Model>,
  P42D: p42d satisfies DocumentTemplate<p42d.Model>,
  P43: p43 satisfies DocumentTemplate<p43.Model>,
  P44: p44 satisfies DocumentTemplate<p44.Model>,
  P44B: p44b satisfies DocumentTemplate<p44b.Model>,
  P45: p45 satisfies DocumentTemplate<p45.Model>,
  P45B: p45b satisfies DocumentTemplate<p45b.Model>,
  P46: p46 satisfies DocumentTemplate<p46.Model>,
} as const;
