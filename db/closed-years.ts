import type Database from 'better-sqlite3';
import { FROZEN_TABLES } from './change-triggers.ts';
import type { RowWriter } from './row-access.ts';

export interface ClosedYear {
  readonly id: number;
  readonly year: number;
  readonly closedOn: string;
  readonly note: string | null;
}

export const closedYears = (raw: Database.Database): ClosedYear[] =>
  raw
    .prepare('SELECT id, year, closed_on AS closedOn, note FROM closed_year ORDER BY year DESC')
    .all() as ClosedYear[];

const COUNTED = {
  households: 'household_year',
  members: 'member_year',
  statements: 'income_statement',
  measures: 'measure',
} as const;
type Counted = keyof typeof COUNTED;

/** How many rows every year has, newest year first; years without any are left out. */
export function countsOfYears(raw: Database.Database): ({ year: number } & Record<Counted, number>)[] {
  const years = new Map<number, Record<Counted, number>>();
  for (const [name, table] of Object.entries(COUNTED) as [Counted, string][]) {
    const rows = raw.prepare(`SELECT year, count(*) AS n FROM ${table} GROUP BY year`).all();
    for (const { year, n } of rows as { year: number; n: number }[])
      years.set(year, {
        ...(years.get(year) ?? { households: 0, members: 0, statements: 0, measures: 0 }),
        [name]: n,
      });
  }
  return [...years].map(([year, counts]) => ({ year, ...counts })).sort((a, b) => b.year - a.year);
}

/** Inside `write`. */
export const openYearAgain = (raw: Database.Database, id: number): unknown =>
  raw.prepare('DELETE FROM closed_year WHERE id = ?').run(id);

/** Notes of which years the rows are that a closing would freeze, while they are written. */
export function watchingYears(
  writer: RowWriter,
  raw: Database.Database,
): { writer: RowWriter; years: ReadonlySet<number> } {
  const years = new Set<number>();
  const frozen = new Map(
    FROZEN_TABLES.map((t) => [t as string, raw.prepare(`SELECT year FROM ${t} WHERE id = ?`).pluck()]),
  );
  return {
    years,
    writer: {
      insert(table, cells) {
        if (frozen.has(table)) years.add(Number(cells['year']));
        return writer.insert(table, cells);
      },
      update(table, id, cells) {
        const year = frozen.get(table)?.get(id);
        if (typeof year === 'number') years.add(year);
        writer.update(table, id, cells);
      },
    },
  };
}
