import { notFound, ok, refuse } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';

const LIST = '这份清单';

export const receivedHandlers = {
  'received.import': () => refuse('not-a-list', '还不能读入。'),
  'received.list': () => ok({ lists: [] }),
  'received.get': () => notFound(LIST),
  'received.settle': () => notFound(LIST),
  'received.place': () => notFound(LIST),
  'received.map': () => notFound(LIST),
  'received.workbook': () => notFound(LIST),
  'received.remove': () => notFound(LIST),
} satisfies Partial<Handlers>;
