import type { Handlers } from '../dispatch.ts';

export const customFieldHandlers = {} satisfies Partial<Handlers>;
