import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { signatureBoxes, type SignatureBox } from './layout/form.ts';
import { formDocument, formPlace } from './layout/form-document.ts';
import { factGrid, listTable } from './layout/grid.ts';
import { internalText } from './layout/internal-text.ts';
import { choices } from './layout/marks.ts';
import { mm, sizes, type Paper } from './layout/page.ts';
import { committeeOf, committeeWord } from './layout/posted-model.ts';
import { cellsOf, covered, formRules, rowHeight } from './layout/table.ts';
import type { Typesetter } from './layout/typeset.ts';
import { fillLine, wordsOf, type WordingSpec } from './wording.ts';

interface ScoredItem {
  readonly title: string;
  readonly standard: string;
  /** 满分 */
  readonly points: number;
  /** 得分; null for the pen. */
  readonly given: number | null;
  /** 依据: what is recorded; empty where nothing is. The score itself is given by people. */
  readonly evidence: string;
}

interface TickedLine {
  readonly text: string;
  /** As it was answered, or true where the records show it; null for the pen. */
  readonly applies: boolean | null;
  /** What the records say to it. */
  readonly note: string;
}

/** Scores of one household before the meeting (P06); items and points are those of the policy pack. */
export interface Model {
  readonly place: Place;
  readonly group: string | null;
  readonly householdNo: string | null;
  readonly year: number;
  readonly head: string;
  readonly people: number;
  /** 四看 */
  readonly blocks: readonly { readonly title: string; readonly items: readonly ScoredItem[] }[];
  /** 五优先, 六进 and 七不进 */
  readonly priorities: readonly TickedLine[];
  readonly admissions: readonly TickedLine[];
  readonly exclusions: readonly TickedLine[];
  readonly result: {
    /** Sum of the points; null while some are missing. */
    readonly total: number | null;
    /** 1 is the neediest of those who have a place. */
    readonly place: number | null;
    readonly ranked: number;
    /** Numbers of the lines of 七不进 that apply; null while not all of them are answered. */
    readonly vetoes: readonly number[] | null;
  };
}

export const title = '识别量化评分表（四看）';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const needs = (): Refusal[] => [];
export const phones = (): OfficePhone[] => [];
export const wording = {
  title: { label: '标题', text: title },
  note: {
    label: '填表说明',
    text: '说明：得分由2名以上调查人入户后当场填写；“七不进”有一项符合的，一票否决，并写明情况。得分和排名供民主评议参考。',
  },
} as const satisfies WordingSpec;

export const refusal = ({ blocks }: Model): Refusal | null =>
  blocks.some(({ items }) => items.length > 0)
    ? null
    : { rule: 'scores-empty', message: '评分表没有评分项目，请在政策包里补充再印。' };

const signersOf = ({ village }: Place): readonly SignatureBox[] => [
  { label: '户主（按手印）：' },
  { label: '调查人（1）：' },
  { label: '调查人（2）：' },
  { label: '村民小组长：' },
  { label: `${committeeWord(village)}：`, seal: true },
];

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const { typesetter, words } = context;
  const note = fillLine(wordsOf(words, 'note'), {});
  return formDocument(context, {
    formNumber: 'P06',
    title: fillLine(wordsOf(words, 'title'), {}),
    level,
    unit: committeeOf(model.place.village),
    line: formPlace(model).map((text) => internalText(text)),
    content: [
      typesetter.text(`户主：${internalText(model.head)}    家庭人口：${model.people}人`, {
        face: 'song',
        size: sizes.五号,
      }),
      ...scoreTables(model, typesetter),
      ...checkList(typesetter, '五优先', model.priorities),
      ...checkList(typesetter, '六进', model.admissions),
      ...checkList(typesetter, '七不进（有一项符合的，一票否决）', model.exclusions),
      {
        stack: [
          result(model, typesetter),
          noteOf(typesetter, note),
          signatureBoxes(typesetter, signersOf(model.place)),
        ],
        unbreakable: true,
        margin: [0, 8, 0, 0],
      },
    ],
  });
}

const headings = ['序号', '指标', '评分标准', '满分', '得分', '依据', '备注'];
const widths = [24, 58, '*', 26, 34, 94, 42] as const;

/** From so many items on the table goes over a page, and every block names the columns. */
const LONG = 12;

/** The items block by block, numbered through; a block begins with its name and never with that alone. */
function scoreTables({ blocks }: Model, typesetter: Typesetter): Content[] {
  const isLong = blocks.reduce((sum, { items }) => sum + items.length, 0) > LONG;
  let number = 0;
  return blocks.map((block, at): Content => {
    const first = number;
    number += block.items.length;
    const body = blockTable(block, first, { typesetter, names: at === 0 || isLong });
    return { ...body, margin: [0, at === 0 ? 4 : -1, 0, 0] };
  });
}

function blockTable(
  { title: block, items }: Model['blocks'][number],
  before: number,
  { typesetter, names }: { typesetter: Typesetter; names: boolean },
) {
  const head = cellsOf(typesetter, { face: 'hei', size: sizes.五号 });
  const cell = cellsOf(typesetter, { face: 'song', size: sizes.五号 });
  const points = pointsOf(items);
  const heads: TableCell[][] = [
    ...(names ? [headings.map((heading) => head(heading))] : []),
    [head(`${block}（${points}分）`, 'left', { colSpan: headings.length }), ...covered(headings.length - 1)],
  ];
  const rows = items.map(({ title: item, standard, points: most, given, evidence }, at) => [
    cell(String(before + at + 1)),
    cell(item),
    cell(standard, 'left'),
    cell(String(most)),
    cell(given === null ? '' : String(given)),
    cell(evidence, 'left'),
    cell(''),
  ]);
  return {
    table: {
      headerRows: heads.length,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      heights: (row: number) => rowHeight(row < heads.length ? 20 : mm(10)),
      widths: [...widths],
      body: [...heads, ...rows],
    },
    layout: formRules,
  };
}

const pointsOf = (items: readonly ScoredItem[]): number => items.reduce((sum, { points }) => sum + points, 0);

const columns = [
  { heading: '序号', width: 24 },
  { heading: '内容', width: '*', alignment: 'left' },
  { heading: '是否符合', width: 68 },
  { heading: '情况说明', width: 130, alignment: 'left' },
] as const;

function checkList(typesetter: Typesetter, heading: string, lines: readonly TickedLine[]): Content[] {
  if (lines.length === 0) return [];
  return [
    {
      stack: [
        typesetter.text(heading, { face: 'hei', size: sizes.五号 }, { margin: [0, 8, 0, 3] }),
        listTable(typesetter, {
          columns,
          rows: lines.map(({ text, applies, note }, at) => [
            String(at + 1),
            text,
            choices(['是', '否'], applies === null ? [] : [applies ? '是' : '否']),
            note,
          ]),
          row: mm(9),
        }),
      ],
      unbreakable: true,
    },
  ];
}

const result = (
  { blocks, result: { total, place, ranked, vetoes } }: Model,
  typesetter: Typesetter,
): Content =>
  factGrid(
    typesetter,
    [
      [
        {
          label: `总分\n（满分${pointsOf(blocks.flatMap(({ items }) => items))}分）`,
          value: total === null ? null : `${total}分`,
        },
        {
          label: '全村排名',
          value: place === null ? '第      名，共      户' : `第${place}名，共${ranked}户`,
        },
        { label: '一票否决', value: vetoText(vetoes) },
      ],
    ],
    { widths: [78, '*', 46, 100, 46, 108], row: mm(10) },
  );

function vetoText(vetoes: Model['result']['vetoes']): string {
  if (vetoes === null) return '□无  □有，第    条';
  return vetoes.length === 0 ? '■无  □有，第    条' : `□无  ■有，第${vetoes.join('、')}条`;
}

const noteOf = (typesetter: Typesetter, note: string): Content =>
  typesetter.text(note, { face: 'song', size: sizes.小五 }, { margin: [0, 4, 0, 0] });
