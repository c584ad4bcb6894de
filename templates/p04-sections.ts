import type { Content } from 'pdfmake/interfaces.js';
import { chineseDate } from './layout/days.ts';
import { factGrid, type Fact } from './layout/grid.ts';
import { choices, penDate } from './layout/marks.ts';
import { mm, sizes } from './layout/page.ts';
import { formRules } from './layout/table.ts';
import type { Typesetter } from './layout/typeset.ts';
import type { Model } from './p04-visit.ts';

/** Three facts in a row; rows are high enough for the pen. */
const grid = { widths: [60, '*', 60, '*', 60, '*'] as const, row: mm(9) };

/** The nine sections of the record above its signatures. */
export const visitSections = (model: Model, typesetter: Typesetter): Content[] => [
  factGrid(typesetter, occasion(model), grid),
  ...section('一、户情', people(model), typesetter),
  ...section('二、住房', house(model), typesetter),
  ...section('三、饮水', water(model), typesetter),
  ...section('四、教育', schooling(model), typesetter),
  ...section('五、医疗', health(model), typesetter),
  ...section('六、收入与支出摘要（单位：元，明细见《家庭收入测算表》）', income(model), typesetter),
  ...section('七、资产', assets, typesetter),
  blank(typesetter, '八、困难与诉求', riskLine(model)),
  blank(
    typesetter,
    '九、核实结论',
    '□情况属实  □与申请（登记）不一致：\n□符合条件  □不符合条件  □需要进一步核实\n理由：',
  ),
];

const section = (heading: string, rows: Fact[][], typesetter: Typesetter): Content[] => [
  {
    stack: [headingOf(typesetter, heading), factGrid(typesetter, rows, grid)],
    unbreakable: true,
  },
];

const headingOf = (typesetter: Typesetter, text: string): Content =>
  typesetter.text(text, { face: 'hei', size: sizes.小四 }, { margin: [0, 6, 0, 3] });

const PURPOSES = ['识别', '退出', '返贫', '风险消除', '回头看'];

function occasion({ procedure, visit }: Model): Fact[][] {
  const chosen = PURPOSES.filter((purpose) => procedure?.includes(purpose) === true);
  const day = visit?.on ?? null;
  return [
    [{ label: '调查事由', value: choices(PURPOSES, chosen), span: 5 }],
    [
      { label: '调查日期', value: day === null ? penDate : chineseDate(day) },
      { label: '调查人', value: listed(visit?.investigators ?? []), span: 3 },
    ],
  ];
}

const listed = (names: readonly string[]): string | null => (names.length === 0 ? null : names.join('、'));
const counted = (people: number | null): string | null => (people === null ? null : `${people}人`);

const people = ({ head, phone, address, type, counts }: Model): Fact[][] => [
  [
    { label: '户主', value: head },
    { label: '联系电话', value: phone },
    { label: '户类型', value: type },
  ],
  [{ label: '家庭住址', value: address, span: 5 }],
  [
    { label: '家庭人口', value: counted(counts.people) },
    { label: '劳动力', value: counted(counts.labour) },
    { label: '在校学生', value: counted(counts.pupils) },
  ],
  [
    { label: '患病', value: counted(counts.ill) },
    { label: '残疾', value: counted(counts.disabled) },
    { label: '外出务工', value: counted(counts.away) },
  ],
];

const LEVELS = ['A级', 'B级', 'C级', 'D级'];

const house = ({ house: { structure, area, level, appraisal } }: Model): Fact[][] => [
  [
    { label: '房屋结构', value: structure, span: 3 },
    { label: '面积（㎡）', value: area },
  ],
  [{ label: '住房等级', value: choices(LEVELS, level === null ? [] : [level]), span: 5 }],
  [
    {
      label: '鉴定情况',
      value: appraisal ?? '□有鉴定报告，鉴定日期：                    □没有鉴定',
      span: 5,
    },
  ],
];

const water = ({ hasSafeWater }: Model): Fact[][] => [
  [
    {
      label: '安全饮水',
      value: choices(['有', '没有'], hasSafeWater === null ? [] : [hasSafeWater ? '有' : '没有']),
    },
    { label: '水源', value: null },
    { label: '缺水时段', value: null },
  ],
];

const schooling = ({ pupils, dropouts }: Model): Fact[][] => [
  [{ label: '在校学生', value: listed(pupils), span: 5 }],
  [{ label: '失学辍学', value: listed(dropouts) ?? '□没有  □有：', span: 5 }],
];

const health = ({ insured, uninsured, ill }: Model): Fact[][] => [
  [
    { label: '参加医保', value: counted(insured) },
    { label: '未参保的', value: listed(uninsured), span: 3 },
  ],
  [{ label: '患病情况', value: listed(ill), span: 5 }],
];

const income = ({ income: of }: Model): Fact[][] => [
  [
    { label: '工资性', value: of.wage },
    { label: '生产经营性', value: of.business },
    { label: '财产性', value: of.property },
  ],
  [
    { label: '转移性', value: of.transfer },
    { label: '经营支出', value: of.expense },
    { label: '纯收入', value: of.net },
  ],
  [
    { label: '人均纯收入', value: of.perCapita },
    { label: '自付支出', value: of.selfPaid },
    { label: '主要开支', value: null },
  ],
];

const owned = (label: string): Fact => ({ label, value: '□无  □有：' });

/** Asked and looked at in the house, whatever a comparison of data says. */
const assets: Fact[][] = [
  [owned('车辆'), owned('商品房'), owned('工商登记')],
  [owned('存款'), owned('农机具'), owned('其他')],
];

const riskLine = ({ risks }: Model): string => (risks.length === 0 ? ' ' : `登记的风险：${risks.join('、')}`);

/** A box to write into, with what stands there already at its top. */
const blank = (typesetter: Typesetter, heading: string, text: string): Content => ({
  stack: [
    headingOf(typesetter, heading),
    {
      table: {
        widths: ['*'],
        heights: mm(30),
        body: [[typesetter.text(text, { face: 'song', size: sizes.五号, pitch: 17 })]],
      },
      layout: formRules,
    },
  ],
  unbreakable: true,
});
