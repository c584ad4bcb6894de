import { disabilityCategories, readDisabilityNumber } from '#domain/identity/disability-number.ts';
import { idKey } from '#domain/identity/id-number.ts';
import { all, inOrder } from './faults.ts';
import { day, must, recordFields } from './record-fields.ts';
import type { RecordCells, RecordFault, RecordKind } from './record-kind.ts';

const read = ({ certificate_no: number }: RecordCells) =>
  typeof number === 'string' ? readDisabilityNumber(number.trim().toUpperCase()) : null;

/** Category and grade that the number itself says, in the codes of the lists. */
function said(cells: RecordCells): { type: string; level: string } | null {
  const number = read(cells);
  if (number === null) return null;
  return { type: String(disabilityCategories.indexOf(number.category) + 1), level: String(number.grade) };
}

function numberFaults(cells: RecordCells): readonly RecordFault[] {
  if ((cells['certificate_no'] ?? null) === null) return [];
  const own = said(cells);
  if (own === null) {
    const message = '应当是 20 位（18 位证件号码、类别、等级），补发的 22 位，请核对';
    return [{ column: 'certificate_no', message }];
  }
  const differs = (column: 'type' | 'level') => (cells[column] ?? own[column]) !== own[column];
  return [
    ...(differs('type') ? [{ column: 'type', message: '与残疾证号第 19 位不一致' }] : []),
    ...(differs('level') ? [{ column: 'level', message: '与残疾证号第 20 位不一致' }] : []),
  ];
}

/** 残疾人证: category and grade follow from its number. */
export const disabilityCertificate: RecordKind = {
  kind: 'disability_certificate',
  title: '残疾人证',
  owner: 'member',
  fields: recordFields('disability_certificate', 'P35', [
    ['certificate_no', '残疾证号', { ...must, level: 'FULL', rule: '18 位证件号码 + 类别 + 等级' }],
    ['type', '残疾类别', { codes: 'disability_type', level: 'FULL' }],
    ['level', '残疾等级', { codes: 'disability_level', level: 'FULL' }],
    ['issued_on', '发证日期', day],
    ['valid_to', '有效期至', day],
    ['note', '备注'],
  ]),
  columns: ['certificate_no', 'type', 'level', 'valid_to'],
  wide: ['certificate_no'],
  from: 'issued_on',
  to: 'valid_to',
  invitation: '还没有登记残疾人证。填证号即可，类别和等级从证号读出。',
  faults: all(numberFaults, inOrder('issued_on', 'valid_to', '不能早于发证日期')),
  derived: (cells) => said(cells) ?? {},
  hints: (cells, { today, member }) => {
    const number = read(cells);
    const until = cells['valid_to'];
    const own = member?.idNumber == null ? null : idKey(member.idNumber);
    return [
      ...(number !== null && own !== null && idKey(number.idNumber) !== own
        ? ['残疾证号前 18 位与本人证件号码不一致']
        : []),
      ...(typeof until === 'string' && until < today ? [`残疾人证已于 ${until} 到期`] : []),
    ];
  },
  summary: (say) => `残疾人证：${say('type')}${say('level')}`,
};
