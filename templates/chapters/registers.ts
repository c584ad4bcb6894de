import type { DocumentTemplate } from '../document.ts';
import * as p38 from '../p38-card.ts';
import * as p38b from '../p38b-household-card.ts';
import * as p39 from '../p39-village-register.ts';
import * as p40 from '../p40-township-book.ts';
import * as t01 from '../t01-timeline.ts';
import * as t02 from '../t02-agenda.ts';
import * as t03 from '../t03-survey.ts';

/** The household's card, the registers of village and township, and sheets of our own. */
export const registers = {
  P38: p38 satisfies DocumentTemplate<p38.Model>,
  P38B: p38b satisfies DocumentTemplate<p38b.Model>,
  P39: p39 satisfies DocumentTemplate<p39.Model>,
  P40: p40 satisfies DocumentTemplate<p40.Model>,
  T01: t01 satisfies DocumentTemplate<t01.Model>,
  T02: t02 satisfies DocumentTemplate<t02.Model>,
  T03: t03 satisfies DocumentTemplate<t03.Model>,
} as const;
