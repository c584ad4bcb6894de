import type { Handlers } from '../dispatch.ts';

export const timeHandlers = {} satisfies Partial<Handlers>;
