import type { Archive } from '#db/open-archive.ts';
import { rowsToCompare } from '#db/import-reading.ts';
import { loadRows, type Cells } from '#db/row-access.ts';
import { loadKnown, type Known } from './find-known.ts';

export type Row = Cells & { id: number };

/**
 * The archive as an import compares with it: who is in it is held, the rest is read household by household, so that
 * a large archive does not have to fit into memory. Holds within one comparison only.
 */
export type Existing = ReturnType<typeof loadExisting>;

export const comparisonKey = (c: Cells): string =>
  [c['id_key'], c['department'], c['suspicion'], c['detail'], c['reported_on']].join('\u0000');

const keyed = (rows: Row[], column: string): ReadonlyMap<string, Row> =>
  new Map(rows.map((r) => [String(r[column] ?? ''), r]));

export const loadExisting = (raw: Archive['raw'], known: Known = loadKnown(raw)) => ({
  ...rowsToCompare(raw),
  known,
  township: loadRows(raw, 'township')[0],
  villages: keyed(loadRows(raw, 'village'), 'name'),
  helpers: loadRows(raw, 'helper'),
  comparisons: new Set(loadRows(raw, 'comparison_hit').map(comparisonKey)),
  /** The township's own fields by name. */
  ownFields: keyed(loadRows(raw, 'custom_field', 'WHERE retired_on IS NULL'), 'key'),
});
