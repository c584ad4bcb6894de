import type Database from 'better-sqlite3';

export interface AnswerPlace {
  readonly rule: string;
  /** Told apart by it only where no household is meant. */
  readonly villageId: number | string | null;
  readonly householdId: number | string | null;
  readonly memberId: number | string | null;
  readonly recordId: number | string | null;
  readonly field: string | null;
}

export interface CheckAnswerRow extends AnswerPlace {
  readonly id: number;
  readonly digest: string;
  readonly reason: string;
  readonly evidence: string | null;
  readonly by: string;
  readonly on: string;
}

/** What makes a hit the same as one that was answered. */
export const placeOfAnswer = ({
  rule,
  villageId,
  householdId,
  memberId,
  recordId,
  field,
}: AnswerPlace): string =>
  [rule, householdId ?? `v${villageId ?? ''}`, memberId, recordId, field].map((part) => part ?? '').join('|');

/** Answers to warnings, oldest first, by `placeOfAnswer`: all, or those of some households. */
export function answersOfChecks(
  raw: Database.Database,
  householdIds?: readonly number[],
): Map<string, CheckAnswerRow[]> {
  const rows = raw
    .prepare(
      `SELECT id, rule, village_id AS villageId, household_id AS householdId, member_id AS memberId,
        record_id AS recordId, field, digest, reason, evidence, answered_by AS "by", answered_on AS "on"
      FROM check_answer
      ${householdIds === undefined ? '' : 'WHERE household_id IN (SELECT value FROM json_each(?))'} ORDER BY id`,
    )
    .all(...(householdIds === undefined ? [] : [JSON.stringify(householdIds)])) as CheckAnswerRow[];
  return Map.groupBy(rows, placeOfAnswer);
}

/** Takes answers back; only inside `write`. */
export const removeAnswers = (raw: Database.Database, ids: readonly number[]): number =>
  raw
    .prepare('DELETE FROM check_answer WHERE id IN (SELECT value FROM json_each(?))')
    .run(JSON.stringify(ids)).changes;
