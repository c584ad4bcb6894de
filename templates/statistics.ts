import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import { closingRow, rowsTogether } from './layout/grid.ts';
import { groupedHeads, type ColumnGroup } from './layout/grouped-heads.ts';
import { cellLines, emWidth } from './layout/measure.ts';
import { mm, sizes, type Page } from './layout/page.ts';
import { cellsOf, covered, formRules, rowHeight, rowOfLines, type CellMaker } from './layout/table.ts';
import { naturalHeight, type Typesetter } from './layout/typeset.ts';

export interface StatisticsTable {
  /** 一、…; stands above the heads and is repeated with them. */
  readonly heading: string;
  readonly groups: readonly ColumnGroup[];
  readonly rows: readonly { readonly village: string; readonly values: readonly string[] }[];
  readonly total: readonly string[];
}

/** All sizes and heights of a sheet for the wall, against those of a form. */
export const WALL = 1.4;

interface Frame {
  readonly page: Page;
  /** Stands above the first table. */
  readonly title: string;
  /** By which every size of the form is multiplied. */
  readonly enlarged?: number;
  /** Note and signature; never on a page without rows of the last table. */
  readonly foot: { readonly content: Content; readonly height: number };
}

const VILLAGE = 84;
/** At the sides of a cell's text, and its rule. */
const AROUND = 6.5;
const GAP = mm(4);

/** Heights of rows, the most comfortable first. */
const ROWS = [mm(8), mm(7.5), mm(7), mm(6.5)] as const;

/** A table that takes no more of a page than this is not broken. */
const WHOLE = 0.6;

/**
 * Tables by village below each other, the last with what is signed below it. Rows are as high as they can be without
 * taking a page more.
 */
export function statisticsTables(
  typesetter: Typesetter,
  tables: readonly StatisticsTable[],
  { page, title, enlarged = 1, foot }: Frame,
): Content[] {
  const setAs = (row: number): SetTable[] =>
    tables.map((table, at) =>
      setTable(typesetter, table, {
        ...{ row: row * enlarged, width: page.width, enlarged },
        ...(at === tables.length - 1 && { foot }),
      }),
    );
  const ways = ROWS.map(setAs);
  const [titleSize, lineSize] = [sizes.小二 * enlarged, sizes.五号 * enlarged];
  const titleLines = cellLines(title, { width: page.width, size: titleSize });
  const above = (titleLines * titleSize + lineSize) * naturalHeight + mm(4);
  const counts = ways.map((way) => pagesOf(way, page.height, above));
  const best = ways[counts.indexOf(Math.min(...counts))] ?? [];
  return best.map(({ content, height }, at): Content => ({
    stack: [content],
    margin: [0, 0, 0, at < best.length - 1 ? GAP : 0],
    ...(height <= page.height * WHOLE && { unbreakable: true }),
  }));
}

/** Pages that tables of these heights take below what stands `above` them. */
function pagesOf(tables: readonly SetTable[], page: number, above: number): number {
  const end = tables.reduce((used, { height }) => {
    const left = page - (used % page);
    const isMoved = height > left && height <= page * WHOLE;
    return used + (isMoved ? left : 0) + height + GAP;
  }, above);
  return Math.ceil((end - GAP) / page);
}

interface SetTable {
  readonly content: Content;
  /** In points, as a whole. */
  readonly height: number;
}

interface Setting {
  readonly row: number;
  readonly width: number;
  readonly enlarged: number;
  readonly foot?: Frame['foot'];
}

function setTable(
  typesetter: Typesetter,
  { heading, groups, rows, total }: StatisticsTable,
  { row, width, enlarged, foot }: Setting,
): SetTable {
  const village = VILLAGE * enlarged;
  const [normal, small] = [sizes.小五 * enlarged, sizes.六号 * enlarged];
  const column = (width - village - AROUND) / total.length - AROUND;
  const longest = Math.max(...[total, ...rows.map(({ values }) => values)].flat().map(emWidth));
  const size = longest * normal > column ? small : normal;
  const cell = cellsOf(typesetter, { face: 'song', size });
  const widths = [village, ...total.map(() => column)];
  const heads = groupedHeads(typesetter, [{ heading: '村', columns: [''] }, ...groups], {
    widths,
    size,
    row,
  });
  const lines = rows.map(({ village: name, values }) => lineOf(name, values, cell));
  const sum = lineOf('合计', total, cellsOf(typesetter, { face: 'hei', size }));
  const top = [
    titleRow(heading, widths.length, cellsOf(typesetter, { face: 'hei', size: sizes.五号 * enlarged })),
    ...heads.cells,
  ];
  const first = lines.slice(0, -rowsTogether);
  const closing = closingRow([...lines.slice(-rowsTogether), sum], {
    widths,
    row,
    foot: foot?.content ?? [],
  });
  const heights = [row, ...heads.heights];
  const rowsHeight = rows.reduce(
    (all, { village: name }) =>
      all + Math.max(row, rowOfLines(cellLines(name, { width: village, size }), size)),
    row,
  );
  return {
    content: {
      table: {
        ...{ widths, headerRows: top.length, dontBreakRows: true },
        keepWithHeaderRows: Math.min(rowsTogether, first.length + 1),
        heights: (at) => (at < top.length + first.length ? rowHeight(heights[at] ?? row) : 0),
        body: [...top, ...first, closing],
      },
      layout: belowTitle,
    },
    height: heights.reduce((all, each) => all + each, rowsHeight) + (foot?.height ?? 0) + 2,
  };
}

/** No rule above the heading; the outer one stands below it. */
const belowTitle: CustomTableLayout = {
  ...formRules,
  hLineWidth: (row, node) => (row === 0 ? 0 : row === 1 ? 1 : (formRules.hLineWidth?.(row, node) ?? 0.5)),
};

const lineOf = (village: string, values: readonly string[], make: CellMaker): TableCell[] => [
  make(village, 'left'),
  ...values.map((value) => make(value, 'right')),
];

function titleRow(heading: string, columns: number, make: CellMaker): TableCell[] {
  const border: [boolean, boolean, boolean, boolean] = [false, false, false, true];
  return [
    Object.assign(make(heading, 'left', { colSpan: columns }), { border }),
    ...covered(columns - 1).map(() => ({ text: '', border })),
  ];
}
