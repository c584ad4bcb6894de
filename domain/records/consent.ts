import { all, inOrder } from './faults.ts';
import { type GuardianNeed, guardianNeed, type Signatory } from './guardian.ts';
import { day, must, recordFields } from './record-fields.ts';
import type { RecordCells, RecordKind } from './record-kind.ts';

/** 承诺授权书: without one in force nobody of the household is put on a list for comparison (procedures g). */
export const consent: RecordKind = {
  kind: 'consent',
  title: '承诺授权书',
  owner: 'household',
  fields: recordFields('consent', 'P2;procedures g', [
    ['number', '授权书编号'],
    ['signed_on', '签字日期', { ...day, ...must }],
    ['signer', '签字人', must],
    ['signer_relation', '签字人与户主关系', { codes: 'relation_to_head' }],
    ['guardian', '代签的监护人'],
    ['scope', '授权范围'],
    ['valid_to', '有效期至', day],
    ['withdrawn_on', '撤回日期', day],
    ['note', '备注'],
  ]),
  columns: ['number', 'signed_on', 'signer', 'scope', 'valid_to', 'withdrawn_on'],
  wide: ['number', 'scope'],
  from: 'signed_on',
  to: 'withdrawn_on',
  ends: true,
  unique: 'number',
  invitation: '还没有登记承诺授权书。没有授权书的户不能列入部门比对名单。',
  faults: all(
    inOrder('signed_on', 'valid_to', '不能早于签字日期'),
    inOrder('signed_on', 'withdrawn_on', '不能早于签字日期'),
  ),
  signedFor: (cells, signatories) => {
    const need = needOf(cells, signatories);
    return need?.must === true ? [{ column: 'guardian', message: need.message }] : [];
  },
  hints: (cells, { today, signatories = [] }) => {
    const { valid_to: until, withdrawn_on: withdrawn } = cells;
    const isOver = typeof until === 'string' && until < today && (withdrawn ?? null) === null;
    const need = needOf(cells, signatories);
    return [
      ...(isOver ? [`授权书已于 ${until} 到期，比对前请重新签字`] : []),
      ...(need === null ? [] : [need.message]),
    ];
  },
  summary: (say) => `承诺授权书${say('number') === '' ? '' : ` ${say('number')}`}，${say('signer')}签字`,
};

function needOf(
  { signed_on: on, signer, guardian, withdrawn_on: withdrawn }: RecordCells,
  signatories: readonly Signatory[],
): GuardianNeed | null {
  if (typeof on !== 'string' || (withdrawn ?? null) !== null) return null;
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return guardianNeed(signatories, { on, signer: text(signer), guardian: text(guardian) });
}
