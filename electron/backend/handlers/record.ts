import type { Handlers } from '../dispatch.ts';
import { listRecords } from '../records/list-records.ts';
import { addRecord, addRecords, endRecord, removeRecord, updateRecord } from '../records/write-record.ts';
import { inTurn } from '../session.ts';

export const recordHandlers = {
  'record.list': listRecords,
  'record.add': inTurn(addRecord),
  'record.addMany': inTurn(addRecords),
  'record.update': inTurn(updateRecord),
  'record.end': inTurn(endRecord),
  'record.remove': inTurn(removeRecord),
} satisfies Partial<Handlers>;
