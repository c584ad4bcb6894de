import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { formDocument } from './layout/form-document.ts';
import { listTable } from './layout/grid.ts';
import { internalText } from './layout/internal-text.ts';
import { mm, sizes, wideFormPage, type Paper } from './layout/page.ts';
import { signLines } from './layout/signing.ts';
import { fillLine, wordsOf, type WordingSpec } from './wording.ts';

/** One household's file or one paper of the village that changes hands. */
export interface TransferItem {
  readonly code: string;
  readonly title: string;
  /** Null where the pages of a scan were not counted. */
  readonly pages: number | null;
  /** 载体 */
  readonly carrier: '纸质' | '电子' | '纸质、电子';
  /** First sixteen hex digits of the SHA-256 of its files, in their order; null where there is no file. */
  readonly check: string | null;
  readonly note: string;
}

/** What a village's files hold when they are handed over (P45). */
export interface Model {
  readonly place: Place;
  readonly year: number;
  readonly items: readonly TransferItem[];
}

export const title = '档案移交清单';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  foot: {
    label: '表下说明',
    text: '共{件数}项{页数}页。校验值是电子文件SHA-256的前16位；一卷有几个文件的，按卷内顺序相连后计算。本清单一式两份，移交、接收双方各存一份。',
  },
} as const satisfies WordingSpec;

export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];

export const refusal = ({ items }: Model): Refusal | null =>
  items.length > 0 ? null : { rule: 'transfer-empty', message: '这个村还没有归档的文书，没有可以移交的。' };

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const { place, year, items } = model;
  const total = items.every(({ pages }) => pages !== null)
    ? items.reduce((sum, { pages }) => sum + (pages ?? 0), 0)
    : '________';
  const foot = fillLine(wordsOf(words, 'foot'), { 件数: items.length, 页数: total });
  return formDocument(context, {
    ...{ formNumber: 'P45', title, level, page: wideFormPage },
    unit: `${place.village}村民委员会`,
    line: [`${place.county}${place.township}${place.village}`, `${year}年度`],
    content: [
      itemsOf(items, context, [
        typesetter.text(foot, { face: 'song', size: sizes.五号, pitch: 18 }, { margin: [0, 6, 0, 0] }),
        signLines(typesetter, [
          ['移交单位（盖章）：', '接收单位（盖章）：', '监交单位（盖章）：'],
          ['移交人签字：', '接收人签字：', '监交人签字：'],
          ['移交日期：    年    月    日', '接收日期：    年    月    日', '监交日期：    年    月    日'],
        ]),
      ]),
    ],
  });
}

const itemsOf = (items: readonly TransferItem[], { typesetter }: PrintContext, foot: Content): Content =>
  listTable(typesetter, {
    columns: [
      { heading: '序号', width: 30 },
      { heading: '档号', width: 136, alignment: 'left' },
      { heading: '题名', width: '*', alignment: 'left' },
      { heading: '页数', width: 36, alignment: 'right' },
      { heading: '载体', width: 60 },
      { heading: '校验值', width: 112 },
      { heading: '备注', width: 60 },
    ],
    rows: items.map(({ code, title: name, pages, carrier, check, note }, at) => [
      String(at + 1),
      code,
      internalText(name),
      pages === null ? null : String(pages),
      carrier,
      check ?? '/',
      note,
    ]),
    ...{ row: mm(9), size: sizes.小五, foot },
  });
