import type { registers as templates } from '#templates/chapters/registers.ts';
import type { Makers } from '../makers.ts';
import { timeline } from '../models/t01-timeline.ts';

export const registers = { T01: timeline } satisfies Makers<typeof templates>;
