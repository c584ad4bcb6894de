import type { surveys } from '#templates/chapters/surveys.ts';
import type { Clue } from '#templates/p03-clues.ts';
import type { Model as P05C } from '#templates/p05c-changes.ts';
import {
  aForm,
  aFullForm,
  aLongVisit,
  anEmptyForm,
  anUnknownVisit,
  aScoreSheet,
  aVisit,
} from '../survey-models.ts';
import { aConsent, consentMembers, names, place } from '../models.ts';
import type { Samples } from './samples.ts';

const LONG_UNIT =
  '云岭县岭北镇农业农村与乡村振兴综合服务中心防止返贫动态监测和帮扶工作领导小组办公室驻石桥村联络工作组派出人员办公地点';

export const aClue = (changes: Partial<Clue> = {}): Clue => ({
  source: '基层干部排查',
  receivedOn: '2026-01-02',
  head: '张伟',
  group: '第3村民小组',
  people: 4,
  type: '一般农户',
  risks: ['因病', '因学'],
  checkedOn: '2026-01-04',
  investigators: ['李明', '王芳'],
  result: 'taken',
  reason: null,
  ...changes,
});

const nobody: Clue = {
  ...{ source: null, receivedOn: null, head: '王䲟', group: null, people: null, type: null, risks: [] },
  ...{ checkedOn: null, investigators: [], result: null, reason: null },
};

const clues = (count: number): Clue[] =>
  Array.from({ length: count }, (_, at) =>
    aClue({
      head: names[at % names.length] ?? '',
      ...(at % 3 === 1 && {
        result: 'not-taken',
        reason: '收入稳定，住房、饮水、教育、医疗有保障，无致贫风险',
      }),
      ...(at % 3 === 2 && { result: 'watched', risks: ['因务工就业不稳'], type: '脱贫户' }),
    }),
  );

const bigFamily = [
  ...consentMembers,
  ...Array.from({ length: 17 }, (_, at) => ({
    ...{
      name: names[at % names.length] ?? '',
      relation: '其他',
      idNumber: '52990120160910232X',
      birth: null,
    },
  })),
];

const someChanges: P05C = {
  ...{ place, group: '第3村民小组', householdNo: '5299010012345', year: 2026, head: '张伟' },
  since: { printedOn: '2026-01-04', code: 'KDRTPWMX' },
  changes: [
    { whose: '全户', item: '住房面积（平方米）', before: '96.00', after: '120.00' },
    { whose: '全户', item: '返贫原因', before: '', after: '因病' },
    { whose: '张伟', item: '健康状况', before: '健康', after: '长期慢性病、残疾' },
    {
      whose: '买买提·艾力',
      item: '家庭成员',
      before: '不在户',
      after: '新增成员，次子，男，529901201609102325',
    },
  ],
};

export const samples = {
  P01: {
    smallest: { place, object: '贫困户' },
    typical: { place, object: '监测对象' },
    worst: {
      place: { ...place, village: '买买提·艾力克孜勒苏柯尔克孜自治村䶮㛃𬭎社区联合' },
      object: '防止返贫致贫对象（脱贫不稳定户、边缘易致贫户、突发严重困难户）',
    },
  },
  P02: {
    smallest: aConsent({ members: consentMembers.slice(0, 1), reason: null, householdNo: null, group: null }),
    typical: aConsent(),
    worst: aConsent({ members: bigFamily, reason: `家庭主要劳动力务工的${LONG_UNIT}项目停工，收入骤减` }),
  },
  P03: {
    smallest: { place, year: 2026, clues: [] },
    typical: { place, year: 2026, clues: [...clues(4), nobody] },
    worst: {
      ...{ place, year: 2026 },
      clues: [
        aClue({
          source: '部门筛查预警',
          head: '买买提·艾力·阿卜杜热合曼',
          group: '第十三（石桥东）村民小组',
          people: 20,
          type: '建档立卡脱贫户',
          risks: ['因病', '因残', '因自然灾害', '因意外事故', '因产业项目失败'],
          result: 'not-taken',
          reason: LONG_UNIT,
        }),
        ...clues(299),
      ],
    },
  },
  P04: { smallest: anUnknownVisit(), typical: aVisit(), worst: aLongVisit() },
  P05: { smallest: anEmptyForm(), typical: aForm(), worst: aFullForm() },
  P05B: { smallest: anEmptyForm(), typical: aForm(), worst: aFullForm() },
  P05C: {
    smallest: { ...someChanges, group: null, householdNo: null, changes: someChanges.changes.slice(0, 1) },
    typical: someChanges,
    worst: {
      ...someChanges,
      changes: Array.from({ length: 120 }, (_, at) => ({
        ...{ whose: names[at % names.length] ?? '', item: '专项用于减少生产经营性支出的补贴（元）' },
        ...{ before: at % 2 === 0 ? LONG_UNIT : '', after: `${LONG_UNIT}（变更）` },
      })),
    },
  },
  P06: {
    smallest: aScoreSheet({
      ...{ group: null, householdNo: null, people: 1, priorities: [], admissions: [], exclusions: [] },
      blocks: [
        {
          title: '一看房',
          items: [{ title: '住房安全', standard: '无房20分', points: 20, given: null, evidence: '' }],
        },
      ],
    }),
    typical: aScoreSheet(),
    worst: aScoreSheet({
      group: '第十三（石桥东）村民小组',
      people: 20,
      blocks: Array.from({ length: 8 }, (_, block) => ({
        title: `第${block + 1}看：${LONG_UNIT.slice(0, 30)}`,
        items: Array.from({ length: 5 }, (_, item) => ({
          ...{ title: `家庭成员文化和健康状况${item + 1}`, standard: LONG_UNIT.repeat(2), points: 100 },
          given: 100,
          evidence: '人均纯收入1,234,567.89元，劳动力12人，家庭人口20人',
        })),
      })),
      exclusions: Array.from({ length: 12 }, () => ({
        ...{ text: LONG_UNIT, applies: true, note: '部门比对，核实属实' },
      })),
      result: { total: 4000, place: 128, ranked: 300, vetoes: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] },
    }),
  },
} satisfies Samples<typeof surveys>;
