import type { keeping as templates } from '#templates/chapters/keeping.ts';
import type { Makers } from '../makers.ts';
import { fourChecksReport } from '../models/p47-four-checks.ts';

export const keeping = {
  P47: fourChecksReport,
} satisfies Makers<typeof templates>;
