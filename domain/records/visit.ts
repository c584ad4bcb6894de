import { all, inOrder } from './faults.ts';
import { day, must, recordFields } from './record-fields.ts';
import type { RecordKind } from './record-kind.ts';

/** 走访: who came, why, what was found and handled; ticked by 八个一 and 九看. */
export const visit: RecordKind = {
  kind: 'visit',
  title: '走访',
  owner: 'household',
  fields: recordFields('visit', 'S5;seed 000;seed 001', [
    ['visited_on', '走访日期', { ...day, ...must }],
    ['visitors', '走访人', must],
    ['purpose', '走访事由', { codes: 'visit_purpose' }],
    ['content', '走访内容', { rule: '对照八个一、九看' }],
    ['found', '发现的问题'],
    ['handled', '处理情况'],
    ['next_on', '下次走访', day],
  ]),
  columns: ['visited_on', 'visitors', 'purpose', 'content', 'found', 'next_on'],
  from: 'visited_on',
  checklists: ['visit_eight_ones', 'visit_nine_looks'],
  invitation: '还没有走访记录。',
  faults: all(inOrder('visited_on', 'next_on', '不能早于走访日期')),
  hints: ({ found, handled }) =>
    (found ?? null) !== null && (handled ?? null) === null ? ['发现的问题还没有写处理情况'] : [],
  summary: (say) => {
    const purpose = say('purpose') === '' ? '' : `，${say('purpose')}`;
    const found = say('found') === '' ? '' : `；发现：${say('found')}`;
    return `${say('visitors')}走访${purpose}${found}`;
  },
};
