import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import { archivalCode, type Retention } from '#domain/records/filing.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { archivalDay, type FileCodes } from './household-file.ts';
import { formLine } from './layout/form.ts';
import { formDocument } from './layout/form-document.ts';
import { listTable } from './layout/grid.ts';
import { internalText } from './layout/internal-text.ts';
import { mm, sizes, type Paper } from './layout/page.ts';
import type { WordingSpec } from './wording.ts';

/** One paper in a household's file. */
export interface FileItem {
  /** 文号; null is left for the pen, `/` where such a paper has none. */
  readonly number: string | null;
  /** 责任者 */
  readonly author: string;
  readonly title: string;
  /** yyyy-mm-dd; null is left for the pen. */
  readonly day: string | null;
  /** Null where the pages of a scan were not counted. */
  readonly pages: number | null;
  /** `elsewhere`: named here, but lies in the village's file and counts in no page of this one. */
  readonly elsewhere: boolean;
  readonly note: string;
}

/** What lies in a household's file, in its order (P42). */
export interface Model {
  readonly place: Place;
  readonly group: string | null;
  readonly householdNo: string | null;
  readonly head: string;
  readonly year: number;
  readonly codes: FileCodes;
  /** 档号 as it was given; missing: its parts, with a line for the number. */
  readonly code?: string;
  readonly retention: Retention;
  readonly items: readonly FileItem[];
  /** Empty rows for what is put in later. */
  readonly blankRows: number;
}

export const title = '卷内目录';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {} as const satisfies WordingSpec;
export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];

export const refusal = ({ items, blankRows }: Model): Refusal | null =>
  items.length + blankRows > 0
    ? null
    : { rule: 'contents-empty', message: '案卷里还没有文书，没有目录可以打印。' };

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { place, group, head, householdNo, codes, year, retention, items, blankRows } = model;
  const first = firstPages(items);
  return formDocument(context, {
    ...{ formNumber: 'P42', title, level },
    unit: `${place.township}人民政府`,
    line: [`${place.county}${place.township}${place.village}${group ?? ''}`, `户主：${head}`],
    content: [
      formLine(context.typesetter, [
        `户编号：${internalText(householdNo ?? '            ')}`,
        `档号：${model.code ?? archivalCode({ ...codes, year, retention, serial: null })}`,
      ]),
      listTable(context.typesetter, {
        columns: [
          { heading: '顺序号', width: 30 },
          { heading: '文号', width: 50, alignment: 'left' },
          { heading: '责任者', width: 74, alignment: 'left' },
          { heading: '题名', width: '*', alignment: 'left' },
          { heading: '日期', width: 44 },
          { heading: '页号', width: 34 },
          { heading: '备注', width: 48 },
        ],
        rows: items.map(({ number, author, title: name, day, elsewhere, note }, at) => [
          String(at + 1),
          number,
          author,
          internalText(name),
          archivalDay(day),
          elsewhere ? '/' : (first[at] ?? null),
          note,
        ]),
        blankRows,
        row: mm(9),
        size: sizes.小五,
      }),
    ],
  });
}

/** 页号: the page on which each paper begins, of the last from–to; unknown after pages that nobody counted. */
function firstPages(items: readonly FileItem[]): (string | null)[] {
  const last = items.findLastIndex(({ elsewhere }) => !elsewhere);
  let next: number | null = 1;
  return items.map(({ pages, elsewhere }, at) => {
    if (elsewhere || next === null) return null;
    const from: number = next;
    next = pages === null ? null : from + pages;
    return at === last && next !== null && next - 1 > from ? `${from}—${next - 1}` : String(from);
  });
}
