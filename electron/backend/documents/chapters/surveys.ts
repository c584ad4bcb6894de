import type { surveys as templates } from '#templates/chapters/surveys.ts';
import type { Makers } from '../makers.ts';
import { consent } from '../models/p02-consent.ts';

export const surveys = { P02: consent } satisfies Makers<typeof templates>;
