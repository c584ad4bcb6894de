import type Database from 'better-sqlite3';

/** Whom something in the archive is about, for the log of who saw whom. */
const QUERIES = {
  /** Of one paper, by the paper's id. */
  document: 'SELECT household_id FROM document WHERE id = ?',
  /** Of the whole file that a paper stands in, by the paper's id. */
  run: 'SELECT o.household_id FROM document d JOIN document o ON o.run_id = d.run_id WHERE d.id = ?',
  member: 'SELECT household_id FROM member WHERE id = ?',
  sampled: 'SELECT household_id FROM sample_household WHERE id = ?',
  issue: 'SELECT household_id FROM issue WHERE id = ?',
  /** A photo or a scan by its links, a kept print by its papers. */
  attachment: `SELECT coalesce(l.household_id, v.household_id) FROM attachment_link l
    LEFT JOIN visit v ON v.id = l.visit_id WHERE l.attachment_id = @id
    UNION SELECT d.household_id FROM print_run r JOIN document d ON d.run_id = r.id WHERE r.attachment_id = @id
    UNION SELECT d.household_id FROM scan_page s JOIN document d ON d.id = s.document_id WHERE s.attachment_id = @id`,
  /** What a photo or a scan shows, by its link. */
  link: 'SELECT household_id FROM attachment_link WHERE id = ?',
  /** A page of a scan by the sheet that it is, or where it was filed by hand. */
  scanned: `SELECT coalesce(d.household_id, l.household_id) FROM scan_page s
    LEFT JOIN document d ON d.id = s.document_id LEFT JOIN attachment_link l ON l.id = s.link_id WHERE s.id = ?`,
} as const;

export function householdsBehind(raw: Database.Database, what: keyof typeof QUERIES, id: number): number[] {
  const query = raw.prepare(QUERIES[what]).pluck();
  const found = (what === 'attachment' ? query.all({ id }) : query.all(id)) as (number | null)[];
  return [...new Set(found.filter((household) => household !== null))];
}

/** Of the folders in which what a restore replaced was kept, those that the log says nothing of: it came back with it. */
export function restoresNotInLog(raw: Database.Database, kept: readonly string[]): string[] {
  const told = raw
    .prepare(`SELECT subject FROM access_entry WHERE kind = 'restored'`)
    .pluck()
    .all() as string[];
  return kept.filter((folder) => !told.some((subject) => subject.endsWith(folder)));
}
