import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import { retentionWords, type Retention } from '#domain/records/filing.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { formDocument } from './layout/form-document.ts';
import { internalText } from './layout/internal-text.ts';
import { formPage, mm, sizes, type Paper } from './layout/page.ts';
import { cellsOf, formRules, rowHeight } from './layout/table.ts';
import { wordsOf, type WordingSpec } from './wording.ts';

/** 归档章 of the papers that were filed in a year, to be cut out and stuck on the first page of each (P41C). */
export interface Model {
  /** The village's name is empty where it is all of the township's. */
  readonly place: Place;
  readonly year: number;
  readonly items: readonly StampedItem[];
}

/** What a stamp says of a paper, and by what the paper is found. */
export interface StampedItem {
  readonly title: string;
  /** 全宗号 */
  readonly fonds: string;
  /** 件号 from 1 within year, period and office. */
  readonly serial: number;
  /** 机构（问题）代码 */
  readonly office: string;
  readonly retention: Retention;
  /** Null is left for the pen. */
  readonly pages: number | null;
}

export const title = '归档章';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  hint: {
    label: '粘贴说明',
    text: '沿外框裁下，贴在每件首页上端的空白处。上排：全宗号、年度、件号；下排：机构（问题）、保管期限、页数。',
  },
} as const satisfies WordingSpec;
export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];
export const refusal = ({ items }: Model): Refusal | null =>
  items.length > 0
    ? null
    : {
        rule: 'stamps-empty',
        message: '这一年还没有归档的文件，没有归档章可以打印。请先在“纸质档案”里归档。',
      };

/** DA/T 22-2015: 45 mm × 16 mm, two rows of three boxes. */
const WIDTH = mm(45);
const ROW = mm(8);
const ACROSS = 3;
const CAPTION_ROW = mm(8);

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const lines = Array.from({ length: Math.ceil(model.items.length / ACROSS) }, (_, at) =>
    model.items.slice(at * ACROSS, (at + 1) * ACROSS),
  );
  return formDocument(context, {
    ...{ formNumber: 'P41C', title, level, page: formPage },
    unit: `${model.place.township}人民政府`,
    line: [
      `立档单位：${model.place.county}${model.place.township}${model.place.village}`,
      `${model.year}年度    共${model.items.length}件`,
    ],
    content: [
      typesetter.text(
        wordsOf(words, 'hint'),
        { face: 'song', size: sizes.小五 },
        { margin: [0, 0, 0, mm(4)] },
      ),
      ...lines.map((line): Content => ({
        columns: line.map((item) => ({
          width: WIDTH,
          stack: [stamp(model.year, item, context), caption(item, context)],
        })),
        columnGap: mm(12),
        unbreakable: true,
      })),
    ],
  });
}

function stamp(year: number, item: StampedItem, { typesetter }: PrintContext): Content {
  const cell = cellsOf(typesetter, { face: 'song', size: sizes.小五 });
  const { fonds, retention, serial, pages, office } = item;
  return {
    table: {
      widths: ['*', '*', '*'],
      heights: rowHeight(ROW),
      body: [
        [cell(fonds), cell(String(year)), cell(String(serial).padStart(4, '0'))],
        [cell(office), cell(retentionWords[retention]), cell(pages === null ? '' : String(pages))],
      ],
    },
    layout: formRules,
  };
}

/** What it belongs on, in a line or two that are not cut out. */
const caption = ({ title: name }: StampedItem, { typesetter }: PrintContext): Content => ({
  table: {
    widths: ['*'],
    heights: CAPTION_ROW,
    body: [[typesetter.text(shortened(internalText(name)), { face: 'song', size: sizes.六号 })]],
  },
  layout: 'noBorders',
});

const MOST = 30;
const shortened = (text: string): string => {
  const characters = [...text];
  return characters.length <= MOST ? text : `${characters.slice(0, MOST - 1).join('')}…`;
};
