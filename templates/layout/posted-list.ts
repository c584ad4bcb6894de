import type { Content, ContentTable, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PrintContext } from '../document.ts';
import { chineseDate } from './days.ts';
import { definition } from './definition.ts';
import { annexLines } from './letter-annex.ts';
import { breakTitle, countLines, emWidth } from './measure.ts';
import {
  lineEms,
  type NoticeScale,
  paragraph,
  postedFooter,
  scales,
  scaleThatFits,
  sealedSignature,
  titleOf,
} from './notice.ts';
import { type Paper, sizes } from './page.ts';
import { cellPadding, cellsOf, formRules, lowestRow, rowHeight } from './table.ts';
import type { Typesetter } from './typeset.ts';

export interface PostedColumn {
  readonly heading: string;
  /** In characters of the list's size; one column at most takes what is left. */
  readonly ems: number | '*';
  readonly alignment?: 'left' | 'center' | 'right';
}

export interface PostedTable {
  /** Stands over the list, and names it where it is attached: in the phrases between which it may break. */
  readonly name: readonly string[];
  readonly columns: readonly PostedColumn[];
  readonly rows: readonly (readonly string[])[];
  /** 合计 */
  readonly total?: readonly string[];
  /** Under an attached list of the paper for the file. */
  readonly note: string;
  /** More columns than a line of 小四 holds: the next smaller size. */
  readonly dense?: boolean;
}

export interface Posted {
  readonly formNumber: string;
  /** Where the title may break; joined it is the title. */
  readonly title: readonly string[];
  /** The paragraphs in their parts, for lines of so many em. */
  readonly body: (lineWidth: number) => readonly (readonly string[])[];
  readonly unit: string;
  readonly issuedOn: string;
  readonly list: PostedTable;
}

/** More rows than this go onto an attachment of the A4 notice; the wall takes what fits. */
const rowsInPage = { A4: 12, A3: 40 } as const;

/**
 * A notice with its list, by GB/T 9704 without red head: the list above the signature where all stands on one page,
 * else from a new page. The A3 sheet is composed anew for reading at two metres.
 */
export function postedDocument(context: PrintContext, posted: Posted): TDocumentDefinitions {
  const { typesetter, paper } = context;
  const { title, unit, issuedOn, list } = posted;
  const { scale, isTogether } = scaleFor(paper, posted);
  const texts = posted.body(lineEms(scale));
  const paragraphs = texts.map((parts) => paragraph(typesetter, parts, scale));
  const setting = { typesetter, scale };
  const signature = sealedSignature(typesetter, unit, chineseDate(issuedOn), scale);
  const kept = isTogether ? 0 : closingParagraphs(texts, scale);
  const content: Content = [
    titleOf(typesetter, title, scale),
    ...paragraphs.slice(0, paragraphs.length - kept),
    ...(isTogether
      ? [listInPage(list, setting), signature]
      : [
          {
            stack: [
              ...paragraphs.slice(paragraphs.length - kept),
              ...annexLines(typesetter, [{ title: nameLines(list, scale).join('\n') }], scale),
              signature,
            ],
            unbreakable: true,
          },
          attachedList(list, setting),
        ]),
  ];
  return definition({
    page: scale.page,
    title: title.filter((phrase) => phrase !== '\n').join(''),
    unit,
    formNumber: posted.formNumber,
    createdAt: issuedOn,
    footer: postedFooter(context, posted.formNumber, scale),
    content,
  });
}

/** How many paragraphs go with the signature, which never stands on a page without words of the notice. */
function closingParagraphs(texts: readonly (readonly string[])[], scale: NoticeScale): number {
  const lines = texts.map((parts) => countLines(parts.join(''), lineEms(scale)));
  return [2, 1].find((count) => lines.slice(-count).reduce((sum, each) => sum + each, 0) <= 8) ?? 0;
}

function scaleFor(
  paper: Paper,
  { title, unit, body, list }: Posted,
): { scale: NoticeScale; isTogether: boolean } {
  const wanted = { title, unit, body };
  const isShort = list.rows.length <= rowsInPage[paper];
  const together = isShort
    ? scaleThatFits(paper, { ...wanted, list: (scale) => scale.pitch * 1.25 + heightOf(list, scale) })
    : null;
  if (together !== null) return { scale: together, isTogether: true };
  const apart = scaleThatFits(paper, {
    ...wanted,
    list: (scale) => (1 + nameLines(list, scale).length) * scale.pitch,
  });
  return { scale: apart ?? scales[paper][0], isTogether: false };
}

interface Setting {
  readonly typesetter: Typesetter;
  readonly scale: NoticeScale;
}

/** The list under its name inside the page of the notice. */
function listInPage(list: PostedTable, { typesetter, scale }: Setting): Content {
  const caption = { face: 'kai', size: scale.bodySize, pitch: scale.pitch } as const;
  return {
    stack: [
      typesetter.text(list.name.join(''), caption, { alignment: 'center' }),
      tableOf(list, { typesetter, scale }),
    ],
    margin: [0, scale.pitch / 4, 0, 0],
  };
}

/** The name in lines beside 附件：, which with its indent takes five characters of each. */
const nameLines = ({ name }: PostedTable, scale: NoticeScale): string[] =>
  breakTitle(name, lineEms(scale) - 5);

const letterRows = { cellSize: sizes.小四, row: 24 } as const;

/** The list as an attachment from a new page: 附件 at the edge of the first line, its name on the third. */
function attachedList(list: PostedTable, { typesetter, scale }: Setting): Content {
  const isWall = scale.page.size === 'A3';
  const mark = { face: 'hei', size: isWall ? sizes.小一 : sizes.三号, pitch: scale.pitch } as const;
  const name = { face: 'title', size: isWall ? sizes.一号 : sizes.二号 } as const;
  const note = { face: 'song', size: sizes.五号 } as const;
  const noteHeight = isWall ? 0 : 6 + note.size * 1.3;
  const lines = breakTitle(list.name, scale.page.width / name.size);
  const headHeight = 2 * scale.pitch + lines.length * name.size * 1.2;
  const rowScale = {
    ...scale,
    ...(isWall ? wallRows(scale.page.height, list.rows.length) : letterRows),
  };
  const tableScale = { ...rowScale, row: rowForPages(list, rowScale, { headHeight, noteHeight }) };
  return [
    typesetter.text('附件', mark, { pageBreak: 'before', margin: [0, 0, 0, scale.pitch / 2] }),
    typesetter.text(lines.join('\n'), name, { alignment: 'center', margin: [0, 0, 0, scale.pitch / 2] }),
    tableOf(list, { typesetter, scale: tableScale }),
    isWall || list.note === '' ? [] : typesetter.text(list.note, note, { margin: [0, 6, 0, 0] }),
  ];
}

/** Rows as high as one sheet allows (28 to 40 pt), so that a list of twenty does not cower at the top of an A3. */
function wallRows(pageHeight: number, count: number): Pick<NoticeScale, 'cellSize' | 'row'> {
  const row = Math.min(40, Math.max(28, (pageHeight - 130) / (count + 1)));
  return { cellSize: row >= 34 ? sizes.小二 : sizes.小三, row };
}

/** A last page of so few rows is saved by rows that are a little lower. */
const FEW_ROWS = 6;

/**
 * Height of the rows: a little lower where the last page would hold only a few, a little higher where otherwise the
 * total would begin that page, or the note stand alone on it.
 */
function rowForPages(
  list: PostedTable,
  scale: NoticeScale,
  { headHeight, noteHeight }: { readonly headHeight: number; readonly noteHeight: number },
): number {
  const lowest = rowHeights(list, { ...scale, row: 0 });
  const least = list.total === undefined ? 1 : 2;
  const laid = (by: number) => {
    const heights = lowest.map((height) => Math.max(height, scale.row + by));
    const { pages, last, left } = pagesOf(heights, scale.page.height, headHeight);
    return { pages, last, isClosed: left >= noteHeight && last >= least };
  };
  const usual = laid(0);
  const steps = Array.from({ length: 12 }, (_, at) => at / 2);
  const saving = usual.pages > 1 && usual.last <= FEW_ROWS ? steps.slice(1, 9).map((step) => -step) : [];
  const lower = saving.find((by) => laid(by).isClosed && laid(by).pages < usual.pages);
  return scale.row + (lower ?? steps.find((by) => laid(by).isClosed) ?? 0);
}

/** How many pages rows of such heights take under their repeated head, how many the last has, what it leaves. */
function pagesOf(
  [head = 0, ...rows]: readonly number[],
  pageHeight: number,
  headHeight: number,
): { pages: number; last: number; left: number } {
  let pages = 1;
  let last = 0;
  let used = headHeight + head;
  for (const height of rows) {
    const isNewPage = used + height > pageHeight;
    used = (isNewPage ? head : used) + height;
    last = isNewPage ? 1 : last + 1;
    pages += isNewPage ? 1 : 0;
  }
  return { pages, last, left: pageHeight - used };
}

const cellSizeOf = (list: PostedTable, { cellSize, page }: NoticeScale): number =>
  list.dense === true ? Math.max(cellSize * 0.875, page.size === 'A3' ? sizes.四号 : 0) : cellSize;

/** What padding and rules take of a column, in points. */
const columnFrame = 6.5;

/** In characters: what the column that takes the rest needs, and what it has before the others get wider too. */
const openColumn = { least: 4.2, enough: 10 } as const;

function columnWidths(list: PostedTable, scale: NoticeScale): number[] {
  const em = cellSizeOf(list, scale);
  const fixed = list.columns.reduce((sum, { ems }) => sum + (ems === '*' ? 0 : ems * em), 0);
  const left = scale.page.width - fixed - list.columns.length * columnFrame - 1;
  const open = Math.min(left, Math.max(openColumn.enough * em, widestOpen(list) * em, left / 2));
  const wider = fixed === 0 ? 1 : (fixed + left - open) / fixed;
  return list.columns.map(({ ems }) => (ems === '*' ? open : ems * em * wider));
}

/** The longest text in the column that takes the rest, in characters. */
function widestOpen({ columns, rows }: PostedTable): number {
  const at = columns.findIndex(({ ems }) => ems === '*');
  return rows.reduce((most, cells) => Math.max(most, emWidth(cells[at] ?? '')), 0);
}

/** Whether the column that takes the rest has room for its heading. */
const isWideEnough = (list: PostedTable, scale: NoticeScale): boolean =>
  list.columns.every(
    ({ ems }, at) =>
      ems !== '*' || (columnWidths(list, scale)[at] ?? 0) >= openColumn.least * cellSizeOf(list, scale),
  );

/** Heights from rule to rule as they will come out: heading, rows, total. */
function rowHeights(list: PostedTable, scale: NoticeScale): number[] {
  const size = cellSizeOf(list, scale);
  const widths = columnWidths(list, scale);
  const lines = (cells: readonly string[]) =>
    Math.max(...cells.map((text, at) => Math.ceil((emWidth(text) * size * 0.98) / (widths[at] ?? 1))), 1);
  const all = [list.columns.map(({ heading }) => heading), ...list.rows, ...(list.total ? [list.total] : [])];
  return all.map((cells) =>
    Math.max(scale.row, lowestRow(size) + (lines(cells) - 1) * (lowestRow(size) - 2 * cellPadding - 0.5)),
  );
}

const heightOf = (list: PostedTable, scale: NoticeScale): number =>
  isWideEnough(list, scale) ? rowHeights(list, scale).reduce((sum, height) => sum + height, 1) : Infinity;

function tableOf(list: PostedTable, { typesetter, scale }: Setting): ContentTable {
  const size = cellSizeOf(list, scale);
  const head = cellsOf(typesetter, { face: 'hei', size });
  const cell = cellsOf(typesetter, { face: 'song', size });
  const { columns, rows, total } = list;
  const line = (values: readonly string[], make: typeof cell): TableCell[] =>
    columns.map(({ alignment = 'center' }, at) => make(values[at] ?? '', alignment));
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      heights: rowHeight(scale.row),
      widths: columnWidths(list, scale).map((width, at) => (columns[at]?.ems === '*' ? '*' : width)),
      body: [
        columns.map(({ heading }) => head(heading)),
        ...rows.map((values) => line(values, cell)),
        ...(total === undefined ? [] : [line(total, head)]),
      ],
    },
    layout: formRules,
  };
}
