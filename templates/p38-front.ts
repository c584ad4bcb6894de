import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { timelineDay } from '#domain/time/timeline.ts';
import type { PrintContext } from './document.ts';
import { formTitle } from './layout/form.ts';
import { factGrid } from './layout/grid.ts';
import { internalText } from './layout/internal-text.ts';
import { cellLines } from './layout/measure.ts';
import { mm, sizes, wideFormPage } from './layout/page.ts';
import { cellsOf, covered, formRules, rowHeight, rowOfLines } from './layout/table.ts';
import type { Typesetter } from './layout/typeset.ts';
import type { Card, CardMember } from './p38-model.ts';

interface Columns {
  readonly hasIdNumbers: boolean;
}

/** Rows of the front; a larger household goes on behind the back. */
const MOST = 10;
const ROW = mm(8);
const GAP = 5;
const size = sizes.小五;
/** Title and line of place above everything. */
const HEAD = 50;
/** Events in a row of the timeline, and at most. */
const IN_ROW = 6;
const MOST_EVENTS = 12;

/** Front of the card: the household, the turns of its standing, its people, its helpers. */
export function cardFront(card: Card, { typesetter }: PrintContext, columns: Columns): Content[] {
  const shown = card.members.slice(0, rowsOnFront(card, columns));
  const rest = card.members.length - shown.length;
  return [
    factGrid(
      typesetter,
      factsOf(card).map((row) => row.map((fact) => ({ ...fact, value: internalText(fact.value) }))),
      { widths: GRID, row: ROW },
    ),
    timelineTable(card, typesetter),
    membersTable(typesetter, shown, { ...columns, from: 1, blank: Math.max(0, MOST - card.members.length) }),
    ...(rest === 0
      ? []
      : [note(typesetter, `本户共${card.members.length}人，第${shown.length + 1}人起见续页。`)]),
  ];
}

/** What the front has no room for, on pages of their own behind the back. */
export function cardMore(
  card: Card,
  { typesetter }: PrintContext,
  { title, ...columns }: Columns & { readonly title: string },
): Content[] {
  const from = rowsOnFront(card, columns);
  if (card.members.length <= from) return [];
  return [
    { ...(formTitle(typesetter, `${title}续页`) as object), pageBreak: 'before' } as Content,
    note(typesetter, `户主：${card.head}    家庭成员第${from + 1}人至第${card.members.length}人`),
    membersTable(typesetter, card.members.slice(from), { ...columns, from: from + 1, blank: 0 }),
  ];
}

const GRID = [60, '*', 60, '*', 60, '*', 60, '*'] as const;

function factsOf({ head, members, type, phone, address, helpers }: Card) {
  const helper = helpers.map(({ name, unit, position, phone: number }) =>
    [name, unit, position, number].filter((part) => part !== '').join('  '),
  );
  return [
    [
      { label: '户主', value: head },
      { label: '家庭人口', value: `${members.length}人` },
      { label: '户属性', value: type },
      { label: '联系电话', value: phone ?? '' },
    ],
    [
      { label: '住址', value: address ?? '', span: 3 },
      { label: '帮扶责任人', value: helper.join('\n'), span: 3 },
    ],
  ];
}

/** The first event and the newest ones, six to a row. */
function shownEvents({ events }: Card) {
  return events.length <= MOST_EVENTS
    ? events
    : [...events.slice(0, 1), ...events.slice(events.length - MOST_EVENTS + 1)];
}

function timelineTable(card: Card, typesetter: Typesetter): Content {
  const label = cellsOf(typesetter, { face: 'hei', size: sizes.五号 });
  const cell = cellsOf(typesetter, { face: 'song', size });
  const events = shownEvents(card);
  const pairs = Math.max(1, Math.ceil(events.length / IN_ROW));
  const body = Array.from({ length: pairs }, (_, at): TableCell[][] => {
    const row = Array.from({ length: IN_ROW }, (_, place) => events[at * IN_ROW + place]);
    return [
      [label('时间'), ...row.map((event) => cell(event === undefined ? '' : timelineDay(event.on)))],
      [label('事项'), ...row.map((event) => cell(atColon(event?.what ?? '')))],
    ];
  }).flat();
  return {
    table: {
      widths: [60, ...Array.from({ length: IN_ROW }, () => '*')],
      heights: rowHeight(mm(6.5)),
      dontBreakRows: true,
      body,
    },
    layout: formRules,
    margin: [0, GAP, 0, GAP],
  };
}

/** Width of an event's cell. */
const EVENT = (wideFormPage.width - 60 - 7 * 6.5) / IN_ROW;

/** 纳入监测：突发严重困难户 breaks after its colon where it does not stand on one line. */
const atColon = (what: string): string =>
  cellLines(what, { width: EVENT, size }) > 1 ? what.replace('：', '：\n') : what;

interface MemberColumn {
  readonly heading: string;
  readonly width: number;
  readonly value: (member: CardMember) => string;
  readonly alignment?: 'left' | 'center';
}

const yesNo = (flag: boolean | null): string => (flag === null ? '' : flag ? '是' : '否');

const MEMBER_COLUMNS: readonly MemberColumn[] = [
  { heading: '姓名', width: 66, value: ({ name }) => name },
  { heading: '性别', width: 22, value: ({ sex }) => sex },
  { heading: '身份证号', width: 98, value: ({ idNumber }) => idNumber ?? '', alignment: 'left' },
  { heading: '与户主\n关系', width: 44, value: ({ relation }) => relation },
  { heading: '年龄', width: 22, value: ({ age }) => (age === null ? '' : String(age)) },
  { heading: '健康状况', width: 73, value: ({ health }) => health },
  { heading: '劳动能力', width: 62, value: ({ labour }) => labour },
  { heading: '在读/务工', width: 71, value: ({ occupation }) => occupation },
  { heading: '参加\n医保', width: 28, value: ({ isMedicallyInsured: is }) => yesNo(is) },
  { heading: '参加\n养老', width: 28, value: ({ hasPension: has }) => yesNo(has) },
  { heading: '低保\n特困', width: 34, value: ({ relief }) => relief },
];
const LAST = { heading: '残疾类别、等级', value: ({ disability }: CardMember) => disability };

/** Without id numbers their room goes to the columns that hold words. */
const ROOMIER: Readonly<Record<string, number>> = { 姓名: 16, 与户主关系: 14, 健康状况: 28, 劳动能力: 22 };

const columnsOf = ({ hasIdNumbers }: Columns): readonly MemberColumn[] =>
  hasIdNumbers
    ? MEMBER_COLUMNS
    : MEMBER_COLUMNS.filter(({ heading }) => heading !== '身份证号').map((column) => ({
        ...column,
        width: column.width + (ROOMIER[column.heading.replace('\n', '')] ?? 0),
      }));

/** Width of the last column, which takes what the others leave; 6 pt of padding and a rule for each. */
const lastWidth = (columns: readonly MemberColumn[]): number =>
  wideFormPage.width - columns.reduce((sum, { width }) => sum + width + 6.5, 22 + 13.5);

function membersTable(
  typesetter: Typesetter,
  members: readonly CardMember[],
  { from, blank, ...wanted }: Columns & { readonly from: number; readonly blank: number },
): Content {
  const head = cellsOf(typesetter, { face: 'hei', size });
  const cell = cellsOf(typesetter, { face: 'song', size });
  const columns = columnsOf(wanted);
  const rows = members.map((member, at): TableCell[] => [
    cell(String(from + at)),
    ...columns.map(({ value, alignment = 'center' }) => {
      const text = value(member);
      return cell(wanted.hasIdNumbers ? text : internalText(text), alignment);
    }),
    cell(LAST.value(member)),
  ]);
  const empty = Array.from({ length: blank }, (_, at) => [
    cell(String(members.length + at + 1)),
    ...covered(columns.length + 1).map(() => cell('')),
  ]);
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      heights: (row) => rowHeight(row === 0 ? rowOfLines(2, size) : mm(9)),
      widths: [22, ...columns.map(({ width }) => width), '*'],
      body: [
        [head('序号'), ...columns.map(({ heading }) => head(heading)), head(LAST.heading)],
        ...rows,
        ...empty,
      ],
    },
    layout: formRules,
  };
}

/** How many people the front takes: ten, or as many as their rows leave room for. */
function rowsOnFront(card: Card, wanted: Columns): number {
  const columns = columnsOf(wanted);
  const all = [...columns, { ...LAST, width: lastWidth(columns) }];
  let left = wideFormPage.height - HEAD - gridHeight(card) - eventsHeight(card) - rowOfLines(2, size) - 16;
  const count = card.members.findIndex((member, at) => {
    const lines = Math.max(...all.map(({ value, width }) => cellLines(value(member), { width, size })));
    left -= Math.max(mm(9), rowOfLines(lines, size));
    return left < 0 || at === MOST;
  });
  return count < 0 ? card.members.length : count;
}

/** Value of a fact over one column, and over three. */
const NARROW = (wideFormPage.width - 4 * 60 - 8 * 6.5) / 4;
const WIDE = 3 * NARROW + 60 + 3 * 6.5;

const gridHeight = (card: Card): number =>
  factsOf(card).reduce((sum, row) => {
    const lines = row.map(({ value, ...fact }) =>
      cellLines(value, { width: 'span' in fact ? WIDE : NARROW, size: sizes.五号 }),
    );
    return sum + Math.max(ROW, rowOfLines(Math.max(...lines), sizes.五号));
  }, 0);

function eventsHeight(card: Card): number {
  const events = shownEvents(card);
  const width = EVENT;
  const pairs = Math.max(1, Math.ceil(events.length / IN_ROW));
  const heights = Array.from({ length: pairs }, (_, at) => {
    const row = events.slice(at * IN_ROW, (at + 1) * IN_ROW);
    const lines = Math.max(1, ...row.map(({ what }) => cellLines(atColon(what), { width, size })));
    return mm(6.5) + Math.max(mm(6.5), rowOfLines(lines, size));
  });
  return heights.reduce((sum, height) => sum + height, 2 * GAP);
}

const note = (typesetter: Typesetter, text: string): Content =>
  typesetter.text(text, { face: 'song', size }, { margin: [0, 3, 0, 3], preserveLeadingSpaces: true });
