import type { ObjectionRow } from '#db/procedures.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { verifiersOf } from '../../objections/objection-view.ts';
import { noticeStepOf, recordOfStep, type Running } from '../../procedure/running.ts';
import type { Maker } from '../sheet.ts';
import { runningOfYear } from './meeting.ts';

type Model = ModelOf<'P16'>;

/** A sheet for each objection that is recorded (P16); without one a sheet for the pen, with the notice that hangs. */
export const objection: Maker<Model> = {
  of: 'village',
  model: (ask) => {
    const { township, village, year, pack, lacks } = ask;
    const running = runningOfYear(ask);
    const notice = running === null ? null : noticeOf(running, noticeStepOf(running)?.key);
    if (notice === null) lacks('涉及的公示：还没有登记公示的起止日期，留空手写');
    return Promise.resolve({
      place: { county: township.county, township: township.name, village: village.name },
      year,
      notice,
      answerWorkingDays: pack.documents.objectionAnswerDays.value,
      objections: running === null ? [] : running.objections.map((row, at) => recorded(running, row, at + 1)),
    });
  },
};

/** As it hangs now: a notice that was put up anew has its new days. */
function noticeOf(running: Running, key: string | undefined): Model['notice'] {
  const step = running.definition.steps.find((each) => each.key === key);
  const record = recordOfStep(running, step);
  const [from, to] = [record?.notice_from ?? null, record?.notice_to ?? null];
  if (step === undefined || from === null || to === null) return null;
  return { title: `${running.row.title}${step.title}`, from, to };
}

/** The days of the notice are those on which it hung when the objection came. */
function noticeThen(running: Running, row: ObjectionRow): Model['notice'] {
  const now = noticeOf(running, row.step_key);
  const before = running.postings.find(
    ({ step_key, ended_on }) => step_key === row.step_key && row.received_on < ended_on,
  );
  if (now === null || before === undefined) return now;
  return { ...now, from: before.notice_from, to: before.notice_to };
}

function recorded(running: Running, row: ObjectionRow, number: number): Model['objections'][number] {
  const household = running.candidates.find(({ household_id }) => household_id === row.household_id);
  const { verified_on: verifiedOn, answered_on: answeredOn } = row;
  return {
    ...{ number, notice: noticeThen(running, row), receivedOn: row.received_on, channel: row.channel },
    ...{ objector: row.objector, phone: row.objector_phone, content: row.content, outcome: row.outcome },
    about: household === undefined ? null : { head: household.head_name ?? '', group: household.group ?? '' },
    verified:
      verifiedOn === null ? null : { on: verifiedOn, by: verifiersOf(row), finding: row.finding ?? '' },
    isDropped: row.outcome === 'upheld' && household?.dropped === 1,
    answered: answeredOn === null ? null : { on: answeredOn, answer: row.answer ?? '' },
  };
}
