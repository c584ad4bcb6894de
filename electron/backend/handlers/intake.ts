import { ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';

export const intakeHandlers = {
  'intake.permitted': async () => ok({}),
} satisfies Partial<Handlers>;
