import type { Handlers } from '../dispatch.ts';

export const regroupHandlers = {} satisfies Partial<Handlers>;
