import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import { sumsOfLines } from '#domain/income/lines.ts';
import { centsOf } from '#domain/income/money.ts';
import type { IncomeItemName, IncomeItems } from '#domain/income/statement.ts';
import { INCOME_ITEMS } from '#domain/income/statement.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { chineseDate } from './layout/days.ts';
import { formDocument, formPlace } from './layout/form-document.ts';
import { signatureBoxes } from './layout/form.ts';
import { factGrid } from './layout/grid.ts';
import { mm, sizes, type Paper } from './layout/page.ts';
import { incomeResult } from './p07-result.ts';
import { incomeTable } from './p07-table.ts';
import { fillLine, type WordingSpec, wordsOf } from './wording.ts';

/** One amount under an entry item. */
export interface Line {
  readonly item: IncomeItemName;
  readonly title: string;
  readonly quantity: number | null;
  readonly unit: string | null;
  /** Yuan. */
  readonly unitPrice: number | null;
  readonly amount: number;
  /** 佐证; null is left for the pen. */
  readonly proof: string | null;
}

/** What a household earned and spent in a cycle, and its share per head (P07). Amounts in yuan. */
export interface Model {
  readonly place: Place;
  readonly group: string | null;
  readonly householdNo: string | null;
  readonly year: number;
  readonly head: string;
  /** 年度收入, 监测对象识别, 风险消除, 摸底: for what it is reckoned. */
  readonly purpose: string;
  /** Income cycle, yyyy-mm-dd both. */
  readonly period: { readonly from: string; readonly to: string };
  /** The entry items; null prints the form for the pen. An item that nobody asked about is null. */
  readonly items: IncomeItems | null;
  /** Lines of an item add up to it. */
  readonly lines: readonly Line[];
  /** The heads that divide the income, and what they are called. */
  readonly population: number | null;
  readonly heads: '年度家庭人口数' | '家庭人口数';
  /** 理赔收入, not counted as income; 合规自付支出, not taken from it. */
  readonly claimIncome: number | null;
  readonly selfPaidExpense: number | null;
  /** 参考线 per head, with whose and of which year it is; null where none is published. */
  readonly line: { readonly title: string; readonly amount: number } | null;
}

export const title = '家庭收入测算表';
export const level = 'FULL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  note: {
    label: '表下说明',
    text:
      '说明：收入周期为{起}至{止}。理赔收入不计入家庭纯收入，合规自付支出不从家庭纯收入中扣减；' +
      '与参考线比较时用未取整的数。本表一式两份，户卷、农户各存一份。',
  },
} as const satisfies WordingSpec;
export const phones = (): OfficePhone[] => [];

export function refusal({ population }: Model): Refusal | null {
  if (population === null || (Number.isInteger(population) && population > 0)) return null;
  return { rule: 'income-population', message: '家庭人口数不是正整数，算不出人均纯收入，请核对。' };
}

export function needs({ items, lines, period, population }: Model): Refusal[] {
  const isOrdered = period.from < period.to;
  return [
    ...(isOrdered ? [] : [{ rule: 'income-period', message: '收入周期的起止日期颠倒，请核对收入表。' }]),
    ...(items === null ? [] : unequalItems(items, lines)),
    ...(items !== null && population === null
      ? [{ rule: 'income-population', message: '没有家庭人口数，算不出人均纯收入，请补填。' }]
      : []),
  ];
}

/** Items whose lines add up to another amount. */
function unequalItems(items: IncomeItems, lines: readonly Line[]): Refusal[] {
  const sums = sumsOfLines(
    lines.map(({ item, amount }) => ({ item, amount, quantity: null, unitPrice: null })),
  );
  return INCOME_ITEMS.flatMap(({ name, label }) => {
    const sum = sums[name];
    if (sum === undefined || centsOf(sum) === centsOf(items[name] ?? 0)) return [];
    return [{ rule: 'income-lines', message: `“${label}”的明细相加不等于这一项的金额，请核对收入表。` }];
  });
}

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const { place, period } = model;
  const note = fillLine(wordsOf(words, 'note'), {
    起: chineseDate(period.from),
    止: chineseDate(period.to),
  });
  return formDocument(context, {
    formNumber: 'P07',
    title,
    level,
    unit: `${place.village}村民委员会`,
    line: formPlace(model),
    content: [
      headOf(model, context),
      incomeTable(model, typesetter),
      {
        stack: [
          incomeResult(model, typesetter),
          typesetter.text(note, { face: 'song', size: sizes.小五 }, { margin: [0, 4, 0, 0] }),
          signatureBoxes(typesetter, [
            { label: '户主签字（按手印）：' },
            { label: '帮扶责任人签字：' },
            { label: '驻村第一书记签字：' },
            { label: '村委会负责人签字：', seal: true },
          ]),
        ],
        unbreakable: true,
      },
    ],
  });
}

function headOf({ head, purpose, period }: Model, { typesetter }: Pick<PrintContext, 'typesetter'>): Content {
  const cycle = `${chineseDate(period.from)}—${chineseDate(period.to)}`;
  return {
    stack: [
      factGrid(
        typesetter,
        [
          [
            { label: '户主', value: head },
            { label: '用途', value: purpose },
            { label: '收入周期', value: cycle },
          ],
        ],
        { widths: [34, '*', 34, 82, 50, 164], row: mm(8) },
      ),
      typesetter.text(
        '单位：元',
        { face: 'song', size: sizes.小五 },
        { alignment: 'right', margin: [0, 2, 0, 1] },
      ),
    ],
  };
}
