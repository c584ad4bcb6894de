import { ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';

export const cameraHandlers = {
  // Dispatch has asked the table of permissions and the lock before.
  'camera.permitted': async () => ok({}),
} satisfies Partial<Handlers>;
