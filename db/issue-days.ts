import type Database from 'better-sqlite3';

export interface IssueDay {
  readonly on: string;
  readonly kind: 'found' | 'closed' | 'reopened';
  readonly village: string | null;
  readonly of: string;
  readonly department: string | null;
}

/** Each day on which a problem was found, closed or came back, with where it belongs. */
export const daysOfIssues = (
  raw: Database.Database,
  { villageId, campaignId }: { villageId?: number | undefined; campaignId?: number | undefined },
): IssueDay[] =>
  raw
    .prepare(
      `WITH counted AS (
        SELECT i.id, i.found_on, i.closed_on, v.name AS village, i.kind AS of, i.department
        FROM issue i LEFT JOIN household h ON h.id = i.household_id
        LEFT JOIN village v ON v.id = coalesce(h.village_id, i.village_id)
        WHERE ($villageId IS NULL OR v.id = $villageId) AND ($campaignId IS NULL OR i.campaign_id = $campaignId))
      SELECT found_on AS "on", 'found' AS kind, village, of, department FROM counted
      UNION ALL SELECT closed_on, 'closed', village, of, department FROM counted WHERE closed_on IS NOT NULL
      UNION ALL SELECT r.closed_on, 'closed', c.village, c.of, c.department
        FROM issue_reopening r JOIN counted c ON c.id = r.issue_id
      UNION ALL SELECT r.reopened_on, 'reopened', c.village, c.of, c.department
        FROM issue_reopening r JOIN counted c ON c.id = r.issue_id`,
    )
    .all({ villageId: villageId ?? null, campaignId: campaignId ?? null }) as IssueDay[];
