import type { meetings as templates } from '#templates/chapters/meetings.ts';
import type { Makers } from '../makers.ts';
import { income } from '../models/p07-income.ts';
import { comparisonList, comparisonResults } from '../models/p08-comparison.ts';
import { minutes } from '../models/p09-minutes.ts';
import { signIn } from '../models/p10-sign-in.ts';
import { voteCount } from '../models/p11-count.ts';
import { objection } from '../models/p16-objection.ts';

export const meetings = {
  P07: income,
  P08: comparisonList,
  P08B: comparisonResults,
  P09: minutes,
  P10: signIn,
  P11: voteCount,
  P16: objection,
} satisfies Makers<typeof templates>;
