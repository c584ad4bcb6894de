import type { Handlers } from '../dispatch.ts';

export const draftHandlers = {} satisfies Partial<Handlers>;
