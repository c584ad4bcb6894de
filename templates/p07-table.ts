import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { deriveIncome } from '#domain/income/statement.ts';
import { centsOf } from '#domain/income/money.ts';
import { notApplicable } from './layout/marks.ts';
import { tableYuan } from './layout/money.ts';
import { mm, sizes } from './layout/page.ts';
import { cellsOf, covered, formRules, rowHeight, type CellMaker } from './layout/table.ts';
import type { Typesetter } from './layout/typeset.ts';
import type { Model } from './p07-income.ts';
import { categoriesOf, type Category, type IncomeRow, sumOf } from './p07-rows.ts';

const headings = ['类别', '项目', '数量/规模', '单价', '收入', '支出', '净额', '佐证'];
const widths = [47, '*', 46, 48, 56, 54, 56, 51];

interface Styles {
  readonly label: CellMaker;
  readonly cell: CellMaker;
  /** How an amount stands that is not known: empty for the pen, `/` where the statement is there. */
  readonly money: (cents: number | null) => string;
}

/** The income by kind, item and line, then net income, heads, share per head and the line beside it. */
export function incomeTable(model: Model, typesetter: Typesetter): Content {
  const isForPen = model.items === null;
  const unknown = isForPen ? '' : notApplicable;
  const styles: Styles = {
    label: cellsOf(typesetter, { face: 'hei', size: sizes.小五 }),
    cell: cellsOf(typesetter, { face: 'song', size: sizes.小五 }),
    money: (cents) => (cents === null ? unknown : tableYuan(cents)),
  };
  const body = [
    headings.map((heading) => styles.label(heading)),
    ...categoriesOf(model).flatMap((category) => categoryRows(category, styles)),
    ...resultRows(model, styles),
  ];
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      heights: rowHeight(isForPen ? mm(9) : mm(6.2)),
      widths: [...widths] as (number | '*')[],
      body,
    },
    layout: formRules,
  };
}

/** The name of the kind stands once, beside all of its rows; 小计 where there is more than one. */
function categoryRows({ title, rows, income, expense }: Category, styles: Styles): TableCell[][] {
  const { label, cell, money } = styles;
  const lines = rows.map((row) => rowCells(row, styles));
  const net = income === null ? null : income - (expense ?? 0);
  const sums = [
    label('小计', 'left', { colSpan: 3 }),
    ...covered(2),
    label(money(income), 'right'),
    label(expense === null ? '' : money(expense), 'right'),
    label(money(net), 'right'),
    cell(''),
  ];
  const body = lines.length > 1 || expense !== null ? [...lines, sums] : lines;
  // At the top: pdfmake puts a cell that spans rows into the middle of the wrong ones.
  const name = { ...(label(title) as object), verticalAlignment: 'top', rowSpan: body.length } as TableCell;
  return body.map((cells, at) => [at === 0 ? name : {}, ...cells]);
}

function rowCells(
  { title, quantity, unitPrice, income, expense, proof }: IncomeRow,
  styles: Styles,
): TableCell[] {
  const { cell, money } = styles;
  const net = sumOf([income, expense === null ? null : -expense]);
  return [
    cell(title, 'left'),
    cell(quantity ?? money(null)),
    cell(money(unitPrice), unitPrice === null ? 'center' : 'right'),
    cell(money(income), income === null ? 'center' : 'right'),
    cell(money(expense), expense === null ? 'center' : 'right'),
    cell(money(net), net === null ? 'center' : 'right'),
    cell(proof ?? '', 'left'),
  ];
}

/** 五 to 十: a name over four columns, the amount in its own. */
function resultRows(model: Model, { label, cell, money }: Styles): TableCell[][] {
  const { items, population, heads, claimIncome, selfPaidExpense, line } = model;
  const derived = items === null ? null : deriveIncome(items, population);
  const cents = (yuan: number | null | undefined) =>
    yuan === null || yuan === undefined ? null : centsOf(yuan);
  const row = (name: string, amounts: Partial<Record<'income' | 'expense' | 'net', string>>): TableCell[] => [
    label(name, 'left', { colSpan: 4 }),
    ...covered(3),
    ...(['income', 'expense', 'net'] as const).map((key) =>
      label(amounts[key] ?? '', amounts[key] === notApplicable ? 'center' : 'right'),
    ),
    cell(''),
  ];
  return [
    row('五、生产经营性支出', { expense: money(cents(items?.business_expense)) }),
    row('六、家庭纯收入（一＋二＋三＋四－五）', { net: money(cents(derived?.net_income)) }),
    row(`七、${heads}`, { net: population === null ? '' : `${population}人` }),
    row('八、人均纯收入（六÷七）', { net: money(cents(derived?.per_capita_net_income)) }),
    row('九、合规自付刚性支出（医疗、教育、灾害等）', { expense: money(cents(selfPaidExpense)) }),
    row('    理赔收入（不计入第六项）', { income: money(cents(claimIncome)) }),
    row(line === null ? '十、参考线（省定）' : `十、参考线（${line.title}）`, {
      net: line === null ? '' : money(cents(line.amount)),
    }),
  ];
}
