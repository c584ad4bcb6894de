import type { Handlers } from '../dispatch.ts';

export const villageRegisterHandlers = {} satisfies Partial<Handlers>;
