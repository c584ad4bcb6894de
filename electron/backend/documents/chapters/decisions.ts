import type { decisions as templates } from '#templates/chapters/decisions.ts';
import type { Makers } from '../makers.ts';

export const decisions = {} satisfies Makers<typeof templates>;
