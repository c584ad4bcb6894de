import type Database from 'better-sqlite3';
import type { Values } from '#domain/quality/facts.ts';
import type { PastTable } from '#domain/quality/rule.ts';
import type { Cell } from './row-access.ts';

/** What is read: a table that is missing is not read at all, `null` means all of its columns. */
export interface Wanted {
  readonly columns: ReadonlyMap<string, ReadonlySet<string> | null>;
  /** Tables of which earlier years are read too, with the columns that are wanted of them. */
  readonly before: ReadonlyMap<PastTable, ReadonlySet<string> | null>;
}

interface FactTable {
  readonly table: string;
  /** The household of a row, as SQL over the aliases below. */
  readonly owner: string;
  /** From `o.value`, the household's id, to `t`, the row. */
  readonly from: string;
  readonly where?: string;
  /** Otherwise by id. */
  readonly order?: string;
  /** Columns of other tables that go with the row, as SQL with their names. */
  readonly also?: Readonly<Record<string, string>>;
  /** Always read. */
  readonly base?: readonly string[];
}

/** A row of a household: its id, and its cells by column name. */
export interface FactRow {
  readonly id: number;
  readonly values: Readonly<Record<string, Cell>>;
}

const byHousehold = (table: string): FactTable => ({
  table,
  owner: 'o.value',
  from: `CROSS JOIN "${table}" t ON t.household_id = o.value`,
});

/** Where the rows of the facts lie. */
export const FACT_TABLES = {
  household: {
    table: 'household',
    owner: 't.id',
    from: 'CROSS JOIN household t ON t.id = o.value',
    where: 't.closed_on IS NULL',
    order: 't.household_no, t.id',
    base: ['household_no', 'village_id'],
  },
  member: {
    ...byHousehold('member'),
    base: [
      'left_on',
      'left_kind',
      'joined_on',
      'name',
      'id_number',
      'id_type',
      'birth_date',
      'relation',
      'sex',
    ],
  },
  householdYear: {
    ...byHousehold('household_year'),
    where: 't.year = $year',
    base: ['annual_head_count', 'head_count'],
  },
  income: { ...byHousehold('income_statement'), where: "t.year = $year AND t.purpose = 'annual'" },
  spell: byHousehold('monitoring_spell'),
  measure: { ...byHousehold('measure'), order: 't.year, t.id' },
  pairing: {
    ...byHousehold('pairing'),
    from: 'CROSS JOIN pairing t ON t.household_id = o.value JOIN helper h ON h.id = t.helper_id',
    also: { name: 'h.name', phone: 'h.phone', unit_name: 'h.unit_name' },
  },
  benefit: byHousehold('benefit'),
  visit: { ...byHousehold('visit'), order: 't.visited_on, t.id' },
  adjustment: byHousehold('adjustment'),
  comparison: {
    ...byHousehold('comparison_person'),
    from: 'CROSS JOIN comparison_person t ON t.household_id = o.value JOIN comparison_round r ON r.id = t.round_id',
    also: { sent_on: 'r.sent_on' },
  },
  consent: byHousehold('consent'),
  candidacy: {
    ...byHousehold('procedure_household'),
    from: 'CROSS JOIN procedure_household t ON t.household_id = o.value JOIN procedure p ON p.id = t.procedure_id',
    also: {
      key: 'p.key',
      status: 'p.status',
      year: 'p.year',
      opened_on: 'p.opened_on',
      pack_id: 'p.pack_id',
      pack_version: 'p.pack_version',
    },
    base: ['procedure_id', 'dropped'],
  },
} as const satisfies Record<string, FactTable>;

export type FactTableName = keyof typeof FACT_TABLES;

type ColumnSet = ReadonlySet<string> | null;

const columnsOf = (raw: Database.Database, table: string, wanted: ColumnSet, base: readonly string[]) =>
  (raw.prepare(`SELECT name FROM pragma_table_info(?)`).pluck().all(table) as string[]).filter(
    (column) => column !== 'id' && (wanted === null || wanted.has(column) || base.includes(column)),
  );

/** Makes rows of one shape, most cells of which are empty, of the cells from the `first` on. */
function rowMaker(names: readonly string[], first: number) {
  const blank: Readonly<Record<string, Cell>> = Object.fromEntries(names.map((name) => [name, null]));
  return (cells: readonly Cell[]): Readonly<Record<string, Cell>> => {
    const values = { ...blank };
    for (let at = 0; at < names.length; at += 1) {
      const cell = cells[at + first] ?? null;
      if (cell !== null) values[names[at] ?? ''] = cell;
    }
    return values;
  };
}

/** Reads the wanted columns of a table for some households at a time, with one prepared statement. */
export function factReader(
  raw: Database.Database,
  name: FactTableName,
  wanted: ColumnSet,
): (householdIds: string, year: number) => Map<number, FactRow[]> {
  const { table, owner, from, where, order, also = {}, base = [] }: FactTable = FACT_TABLES[name];
  const columns = columnsOf(raw, table, wanted, base);
  const selected = [owner, 't.id', ...columns.map((column) => `t."${column}"`), ...Object.values(also)];
  const statement = raw
    .prepare(
      `SELECT ${selected.join(', ')} FROM json_each($ids) o ${from}${where === undefined ? '' : ` WHERE ${where}`}${order === undefined ? '' : ` ORDER BY ${order}`}`,
    )
    .raw();
  const rowOf = rowMaker([...columns, ...Object.keys(also)], 2);
  const takesYear = where?.includes('$year') === true;
  return (ids, year) => {
    const rows = new Map<number, FactRow[]>();
    for (const cells of statement.all(takesYear ? { ids, year } : { ids }) as Cell[][]) {
      const row = { id: cells[1] as number, values: rowOf(cells) };
      const known = rows.get(cells[0] as number);
      if (known === undefined) rows.set(cells[0] as number, [row]);
      else if (order === undefined) insertById(known, row);
      else known.push(row);
    }
    return rows;
  };
}

/** An index gives the few rows of a household in an order of its own; sorting them here costs less than there. */
function insertById(rows: FactRow[], row: FactRow): void {
  let at = rows.length;
  while (at > 0 && (rows[at - 1]?.id ?? 0) > row.id) at -= 1;
  if (at === rows.length) rows.push(row);
  else rows.splice(at, 0, row);
}

export const MEMBER_YEAR = 'member_year';

/** The same of members' years: one row each, by member. */
export function memberYearReader(
  raw: Database.Database,
  wanted: ColumnSet,
): (memberIds: string, year: number) => Map<number, Values> {
  const columns = columnsOf(raw, MEMBER_YEAR, wanted, ['member_id']);
  const statement = raw
    .prepare(
      `SELECT t.member_id, ${columns.map((column) => `t."${column}"`).join(', ')}
      FROM json_each($ids) o CROSS JOIN member_year t ON t.member_id = o.value AND t.year = $year`,
    )
    .raw();
  const rowOf = rowMaker(columns, 1);
  return (ids, year) =>
    new Map((statement.all({ ids, year }) as Cell[][]).map((cells) => [cells[0] as number, rowOf(cells)]));
}

export const valuesOf = (rows: readonly FactRow[] | undefined): Values | null => rows?.[0]?.values ?? null;
