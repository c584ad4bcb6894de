import type { ObjectionRow } from '#db/procedures.ts';
import { answerDeadline, nextActOf, type ObjectionCourse } from '#domain/objections/objection-course.ts';
import type { Step } from '#domain/procedures/definition.ts';
import type { Objection } from '#contract/objection.ts';
import type { Running } from '../procedure/running.ts';

/** A row as the acts judge it. */
export const courseOf = (row: ObjectionRow): ObjectionCourse => ({
  ...{ receivedOn: row.received_on, verifiedOn: row.verified_on, outcome: row.outcome },
  ...{ decidedOn: row.decided_on, answeredOn: row.answered_on },
});

export const verifiersOf = ({ verifiers }: Pick<ObjectionRow, 'verifiers'>): string[] =>
  (verifiers ?? '').split('、').filter((name) => name !== '');

export const stepOfObjection = ({ definition }: Running, row: ObjectionRow): Step | undefined =>
  definition.steps.find(({ key }) => key === row.step_key);

/** Whom it is about, as long as that household is in the procedure; undefined otherwise. */
export const stillIn = ({ candidates, row: { status } }: Running, row: ObjectionRow) =>
  candidates.find(
    ({ household_id, dropped }) => status === 'open' && dropped === 0 && household_id === row.household_id,
  );

/** Its notice must be put up anew when it is upheld, and was not yet; a procedure that is over hangs nothing up. */
const awaitsRepost = (running: Running, row: ObjectionRow): boolean =>
  running.row.status === 'open' &&
  stepOfObjection(running, row)?.onObjection === 'restart' &&
  !running.postings.some(({ objection_id: cause }) => cause === row.id);

export function objectionView(running: Running, row: ObjectionRow, today: string): Objection {
  const { pack, candidates } = running;
  const household = candidates.find(({ household_id }) => household_id === row.household_id);
  const course = courseOf(row);
  const within = { days: pack.documents.objectionAnswerDays.value, today, holidays: pack.holidays };
  const dropsHousehold = stillIn(running, row) !== undefined;
  const restartsNotice = awaitsRepost(running, row);
  return {
    ...{ id: row.id, procedureId: running.row.id, procedure: running.row.title },
    ...{ procedureStatus: running.row.status, village: running.row.village, step: row.step_key },
    stepTitle: stepOfObjection(running, row)?.title ?? row.step_key,
    ...{ householdId: row.household_id, householdNo: household?.household_no ?? null },
    headName: household?.head_name ?? null,
    ...{ receivedOn: row.received_on, channel: row.channel, content: row.content },
    ...{ objector: row.objector, objectorPhone: row.objector_phone },
    ...{ verifiedOn: row.verified_on, verifiers: verifiersOf(row), finding: row.finding },
    ...{ outcome: row.outcome, decidedOn: row.decided_on, decidedBy: row.decided_by },
    ...{ answeredOn: row.answered_on, answer: row.answer },
    ...answerDeadline(course, within),
    next: nextActOf(course, { isStillIn: dropsHousehold, awaitsRepost: restartsNotice }),
    ...{ dropsHousehold, restartsNotice },
  };
}
