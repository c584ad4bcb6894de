import type { Archive } from '#db/open-archive.ts';
import type { Cells } from '#db/row-access.ts';

const OF_HOUSEHOLD = 'JOIN household h ON h.id = x.household_id';
/** What names a row beside its own cells, by table. */
const QUERIES = {
  township: 'SELECT * FROM township x',
  village: 'SELECT * FROM village x',
  village_group: 'SELECT x.*, v.name AS of FROM village_group x JOIN village v ON v.id = x.village_id',
  household: `SELECT x.*, v.name AS village, g.name AS grp FROM household x
    LEFT JOIN village v ON v.id = x.village_id LEFT JOIN village_group g ON g.id = x.village_group_id`,
  household_year: `SELECT x.*, h.household_no AS of FROM household_year x ${OF_HOUSEHOLD}`,
  income_statement: `SELECT x.*, h.household_no AS of FROM income_statement x ${OF_HOUSEHOLD}`,
  member: `SELECT x.*, h.household_no AS of FROM member x ${OF_HOUSEHOLD}`,
  member_year:
    'SELECT x.*, m.person_no AS of, m.name AS who FROM member_year x JOIN member m ON m.id = x.member_id',
  monitoring_spell: `SELECT x.*, h.household_no AS of FROM monitoring_spell x ${OF_HOUSEHOLD}`,
  measure: `SELECT x.*, h.household_no AS of FROM measure x ${OF_HOUSEHOLD}`,
  helper: 'SELECT * FROM helper x',
  pairing: `SELECT x.*, h.household_no AS of, r.helper_no AS who FROM pairing x ${OF_HOUSEHOLD} JOIN helper r ON r.id = x.helper_id`,
  adjustment: `SELECT x.*, h.household_no AS of FROM adjustment x ${OF_HOUSEHOLD}`,
  consent: `SELECT x.*, h.household_no AS of FROM consent x ${OF_HOUSEHOLD}`,
  comparison_hit: 'SELECT * FROM comparison_hit x',
};

const isId = (column: string) => column === 'id' || column.endsWith('_id');

/** The archive's data with natural keys for ids, in a stable order: what counts, however it came in. */
export function contentOf(archive: Archive): Record<string, string[]> {
  const content: Record<string, string[]> = {};
  for (const [table, sql] of Object.entries(QUERIES)) {
    const rows = archive.raw.prepare(sql).all() as Cells[];
    content[table] = rows
      .map((row) => JSON.stringify(Object.entries(row).filter(([c, v]) => !isId(c) && v !== null)))
      .sort();
  }
  return content;
}
