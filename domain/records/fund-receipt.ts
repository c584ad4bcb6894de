import { all, inOrder, notNegative } from './faults.ts';
import { day, money, must, recordFields } from './record-fields.ts';
import type { RecordKind } from './record-kind.ts';

/** Money that reached the household, once each. */
export const fundReceipt: RecordKind = {
  kind: 'fund_receipt',
  title: '到户资金',
  owner: 'household',
  aboutMember: true,
  fields: recordFields('fund_receipt', 'S12;data-model 2', [
    ['received_on', '到账日期', { ...day, ...must }],
    ['kind', '资金名称', { codes: 'fund_kind', ...must }],
    ['amount', '金额', { ...money, ...must }],
    ['year', '资金年度', { type: 'year' }],
    ['project', '项目'],
    ['document_no', '文号'],
    ['posted_on', '公示日期', day],
    ['note', '备注'],
  ]),
  columns: ['received_on', 'kind', 'amount', 'project', 'document_no'],
  wide: ['project', 'document_no'],
  from: 'received_on',
  invitation: '还没有登记到户资金。到一笔记一笔，可与公示表核对。',
  faults: all(notNegative('amount'), inOrder('received_on', 'posted_on', '不能早于到账日期')),
  // The year of the money is the year in which it came, unless told otherwise.
  derived: ({ received_on: on }) => (typeof on === 'string' ? { year: Number(on.slice(0, 4)) } : {}),
  summary: (say) => {
    const project = say('project') === '' ? '' : `（${say('project')}）`;
    return `收到${say('kind')} ${say('amount')} 元${project}`;
  },
};
