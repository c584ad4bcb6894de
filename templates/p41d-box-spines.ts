import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import { retentionWords, type Retention } from '#domain/records/filing.ts';
import type { PrintContext, Refusal } from './document.ts';
import { definition } from './layout/definition.ts';
import { formFooter } from './layout/form.ts';
import { formPage, mm, sizes, type Paper } from './layout/page.ts';
import { cellPadding, formRules } from './layout/table.ts';
import type { Typesetter } from './layout/typeset.ts';
import { upright } from './layout/upright.ts';
import { wordsOf, type WordingSpec } from './wording.ts';

/** What stands on the back of one box. */
export interface BoxSpine {
  /** 盒号 within its series. */
  readonly number: number;
  /** Thickness in mm. */
  readonly width: number;
  readonly fonds: string;
  readonly year: number;
  readonly retention: Retention;
  /** 机构（问题）代码, and whose it is. */
  readonly office: string;
  readonly unit: string;
  /** 件号 of the first and the last paper in it; null while it is empty. */
  readonly from: number | null;
  readonly to: number | null;
}

/** The backs of the boxes of a year, side by side, each as wide as its box (P41D). */
export interface Model {
  readonly township: string;
  readonly boxes: readonly BoxSpine[];
}

export const title = '档案盒盒脊';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  hint: { label: '裁剪说明', text: '沿外框裁下，插在档案盒的盒脊上。' },
} as const satisfies WordingSpec;
export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];
export const refusal = ({ boxes }: Model): Refusal | null =>
  boxes.length > 0
    ? null
    : { rule: 'boxes-empty', message: '这一年还没有装盒，没有盒脊可以打印。请先在“纸质档案”里装盒。' };

const HEIGHT = mm(235);
const SMALL = mm(16);
const NUMBERS = mm(24);
const UNIT = HEIGHT - 5 * SMALL - NUMBERS;
const GAP = mm(6);

export function template({ township, boxes }: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words, printedAt } = context;
  return definition({
    page: formPage,
    title,
    unit: `${township}人民政府`,
    formNumber: 'P41D',
    createdAt: printedAt,
    footer: formFooter(context, { formNumber: 'P41D', page: formPage, level }),
    content: sheetsOf(boxes).map((together, at): Content => ({
      ...(at > 0 && { pageBreak: 'before' }),
      stack: [
        typesetter.text(
          wordsOf(words, 'hint'),
          { face: 'song', size: sizes.五号 },
          { alignment: 'center', margin: [0, 0, 0, mm(4)] },
        ),
        {
          columns: [
            ...together.map((box) => ({ width: mm(box.width), stack: [strip(box, typesetter)] })),
            { width: '*', text: '' },
          ],
          columnGap: GAP,
        },
      ],
    })),
  });
}

/** As many as a sheet is wide. */
function sheetsOf(boxes: readonly BoxSpine[]): BoxSpine[][] {
  const sheets: BoxSpine[][] = [];
  let left = 0;
  for (const box of boxes) {
    const needed = mm(box.width) + GAP;
    if (sheets.length === 0 || needed > left) {
      sheets.push([]);
      left = formPage.width;
    }
    sheets.at(-1)?.push(box);
    left -= needed;
  }
  return sheets;
}

const serialOf = (serial: number | null): string => (serial === null ? '' : String(serial).padStart(4, '0'));

function strip(box: BoxSpine, typesetter: Typesetter): Content {
  const { number, width, fonds, year, retention, office, unit, from, to } = box;
  const size = width <= 10 ? sizes.六号 : sizes.小五;
  const small = (label: string, value: string): TableCell => ({
    ...typesetter.text(`${label}\n${value}`, { face: 'song', size }, { alignment: 'center' }),
    verticalAlignment: 'middle',
  });
  const rows: [TableCell, number][] = [
    [small('全宗号', fonds), SMALL],
    [small('年度', String(year)), SMALL],
    [small('保管\n期限', retentionWords[retention]), SMALL],
    [upright([unit], { width, height: UNIT }, typesetter), UNIT],
    [small('机构', office), SMALL],
    [small('起止\n件号', `${serialOf(from)}\n—\n${serialOf(to)}`), NUMBERS],
    [small('盒号', String(number)), SMALL],
  ];
  return {
    table: {
      widths: [mm(width) - 1],
      heights: rows.map(([, height]) => height - 2 * cellPadding - 0.5),
      body: rows.map(([cell]) => [cell]),
    },
    layout: { ...formRules, paddingLeft: () => 0, paddingRight: () => 0 },
  };
}
