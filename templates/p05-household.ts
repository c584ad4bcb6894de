import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { emWidth } from './layout/measure.ts';
import { mm, sizes, wideFormPage } from './layout/page.ts';
import { cellsOf, covered, formRules, rowHeight, sidePadding, type CellMaker } from './layout/table.ts';
import type { Typesetter } from './layout/typeset.ts';
import type { FormFact, FormGroup } from './p05-model.ts';

/** Facts beside each other in a row. */
const ACROSS = 4;
/** Columns of a fact: its name and its value, and in a comparison what it has become. */
const COLUMNS = { plain: 2, compared: 3 } as const;
const LABEL = { plain: 62, compared: 54 } as const;
/** A value of more em takes the place of two facts. */
const WIDE = { plain: 22, compared: 17 } as const;
const TYPED = 20;

type Kind = keyof typeof COLUMNS;

interface Slot {
  readonly fact: FormFact;
  readonly slots: number;
}

/** The household's facts, group by group; compared, each with an empty cell for what it has become. */
export const householdTables = (
  typesetter: Typesetter,
  groups: readonly FormGroup[],
  kind: Kind,
): Content[] =>
  groups.map((group, at): Content => ({
    ...groupTable(typesetter, group, kind),
    margin: [0, at === 0 ? 0 : -1, 0, 0],
  }));

function groupTable(typesetter: Typesetter, { title, facts }: FormGroup, kind: Kind) {
  const label = cellsOf(typesetter, { face: 'hei', size: sizes.小五 });
  const value = cellsOf(typesetter, { face: 'song', size: sizes.小五 });
  const columns = COLUMNS[kind];
  const heads: TableCell[][] = [
    [label(title, 'left', { colSpan: ACROSS * columns }), ...covered(ACROSS * columns - 1)],
    ...(kind === 'plain' ? [] : [Array.from({ length: ACROSS }, () => comparedHead(label)).flat()]),
  ];
  const rows = rowsOf(facts, WIDE[kind]);
  const heights = rows.map((row) =>
    kind === 'compared' || row.some(({ fact }) => fact.value === '') ? mm(9) : TYPED,
  );
  // Told in points: columns that share what is left grow with the longest value across them.
  const inner = wideFormPage.width / ACROSS - columns * (2 * sidePadding + 0.5) - 0.25;
  const width = (at: number) => (at % columns === 0 ? LABEL[kind] : (inner - LABEL[kind]) / (columns - 1));
  return {
    table: {
      headerRows: heads.length,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      heights: (row: number) => rowHeight(heights[row - heads.length] ?? 16),
      widths: Array.from({ length: ACROSS * columns }, (_, at) => width(at)),
      body: [...heads, ...rows.map((row) => cellsOfRow(row, { label, value, kind }))],
    },
    layout: formRules,
  };
}

const comparedHead = (label: CellMaker): TableCell[] => [label('项目'), label('现登记'), label('变化后')];

/** Fills rows of so many facts. */
function rowsOf(facts: readonly FormFact[], wide: number): Slot[][] {
  const rows: Slot[][] = [];
  let free = 0;
  for (const fact of facts) {
    const slots = emWidth(fact.value) > wide ? 2 : 1;
    if (slots > free) {
      rows.push([]);
      free = ACROSS;
    }
    rows.at(-1)?.push({ fact, slots });
    free -= slots;
  }
  return rows;
}

interface Making {
  readonly label: CellMaker;
  readonly value: CellMaker;
  readonly kind: Kind;
}

/** The cells of a row; what the facts leave of it is one empty cell. */
function cellsOfRow(row: readonly Slot[], making: Making): TableCell[] {
  const rest = ACROSS - row.reduce((sum, { slots }) => sum + slots, 0);
  const cells = row.flatMap((slot) => cellsOfSlot(slot, making));
  return rest === 0 ? cells : [...cells, ...wideCell(making.value, '', rest * COLUMNS[making.kind])];
}

function cellsOfSlot({ fact, slots }: Slot, { label, value, kind }: Making): TableCell[] {
  const name = label(labelLines(fact.label, LABEL[kind] / sizes.小五));
  const columns = slots * COLUMNS[kind] - 1;
  if (kind === 'plain') return [name, ...wideCell(value, fact.value, columns)];
  const half = Math.floor(columns / 2);
  return [name, ...wideCell(value, fact.value, half), ...wideCell(value, '', columns - half)];
}

const wideCell = (value: CellMaker, text: string, span: number): TableCell[] => [
  value(text, 'left', span > 1 ? { colSpan: span } : {}),
  ...covered(span - 1),
];

/** A name that is too long for its cell broken before its unit, else into lines of one length. */
function labelLines(label: string, capacity: number): string {
  if (emWidth(label) <= capacity) return label;
  const unit = label.lastIndexOf('（');
  if (unit > 0 && unit <= capacity) return `${label.slice(0, unit)}\n${label.slice(unit)}`;
  const lines = Math.ceil(label.length / Math.floor(capacity));
  const length = Math.ceil(label.length / lines);
  return Array.from({ length: lines }, (_, at) => label.slice(at * length, (at + 1) * length)).join('\n');
}
