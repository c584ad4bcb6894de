import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { formDocument, formPlace } from './layout/form-document.ts';
import { factGrid, listTable } from './layout/grid.ts';
import { choices, penDate } from './layout/marks.ts';
import { fenOf, tableYuan } from './layout/money.ts';
import { formPage, mm, sizes, type Paper } from './layout/page.ts';
import { signLines } from './layout/signing.ts';
import type { Typesetter } from './layout/typeset.ts';
import { sectionHead } from './p26-tables.ts';
import { type CampaignItems, itemsTable, type Look, looksTable } from './p30-tables.ts';
import { fillLine, wordsOf, type WordingSpec } from './wording.ts';

export const targetGroups = ['已脱贫', '未脱贫', '低保', '分散供养五保', '重残', '重病', '边缘'] as const;
export type TargetGroup = (typeof targetGroups)[number];

/** Yuan; null where nothing was collected. */
export interface IncomeOnFile {
  readonly wage: number | null;
  readonly business: number | null;
  readonly property: number | null;
  readonly transfer: number | null;
  readonly expense: number | null;
  readonly net: number | null;
  readonly perCapita: number | null;
}

/** A household looked at again by a team of another village: nine looks, papers, income, policies (P30). */
export interface Model {
  readonly place: Place;
  readonly group: string | null;
  readonly householdNo: string | null;
  readonly year: number;
  readonly head: string;
  readonly population: number;
  readonly phone: string | null;
  readonly groups: readonly TargetGroup[];
  readonly looks: readonly Look[];
  readonly income: IncomeOnFile;
  /** Policies that it has, as recorded. */
  readonly benefits: readonly string[];
  /** Of a campaign that runs: its own items instead of the nine looks. */
  readonly campaign: CampaignItems | null;
  /** The visit whose findings stand in the sheet; null when it is filled by pen. */
  readonly visit: { readonly on: string; readonly visitors: readonly string[] } | null;
}

export const title = '回头看入户核查表（九看）';
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  title: { label: '标题', text: '回头看入户核查表（九看）' },
  campaignTitle: { label: '标题（开展排查的年份）', text: '{排查}入户核查表' },
  looks: {
    label: '九看的查看内容（一行一看，共九行）',
    text: [
      '有无存粮，吃饭是否不愁，能否按需吃到肉蛋奶豆',
      '住房是否安全，有无鉴定，是否人住危房',
      '适龄儿童是否在校，享受的教育资助，有无失学辍学',
      '取水是否方便，水量、水质是否达标',
      '家庭人口与户口簿、档案是否一致，有无漏人、错人',
      '有无病人、残疾人，是否参保、就医是否有保障',
      '产业、就业和收入来源，是否稳定',
      '低保、特困、养老、救助等是否应享尽享',
      '帮扶措施是否落实，农户是否认可，收入是否达标',
    ].join('\n'),
  },
} as const satisfies WordingSpec;
export const refusal = (): Refusal | null => null;
export const phones = (): OfficePhone[] => [];

export const needs = ({ visit }: Model): Refusal[] =>
  visit !== null && visit.visitors.length < 2
    ? [
        {
          rule: 'two-visitors',
          message: `${visit.on} 的核查只登记了 ${visit.visitors.length} 人，核查人要两人以上，请补登记。`,
        },
      ]
    : [];

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  return formDocument(context, {
    formNumber: 'P30',
    title:
      model.campaign === null
        ? wordsOf(words, 'title')
        : fillLine(wordsOf(words, 'campaignTitle'), { 排查: model.campaign.title }),
    level,
    page: formPage,
    unit: `${model.place.village}村民委员会`,
    line: formPlace(model),
    content: [
      headOf(model, typesetter),
      sectionHead(
        typesetter,
        model.campaign === null ? '一、九看' : `一、排查事项（${model.campaign.phase}）`,
      ),
      model.campaign === null
        ? looksTable(model.looks, wordsOf(words, 'looks').split('\n'), typesetter)
        : itemsTable(model.campaign, typesetter),
      {
        stack: [sectionHead(typesetter, '二、程序资料复核'), papersTable(typesetter)],
        unbreakable: true,
      },
      {
        stack: [sectionHead(typesetter, '三、收入复算（元）'), incomeTable(model.income, typesetter)],
        unbreakable: true,
      },
      {
        stack: [
          sectionHead(typesetter, '四、政策落实清单'),
          policies(model, typesetter),
          signaturesOf(model, typesetter),
        ],
        unbreakable: true,
      },
    ],
  });
}

const headOf = ({ head, population, phone, groups }: Model, typesetter: Typesetter): Content =>
  factGrid(
    typesetter,
    [
      [
        { label: '户主', value: head },
        { label: '家庭人口', value: `${population}人` },
        { label: '联系电话', value: phone },
      ],
      [{ label: '核查对象', value: choices(targetGroups, groups), span: 5 }],
    ],
    { widths: [52, '*', 52, 52, 52, 96] },
  );

const papersToCheck = [
  '申请书',
  '授权书',
  '入户核实',
  '民主评议',
  '公示',
  '审核审批',
  '公告',
  '签字（手印）',
];

function papersTable(typesetter: Typesetter): Content {
  const tick = '□齐全  □不全  □无';
  const line = (from: number) =>
    papersToCheck.slice(from, from + 2).flatMap((paper): [string, string] => [paper, `${tick}  缺：`]);
  return listTable(typesetter, {
    columns: [
      { heading: '资料', width: 64 },
      { heading: '复核情况', width: '*', alignment: 'left' },
      { heading: '资料', width: 64 },
      { heading: '复核情况', width: '*', alignment: 'left' },
    ],
    rows: [0, 2, 4, 6].map(line),
    row: mm(9),
    size: sizes.五号,
  });
}

function incomeTable(income: IncomeOnFile, typesetter: Typesetter): Content {
  const { wage, business, property, transfer, expense, net, perCapita } = income;
  const yuan = (amount: number | null) => (amount === null ? null : tableYuan(fenOf(amount)));
  return listTable(typesetter, {
    columns: [
      { heading: '', width: 40 },
      ...['工资性', '经营性', '财产性', '转移性', '经营支出', '纯收入', '人均纯收入'].map(
        (heading) => ({ heading, width: '*', alignment: 'right' }) as const,
      ),
    ],
    rows: [['档案', ...[wage, business, property, transfer, expense, net, perCapita].map(yuan)], ['复算']],
    row: mm(9),
    size: sizes.小五,
  });
}

const policies = ({ benefits }: Model, typesetter: Typesetter): Content =>
  factGrid(
    typesetter,
    [
      [{ label: '已享受', value: benefits.length === 0 ? null : benefits.join('、') }],
      [{ label: '应享未享', value: null }],
    ],
    { widths: [64, '*'], row: mm(11) },
  );

const checkersOf = (visitors: readonly string[]): string[][] =>
  visitors.length === 0
    ? [['核查人（2人以上）签字：', '单位及职务：', penDate]]
    : [
        [`核查人（2人以上）：${visitors.join('、')}`, '单位及职务：'],
        ['核查人签字：', penDate],
      ];

const signaturesOf = ({ visit }: Model, typesetter: Typesetter): Content =>
  signLines(
    typesetter,
    [['户主签字（按手印）：', '代签人及与户主关系：', penDate], ...checkersOf(visit?.visitors ?? [])],
    { size: sizes.五号 },
  );
