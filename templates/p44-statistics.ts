import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import {
  addsUp,
  decreases,
  increases,
  type Count,
  type YearMovement,
} from '#domain/records/year-movement.ts';
import type { PrintContext, Refusal } from './document.ts';
import { chineseDate } from './layout/days.ts';
import { formDocument } from './layout/form-document.ts';
import { penDate } from './layout/marks.ts';
import { cellLines } from './layout/measure.ts';
import { mm, registerPage, sizes, wideFormPage, type Page, type Paper } from './layout/page.ts';
import { signLines } from './layout/signing.ts';
import type { Typesetter } from './layout/typeset.ts';
import { statisticsTables, type StatisticsTable } from './statistics.ts';
import { wordsOf, type WordingSpec } from './wording.ts';

/** The numbers of one village, each list in the order of the model's labels. */
export interface VillageFigures {
  readonly village: string;
  readonly movement: YearMovement;
  readonly categories: readonly Count[];
  /** Households at the end by main cause or risk, and by per-capita net income. */
  readonly causes: readonly number[];
  readonly bands: readonly number[];
  /** 措施人次 */
  readonly measures: readonly number[];
  /** Hundreds of yuan, whole: 万元 with two decimals. */
  readonly funds: readonly number[];
}

/** A year of the list in numbers, village by village (P44). */
export interface Model {
  readonly county: string;
  readonly township: string;
  readonly year: number;
  /** yyyy-mm-dd: the evening on which the year is counted to its end. */
  readonly asOf: string;
  /** 对象称谓 of the year. */
  readonly object: string;
  /** `monitored` since the list is one of monitoring: 再次纳入, 风险消除 instead of 返贫, 脱贫退出. */
  readonly kind: 'poor' | 'monitored';
  readonly categories: readonly string[];
  readonly causes: readonly string[];
  readonly bands: readonly string[];
  readonly measures: readonly string[];
  readonly funds: readonly string[];
  readonly villages: readonly VillageFigures[];
}

export const title = '年度统计表';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4', 'A3'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  note: {
    label: '表下说明',
    text: '年初数加新增减减少等于年末数。其他增加、其他减少指分户、并户和迁居。金额按村四舍五入到百元后相加。',
  },
} as const satisfies WordingSpec;

export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];

export function refusal({ villages }: Model): Refusal | null {
  if (villages.length === 0)
    return { rule: 'statistics-empty', message: '还没有登记村，没有可以统计的，请先在“乡镇信息”里登记。' };
  const wrong = villages.find(({ movement }) => !addsUp(movement));
  return wrong === undefined
    ? null
    : {
        rule: 'statistics-sum',
        message: `${wrong.village}的年初数加新增减减少不等于年末数，没有打印，请核对增减记录。`,
      };
}

const IN = { recognised: '新纳入', returned: '返贫', born: '自然增加', movedIn: '其他增加' } as const;
const OUT = { left: '脱贫退出', cleared: '清退', gone: '自然减少', movedOut: '其他减少' } as const;

/** Names of the columns of a movement, as the year's list has them. */
export const movementNames = (kind: Model['kind']) =>
  kind === 'poor' ? { ...IN, ...OUT } : { ...IN, ...OUT, returned: '再次纳入', left: '风险消除' };

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words, paper } = context;
  const { county, township, year, asOf, object } = model;
  const name = `${township}${year}年度${object}统计表`;
  const page = paper === 'A3' ? registerPage : wideFormPage;
  return formDocument(context, {
    ...{ formNumber: 'P44', title: name, level, page },
    unit: `${township}人民政府`,
    line: [`填报单位：${county}${township}`, `统计截至：${chineseDate(asOf)}`, '单位：户、人、人次、万元'],
    content: statisticsTables(typesetter, tablesOf(model), {
      ...{ page, title: name, foot: footOf(wordsOf(words, 'note'), typesetter, page) },
    }),
  });
}

const SIGNING = mm(12);

function footOf(note: string, typesetter: Typesetter, { width }: Page) {
  const style = { face: 'song', size: sizes.五号, pitch: 18 } as const;
  const lines = [
    ['单位负责人签字：', '统计负责人签字：', '填表人签字：'],
    ['填报单位（盖章）：', '', `填报日期：${penDate}`],
  ];
  const content = [
    typesetter.text(note, style, { margin: [0, 4, 0, 0] }),
    signLines(typesetter, lines, { gap: SIGNING }),
  ];
  return {
    content,
    height: cellLines(note, { width, ...style }) * style.pitch + lines.length * SIGNING + mm(4),
  };
}

function tablesOf(model: Model): StatisticsTable[] {
  const { villages, categories, causes, bands, measures, funds, kind } = model;
  const table = (
    heading: string,
    groups: StatisticsTable['groups'],
    numbersOf: (village: VillageFigures) => readonly number[],
    print: (number: number) => string = String,
  ): StatisticsTable => {
    const numbers = villages.map(numbersOf);
    return {
      ...{ heading, groups },
      rows: villages.map(({ village }, at) => ({ village, values: (numbers[at] ?? []).map(print) })),
      total: sumsOf(numbers).map(print),
    };
  };
  const single = (names: readonly string[]) => names.map((heading) => ({ heading, columns: [''] }));
  const composition = [
    ...categories.map((heading) => ({ heading, columns: PAIR })),
    // 以上 and 以下 stay whole where the column is narrow.
    {
      heading: '按人均纯收入分（户）',
      columns: bands.map((band) => band.replace(/(?<=元)(?=以[上下]$)/u, '\n')),
    },
  ];
  const composed = ({ categories: counts, bands: households }: VillageFigures) => [
    ...counts.flatMap((count) => [count.households, count.people]),
    ...households,
  ];
  const byCause = kind === 'poor' ? '三、年末户数按主要致贫原因分' : '三、年末户数按主要风险分';
  const measured = (village: VillageFigures) => withSum(village.measures);
  const funded = (village: VillageFigures) => withSum(village.funds);
  const summed = (names: readonly string[]) => single([...names, '合计']);
  return [
    table('一、户数、人数增减', movementGroups(kind), ({ movement }) => movementNumbers(movement)),
    table('二、年末构成', composition, composed),
    ...(causes.length === 0 ? [] : [table(byCause, single(causes), (village) => village.causes)]),
    ...(measures.length === 0 ? [] : [table('四、帮扶措施（人次）', summed(measures), measured)]),
    ...(funds.length === 0 ? [] : [table('五、到户资金（万元）', summed(funds), funded, tenThousands)]),
  ];
}

const PAIR = ['户', '人'] as const;

const movementGroups = (kind: Model['kind']) => {
  const names = movementNames(kind);
  const keys = [...increases, ...decreases];
  return [
    { heading: '年初', columns: PAIR },
    ...keys.map((key) => ({ heading: names[key], columns: PAIR })),
    { heading: '年末', columns: PAIR },
  ];
};

/** Households and people by turns, from the start to the end. */
export const movementNumbers = (movement: YearMovement): number[] =>
  (['start', ...increases, ...decreases, 'end'] as const).flatMap((key) => [
    movement[key].households,
    movement[key].people,
  ]);

const withSum = (numbers: readonly number[]): number[] => [
  ...numbers,
  numbers.reduce((sum, number) => sum + number, 0),
];

/** The sums of columns. */
export const sumsOf = (rows: readonly (readonly number[])[]): number[] =>
  (rows[0] ?? []).map((_, at) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0));

/** Hundreds of yuan in 万元: `12.34`. */
export const tenThousands = (hundreds: number): string => (hundreds / 100).toFixed(2);
