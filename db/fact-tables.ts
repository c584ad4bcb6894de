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

const byMember = (table: string): FactTable => ({
  table,
  owner: 'm.household_id',
  from: `CROSS JOIN member m ON m.household_id = o.value CROSS JOIN "${table}" t ON t.member_id = m.id`,
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
    order: 't.id',
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
  memberYear: { ...byMember('member_year'), where: 't.year = $year', base: ['member_id'] },
  householdYear: {
    ...byHousehold('household_year'),
    where: 't.year = $year',
    base: ['annual_head_count', 'head_count'],
  },
  income: { ...byHousehold('income_statement'), where: "t.year = $year AND t.purpose = 'annual'" },
  spell: { ...byHousehold('monitoring_spell'), order: 't.id' },
  measure: { ...byHousehold('measure'), order: 't.year, t.id' },
  pairing: {
    ...byHousehold('pairing'),
    from: 'CROSS JOIN pairing t ON t.household_id = o.value JOIN helper h ON h.id = t.helper_id',
    order: 't.id',
    also: { name: 'h.name', phone: 'h.phone', unit_name: 'h.unit_name' },
  },
  benefit: { ...byHousehold('benefit'), order: 't.id' },
  visit: { ...byHousehold('visit'), order: 't.visited_on, t.id' },
  adjustment: { ...byHousehold('adjustment'), order: 't.id' },
  comparison: {
    ...byHousehold('comparison_person'),
    from: 'CROSS JOIN comparison_person t ON t.household_id = o.value JOIN comparison_round r ON r.id = t.round_id',
    order: 't.id',
    also: { sent_on: 'r.sent_on' },
  },
  consent: { ...byHousehold('consent'), order: 't.id' },
  candidacy: {
    ...byHousehold('procedure_household'),
    from: 'CROSS JOIN procedure_household t ON t.household_id = o.value JOIN procedure p ON p.id = t.procedure_id',
    order: 't.id',
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

/** Reads the wanted columns of a table for some households at a time, with one prepared statement. */
export function factReader(
  raw: Database.Database,
  name: FactTableName,
  wanted: ReadonlySet<string> | null,
): (householdIds: string, year: number) => Map<number, FactRow[]> {
  const { table, owner, from, where, order, also, base = [] }: FactTable = FACT_TABLES[name];
  const all = raw.prepare(`SELECT name FROM pragma_table_info(?)`).pluck().all(table) as string[];
  const columns = all.filter(
    (column) => column !== 'id' && (wanted === null || wanted.has(column) || base.includes(column)),
  );
  const extra = Object.entries(also ?? {});
  const names = [...columns, ...extra.map(([as]) => as)];
  const selected = [
    owner,
    't.id',
    ...columns.map((column) => `t."${column}"`),
    ...extra.map(([, sql]) => sql),
  ];
  const statement = raw
    .prepare(
      `SELECT ${selected.join(', ')} FROM json_each($ids) o ${from}${where === undefined ? '' : ` WHERE ${where}`}${order === undefined ? '' : ` ORDER BY ${order}`}`,
    )
    .raw();
  // Of one shape, and most of them empty.
  const blank: Readonly<Record<string, Cell>> = Object.fromEntries(names.map((name) => [name, null]));
  const takesYear = where?.includes('$year') === true;
  return (ids, year) => {
    const rows = new Map<number, FactRow[]>();
    for (const cells of statement.all(takesYear ? { ids, year } : { ids }) as Cell[][]) {
      const values = { ...blank };
      for (let at = 0; at < names.length; at += 1) {
        const cell = cells[at + 2] ?? null;
        if (cell !== null) values[names[at] ?? ''] = cell;
      }
      const row = { id: cells[1] as number, values };
      const known = rows.get(cells[0] as number);
      if (known === undefined) rows.set(cells[0] as number, [row]);
      else known.push(row);
    }
    return rows;
  };
}

export const valuesOf = (rows: readonly FactRow[] | undefined): Values | null => rows?.[0]?.values ?? null;
