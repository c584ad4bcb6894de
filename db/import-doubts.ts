import type Database from 'better-sqlite3';
import type { RowWriter } from './row-access.ts';

/** A row of an import that nobody has decided about; draft and candidates as JSON. */
export interface StoredDoubt {
  readonly id: number;
  readonly file: string;
  readonly row: number;
  readonly entity: 'household' | 'member';
  readonly reason: string;
  readonly draft: string;
  readonly candidates: string;
  readonly state: 'open' | 'same' | 'new' | 'skipped';
}

const COLUMNS = 'id, file, row, entity, reason, draft, candidates, state';

/** Keeps what was left undecided; what an earlier import has left in the same words is not asked again. */
export function keepDoubts(
  raw: Database.Database,
  writer: RowWriter,
  batchId: number,
  doubts: readonly Omit<StoredDoubt, 'id' | 'state'>[],
): void {
  if (doubts.length === 0) return;
  const known = new Set(raw.prepare('SELECT draft FROM import_doubt').pluck().all() as string[]);
  for (const doubt of doubts) {
    if (known.has(doubt.draft)) continue;
    known.add(doubt.draft);
    writer.insert('import_doubt', { batch_id: batchId, ...doubt });
  }
}

export function openDoubts(
  raw: Database.Database,
  { offset, limit }: { offset: number; limit: number },
): { total: number; doubts: StoredDoubt[] } {
  const total = raw.prepare(`SELECT count(*) FROM import_doubt WHERE state = 'open'`).pluck().get() as number;
  const doubts = raw
    .prepare(`SELECT ${COLUMNS} FROM import_doubt WHERE state = 'open' ORDER BY id LIMIT ? OFFSET ?`)
    .all(limit, offset) as StoredDoubt[];
  return { total, doubts };
}

export const doubtById = (
  raw: Database.Database,
  id: number,
): (StoredDoubt & { readonly batch_id: number }) | undefined =>
  raw.prepare(`SELECT ${COLUMNS}, batch_id FROM import_doubt WHERE id = ?`).get(id) as
    (StoredDoubt & { batch_id: number }) | undefined;

/** What tells a household or a person apart from others. */
export interface DoubtCandidate {
  readonly id: number;
  readonly householdNo: string | null;
  readonly personNo: string | null;
  readonly name: string | null;
  readonly idNumber: string | null;
  readonly village: string | null;
  readonly group: string | null;
  readonly relation: string | null;
}

const PLACE = `LEFT JOIN village v ON v.id = h.village_id LEFT JOIN village_group g ON g.id = h.village_group_id`;

/** Those of the ids that are still there. */
export function candidatesOf(
  raw: Database.Database,
  entity: 'household' | 'member',
  ids: readonly number[],
): DoubtCandidate[] {
  const sql =
    entity === 'household'
      ? `SELECT h.id, h.household_no AS householdNo, NULL AS personNo,
          coalesce(p.name, h.head_name) AS name, coalesce(p.id_number, h.head_id_number) AS idNumber,
          v.name AS village, g.name AS "group", NULL AS relation
        FROM json_each(?) o CROSS JOIN household h ON h.id = o.value ${PLACE}
        LEFT JOIN member p ON p.household_id = h.id AND p.relation = '01' AND p.left_on IS NULL GROUP BY h.id`
      : `SELECT m.id, h.household_no AS householdNo, m.person_no AS personNo, m.name, m.id_number AS idNumber,
          v.name AS village, g.name AS "group", m.relation
        FROM json_each(?) o CROSS JOIN member m ON m.id = o.value JOIN household h ON h.id = m.household_id ${PLACE}`;
  return raw.prepare(sql).all(JSON.stringify(ids)) as DoubtCandidate[];
}

/** Whether somebody has this 人口编号 already. */
export const isPersonNoTaken = (raw: Database.Database, personNo: string): boolean =>
  raw
    .prepare(`SELECT 1 FROM member WHERE person_no = ? AND (left_on IS NULL OR left_kind IS 'natural')`)
    .get(personNo) !== undefined;
