import type { surveys as templates } from '#templates/chapters/surveys.ts';
import type { Makers } from '../makers.ts';
import { application } from '../models/p01-application.ts';
import { consent } from '../models/p02-consent.ts';
import { clues } from '../models/p03-clues.ts';
import { visit } from '../models/p04-visit.ts';
import { form } from '../models/p05-form.ts';
import { changes, comparison } from '../models/p05c-changes.ts';
import { scores } from '../models/p06-scores.ts';

export const surveys = {
  P01: application,
  P02: consent,
  P03: clues,
  P04: visit,
  P05: form,
  P05B: comparison,
  P05C: changes,
  P06: scores,
} satisfies Makers<typeof templates>;
