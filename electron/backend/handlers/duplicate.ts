import type { Handlers } from '../dispatch.ts';

export const duplicateHandlers = {} satisfies Partial<Handlers>;
