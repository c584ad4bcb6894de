import { all, inOrder, notNegative } from './faults.ts';
import { day, money, must, recordFields } from './record-fields.ts';
import type { RecordKind } from './record-kind.ts';

/** 低保, 特困, 两补, 高龄, 孤儿 … of a person or of the household. */
export const benefit: RecordKind = {
  kind: 'benefit',
  title: '享受政策',
  owner: 'household',
  aboutMember: true,
  fields: recordFields('benefit', 'S12;data-model 2', [
    ['kind', '政策', { codes: 'benefit_kind', ...must }],
    ['starts_on', '起始日期', { ...day, ...must }],
    ['ends_on', '终止日期', day],
    ['amount', '金额', money],
    ['per', '发放周期', { codes: 'payment_period' }],
    ['people', '享受人数', { type: 'int', unit: '人' }],
    ['project', '项目'],
    ['certificate_no', '证件或文号'],
    ['granted_by', '审批单位'],
    ['note', '备注'],
  ]),
  columns: ['kind', 'starts_on', 'ends_on', 'amount', 'per'],
  from: 'starts_on',
  to: 'ends_on',
  ends: true,
  invitation: '还没有登记低保、特困、残疾人两项补贴等政策。',
  faults: all(
    inOrder('starts_on', 'ends_on', '不能早于起始日期'),
    notNegative('amount', 'people'),
    ({ amount, per }) =>
      typeof amount === 'number' && amount > 0 && (per ?? null) === null
        ? [{ column: 'per', message: '有金额时请选择每月、每季、每年或一次性' }]
        : [],
  ),
  hints: ({ ends_on: endsOn }, { today, member }) => {
    const until = typeof endsOn === 'string' ? endsOn : today;
    return member?.leftOn != null && until > member.leftOn
      ? [`${member.name}已于 ${member.leftOn} 减少，政策还没有终止`]
      : [];
  },
  summary: (say) => {
    const amount = say('amount') === '' ? '' : `，${say('per')} ${say('amount')} 元`;
    return `${say('kind')}${amount}`;
  },
};
