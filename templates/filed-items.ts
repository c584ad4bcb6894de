import type { Content } from 'pdfmake/interfaces.js';
import { archivalCode, type Retention } from '#domain/records/filing.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { archivalDay, type FileCodes } from './household-file.ts';
import { listTable } from './layout/grid.ts';
import { internalText } from './layout/internal-text.ts';
import { mm, sizes } from './layout/page.ts';

/** One paper (件) as the year's list names it. */
export interface FiledItem {
  readonly retention: Retention;
  /** 件号 from 1 within year, period and office. */
  readonly serial: number;
  /** 文号; null is left for the pen, `/` where such a paper has none. */
  readonly number: string | null;
  readonly author: string;
  readonly title: string;
  /** yyyy-mm-dd; null is left for the pen. */
  readonly day: string | null;
  /** Null where nobody counted. */
  readonly pages: number | null;
  /** 档号 as it was given; missing: made of its parts. */
  readonly code?: string;
  /** 密级; missing: none. */
  readonly secrecy?: string;
  readonly note: string;
}

/** The papers that a village (P42B) or the township itself (P42C) files for a year, by period and serial number. */
export interface FiledItems {
  /** The village's name is empty on the township's own list. */
  readonly place: Place;
  readonly year: number;
  readonly codes: FileCodes;
  readonly items: readonly FiledItem[];
  readonly blankRows: number;
}

export const itemsRefusal = ({ items, blankRows }: FiledItems): Refusal | null =>
  items.length + blankRows > 0
    ? null
    : { rule: 'items-empty', message: '这一年还没有要归档的文书，没有目录可以打印。' };

/** The list with its columns in the order of DA/T 22-2015. */
export function itemsTable(
  { year, codes, items, blankRows }: FiledItems,
  { typesetter }: PrintContext,
): Content {
  return listTable(typesetter, {
    columns: [
      { heading: '序号', width: 28 },
      { heading: '档号', width: 126, alignment: 'left' },
      { heading: '文号', width: 70, alignment: 'left' },
      { heading: '责任者', width: 90, alignment: 'left' },
      { heading: '题名', width: '*', alignment: 'left' },
      { heading: '日期', width: 52 },
      { heading: '密级', width: 28 },
      { heading: '页数', width: 28 },
      { heading: '备注', width: 50 },
    ],
    rows: items.map(({ retention, serial, number, author, title, day, pages, note, code, secrecy }, at) => [
      String(at + 1),
      code ?? archivalCode({ ...codes, year, retention, serial }),
      number,
      author,
      internalText(title),
      archivalDay(day),
      secrecy ?? '/',
      pages === null ? null : String(pages),
      note,
    ]),
    blankRows,
    row: mm(9),
    size: sizes.小五,
  });
}
