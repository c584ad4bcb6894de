import { CLOSED_YEAR } from './change-triggers.ts';

/** `table.column` of a value that another row has already, when that is why SQLite refused a row; else null. */
export function takenValue(error: unknown): string | null {
  if (!(error instanceof Error) || (error as { code?: string }).code !== 'SQLITE_CONSTRAINT_UNIQUE')
    return null;
  return /UNIQUE constraint failed: ([\w.]+)/.exec(error.message)?.[1] ?? null;
}

/** The closed year that refused a row, when that is why SQLite refused it; else null. */
export function closedYearOf(error: unknown): number | null {
  if (!(error instanceof Error) || !error.message.startsWith(CLOSED_YEAR)) return null;
  return Number(error.message.slice(CLOSED_YEAR.length));
}
