import type { Handlers } from '../dispatch.ts';

export const attachmentHandlers = {} satisfies Partial<Handlers>;
