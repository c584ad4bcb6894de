import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { findAboveLevel, type OfficePhone, type PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { definition } from './layout/definition.ts';
import { formFooter } from './layout/form.ts';
import { factGrid, listTable } from './layout/grid.ts';
import { formPage, mm, sizes, type Paper } from './layout/page.ts';
import { type NotOnWall, notOnWallLabels, tellsOnWall } from './p35-wall.ts';
import { fill, wordsOf, type WordingSpec } from './wording.ts';

interface Contact {
  readonly name: string;
  readonly phone: string;
}

/** What a household has and whom it calls (P35): hangs in the house, so that whoever comes in may read all of it. */
export interface Model {
  readonly place: Place;
  readonly group: string | null;
  readonly year: number;
  readonly head: string;
  readonly population: number;
  readonly helpers: readonly (Contact & { readonly unit: string; readonly position: string })[];
  readonly officers: readonly (Contact & { readonly role: string })[];
  /** 政策名, 标准 (`每月350元`), 到账月份 (`3、6月`); an empty one is left for the pen. */
  readonly benefits: readonly { readonly name: string; readonly standard: string; readonly months: string }[];
  readonly measures: readonly (Contact & { readonly what: string })[];
  /** 监督电话: the village's, the township's and the nation's. */
  readonly offices: { readonly village: string | null; readonly township: string; readonly national: string };
}

export const title = '帮扶明白卡';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {
  closing: {
    label: '结束语',
    text: '家里情况有变化、生活有困难，请随时告诉帮扶责任人或者村委会；对帮扶工作有意见，请打监督电话：{监督电话}。',
  },
} as const satisfies WordingSpec;
export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];

/** Read from the other side of a room. */
const size = sizes.四号;
/** Rows that the page holds at the larger height; with more of them they are lower. */
const FEW = 10;

/** Height of the rows, so that a short card fills its page. An empty list has two rows for the pen. */
function rowOf({ helpers, officers, benefits, measures }: Model): number {
  const rows = [helpers, officers, benefits, measures].map(({ length }) => (length === 0 ? 2 : length));
  return rows.reduce((sum, count) => sum + count, 0) <= FEW ? mm(12) : mm(10);
}

export function refusal(model: Model): Refusal | null {
  const { benefits, measures, helpers, officers, head, offices } = model;
  const told = [
    ...benefits.flatMap(({ name, standard, months }) => [name, standard, months]),
    ...measures.flatMap(({ what, name }) => [what, name]),
  ].map(tellsOnWall);
  const names = [head, ...helpers.flatMap(({ name, unit, position }) => [name, unit, position])];
  const numbers = [
    ...[...names, offices.village ?? '', offices.township, offices.national],
    ...[...helpers, ...officers, ...measures].flatMap(({ name, phone }) => [name, phone]),
  ].map((text): NotOnWall | null => (findAboveLevel(text, 'INTERNAL').length > 0 ? 'number' : null));
  const found = [...told, ...numbers].find((kind) => kind !== null);
  if (found == null) return null;
  const what = notOnWallLabels[found];
  return { rule: 'wall-private', message: `明白卡挂在农户家里，不能有${what}，请删去后再印。` };
}

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const { county, township, village } = model.place;
  const style = { face: 'song', size } as const;
  const closing = fill(wordsOf(words, 'closing'), { 监督电话: officesOf(model) });
  return definition({
    page: formPage,
    title,
    unit: `${village}村民委员会`,
    formNumber: 'P35',
    createdAt: context.printedAt,
    footer: formFooter(context, { formNumber: 'P35', page: formPage, level }),
    content: [
      typesetter.text(title, { face: 'title', size: sizes.一号 }, { alignment: 'center' }),
      typesetter.text(`${county}${township}${village}${model.group ?? ''}    ${model.year}年度`, style, {
        alignment: 'center',
        margin: [0, 4, 0, 8],
      }),
      factGrid(
        typesetter,
        [
          [
            { label: '户主', value: model.head },
            { label: '家庭人口', value: `${model.population}人` },
          ],
        ],
        { widths: [60, '*', 76, 80], row: rowOf(model), size },
      ),
      ...blocks(model, context),
      ...closing.map((parts) => typesetter.text(parts, { ...style, pitch: 24 }, { margin: [0, 12, 0, 0] })),
    ],
  });
}

function officesOf({ offices: { village, township, national } }: Model): string {
  const named = [
    ...(village === null ? [] : [`${village}（村）`]),
    ...(township === '' ? [] : [`${township}（乡镇）`]),
    `${national}（国家）`,
  ];
  return named.join('、');
}

function blocks(model: Model, context: PrintContext): Content[] {
  const { helpers, officers, benefits, measures } = model;
  const row = rowOf(model);
  const left = { alignment: 'left' } as const;
  return [
    block(context, '我家的帮扶责任人', {
      row,
      columns: [
        { heading: '姓名', width: 88 },
        { heading: '单位', width: '*', ...left },
        { heading: '职务', width: 88 },
        { heading: '电话', width: 112 },
      ],
      rows: helpers.map(({ name, unit, position, phone }) => [name, unit, position, phone]),
    }),
    block(context, '村干部和驻村工作队', {
      row,
      columns: [
        { heading: '职务', width: '*', ...left },
        { heading: '姓名', width: 120 },
        { heading: '电话', width: 112 },
      ],
      rows: officers.map(({ role, name, phone }) => [role, name, phone]),
    }),
    block(context, '我家享受的政策', {
      row,
      columns: [
        { heading: '政策', width: '*', ...left },
        { heading: '标准', width: 130 },
        { heading: '到账月份', width: 130 },
      ],
      rows: benefits.map(({ name, standard, months }) => [name, standard, months]),
    }),
    block(context, '今年的帮扶措施', {
      row,
      columns: [
        { heading: '措施', width: '*', ...left },
        { heading: '责任人', width: 88 },
        { heading: '电话', width: 112 },
      ],
      rows: measures.map(({ what, name, phone }) => [what, name, phone]),
    }),
  ];
}

/** A list under its heading, which stays with the first rows; an empty one has two rows for the pen. */
function block(
  { typesetter }: PrintContext,
  heading: string,
  list: Pick<Parameters<typeof listTable>[1], 'columns' | 'rows' | 'row'>,
): Content {
  const isShort = list.rows.length <= 6;
  return {
    stack: [
      typesetter.text(heading, { face: 'hei', size: sizes.小三 }, { margin: [0, 12, 0, 4] }),
      listTable(typesetter, { ...list, blankRows: list.rows.length === 0 ? 2 : 0, size }),
    ],
    ...(isShort && { unbreakable: true }),
  };
}
