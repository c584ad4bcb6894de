import { procedureDays, type ProcedureDays } from '#db/export-procedures.ts';
import type { ReadHandle } from '#db/handle.ts';

type Step = ProcedureDays['steps'][number];

interface OfProcedure {
  readonly procedure_id: number | null;
  readonly household_id: number;
}

interface Told {
  readonly consent: string | null;
  readonly meetings: readonly Step[];
  readonly notices: readonly Step[];
  readonly stepOn: (key: string) => string | null;
}

/** Columns that a procedure's steps fill, by what is filled. */
const COLUMNS = {
  spell: ({ consent, notices, stepOn }: Told) => ({
    consent_on: consent,
    notice_from: notices[0]?.notice_from ?? null,
    notice_to: notices[0]?.notice_to ?? null,
    county_approved_on: stepOn('county'),
  }),
  adjustment: ({ consent, meetings, notices, stepOn }: Told) => ({
    applied_on: consent,
    first_meeting_on: meetings[0]?.done_on ?? null,
    first_notice_from: notices[0]?.notice_from ?? null,
    first_notice_to: notices[0]?.notice_to ?? null,
    second_meeting_on: meetings[1]?.done_on ?? null,
    second_notice_from: notices[1]?.notice_from ?? null,
    second_notice_to: notices[1]?.notice_to ?? null,
    county_approved_on: stepOn('county'),
    announced_on: stepOn(ANNOUNCE),
  }),
} as const;

const ANNOUNCE = 'announce';

/** Rows with the days that their procedure knows where they have none of their own. */
export async function withProcedureDays<Row extends OfProcedure>(
  db: ReadHandle,
  of: keyof typeof COLUMNS,
  rows: readonly Row[],
): Promise<Row[]> {
  const ids = [...new Set(rows.map(({ procedure_id: id }) => id).filter((id) => id !== null))];
  if (ids.length === 0) return [...rows];
  const { steps, households } = await procedureDays(db, ids);
  const stepsOf = Map.groupBy(steps, ({ procedure_id: id }) => id);
  const consents = new Map(households.map((h) => [`${h.procedure_id}/${h.household_id}`, h.consent_on]));
  return rows.map((row) => {
    if (row.procedure_id === null) return row;
    const own = stepsOf.get(row.procedure_id) ?? [];
    const days = COLUMNS[of]({
      consent: consents.get(`${row.procedure_id}/${row.household_id}`) ?? null,
      meetings: own.filter(({ present }) => present !== null),
      notices: own.filter(({ notice_from, step_key }) => notice_from !== null && step_key !== ANNOUNCE),
      stepOn: (key) => own.find(({ step_key }) => step_key === key)?.done_on ?? null,
    });
    return { ...row, ...blanksFilled(row, days) };
  });
}

const blanksFilled = (row: object, days: Readonly<Record<string, string | null>>) =>
  Object.fromEntries(
    Object.entries(days).filter(
      ([column, on]) => on !== null && ((row as Record<string, unknown>)[column] ?? null) === null,
    ),
  );
