import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import { emWidth } from './layout/measure.ts';
import { mm, sizes } from './layout/page.ts';
import { cellsOf, covered, formRules, rowHeight, type CellMaker } from './layout/table.ts';
import type { Typesetter } from './layout/typeset.ts';

/** Columns under one heading; a heading without columns of its own stands over one. */
interface ColumnGroup {
  readonly heading: string;
  readonly columns: readonly string[];
}

interface StatisticsTable {
  /** 一、…; stands above the heads and is repeated with them. */
  readonly heading: string;
  readonly groups: readonly ColumnGroup[];
  readonly rows: readonly { readonly village: string; readonly values: readonly string[] }[];
  readonly total: readonly string[];
  /** Of the page, in points. */
  readonly width: number;
}

const VILLAGE = 84;
/** At the sides of a cell's text, and its rule. */
const AROUND = 6.5;

/** A table by village: two rows of heads below its heading, the sum never alone on a page. */
export function statisticsTable(
  typesetter: Typesetter,
  { heading, groups, rows, total, width }: StatisticsTable,
): Content {
  const column = (width - VILLAGE - AROUND) / total.length - AROUND;
  const longest = Math.max(...[total, ...rows.map(({ values }) => values)].flat().map(emWidth));
  const size = longest * sizes.小五 > column ? sizes.六号 : sizes.小五;
  const head = cellsOf(typesetter, { face: 'hei', size });
  const cell = cellsOf(typesetter, { face: 'song', size });
  const widths = [VILLAGE, ...total.map(() => column)];
  const lines = rows.map(({ village, values }) => lineOf(village, values, cell));
  const sum = lineOf('合计', total, head);
  const table = (body: TableCell[][], headerRows: number): Content => ({
    table: {
      ...{ widths, body, headerRows, dontBreakRows: true },
      ...(headerRows > 0 && { keepWithHeaderRows: 1 }),
      heights: rowHeight(mm(8)),
    },
    layout: headerRows === 0 ? formRules : belowTitle,
  });
  const top = [...headsOf({ heading, groups }, typesetter, head)];
  if (lines.length <= 1) return { ...(table([...top, ...lines, sum], 3) as object), ...gap } as Content;
  // The last row and the sum stand in a table of their own, which does not break.
  const foot = { ...(table([...lines.slice(-1), sum], 0) as object), unbreakable: true } as Content;
  return {
    stack: [
      table([...top, ...lines.slice(0, -1)], 3),
      { ...(foot as object), margin: [0, -1, 0, 0] } as Content,
    ],
    ...gap,
  };
}

/** No rule above the heading; the outer one stands below it. */
const belowTitle: CustomTableLayout = {
  ...formRules,
  hLineWidth: (row, node) => (row === 0 ? 0 : row === 1 ? 1 : (formRules.hLineWidth?.(row, node) ?? 0.5)),
};

const gap = { margin: [0, 0, 0, mm(4)] as [number, number, number, number] };

const lineOf = (village: string, values: readonly string[], make: CellMaker): TableCell[] => [
  make(village, 'left'),
  ...values.map((value) => make(value, 'right')),
];

function headsOf(
  { heading, groups }: Pick<StatisticsTable, 'heading' | 'groups'>,
  typesetter: Typesetter,
  head: CellMaker,
): TableCell[][] {
  const count = groups.reduce((sum, { columns }) => sum + columns.length, 0);
  const title = cellsOf(typesetter, { face: 'hei', size: sizes.五号 });
  const border: [boolean, boolean, boolean, boolean] = [false, false, false, true];
  // A cell of two rows is not put into their middle by pdfmake: it stands a little below the top of the first.
  const over = (name: string): TableCell =>
    Object.assign(head(name), {
      ...{ rowSpan: 2, verticalAlignment: 'top', margin: [0, name.length > 6 ? 0 : mm(3.5), 0, 0] },
    });
  const isAlone = (columns: readonly string[]): boolean => columns.length === 1 && columns[0] === '';
  const first = groups.flatMap(({ heading: name, columns }): TableCell[] =>
    isAlone(columns)
      ? [over(name)]
      : [head(name, 'center', { colSpan: columns.length }), ...covered(columns.length - 1)],
  );
  const second = groups.flatMap(({ columns }): TableCell[] =>
    isAlone(columns) ? [{}] : columns.map((name) => head(name)),
  );
  return [
    [
      Object.assign(title(heading, 'left', { colSpan: count + 1 }), { border }),
      ...covered(count).map(() => ({ text: '', border })),
    ],
    [over('村'), ...first],
    [{}, ...second],
  ];
}
