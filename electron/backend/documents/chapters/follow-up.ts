import type { followUp as templates } from '#templates/chapters/follow-up.ts';
import type { Makers } from '../makers.ts';

export const followUp = {} satisfies Makers<typeof templates>;
