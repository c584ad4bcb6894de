import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { Safeguard } from '#domain/household/safeguards.ts';
import type { PrintContext } from './document.ts';
import { formLine } from './layout/form.ts';
import { internalText } from './layout/internal-text.ts';
import { cellLines } from './layout/measure.ts';
import { fenOf, tableYuan } from './layout/money.ts';
import { mm, registerPage, sizes } from './layout/page.ts';
import { intoPages } from './layout/register.ts';
import { cellsOf, covered, formRules, rowHeight, rowOfLines, type CellMaker } from './layout/table.ts';
import type { Model, RegisterRow, Sums } from './p39-model.ts';

const size = sizes.小五;
/** Digits of a long 户编号 that tell the households of a village apart. */
const KEPT = 6;

interface Column {
  readonly heading: string;
  readonly width: number;
  readonly alignment?: 'left' | 'right';
  readonly value: (row: RegisterRow, at: { readonly number: number; readonly group: string }) => string;
}

const word: Readonly<Record<Safeguard, string>> = { secured: '是', lacking: '否', none: '/', unknown: '' };

const COLUMNS: readonly Column[] = [
  { heading: '序号', width: 24, value: (_, { number }) => String(number) },
  { heading: '组', width: 52, value: (_, { group }) => group },
  {
    heading: '户编号',
    width: 66,
    alignment: 'left',
    value: (row) => internalText(row.householdNo ?? '', KEPT),
  },
  { heading: '户主', width: 66, value: ({ head }) => head },
  { heading: '身份证号', width: 102, alignment: 'left', value: ({ maskedId }) => maskedId },
  { heading: '人口', width: 24, alignment: 'right', value: ({ people }) => String(people) },
  { heading: '劳动力', width: 28, alignment: 'right', value: ({ labour }) => String(labour) },
  { heading: '类别', width: 64, value: ({ category }) => category },
  { heading: '主因', width: 46, value: ({ cause }) => cause },
  {
    heading: '识别\n年度',
    width: 26,
    value: (row) => (row.recognisedYear === null ? '/' : String(row.recognisedYear)),
  },
  { heading: '退出、\n消除', width: 44, value: ({ ended }) => ended.join('\n') || '/' },
  {
    ...{ heading: '人均纯收入\n（元）', width: 58, alignment: 'right' },
    value: ({ perCapita }) => (perCapita === null ? '' : tableYuan(fenOf(perCapita))),
  },
  { heading: '住房\n安全', width: 24, value: ({ safeguards }) => word[safeguards.housing] },
  { heading: '饮水\n安全', width: 24, value: ({ safeguards }) => word[safeguards.water] },
  { heading: '义务\n教育', width: 24, value: ({ safeguards }) => word[safeguards.education] },
  { heading: '基本\n医疗', width: 24, value: ({ safeguards }) => word[safeguards.medical] },
  { heading: '主要措施', width: 112, alignment: 'left', value: ({ measures }) => measures.join('、') },
  { heading: '帮扶责任人', width: 54, value: ({ helper }) => helper },
];
const CHANGES = { heading: '本年变动', value: ({ changes }: RegisterRow) => changes.join('、') || '/' };
const CHANGES_WIDTH = registerPage.width - COLUMNS.reduce((sum, { width }) => sum + width + 6.5, 7.5);

const HEAD_HEIGHT = rowOfLines(2, size);
const ROW = mm(7);
/** The line above the table. */
const LINE = 18;

type Piece =
  | {
      readonly kind: 'row';
      readonly height: number;
      readonly texts: readonly string[];
      readonly group: number;
    }
  | {
      readonly kind: 'sums';
      readonly height: number;
      readonly name: string;
      readonly sums: Sums;
      readonly keepsWithPrevious: true;
      readonly group: number;
    };

export interface RegisterPages {
  readonly pages: readonly (readonly Piece[])[];
  /** For each group the page of the rows on which it begins, from 0. */
  readonly starts: readonly number[];
}

const SUMS_HEIGHT = Math.max(ROW, rowOfLines(1, size));

/** The rows by page, with the subtotal of each group after its rows. */
export function registerPages({ groups }: Model): RegisterPages {
  let number = 0;
  const pieces = groups.flatMap(({ name, rows, sums }, group): Piece[] => [
    ...rows.map((row): Piece => {
      number += 1;
      const texts = textsOf(row, { number, group: name ?? '未分组' });
      return { kind: 'row', height: heightOf(texts), texts, group };
    }),
    { kind: 'sums', height: SUMS_HEIGHT, name: name ?? '未分组', sums, keepsWithPrevious: true, group },
  ]);
  const pages = intoPages(pieces, registerPage.height - LINE - HEAD_HEIGHT - 4);
  return {
    pages,
    starts: groups.map((_, group) => pages.findIndex((page) => page.some((piece) => piece.group === group))),
  };
}

const textsOf = (row: RegisterRow, at: { number: number; group: string }): string[] => [
  ...COLUMNS.map(({ value }) => value(row, at)),
  CHANGES.value(row),
];

function heightOf(texts: readonly string[]): number {
  const lines = texts.map((text, at) =>
    cellLines(text, { width: COLUMNS[at]?.width ?? CHANGES_WIDTH, size }),
  );
  return Math.max(ROW, rowOfLines(Math.max(...lines), size));
}

/** A page of rows: whose register, the head of the table, the rows. */
export function rowsPage(page: readonly Piece[], model: Model, { typesetter }: PrintContext): Content {
  const { county, township, village } = model.place;
  const cell = cellsOf(typesetter, { face: 'song', size });
  const strong = cellsOf(typesetter, { face: 'hei', size });
  return {
    stack: [
      formLine(typesetter, [
        `${county}${township}${village}村册`,
        `${model.year}年度（截至${model.asOf}）`,
        '证件号码已隐去中间各位',
      ]),
      {
        table: {
          headerRows: 1,
          dontBreakRows: true,
          heights: (row) => rowHeight(row === 0 ? HEAD_HEIGHT : ROW),
          widths: [...COLUMNS.map(({ width }) => width), '*'],
          body: [
            [...COLUMNS, CHANGES].map(({ heading }) => strong(heading)),
            ...page.map((piece) =>
              piece.kind === 'row' ? rowCells(piece.texts, cell) : sumCells(piece, model.registered, strong),
            ),
          ],
        },
        layout: formRules,
      },
    ],
    pageBreak: 'before',
  };
}

const rowCells = (texts: readonly string[], cell: CellMaker): TableCell[] =>
  texts.map((text, at) => cell(text, COLUMNS[at]?.alignment ?? 'center'));

/** How many columns stand before 人口. */
const BEFORE = 5;

function sumCells(
  { name, sums }: Extract<Piece, { kind: 'sums' }>,
  registered: string,
  strong: CellMaker,
): TableCell[] {
  const rest = COLUMNS.length + 1 - BEFORE - 2;
  const kinds = `${registered}${sums.registeredHouseholds}户${sums.registeredPeople}人，在监测${sums.monitoredHouseholds}户${sums.monitoredPeople}人`;
  return [
    strong(`${name}小计：${sums.households}户`, 'left', { colSpan: BEFORE }),
    ...covered(BEFORE - 1),
    strong(String(sums.people), 'right'),
    strong(String(sums.labour), 'right'),
    strong(kinds, 'left', { colSpan: rest }),
    ...covered(rest - 1),
  ];
}
