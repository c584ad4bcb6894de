import type { Handlers } from '../dispatch.ts';

export const statementHandlers = {} satisfies Partial<Handlers>;
