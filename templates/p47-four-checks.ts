import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { CheckKey, CheckResult } from '#domain/keeping/four-checks.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { chineseDate } from './layout/days.ts';
import { formDocument } from './layout/form-document.ts';
import { listTable } from './layout/grid.ts';
import { penDate } from './layout/marks.ts';
import { mm, sizes, type Paper } from './layout/page.ts';
import { signLines } from './layout/signing.ts';
import { fillLine, wordsOf, type WordingSpec } from './wording.ts';

/** 四性检测 of a village's electronic archive (P47). */
export interface Model {
  readonly place: Place;
  /** yyyy-mm-dd */
  readonly checkedOn: string;
  readonly households: number;
  /** 件: printed papers, photos and scans. */
  readonly papers: number;
  readonly files: number;
  readonly checks: readonly CheckResult[];
}

export const title = '电子档案四性检测报告';
// Numbers of households stand in it whole: without them nobody finds the paper that is meant.
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  basis: {
    label: '检测依据和范围',
    text: '依据《中华人民共和国档案法》第三十九条和《文书类电子档案检测一般要求》（DA/T 70），对{户数}户的电子档案和村的电子档案共{件数}件、{文件数}个文件逐件检测。',
  },
  sound: {
    label: '结论（全部合格）',
    text: '检测结论：真实性、完整性、可用性、安全性均合格。',
  },
  unsound: {
    label: '结论（有问题）',
    text: '检测结论：{项目}有问题，共{处数}处，整改后重新检测。',
  },
} as const satisfies WordingSpec;

export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];

export const refusal = ({ files }: Model): Refusal | null =>
  files > 0
    ? null
    : {
        rule: 'checks-empty',
        message: '这个村还没有打印过文书，也没有照片和扫描件，没有可以检测的。',
      };

/** What each property asks, as the law has it. */
const ASKED: Readonly<Record<CheckKey, string>> = {
  真实: '文件和收下、打印时一样，题名、编号、来源对得上',
  完整: '文件齐全，页数和登记一致，档号不断',
  可用: '格式开放、能打开，字体嵌入，没有加密',
  安全: '没有会自己运行的内容，操作记录前后衔接、没有改动',
};

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const { place, checkedOn, households, papers: items, files, checks } = model;
  const style = { face: 'song', size: sizes.小四, pitch: 24 } as const;
  const basis = fillLine(wordsOf(words, 'basis'), { 户数: households, 件数: items, 文件数: files });
  const foot: Content[] = [
    typesetter.text(conclusionOf(model, context), { ...style, face: 'hei' }, { margin: [0, 8, 0, 0] }),
    signLines(typesetter, [
      ['检测人签字：', '复核人签字：', penDate],
      ['检测单位（盖章）：', ''],
    ]),
  ];
  const problems = checks.flatMap(({ key, reasons }) => reasons.map((reason) => [key, reason] as const));
  const table = (closing?: Content): Content =>
    listTable(typesetter, {
      columns: [
        { heading: '项目', width: 48 },
        { heading: '要求', width: 150, alignment: 'left' },
        { heading: '检测内容', width: '*', alignment: 'left' },
        { heading: '结果', width: 52 },
        { heading: '问题数', width: 48 },
      ],
      rows: checks.map(({ key, ok, looked, reasons }) => [
        ...[`${key}性`, ASKED[key], looked.length === 0 ? '没有可检测的' : looked.join('\n')],
        ...[ok ? '合格' : '不合格', String(reasons.length)],
      ]),
      ...{ row: mm(14), ...(closing === undefined ? {} : { foot: closing }) },
    });
  return formDocument(context, {
    ...{ formNumber: 'P47', title, level },
    unit: `${place.township}人民政府`,
    line: [`${place.county}${place.township}${place.village}`, `检测日期：${chineseDate(checkedOn)}`],
    content: [
      typesetter.text(basis, style, { leadingIndent: 2 * style.size, margin: [0, 0, 0, 8] }),
      problems.length === 0 ? table(foot) : table(),
      ...(problems.length === 0 ? [] : [problemsOf(problems, context, foot)]),
    ],
  });
}

function conclusionOf({ checks }: Model, { words }: PrintContext): string {
  const wrong = checks.filter(({ ok }) => !ok);
  if (wrong.length === 0) return wordsOf(words, 'sound');
  return fillLine(wordsOf(words, 'unsound'), {
    项目: wrong.map(({ key }) => `${key}性`).join('、'),
    处数: wrong.reduce((sum, { reasons }) => sum + reasons.length, 0),
  });
}

const problemsOf = (
  problems: readonly (readonly [CheckKey, string])[],
  { typesetter }: PrintContext,
  foot: Content,
): Content => ({
  stack: [
    listTable(typesetter, {
      columns: [
        { heading: '序号', width: 36 },
        { heading: '项目', width: 48 },
        { heading: '发现的问题', width: '*', alignment: 'left' },
        { heading: '整改情况', width: 110, alignment: 'left' },
      ],
      rows: problems.map(([key, reason], at) => [String(at + 1), `${key}性`, reason, null]),
      ...{ row: mm(10), foot },
    }),
  ],
  margin: [0, 10, 0, 0],
});
