import type Database from 'better-sqlite3';
import { GUIDES } from '#domain/scans/signed-documents.ts';
import type { Answer, Evidence, Linked, Printed, Received } from '#domain/completeness/facts.ts';

/** Sheets in front that nobody signs: they need not come back. */
const IN_FRONT = `CASE t.document ${Object.entries(GUIDES)
  .map(([document, pages]) => `WHEN '${document}' THEN ${pages}`)
  .join(' ')} ELSE 0 END`;

/** Of a document `t`: how many of its pages come back, and how many are back. */
export const PRINTED_COLUMNS = `t.id, t.document, t.year, t.procedure_id AS procedureId,
  substr(t.printed_at, 1, 10) AS "on", t.pages - ${IN_FRONT} AS pages,
  (SELECT count(*) FROM scan_page s
    WHERE s.document_id = t.id AND s.state = 'filed' AND s.document_page > ${IN_FRONT}) AS back`;

/** Of a link `t` with its attachment `a`. */
export const LINK_COLUMNS = `t.id, t.item, t.procedure_id AS procedureId,
  coalesce(t.taken_on, substr(a.added_at, 1, 10)) AS "on", a.media_type LIKE 'image/%' AS isPicture`;

export const ANSWER_COLUMNS = `t.item, t.year, t.procedure_id AS procedureId, t.state, t.reason, t.on_day AS onDay,
  t.operator`;

/** What lies in a village's own file; papers of its procedures are in it. */
export function villageEvidence(raw: Database.Database, villageId: number): Evidence {
  const all = <Row>(sql: string): Row[] => raw.prepare(sql).all(villageId) as Row[];
  return {
    printed: all<Printed>(`SELECT ${PRINTED_COLUMNS} FROM document t
      WHERE t.village_id = ? AND t.household_id IS NULL AND t.draft = 0 ORDER BY t.id`),
    links: [
      ...all<Linked>(`SELECT ${LINK_COLUMNS} FROM attachment_link t JOIN attachment a ON a.id = t.attachment_id
        WHERE t.village_id = ? ORDER BY t.id`),
      ...all<Linked>(`SELECT ${LINK_COLUMNS} FROM procedure p CROSS JOIN attachment_link t ON t.procedure_id = p.id
        JOIN attachment a ON a.id = t.attachment_id
        WHERE p.village_id = ? AND t.household_id IS NULL AND t.village_id IS NULL ORDER BY t.id`),
    ],
    received: all<Received>(`SELECT t.procedure_id AS procedureId, t.document, t.state, t.received_on AS "on"
      FROM procedure p CROSS JOIN procedure_paper t ON t.procedure_id = p.id
      WHERE p.village_id = ? AND t.household_id IS NULL ORDER BY t.id`),
    answers: all<Answer>(`SELECT ${ANSWER_COLUMNS} FROM paper_answer t WHERE t.village_id = ? ORDER BY t.id`),
  };
}

/** What lies in the township's own file: papers of these kinds, whatever village's procedure they are of. */
export function townshipEvidence(
  raw: Database.Database,
  { papers, items }: { readonly papers: readonly string[]; readonly items: readonly string[] },
): Evidence {
  const kinds = JSON.stringify(papers);
  return {
    printed: raw
      .prepare(
        `SELECT ${PRINTED_COLUMNS} FROM json_each(?) o CROSS JOIN document t ON t.document = o.value
        WHERE t.household_id IS NULL AND t.draft = 0 ORDER BY t.id`,
      )
      .all(kinds) as Printed[],
    links: raw
      .prepare(
        `SELECT ${LINK_COLUMNS} FROM attachment_link t JOIN attachment a ON a.id = t.attachment_id
        WHERE t.household_id IS NULL AND t.item IN (SELECT value FROM json_each(?)) ORDER BY t.id`,
      )
      .all(JSON.stringify(items)) as Linked[],
    received: raw
      .prepare(
        `SELECT t.procedure_id AS procedureId, t.document, t.state, t.received_on AS "on"
        FROM procedure p CROSS JOIN procedure_paper t ON t.procedure_id = p.id
        WHERE t.household_id IS NULL AND t.document IN (SELECT value FROM json_each(?)) ORDER BY t.id`,
      )
      .all(kinds) as Received[],
    answers: raw
      .prepare(
        `SELECT ${ANSWER_COLUMNS} FROM paper_answer t WHERE t.household_id IS NULL AND t.village_id IS NULL ORDER BY t.id`,
      )
      .all() as Answer[],
  };
}
