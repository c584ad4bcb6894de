import type { Archive } from '#db/open-archive.ts';
import { loadRows, type Cells } from '#db/row-access.ts';

type Row = Cells & { id: number };

/** The archive's rows that an import may touch, indexed the way the comparison asks for them. */
export interface Existing {
  readonly householdsByNo: Map<string, Row>;
  readonly householdYears: Map<string, Row>;
  readonly incomes: Map<string, Row>;
  readonly membersByHousehold: Map<number, Row[]>;
  readonly memberYears: Map<string, Row>;
  readonly spells: Map<number, Row[]>;
  readonly measures: Map<string, Row>;
  readonly helpersByNo: Map<string, Row>;
  readonly helpers: Row[];
  readonly pairings: Map<string, Row[]>;
  readonly villages: Map<string, Row>;
  readonly groups: Map<string, Row>;
  readonly comparisons: Set<string>;
  readonly township: Row | undefined;
  /** The township's own fields by name, and their values by `customKey`. */
  readonly ownFields: Map<string, Row>;
  readonly ownValues: Map<string, Row>;
}

const grouped = (rows: Row[], by: (row: Row) => number): Map<number, Row[]> => Map.groupBy(rows, by);
const keyed = (rows: Row[], by: (row: Row) => string): Map<string, Row> =>
  new Map(rows.map((r) => [by(r), r]));
const text = (row: Row, column: string) => String(row[column] ?? '');

export const comparisonKey = (c: Cells) =>
  [c['id_key'], c['department'], c['suspicion'], c['detail'], c['reported_on']].join('\u0000');

/** What a value of a township's own field belongs to. */
export const ownKey = (c: Cells) =>
  [c['field_id'], c['household_id'], c['member_id'] ?? '', c['year'] ?? ''].join(' ');

export function loadExisting(raw: Archive['raw']): Existing {
  const households = loadRows(raw, 'household');
  // Who changed household stands in the new one; the old row is history.
  const members = loadRows(
    raw,
    'member',
    `WHERE left_on IS NULL OR left_kind IS NOT 'transfer' AND left_kind IS NOT 'duplicate'`,
  );
  const helpers = loadRows(raw, 'helper');
  return {
    householdsByNo: keyed(
      households.filter((h) => h['household_no'] !== null),
      (h) => text(h, 'household_no'),
    ),
    householdYears: keyed(
      loadRows(raw, 'household_year'),
      (y) => `${text(y, 'household_id')} ${text(y, 'year')}`,
    ),
    incomes: keyed(
      loadRows(raw, 'income_statement', `WHERE purpose = 'annual'`),
      (y) => `${text(y, 'household_id')} ${text(y, 'year')}`,
    ),
    membersByHousehold: grouped(members, (m) => Number(m['household_id'])),
    memberYears: keyed(loadRows(raw, 'member_year'), (y) => `${text(y, 'member_id')} ${text(y, 'year')}`),
    spells: grouped(loadRows(raw, 'monitoring_spell', `WHERE state IN ('open', 'eliminated')`), (s) =>
      Number(s['household_id']),
    ),
    measures: keyed(
      loadRows(raw, 'measure', 'WHERE items IS NOT NULL AND content IS NULL'),
      (m) => `${text(m, 'household_id')} ${text(m, 'year')} ${text(m, 'kind')}`,
    ),
    helpersByNo: keyed(
      helpers.filter((h) => h['helper_no'] !== null),
      (h) => text(h, 'helper_no'),
    ),
    helpers,
    pairings: Map.groupBy(
      loadRows(raw, 'pairing'),
      (p) => `${text(p, 'helper_id')} ${text(p, 'household_id')}`,
    ),
    villages: keyed(loadRows(raw, 'village'), (v) => text(v, 'name')),
    groups: keyed(loadRows(raw, 'village_group'), (g) => `${text(g, 'village_id')} ${text(g, 'name')}`),
    comparisons: new Set(loadRows(raw, 'comparison_hit').map(comparisonKey)),
    township: loadRows(raw, 'township')[0],
    ownFields: keyed(loadRows(raw, 'custom_field', 'WHERE retired_on IS NULL'), (f) => text(f, 'key')),
    ownValues: keyed(loadRows(raw, 'custom_value'), ownKey),
  };
}

/** 户编号 by 人口编号; '' for a household that has no number yet. */
export function householdNosByPerson(raw: Archive['raw']): Map<string, string> {
  const numbers = new Map(loadRows(raw, 'household').map((h) => [h.id, text(h, 'household_no')]));
  return new Map(
    loadRows(
      raw,
      'member',
      `WHERE person_no IS NOT NULL AND (left_on IS NULL OR left_kind IS 'natural')`,
    ).map((m) => [text(m, 'person_no'), numbers.get(Number(m['household_id'])) ?? '']),
  );
}

/** 户编号 by the head's id key, where it is unique among reported heads. */
export function householdNosByHead(
  raw: Archive['raw'],
  keyOf: (written: string) => string | null,
): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const h of loadRows(
    raw,
    'household',
    'WHERE household_no IS NOT NULL AND head_id_number IS NOT NULL',
  )) {
    const key = keyOf(text(h, 'head_id_number'));
    if (key !== null) found.set(key, found.has(key) ? null : text(h, 'household_no'));
  }
  return found;
}
