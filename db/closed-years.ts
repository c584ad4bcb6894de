import type Database from 'better-sqlite3';

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
