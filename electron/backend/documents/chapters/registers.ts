import type { registers as templates } from '#templates/chapters/registers.ts';
import type { Makers } from '../makers.ts';
import { card, householdCard } from '../models/p38-card.ts';
import { villageRegister } from '../models/p39-village-register.ts';
import { townshipBook } from '../models/p40-township-book.ts';
import { timeline } from '../models/t01-timeline.ts';
import { agenda } from '../models/t02-agenda.ts';
import { survey } from '../models/t03-survey.ts';

export const registers = {
  P38: card,
  P38B: householdCard,
  P39: villageRegister,
  P40: townshipBook,
  T01: timeline,
  T02: agenda,
  T03: survey,
} satisfies Makers<typeof templates>;
