import type { assistance as templates } from '#templates/chapters/assistance.ts';
import type { Makers } from '../makers.ts';
import { plan } from '../models/p34-plan.ts';
import { wallCard } from '../models/p35-wall-card.ts';
import { visits, visitsCover } from '../models/p36-visits.ts';

export const assistance = {
  P34: plan,
  P35: wallCard,
  P36: visits,
  P36B: visitsCover,
} satisfies Makers<typeof templates>;
