import type { Cells } from '#db/row-access.ts';
import { loadRows } from '#db/row-access.ts';
import type { Db } from '#db/schema.ts';
import { aHousehold, anArchive, type BuiltArchive, type BuiltHousehold } from './archive-builder.ts';
import { doStepsUpTo, fillHousehold, startProcedure } from './run-procedure.ts';

/** Who must not stand on any board: a child of every household, and a head under 18. */
export const CHILD = '钱小宝';
export const YOUNG_HEAD = '周小满';

/** Who objected to the notice, and by which telephone: for the office alone. */
const OBJECTOR = { objector: '欧阳举实', objector_phone: '13911223344' };

export interface PostedTownship {
  readonly archive: BuiltArchive;
  readonly procedureId: number;
  readonly villageId: number;
  readonly householdId: number;
  /** Id numbers, birth days and names that are somebody's. */
  readonly secrets: readonly string[];
}

const CHILD_BORN = '2016-05-06';

/** A township in which every posted paper can be printed, with a row in every table that holds what somebody typed. */
export async function aPostedTownship(): Promise<PostedTownship> {
  const archive = await anArchive({ today: '2025-03-20' });
  const people = { others: [{ name: CHILD, relation: '03', birth_date: CHILD_BORN }], group: '三组' };
  const year = { year: { year: 2025, head_count: 2 }, headYear: { year: 2025, political_status: '01' } };
  const first = await aHousehold(archive, {
    ...{ head: '钱大山', ...people, ...year, income: { year: 2024, wage_income: 12_000 } },
    measures: [{ year: 2025, kind: 'industry', content: '养牛', starts_on: '2025-01-02', amount: 1000 }],
  });
  const second = await aHousehold(archive, { head: '李有田', ...people, ...year });
  const young = await aHousehold(archive, {
    ...{ head: YOUNG_HEAD, group: '三组', headCells: { birth_date: '2010-02-03' } },
  });
  const spell = { category: '2', recognised_month: '202402', risk_1: '01', elimination_mode: '1' };
  const leaving = await aHousehold(archive, { head: '吴老五', ...people, ...year, spell });
  const ended = {
    category: '2',
    recognised_month: '202302',
    state: 'eliminated',
    eliminated_month: '202502',
  };
  const left = await aHousehold(archive, { head: '郑六根', ...people, ...year, spell: ended });
  const procedureId = await startProcedure(archive, [first.id, second.id, young.id]);
  for (const { id } of [first, second, young]) await fillHousehold(archive, procedureId, id);
  await archive.must('procedure.updateHousehold', {
    ...{ id: procedureId, householdId: young.id, consentOn: '2025-03-02', consentSigner: '周桂兰' },
  });
  await doStepsUpTo(archive, procedureId, 'announce');
  const villageId = archive.villages['云溪村'] ?? 0;
  await archive.write((rows) => {
    for (const [table, cells] of recordsOf(first, { villageId, leaving })) rows.insert(table, cells);
    rows.insert('objection', objectionTo(procedureId, first.id));
    for (const { id } of [second, young]) rows.insert('adjustment', exitOf(id, '3'));
    for (const { id } of [leaving, left]) rows.insert('fund_receipt', fundOf(id, '02'));
  });
  const numbers = [first, second, young, leaving, left].flatMap(({ idNumbers }) => idNumbers);
  return {
    ...{ archive, procedureId, villageId, householdId: first.id },
    secrets: [
      ...numbers,
      CHILD,
      YOUNG_HEAD,
      CHILD_BORN,
      '2016年5月6日',
      '20160506',
      '2010-02-03',
      '13800001234',
      ...Object.values(OBJECTOR),
    ],
  };
}

const objectionTo = (procedure_id: number, household_id: number): Cells => ({
  ...{ procedure_id, step_key: 'notice', household_id, received_on: '2025-03-06', channel: 'phone' },
  ...{ ...OBJECTOR, content: '家里有小汽车', verified_on: '2025-03-07', verifiers: '周一、吴二' },
  ...{ finding: '已卖出', outcome: 'dismissed', decided_on: '2025-03-08', decided_by: '郑书记' },
  ...{ answered_on: '2025-03-08', answer: '当面说明' },
});

const exitOf = (household_id: number, kind: string): Cells => ({
  ...{
    household_id,
    year: 2025,
    kind,
    reason: '1',
    applied_on: '2025-02-01',
    first_meeting_on: '2025-02-03',
  },
  ...{ first_notice_from: '2025-02-04', first_notice_to: '2025-02-10', second_notice_from: '2025-02-12' },
  ...{ second_notice_to: '2025-02-18', county_approved_on: '2025-02-20', announced_on: '2025-02-21' },
});

const fundOf = (household_id: number, kind: string): Cells => ({
  ...{
    household_id,
    kind,
    year: 2025,
    received_on: '2025-03-01',
    amount: 1200,
    document_no: '清府〔2025〕3号',
  },
});

function recordsOf(
  { id: household_id, memberIds }: BuiltHousehold,
  { villageId: village_id, leaving }: { villageId: number; leaving: BuiltHousehold },
): [keyof Db, Cells][] {
  const member_id = memberIds[0] ?? 0;
  return [
    ['adjustment', exitOf(household_id, '3')],
    ['adjustment', exitOf(leaving.id, '4')],
    ['fund_receipt', { ...fundOf(household_id, '01'), project: '油茶抚育' }],
    ['helper', { id: 901, name: '何帮扶' }],
    ['pairing', { helper_id: 901, household_id }],
    ['consent', { household_id, guardian: '钱大山', signed_on: '2025-03-02' }],
    ['benefit', { household_id, member_id, kind: '01' }],
    ['housing_appraisal', { household_id }],
    ['disability_certificate', { household_id, member_id, type: '1', level: '2' }],
    ['assistance_plan', { household_id, year: 2025 }],
    ['visit', { id: 902, household_id, content: '走访' }],
    ['visit_check', { visit_id: 902, item: 'a' }],
    ['income_statement', { id: 903, household_id, purpose: 'survey', year: 2025 }],
    ['income_line', { statement_id: 903, item: 'wage_income', title: '务工', amount: 1 }],
    ['village_year', { village_id, year: 2025 }],
    ['village_officer', { village_id, role: '01', name: '冯主任' }],
    ['representative', { village_id, name: '卫代表' }],
    ['notice_board', { village_id, place: '村委会公示栏' }],
    ['comparison_hit', { id_key: 'x', name: '钱大山', department: '公安', suspicion: '有车' }],
    [
      'custom_field',
      {
        id: 904,
        key: 'household.own',
        label: '自定义',
        entity: 'household',
        type: 'text',
        yearly: 0,
        level: 'FULL',
      },
    ],
    ['member', { household_id, name: '钱远走', relation: '03', left_on: '2025-01-02', left_reason: '01' }],
    ['custom_value', { field_id: 904, household_id, value: '自己的内容' }],
  ];
}

export interface Column {
  readonly table: keyof Db;
  readonly column: string;
}

export const columnName = ({ table, column }: Column): string => `${table}.${column}`;

/** Tables of what somebody typed or imported of households, people, villages and the township. */
const TABLES = [
  ...[
    'household',
    'household_year',
    'member',
    'member_year',
    'income_statement',
    'income_line',
    'monitoring_spell',
  ],
  ...['measure', 'helper', 'pairing', 'village', 'village_year', 'village_group', 'township', 'benefit'],
  ...[
    'fund_receipt',
    'housing_appraisal',
    'disability_certificate',
    'assistance_plan',
    'visit',
    'visit_check',
  ],
  ...['adjustment', 'consent', 'village_officer', 'representative', 'notice_board', 'procedure_household'],
  ...['procedure_step', 'comparison_hit', 'custom_value', 'objection'],
] as readonly (keyof Db)[];

/** Columns of text that take any text: those that a check of the schema keeps to days or to a few words do not. */
export function openColumns({ session }: BuiltArchive): Column[] {
  const raw = session.archive!.raw;
  const definition = raw.prepare<[string], { sql: string }>('SELECT sql FROM sqlite_schema WHERE name = ?');
  return TABLES.flatMap((table) => {
    const { sql } = definition.get(table) ?? { sql: '' };
    const columns = raw.pragma(`table_info("${table}")`) as { name: string; type: string }[];
    return columns
      .filter(({ name, type }) => type === 'TEXT' && !new RegExp(`\\b${name} (?:GLOB|IN \\()`).test(sql))
      .map(({ name }): Column => ({ table, column: name }));
  });
}

/**
 * Writes a text into columns, in every row of theirs, and gives back what undoes it. `text` gets the row's number, which
 * keeps apart what must be unique.
 */
export async function typeInto(
  archive: BuiltArchive,
  columns: readonly Column[],
  text: (column: Column, row: number, before: string) => string,
): Promise<() => Promise<void>> {
  const raw = archive.session.archive!.raw;
  const before: { table: keyof Db; id: number; cells: Cells }[] = [];
  const after: typeof before = [];
  for (const [table, some] of Map.groupBy(columns, (column) => column.table))
    for (const row of loadRows(raw, table)) {
      // Why somebody left is kept only of those who did.
      const these = some.filter(({ column }) => column !== 'left_reason' || row[column] !== null);
      if (these.length === 0) continue;
      const pick = (value: (column: Column) => string | number | null): Cells =>
        Object.fromEntries(these.map((column) => [column.column, value(column)]));
      before.push({ table, id: row.id, cells: pick(({ column }) => row[column] ?? null) });
      after.push({
        table,
        id: row.id,
        cells: pick((column) => text(column, row.id, String(row[column.column] ?? ''))),
      });
    }
  const put = (rows: typeof before) =>
    archive.write((writer) => rows.forEach(({ table, id, cells }) => writer.update(table, id, cells)));
  await put(after);
  return () => put(before);
}
