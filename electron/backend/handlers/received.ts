import { receivedLists } from '#db/received.ts';
import { ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { importList } from '../received/import-list.ts';
import { mapRule, placeHits, removeList, settleHits } from '../received/list-acts.ts';
import { exportList } from '../received/list-workbook.ts';
import { shownList, viewList } from '../received/view-list.ts';
import { inTurn, openArchiveOf } from '../session.ts';

export const receivedHandlers = {
  'received.import': inTurn(importList),
  'received.list': (session) => {
    const { rawReading } = openArchiveOf(session);
    return ok({ lists: receivedLists(rawReading).map((list) => shownList(rawReading, list)) });
  },
  'received.get': viewList,
  'received.settle': inTurn(settleHits),
  'received.place': inTurn(placeHits),
  'received.map': inTurn(mapRule),
  'received.workbook': exportList,
  'received.remove': inTurn(removeList),
} satisfies Partial<Handlers>;
