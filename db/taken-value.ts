/** `table.column` of a value that another row has already, when that is why SQLite refused a row; else null. */
export function takenValue(error: unknown): string | null {
  if (!(error instanceof Error) || (error as { code?: string }).code !== 'SQLITE_CONSTRAINT_UNIQUE')
    return null;
  return /UNIQUE constraint failed: ([\w.]+)/.exec(error.message)?.[1] ?? null;
}
