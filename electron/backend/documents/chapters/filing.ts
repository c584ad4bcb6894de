import type { filing as templates } from '#templates/chapters/filing.ts';
import type { Makers } from '../makers.ts';

export const filing = {} satisfies Makers<typeof templates>;
