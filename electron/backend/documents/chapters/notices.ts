import type { notices as templates } from '#templates/chapters/notices.ts';
import type { Makers } from '../makers.ts';
import { notice } from '../models/p12-notice.ts';

export const notices = { P12: notice } satisfies Makers<typeof templates>;
