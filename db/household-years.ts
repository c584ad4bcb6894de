import type Database from 'better-sqlite3';
import type { Cells } from './row-access.ts';

/** What one year says of a household: its row, its annual statement and whether the year is closed. */
export interface YearOfHousehold {
  readonly year: number;
  readonly values: Cells;
  readonly income: Cells | null;
  readonly closed: boolean;
}

/** Every year of which something was recorded for the household, newest first. */
export function yearsOfHousehold(raw: Database.Database, householdId: number): YearOfHousehold[] {
  const byYear = (sql: string) =>
    new Map(
      (raw.prepare(sql).all(householdId) as (Cells & { year: number })[]).map((row) => [row.year, row]),
    );
  const rows = byYear('SELECT * FROM household_year WHERE household_id = ?');
  const incomes = byYear(`SELECT * FROM income_statement WHERE household_id = ? AND purpose = 'annual'`);
  const closed = new Set(raw.prepare('SELECT year FROM closed_year').pluck().all() as number[]);
  return [...new Set([...rows.keys(), ...incomes.keys()])]
    .toSorted((a, b) => b - a)
    .map((year) => ({
      year,
      values: rows.get(year) ?? {},
      income: incomes.get(year) ?? null,
      closed: closed.has(year),
    }));
}
