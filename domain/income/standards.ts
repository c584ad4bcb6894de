import { type Standard, type StandardKind, STANDARDS } from './standards-by-year.ts';

/** Where a line holds: the province as it is written in the list, or the nation where a province has none of its own. */
export interface StandardQuery {
  readonly kind: StandardKind;
  readonly year: number;
  readonly scope: string;
}

/**
 * The line of a kind, year and scope: the scope's own row, else the nation's, else the row that says that every
 * province sets its own (`perCapita` null). Undefined where no document is known: the clerk must enter one.
 */
export function standardFor({ kind, year, scope }: StandardQuery): Standard | undefined {
  const rows = STANDARDS.filter((row) => row.kind === kind && row.year === year);
  const inScope = (wanted: string) => rows.find((row) => row.scope === wanted);
  return inScope(scope) ?? inScope('全国') ?? inScope('各省');
}
