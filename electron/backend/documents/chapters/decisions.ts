import type { decisions as templates } from '#templates/chapters/decisions.ts';
import type { Makers } from '../makers.ts';
import { approval } from '../models/p17-approval.ts';
import { report } from '../models/p18-report.ts';
import { notTakenIn, takenIn } from '../models/p19-notice.ts';
import { exitCheck, exitConfirmation } from '../models/p20-exit.ts';
import { clearOutConfirmation } from '../models/p21c-clear-out.ts';
import { clearOutTold, exitTold } from '../models/p23-exit-notice.ts';
import { returned } from '../models/p24-return.ts';

export const decisions = {
  P17: approval,
  P18: report,
  P19: takenIn,
  P19B: notTakenIn,
  P20: exitCheck,
  P21: exitConfirmation,
  P21C: clearOutConfirmation,
  P23: exitTold,
  P23B: clearOutTold,
  P24: returned,
} satisfies Makers<typeof templates>;
