import type Database from 'better-sqlite3';

export interface HitToOpen {
  readonly id: number;
  readonly householdId: number | null;
  readonly memberId: number | null;
  readonly name: string | null;
  readonly department: string;
  readonly suspicion: string;
  readonly detail: string | null;
  readonly reportedOn: string | null;
  readonly verdict: 'confirmed' | 'explained' | 'mistaken' | null;
}

/** Lines of a comparison with whom they mean today: who has the number and is in a household, else who had it. */
export const hitsToOpen = (raw: Database.Database, ids: readonly number[]): HitToOpen[] =>
  raw
    .prepare(
      `SELECT c.id, m.household_id AS householdId, m.id AS memberId, coalesce(m.name, c.name) AS name, c.department,
        c.suspicion, c.detail, c.reported_on AS reportedOn, c.verdict
      FROM json_each(?) o CROSS JOIN comparison_hit c ON c.id = o.value
      LEFT JOIN member m ON m.id = coalesce(
        (SELECT p.id FROM member p WHERE p.id_key = c.id_key AND p.left_on IS NULL ORDER BY p.id LIMIT 1), c.member_id,
        (SELECT p.id FROM member p WHERE p.id_key = c.id_key ORDER BY p.id DESC LIMIT 1))
      ORDER BY c.id`,
    )
    .all(JSON.stringify(ids)) as HitToOpen[];

export interface AnswerToOpen {
  readonly id: number;
  readonly item: string;
  /** The item in the sheet's words. */
  readonly text: string;
  readonly sound: 0 | 1;
  readonly note: string | null;
  readonly householdId: number;
  readonly surveyedOn: string;
  readonly surveyors: string;
  readonly campaignId: number;
  readonly key: string;
  readonly title: string;
  readonly packId: string;
  readonly packVersion: number;
}

/** Answers of surveys with the campaign that asked. */
export const answersToOpen = (raw: Database.Database, ids: readonly number[]): AnswerToOpen[] =>
  raw
    .prepare(
      `SELECT a.id, a.item, a.title AS text, a.sound, a.note, s.household_id AS householdId, s.surveyed_on AS surveyedOn, s.surveyors,
        c.id AS campaignId, c.key, c.title, c.pack_id AS packId, c.pack_version AS packVersion
      FROM json_each(?) o CROSS JOIN campaign_answer a ON a.id = o.value
      JOIN campaign_survey s ON s.id = a.survey_id JOIN campaign c ON c.id = s.campaign_id ORDER BY a.id`,
    )
    .all(JSON.stringify(ids)) as AnswerToOpen[];

/** The households in which these people are now. */
export const householdsOfMembers = (
  raw: Database.Database,
  memberIds: readonly number[],
): Map<number, number> => {
  const rows = raw
    .prepare('SELECT m.id, m.household_id FROM json_each(?) o CROSS JOIN member m ON m.id = o.value')
    .raw()
    .all(JSON.stringify(memberIds)) as [number, number][];
  return new Map(rows);
};

export const hasObjection = (raw: Database.Database, id: number): boolean =>
  raw.prepare('SELECT 1 FROM objection WHERE id = ?').get(id) !== undefined;
