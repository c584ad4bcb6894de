import type { Handlers } from '../dispatch.ts';

export const spellHandlers = {} satisfies Partial<Handlers>;
