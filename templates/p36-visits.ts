import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { OfficePhone, PrivacyLevel } from '#domain/identity/privacy.ts';
import type { Place, PrintContext, Refusal } from './document.ts';
import { chineseDate, isDay } from './layout/days.ts';
import { formDocument, formPlace } from './layout/form-document.ts';
import { internalText } from './layout/internal-text.ts';
import { box, penDate } from './layout/marks.ts';
import { cellLines, wrapUnits } from './layout/measure.ts';
import { formPage, mm, sizes, type Paper } from './layout/page.ts';
import { intoPages } from './layout/register.ts';
import { cellsOf, covered, formRules, rowHeight, rowOfLines } from './layout/table.ts';
import type { Typesetter } from './layout/typeset.ts';
import type { WordingSpec } from './wording.ts';

export interface Check {
  readonly label: string;
  readonly isTicked: boolean;
  readonly note: string | null;
}

export interface Visit {
  /** yyyy-mm-dd; null is left for the pen, as is every other null. */
  readonly on: string | null;
  readonly visitors: string | null;
  readonly purpose: string | null;
  readonly content: string | null;
  readonly found: string | null;
  readonly handled: string | null;
  readonly nextOn: string | null;
  /** What the visit before had found, and what became of it. */
  readonly last: string | null;
  readonly eightOnes: readonly Check[];
  readonly nineLooks: readonly Check[];
}

/** What helpers found on their visits to a household (P36): two to a page, or two to write in by hand. */
export interface Model {
  readonly place: Place;
  readonly group: string | null;
  readonly householdNo: string | null;
  readonly year: number;
  readonly head: string;
  /** Oldest first; an empty one is a form to write in. */
  readonly visits: readonly Visit[];
}

export const title = '帮扶走访记录';
export const level = 'INTERNAL' satisfies PrivacyLevel;
export const papers = ['A4'] as const satisfies readonly Paper[];
export const version = 1;
export const wording = {} as const satisfies WordingSpec;
export const phones = (): OfficePhone[] => [];

export function refusal({ visits }: Model): Refusal | null {
  if (visits.length > 0) return null;
  return { rule: 'visits-empty', message: '没有要印的走访记录。' };
}

export function needs({ visits }: Model): Refusal[] {
  return visits
    .filter(({ on, nextOn }) => on !== null && nextOn !== null && nextOn < on)
    .map(({ on }) => ({
      rule: 'visit-days',
      message: `${on}的走访，下次走访早于走访日期，请改正。`,
    }));
}

const size = sizes.五号;
const TICKS = sizes.小五;
const LABEL = 76;
/** Title and the line under it; the gap between two visits. */
const ABOVE = 50;
const GAP = 10;
const VALUE = formPage.width - LABEL - 2 * 6.5;
const SIGN = mm(12);

export function template(model: Model, context: PrintContext): TDocumentDefinitions {
  const pieces = model.visits.map((visit, at) => ({ height: heightOf(visit), visit, number: at + 1 }));
  const pages = intoPages(pieces, formPage.height - ABOVE);
  const householdNo = model.householdNo === null ? null : internalText(model.householdNo, 6);
  return formDocument(context, {
    formNumber: 'P36',
    ...{ title, level },
    unit: `${model.place.village}村民委员会`,
    line: formPlace({ ...model, householdNo }),
    content: pages.map((page, at) => ({
      stack: page.map(({ visit, number }) =>
        visitTable(visit, { number, head: model.head }, context.typesetter),
      ),
      ...(at > 0 && { pageBreak: 'before' as const }),
    })),
  });
}

interface Row {
  readonly label: string;
  readonly text: string;
  /** Room for the pen below what is printed, at least so many points high. */
  readonly least: number;
  readonly size?: number;
}

const said = (text: string | null): string => internalText(text ?? '');

const rowsOf = (visit: Visit): readonly Row[] => [
  { label: '走访事由', text: said(visit.purpose), least: mm(7.5) },
  { label: '谈话与\n查看内容', text: said(visit.content), least: mm(18) },
  { label: '困难诉求、\n发现的问题', text: said(visit.found), least: mm(11) },
  { label: '现场解决、\n处理情况', text: said(visit.handled), least: mm(11) },
  { label: '需协调事项\n（部门、时限）', text: '', least: mm(10) },
  { label: '上次问题回访', text: said(visit.last), least: mm(10) },
  { label: '八个一', text: ticks(visit.eightOnes), least: mm(10), size: TICKS },
  { label: '九看', text: ticks(visit.nineLooks), least: mm(10), size: TICKS },
];

/** A box stays with its words; lines end between them. */
function ticks(checks: readonly Check[]): string {
  const units = checks.map(({ label, isTicked, note }) => [
    `${box(isTicked)}${label}${note === null ? '' : `（${said(note)}）`}  `,
  ]);
  return wrapUnits(units, Math.floor(VALUE / TICKS)).join('');
}

function rowHeightOf({ label, text, least, size: of = size }: Row): number {
  const told = rowOfLines(cellLines(text, { width: VALUE, size: of }), of);
  return Math.max(least, told, rowOfLines(label.split('\n').length, size));
}

const heightOf = (visit: Visit): number =>
  rowsOf(visit).reduce((sum, row) => sum + rowHeightOf(row), 2 * mm(9) + SIGN + GAP + 2);

function visitTable(
  visit: Visit,
  { number, head }: { readonly number: number; readonly head: string },
  typesetter: Typesetter,
): Content {
  const label = cellsOf(typesetter, { face: 'hei', size });
  const cell = cellsOf(typesetter, { face: 'song', size });
  const small = cellsOf(typesetter, { face: 'song', size: TICKS });
  const day = (on: string | null) => (on !== null && isDay(on) ? chineseDate(on) : penDate);
  const rows = rowsOf(visit);
  const wide = ({ label: name, text, size: of }: Row): TableCell[] => [
    label(name),
    (of === undefined ? cell : small)(text, 'left', { colSpan: 3 }),
    ...covered(2),
  ];
  const table = (body: TableCell[][], heights: readonly number[]) => ({
    table: {
      dontBreakRows: true,
      widths: [LABEL, '*', LABEL, '*'],
      heights: (at: number) => rowHeight(heights[at] ?? mm(9)),
      body,
    },
    layout: formRules,
  });
  const [told, ticked] = [rows.slice(0, -2), rows.slice(-2)];
  const facts = [
    [
      label(`第${number}次 日期`),
      cell(`${day(visit.on)}    时    分`, 'left', { preserveLeadingSpaces: true }),
      label('走访人、同行人'),
      cell(said(visit.visitors), 'left'),
    ],
    [
      label('走访对象'),
      cell(`${head}户`, 'left'),
      label('下次走访'),
      cell(day(visit.nextOn), 'left', { preserveLeadingSpaces: true }),
    ],
  ];
  const signatures = [label('户主签字'), cell(''), label('走访人签字'), cell('')];
  // Who signs sees what was ticked: the foot goes to the next page whole.
  const foot = table([...ticked.map(wide), signatures], [...ticked.map(({ least }) => least), SIGN]);
  return {
    stack: [
      table([...facts, ...told.map(wide)], [mm(9), mm(9), ...told.map(({ least }) => least)]),
      { ...foot, unbreakable: true, margin: [0, -0.5, 0, 0] },
    ],
    margin: [0, 0, 0, GAP],
  };
}
