import type { Handlers } from '../dispatch.ts';

export const recordHandlers = {} satisfies Partial<Handlers>;
