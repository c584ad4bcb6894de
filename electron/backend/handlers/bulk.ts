import type { Handlers } from '../dispatch.ts';

export const bulkHandlers = {} satisfies Partial<Handlers>;
