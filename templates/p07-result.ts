import type { Content } from 'pdfmake/interfaces.js';
import { centsOf, moneyText } from '#domain/income/money.ts';
import { deriveIncome, formulaInWords } from '#domain/income/statement.ts';
import { referenceIncome } from '#domain/income/spell-figures.ts';
import { factGrid } from './layout/grid.ts';
import { choices } from './layout/marks.ts';
import { mm, sizes } from './layout/page.ts';
import type { Typesetter } from './layout/typeset.ts';
import type { Model } from './p07-income.ts';

const SIDES = ['低于参考线', '等于参考线', '高于参考线'] as const;

/** How it was reckoned, in words, and on which side of the line the household stands. */
export function incomeResult(model: Model, typesetter: Typesetter): Content {
  const side = sideOfLine(model);
  const rows = [
    [{ label: '测算过程', value: boundYuan(processOf(model)) }],
    [{ label: '结论', value: `人均纯收入  ${choices(SIDES, side === null ? [] : [side])}` }],
  ];
  const row = model.items === null ? mm(16) : mm(9);
  return {
    stack: [factGrid(typesetter, rows, { widths: [52, '*'], row, size: sizes.小五 })],
    margin: [0, 5, 0, 0],
  };
}

/** An amount and its 元 stay on one line. */
const boundYuan = (text: string | null): string | null => text?.replaceAll(' 元', '\u00A0元') ?? null;

/** Null leaves room for the pen: a form without figures is reckoned by hand. */
function processOf({ items, population, heads, claimIncome, selfPaidExpense }: Model): string | null {
  if (items === null) return null;
  const lines = formulaInWords(items, population, heads);
  if (lines.length === 0) return null;
  if (claimIncome === null && selfPaidExpense === null) return lines.join('\n');
  const parts = { claim_income: claimIncome, self_paid_expense: selfPaidExpense };
  const { net_income: net } = deriveIncome(items, population);
  const { reference_income: sum, reference_per_capita_income: share } = referenceIncome(
    net,
    parts,
    population,
  );
  const yuan = (value: number | null) => moneyText(value ?? 0);
  const perHead = share === null ? '' : `，人均 ${yuan(share)} 元`;
  const reference =
    `纳入监测对象的收入参考范围 = 纯收入 ${yuan(net)} + 理赔收入 ${yuan(claimIncome)}` +
    ` − 合规自付支出 ${yuan(selfPaidExpense)} = ${yuan(sum)} 元${perHead}`;
  return [...lines, reference].join('\n');
}

/** Net income against line × heads, in whole cents: a share that was rounded up must not lift anybody over the line. */
function sideOfLine({ items, population, line }: Model): (typeof SIDES)[number] | null {
  const net = items === null ? null : deriveIncome(items, population).net_income;
  if (net === null || population === null || line === null) return null;
  const difference = centsOf(net) - centsOf(line.amount) * population;
  return SIDES[Math.sign(difference) + 1] ?? null;
}
