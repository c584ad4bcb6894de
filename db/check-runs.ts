import type { Archive } from './open-archive.ts';

export interface RunCounts {
  readonly households: number;
  readonly errors: number;
  /** Not answered. */
  readonly warnings: number;
  readonly answered: number;
}

export interface RunToKeep extends RunCounts {
  readonly at: string;
  readonly on: string;
  readonly year: number;
  readonly operator: string;
  /** Before this day one run a day is kept. */
  readonly thinBefore: string;
  readonly tally: readonly {
    readonly rule: string;
    readonly villageId: number;
    readonly hits: number;
    readonly errors: number;
    readonly answered: number;
  }[];
}

/** The runs of a day that a later one of the same day and year has overtaken. */
const OVERTAKEN = `SELECT r.id FROM check_run r WHERE EXISTS (
  SELECT 1 FROM check_run n WHERE n.year = r.year AND n.run_on = r.run_on AND n.id > r.id)`;

/**
 * Keeps what a check of everything counted, as no part of an act: it stays whatever is undone. Only the newest run of
 * a day keeps its counts by rule and village.
 */
export const keepRun = (archive: Archive, run: RunToKeep): Promise<void> =>
  archive.writing.transaction().execute(async (trx) => {
    const { at, on, year, operator, households, errors, warnings, answered } = run;
    const { id } = await trx
      .insertInto('check_run')
      .values({ at, run_on: on, year, operator, households, errors, warnings, answered })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { raw } = archive;
    const count = raw.prepare(
      'INSERT INTO check_count (run_id, rule, village_id, hits, errors, answered) VALUES (?, ?, ?, ?, ?, ?)',
    );
    for (const { rule, villageId, hits, errors: ofRule, answered: ofAnswers } of run.tally)
      count.run(id, rule, villageId, hits, ofRule, ofAnswers);
    raw.prepare(`DELETE FROM check_count WHERE run_id IN (${OVERTAKEN})`).run();
    raw.prepare(`DELETE FROM check_run WHERE run_on < ? AND id IN (${OVERTAKEN})`).run(run.thinBefore);
  });

export interface CurvePointRow {
  readonly at: string;
  readonly on: string;
  readonly errors: number;
  readonly warnings: number;
  readonly answered: number;
  readonly hits: number;
}

interface CurveAsked {
  readonly year: number;
  readonly rule?: string | undefined;
  readonly villageId?: number | undefined;
}

/** The newest run of each day, oldest day first, of all or of a rule or village. */
export const curveOfRuns = (
  { rawReading }: Archive,
  { year, rule, villageId }: CurveAsked,
): CurvePointRow[] =>
  rawReading
    .prepare(
      rule === undefined && villageId === undefined
        ? `SELECT at, run_on AS "on", errors, warnings, answered, errors + warnings + answered AS hits
          FROM check_run WHERE year = $year AND id NOT IN (${OVERTAKEN}) ORDER BY run_on`
        : `SELECT r.at, r.run_on AS "on", coalesce(sum(c.errors), 0) AS errors,
            coalesce(sum(c.hits - c.errors - c.answered), 0) AS warnings, coalesce(sum(c.answered), 0) AS answered,
            coalesce(sum(c.hits), 0) AS hits
          FROM check_run r LEFT JOIN check_count c ON c.run_id = r.id
            AND ($rule IS NULL OR c.rule = $rule) AND ($villageId IS NULL OR c.village_id = $villageId)
          WHERE r.year = $year AND r.id NOT IN (${OVERTAKEN}) GROUP BY r.id ORDER BY r.run_on`,
    )
    .all(
      rule === undefined && villageId === undefined
        ? { year }
        : { year, rule: rule ?? null, villageId: villageId ?? null },
    ) as CurvePointRow[];
