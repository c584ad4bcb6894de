import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { PrintContext } from './document.ts';
import { formLine, formTitle } from './layout/form.ts';
import { listTable } from './layout/grid.ts';
import { overTwoRows } from './layout/grouped-heads.ts';
import { cellLines } from './layout/measure.ts';
import { mm, registerPage, sizes } from './layout/page.ts';
import { intoPages } from './layout/register.ts';
import { cellsOf, covered, formRules, rowHeight, rowOfLines, type CellMaker } from './layout/table.ts';
import { FIGURES, type Figures, type Model } from './p40-model.ts';

const size = sizes.小五;
const ROW = mm(8);
const HEADS = [rowOfLines(2, size), rowOfLines(2, size)] as const;
/** Title and line above the table of the first page; a later page has the line alone. */
const ABOVE = 52;

/** Digits of the totals are wider than those of the rows and one more. */
const STRONG = 8;
const RATE = 32;
const VILLAGE = 72;

/** Over one column or two, in the order of the figures. */
const headings = (registered: string): readonly (readonly [string, ...string[]])[] => [
  ['户籍', '户', '人'],
  [registered, '户', '人'],
  ['脱贫不稳定户', '户', '人'],
  ['边缘易致贫户', '户', '人'],
  ['突发严重\n困难户', '户', '人'],
  ['在监测合计', '户', '人'],
  ['本年新增监测', '户', '人'],
  ['本年风险消除', '户', '人'],
  ['本年返贫', '户', '人'],
  ['自然\n增加', '人'],
  ['自然\n减少', '人'],
  ['其中低保', '户', '人'],
  ['其中特困', '户', '人'],
  ['公益\n岗位', '人'],
  ['小额\n信贷', '户'],
  ['易地\n搬迁', '户'],
];

interface Line {
  readonly height: number;
  readonly keepsWithPrevious?: true;
  readonly name: string;
  readonly number: string;
  readonly figures: Figures;
}

interface VillagesPages {
  readonly content: Content[];
  /** What the last page has left, in points. */
  readonly left: number;
}

/** The villages beside each other, page by page, the total with the last of them. */
export function villagesPages(model: Model, context: PrintContext): VillagesPages {
  const { rows, total } = model;
  const lines: Line[] = [
    ...rows.map(({ village, figures }, at) => ({
      height: Math.max(ROW, rowOfLines(cellLines(village, { width: VILLAGE, size }), size)),
      ...{ name: village, number: String(at + 1), figures },
    })),
    { height: ROW, keepsWithPrevious: true, name: '合计', number: '', figures: total },
  ];
  const room = registerPage.height - ABOVE - HEADS[0] - HEADS[1] - 4;
  const pages = intoPages(lines, room);
  return {
    content: pages.map((page) => villagesPage(page, model, context)),
    left: room - (pages.at(-1) ?? []).reduce((sum, { height }) => sum + height, 0),
  };
}

function villagesPage(page: readonly Line[], model: Model, { typesetter }: PrintContext): Content {
  const head = cellsOf(typesetter, { face: 'hei', size });
  const cell = cellsOf(typesetter, { face: 'song', size });
  const groups = headings(model.registered);
  const leaves = groups.flatMap(([, ...units]) => units);
  const strong = cellsOf(typesetter, { face: 'hei', size: STRONG });
  const overBoth = (text: string): TableCell =>
    overTwoRows(head(text), {
      text: rowOfLines(text.split('\n').length, size),
      rows: HEADS[0] + HEADS[1],
    });
  const top: TableCell[] = [
    overBoth('序号'),
    overBoth('行政村'),
    ...groups.flatMap(([name, ...units]) => [
      head(name, 'center', { colSpan: units.length }),
      ...covered(units.length - 1),
    ]),
    overBoth('发生率\n（%）'),
  ];
  return {
    stack: [
      formTitle(typesetter, `${model.township}乡簿`),
      formLine(typesetter, [
        `${model.county}${model.township}`,
        `${model.year}年度（截至${model.asOf}）`,
        '单位：户、人、%',
      ]),
      {
        table: {
          headerRows: 2,
          dontBreakRows: true,
          heights: (row) => rowHeight(HEADS[row] ?? ROW),
          widths: [22, '*', 34, 40, ...leaves.slice(2).map((unit) => (unit === '户' ? 26 : 28)), RATE],
          body: [
            top,
            [{}, {}, ...leaves.map((unit) => head(unit)), {}],
            ...page.map((line) => lineCells(line, line.keepsWithPrevious === true ? strong : cell)),
          ],
        },
        layout: formRules,
      },
    ],
    pageBreak: 'before',
  };
}

const lineCells = ({ name, number, figures }: Line, make: CellMaker): TableCell[] => [
  make(number),
  make(name, 'left'),
  ...FIGURES.map((key) => make(figures[key] === null ? '' : String(figures[key]), 'right')),
  make(rateOf(figures), 'right'),
];

/** People under watch among the village's own, in percent; two decimals, since the rates are small. */
function rateOf({ monitoredPeople, residentPeople }: Figures): string {
  if (monitoredPeople === null || residentPeople === null || residentPeople === 0) return '';
  return ((monitoredPeople / residentPeople) * 100).toFixed(2);
}

/** Height of the contacts with their heading, in points. */
export function contactsHeight({ contacts }: Model): number {
  const rows = contacts.map(({ secretary, director, team, watcher }) => {
    const people = [secretary, director, team, watcher].map((each) =>
      each.reduce((sum, one) => sum + cellLines(one, { width: CONTACT, size: sizes.小四 }), 0),
    );
    return Math.max(mm(9), rowOfLines(Math.max(...people), sizes.小四));
  });
  return rows.reduce((sum, height) => sum + height, 30 + mm(9));
}

/** A column of people in the list of contacts. */
const CONTACT = (registerPage.width - 270 - 7 * 6.5) / 4;

/** Whom to ask in each village. */
export function contactsTable({ contacts }: Model, { typesetter }: PrintContext): Content {
  const lines = (people: readonly string[]) => (people.length === 0 ? null : people.join('\n'));
  return listTable(typesetter, {
    columns: [
      { heading: '序号', width: 40 },
      { heading: '行政村', width: 120, alignment: 'left' },
      { heading: '村委会电话', width: 110 },
      ...['村党支部书记', '村委会主任', '第一书记、工作队队长', '防返贫监测网格员'].map(
        (heading) => ({ heading, width: '*', alignment: 'left' }) as const,
      ),
    ],
    rows: contacts.map(({ village, phone, secretary, director, team, watcher }, at) => [
      ...[String(at + 1), village, phone],
      ...[secretary, director, team, watcher].map(lines),
    ]),
    row: mm(9),
    size: sizes.小四,
  });
}
