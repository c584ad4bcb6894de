import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { fenOf, tableYuan } from './layout/money.ts';
import { mm } from './layout/page.ts';
import { covered, formRules, rowHeight, type CellMaker } from './layout/table.ts';
import type { Model, PlanItem } from './p34-plan.ts';

/** The household above the measures: who, why, and the income gap. */
export function planHead(model: Model, label: CellMaker, value: CellMaker): Content {
  const { head, householdNo, population, cause, situation, lastYearPerCapita, targetPerCapita } = model;
  const rows: TableCell[][] = [
    [
      label('户主'),
      value(head),
      label('户编号'),
      value(householdNo ?? '/'),
      label('家庭人口'),
      value(`${population}人`),
    ],
    [label('户情'), value(situation, 'left', { colSpan: 5 }), ...covered(4)],
    [label('致（返）贫原因'), value(cause, 'left', { colSpan: 5 }), ...covered(4)],
    [
      label('上年人均纯收入'),
      value(tableYuan(fenOf(lastYearPerCapita)), 'right'),
      label('今年目标（人均）'),
      value(tableYuan(fenOf(targetPerCapita)), 'right'),
      label('人均差额'),
      value(tableYuan(gapPerHead(model)), 'right'),
    ],
  ];
  return {
    table: { widths: [90, '*', 90, '*', 90, '*'], heights: rowHeight(20), dontBreakRows: true, body: rows },
    layout: formRules,
  };
}

const headings = [
  ...['序号', '类别', '具体措施\n（规模、补助标准）', '责任单位', '责任人及电话', '完成时限'],
  ...['预计增收', '资金来源', '落实情况', '实际增收', '户主确认'],
];

/** The measures; rows of 12 mm, since the household signs in the last column. */
export function planTable({ items }: Model, label: CellMaker, cell: CellMaker): Content {
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      heights: (row) => rowHeight(row === 0 ? 32 : mm(12)),
      widths: [22, 34, '*', 68, 78, 56, 66, 50, 54, 66, 44],
      body: [headings.map((heading) => label(heading)), ...items.map((item, at) => itemRow(item, at, cell))],
    },
    layout: formRules,
    margin: [0, 6, 0, 0],
  };
}

/** The sums of 预计增收 and 实际增收 against the gap of the whole household. */
export function planSums(
  { items, population, ...model }: Model,
  label: CellMaker,
  value: CellMaker,
): Content {
  const sumOf = (amounts: readonly (number | null)[]) =>
    amounts.reduce((sum: number, yuan) => sum + fenOf(yuan ?? 0), 0);
  const expected = sumOf(items.map(({ expectedGain }) => expectedGain));
  const actual = items.some(({ actualGain }) => actualGain !== null)
    ? tableYuan(sumOf(items.map(({ actualGain }) => actualGain)))
    : '';
  const gap = gapPerHead(model) * population;
  const row: TableCell[] = [
    label('预计增收合计'),
    value(tableYuan(expected), 'right'),
    label(`全户差额（${population}人）`),
    value(tableYuan(gap), 'right'),
    label(expected < gap ? '尚差' : '超出差额'),
    value(tableYuan(Math.abs(expected - gap)), 'right'),
    label('实际增收合计'),
    value(actual, 'right'),
  ];
  return {
    table: { widths: [78, '*', 92, '*', 54, '*', 78, '*'], heights: rowHeight(22), body: [row] },
    layout: formRules,
    margin: [0, 6, 0, 0],
  };
}

/** 人均差额 in fen. */
function gapPerHead(model: Pick<Model, 'targetPerCapita' | 'lastYearPerCapita'>): number {
  return Math.max(0, fenOf(model.targetPerCapita) - fenOf(model.lastYearPerCapita));
}

function itemRow(item: PlanItem, index: number, cell: CellMaker): TableCell[] {
  const { expectedGain, actualGain, progress } = item;
  return [
    cell(String(index + 1)),
    cell(item.category),
    cell(item.measure, 'left'),
    cell(orSlash(item.responsibleUnit)),
    cell([orSlash(item.responsible), `\n${item.phone}`]),
    cell(item.deadline),
    cell(
      expectedGain === null ? '/' : tableYuan(fenOf(expectedGain)),
      expectedGain === null ? 'center' : 'right',
    ),
    cell(orSlash(item.funding)),
    cell(progress ?? '', 'left'),
    cell(actualGain === null ? '' : tableYuan(fenOf(actualGain)), 'right'),
    cell(''),
  ];
}

const orSlash = (text: string): string => (text.trim() === '' ? '/' : text);
