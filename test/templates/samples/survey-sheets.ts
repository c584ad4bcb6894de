import type { Model, Question } from '#templates/t03-survey.ts';
import { place } from '../models.ts';
import { longName, rareName } from './words.ts';

const written = (...labels: string[]): Question[] => labels.map((label) => ({ label, ticks: [] }));
const yesOrNo = (...labels: string[]): Question[] => labels.map((label) => ({ label, ticks: ['是', '否'] }));

const typical: Model = {
  ...{ place, group: '第3村民小组', householdNo: '5299010012345', year: 2025, head: '张伟' },
  sample: { title: '六月抽查', position: 12 },
  people: [
    { name: '张伟', relation: '户主' },
    { name: '陈秀英', relation: '配偶' },
    { name: '张小山', relation: '之子' },
    { name: '李桂花', relation: '之母' },
  ],
  member: [
    ...written('姓名', '证件号码', '与户主关系', '文化程度', '在校生状况', '健康状况', '劳动能力'),
    ...written('务工所在地', '务工时间（月）'),
    ...yesOrNo('是否参加城乡居民基本医疗保险'),
  ],
  household: [
    ...written('户联系电话', '住房面积（平方米）'),
    ...yesOrNo('是否危房户', '是否解决安全饮用水'),
    ...written('耕地面积（亩）', '工资性收入（元）', '生产经营性收入（元）', '转移性收入（元）'),
    ...written('人均纯收入（元）'),
  ],
  codes: [
    {
      label: '文化程度',
      options: ['01 文盲或半文盲', '02 小学', '03 初中', '04 高中', '05 大专', '06 本科及以上'],
    },
    { label: '健康状况', options: ['01 健康', '02 长期慢性病', '03 患有大病', '04 残疾'] },
    {
      label: '劳动能力',
      options: ['01 技能劳动力', '02 普通劳动力', '03 弱劳动力或半劳动力', '04 丧失劳动力', '05 无劳动力'],
    },
  ],
};

const many = Array.from({ length: 13 }, (_, at) => `享受的第${at + 1}项扶持政策及补助标准（元）`);

/** Blank sheets of a household that was drawn: one question of one person, four people, twenty of everything. */
export const surveySheets = {
  smallest: {
    ...typical,
    ...{ group: null, householdNo: null, head: '王䲟', people: [{ name: '王䲟', relation: '户主' }] },
    ...{ member: written('姓名'), household: [], codes: [] },
  },
  typical,
  worst: {
    ...typical,
    ...{ group: '旧街易地搬迁安置点第十二栋第三单元', householdNo: '52990100123456789', head: longName },
    sample: {
      title: '县乡村振兴局会同县统计局二〇二五年第三季度数据质量随机抽查（第二批次）',
      position: 20_000,
    },
    people: Array.from({ length: 20 }, (_, at) => ({
      ...{ name: at % 2 === 0 ? longName : rareName, relation: at === 0 ? '户主' : '之孙媳或外孙媳' },
    })),
    member: [...typical.member, ...yesOrNo('是否享受城乡居民基本养老保险待遇'), ...written(...many)],
    household: [...typical.household, ...written(...many)],
  },
} satisfies Record<string, Model>;
