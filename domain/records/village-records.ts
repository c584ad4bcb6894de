import { all, inOrder } from './faults.ts';
import { day, must, phone, recordFields } from './record-fields.ts';
import type { RecordKind } from './record-kind.ts';

const term = { from: 'starts_on', to: 'ends_on', ends: true } as const;
const termInOrder = all(inOrder('starts_on', 'ends_on', '不能早于开始日期'));

/** 村干部, 第一书记 and 驻村工作队, by term. */
export const villageOfficer: RecordKind = {
  kind: 'village_officer',
  title: '干部和工作队',
  owner: 'village',
  fields: recordFields('village_officer', 'G5;S16', [
    ['role', '职务', { codes: 'officer_role', ...must }],
    ['name', '姓名', must],
    ['sex', '性别', { codes: 'gender' }],
    ['unit', '单位'],
    ['phone', '电话', phone],
    ['starts_on', '任职开始', day],
    ['ends_on', '任职结束', day],
    ['note', '备注'],
  ]),
  columns: ['role', 'name', 'sex', 'unit', 'phone', 'starts_on', 'ends_on'],
  wide: ['unit'],
  ...term,
  invitation: '还没有登记村干部、第一书记和驻村工作队。',
  faults: termInOrder,
  summary: (say) => `${say('role')}${say('name')}`,
};

/** 村民代表名册: who is asked to a representatives' meeting (P10). */
export const representative: RecordKind = {
  kind: 'representative',
  title: '村民代表',
  owner: 'village',
  fields: recordFields('representative', 'P10;S16', [
    ['name', '姓名', must],
    ['sex', '性别', { codes: 'gender' }],
    ['group_name', '村民小组'],
    ['political_status', '政治面貌', { codes: 'political_status' }],
    ['phone', '电话', phone],
    ['starts_on', '任期开始', day],
    ['ends_on', '任期结束', day],
    ['note', '备注'],
  ]),
  columns: ['name', 'sex', 'group_name', 'political_status', 'phone', 'starts_on', 'ends_on'],
  ...term,
  invitation: '还没有村民代表名册。登记后，签到表会按名册预印姓名。',
  faults: termInOrder,
  summary: (say) => `村民代表${say('name')}`,
};

/** Where notices of the village are posted. */
export const noticeBoard: RecordKind = {
  kind: 'notice_board',
  title: '公示栏',
  owner: 'village',
  fields: recordFields('notice_board', 'P12;S16', [
    ['place', '地点', must],
    ['kind', '类别', { codes: 'notice_board_kind' }],
    ['keeper', '管理人'],
    ['phone', '电话', phone],
    ['starts_on', '启用日期', day],
    ['ends_on', '停用日期', day],
    ['note', '备注'],
  ]),
  columns: ['place', 'kind', 'keeper', 'phone', 'starts_on', 'ends_on'],
  wide: ['place'],
  ...term,
  invitation: '还没有登记公示栏。',
  faults: all(inOrder('starts_on', 'ends_on', '不能早于启用日期')),
  summary: (say) => `公示栏：${say('place')}`,
};
