import type { meetings as templates } from '#templates/chapters/meetings.ts';
import type { Makers } from '../makers.ts';
import { signIn } from '../models/p10-sign-in.ts';

export const meetings = { P10: signIn } satisfies Makers<typeof templates>;
