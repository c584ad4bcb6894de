import type { Handlers } from '../dispatch.ts';

export const packHandlers = {} satisfies Partial<Handlers>;
