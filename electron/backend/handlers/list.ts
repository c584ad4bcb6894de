import type { Handlers } from '../dispatch.ts';

export const listHandlers = {} satisfies Partial<Handlers>;
