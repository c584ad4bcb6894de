import type { assistance as templates } from '#templates/chapters/assistance.ts';
import type { Makers } from '../makers.ts';
import { plan } from '../models/p34-plan.ts';

export const assistance = { P34: plan } satisfies Makers<typeof templates>;
