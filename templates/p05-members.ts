import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { closingRow } from './layout/grid.ts';
import { mm, sizes, type Margins } from './layout/page.ts';
import { cellsOf, formRules, rowHeight } from './layout/table.ts';
import type { Typesetter } from './layout/typeset.ts';
import { valueOf, type FormMember } from './p05-model.ts';

interface Column {
  readonly heading: string;
  readonly key: string;
  readonly width: number | '*';
  readonly left?: true;
}

/** The member table of the national register. */
const people: readonly Column[] = [
  { heading: '姓名', key: 'member.name', width: 52 },
  { heading: '性别', key: 'member.sex', width: 18 },
  { heading: '公民身份号码\n（残疾证号）', key: 'member.id_number', width: 101, left: true },
  { heading: '与户主\n关系', key: 'member.relation', width: 30 },
  { heading: '民族', key: 'member.nation', width: 27 },
  { heading: '文化程度', key: 'member.education', width: 36 },
  { heading: '在校生\n状况', key: 'member.school_status', width: 36 },
  { heading: '健康状况', key: 'member.health', width: 45 },
  { heading: '劳动能力', key: 'member.labour_ability', width: 45 },
  { heading: '务工月数', key: 'member.work_months', width: 19 },
  { heading: '务工地区', key: 'form.work_place', width: '*' },
  { heading: '低保、\n特困', key: 'form.minimum', width: 36 },
  { heading: '医疗保险', key: 'form.medical', width: 45 },
  { heading: '养老保险', key: 'form.pension', width: 36 },
  { heading: '政治面貌', key: 'member.political_status', width: 36 },
];

/** What else is recorded; of those only of whom there is something. */
const work: readonly Column[] = [
  { heading: '姓名', key: 'member.name', width: 52 },
  { heading: '联系电话', key: 'member.phone', width: 58 },
  { heading: '残疾类别、\n等级、办证年度', key: 'form.disability', width: 64 },
  { heading: '务工企业', key: 'member.employer', width: '*', left: true },
  { heading: '务工月收入（元）', key: 'member.monthly_wage', width: 46 },
  { heading: '所属行业', key: 'member.industry', width: 48 },
  { heading: '就业渠道', key: 'member.employment_channel', width: 48 },
  { heading: '务工起止', key: 'form.work_period', width: 54 },
  { heading: '公益性岗位', key: 'form.public_post', width: 50 },
  { heading: '未上学、\n未就业原因', key: 'form.reason', width: 52 },
  { heading: '其他情况', key: 'form.other', width: 90, left: true },
];

/** Rows of the empty form: a family of usual size is written into it by hand. */
const ROWS = 6;

/** The members with what is recorded of each, and rows for the pen; under the last what stands at the foot. */
export function memberTables(
  typesetter: Typesetter,
  members: readonly FormMember[],
  foot: Content,
): Content[] {
  const blanks = Array.from({ length: Math.max(0, ROWS - members.length) }, (_, at) => [
    blank(typesetter, people, String(members.length + at + 1)),
  ]);
  const rowOf = (columns: readonly Column[]) => (member: FormMember, at: number) => [
    present(typesetter, columns, member, at),
  ];
  return tables(typesetter, { members, rowOf, blanks, foot });
}

/** Below each member's row an empty one for what has become of it. */
export function comparedTables(
  typesetter: Typesetter,
  members: readonly FormMember[],
  foot: Content,
): Content[] {
  const rowOf = (columns: readonly Column[]) => (member: FormMember, at: number) => [
    present(typesetter, columns, member, at, kept),
    blank(typesetter, columns, '', '变化后'),
  ];
  return tables(typesetter, { members, rowOf, blanks: [], foot });
}

/** The rows of one member, which stay together. */
type Group = readonly TableCell[][];

interface Tables {
  readonly members: readonly FormMember[];
  readonly rowOf: (columns: readonly Column[]) => (member: FormMember, at: number) => Group;
  readonly blanks: readonly Group[];
  readonly foot: Content;
}

function tables(typesetter: Typesetter, { members, rowOf, blanks, foot }: Tables): Content[] {
  const all = [...members.map(rowOf(people)), ...blanks];
  const told = members.flatMap((member, at) =>
    work.slice(1).some(({ key }) => valueOf(member, key) !== '') ? [rowOf(work)(member, at)] : [],
  );
  if (told.length === 0) return [table(typesetter, people, all, foot)];
  const further = { ...table(typesetter, work, told, foot), margin: [0, 6, 0, 0] as Margins };
  return [table(typesetter, people, all), further];
}

/** With a foot, the last member's rows go onto a page together with it. */
function table(typesetter: Typesetter, columns: readonly Column[], groups: readonly Group[], foot?: Content) {
  const head = cellsOf(typesetter, { face: 'hei', size: sizes.小五 });
  const widths = [19, ...columns.map(({ width }) => width)];
  const rows = groups.slice(0, foot === undefined ? groups.length : -1).flat();
  const closing =
    foot === undefined ? [] : [closingRow([...(groups.at(-1) ?? [])], { widths, row: mm(9), foot })];
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: Math.min(2, rows.length),
      dontBreakRows: true,
      heights: (row: number) => (row > rows.length ? 0 : rowHeight(row === 0 ? 28 : mm(9))),
      widths,
      body: [[head('序号'), ...columns.map(({ heading }) => head(heading))], ...rows, ...closing],
    },
    layout: formRules,
  };
}

/** Rows that a cell holds together never part at the end of a page; it is too low to stand in their middle. */
const kept = {
  rowSpan: 2,
  verticalAlignment: 'top' as const,
  margin: [0, mm(9) - sizes.小五, 0, 0] as Margins,
};

function present(
  typesetter: Typesetter,
  columns: readonly Column[],
  member: FormMember,
  at: number,
  first: Partial<typeof kept> = {},
): TableCell[] {
  const cell = cellsOf(typesetter, { face: 'song', size: sizes.小五 });
  const cells = columns.map(({ key, left }) => cell(valueOf(member, key), left === true ? 'left' : 'center'));
  return [cell(String(at + 1), 'center', first), ...cells];
}

function blank(typesetter: Typesetter, columns: readonly Column[], number: string, word = ''): TableCell[] {
  const cell = cellsOf(typesetter, { face: 'song', size: sizes.小五 });
  const head = cellsOf(typesetter, { face: 'hei', size: sizes.小五 });
  return [cell(number), head(word), ...columns.slice(1).map(() => cell(''))];
}
