import type { StepView } from '#domain/procedures/clock.ts';
import { deadlinesOf, type Step } from '#domain/procedures/definition.ts';
import { meetingRuleOf } from '#domain/procedures/meeting-rule.ts';
import { lastDayOfNotice } from '#domain/procedures/periods.ts';
import { shareInWords } from '#domain/procedures/share-in-words.ts';
import { daysOffBetween } from '#domain/time/working-days.ts';
import type { ProcedurePage } from '#contract/procedure.ts';
import { bare } from './bare.ts';
import type { Photos } from './page.ts';
import { paperViewOf } from './papers.ts';
import { householdLabel, recordOfStep, type Running } from './running.ts';

type PageStep = ProcedurePage['steps'][number];

interface Seen {
  /** As it is judged today; of a procedure that is over nothing of it is shown. */
  readonly view: StepView | undefined;
  readonly photos: Photos;
}

/** A step as the screen shows it. */
export function stepViewOf(running: Running, step: Step, { view, photos }: Seen): PageStep {
  const record = recordOfStep(running, step);
  const waiting = running.row.status === 'open' ? view : undefined;
  return {
    key: step.key,
    title: step.title,
    actor: step.actor,
    status: record !== undefined ? 'done' : (waiting?.status ?? 'later'),
    doneOn: record?.done_on ?? null,
    noticeFrom: record?.notice_from ?? null,
    noticeTo: record?.notice_to ?? null,
    noticeDays: step.notice?.days ?? null,
    expected: record?.expected ?? null,
    present: record?.present ?? null,
    place: record?.place ?? null,
    earliest: waiting?.earliest ?? null,
    latest: waiting?.latest ?? null,
    daysLeft: waiting?.daysLeft ?? null,
    papers: step.papers.map((paper) => paperViewOf(running, step, paper)),
    blockers: (waiting?.blockers ?? []).map(bare),
    gates: [...step.gates],
    source: step.source,
    onlySuspected: step.only === 'suspected',
    nobody: record?.nobody === 1,
    daysOff: daysOffOf(running, step, waiting),
    meeting: meetingInWords(step),
    takesObjections: step.onObjection !== undefined && step.notice !== undefined,
    ...kept(running, step),
    photos: photos
      .filter(({ step_key }) => step_key === step.key)
      .map((photo) => ({
        ...{ linkId: photo.id, attachmentId: photo.attachment_id, takenOn: photo.taken_on },
        name: photo.title ?? photo.name,
      })),
  };
}

/** What stays with a step for ever: notices that were taken down, rules that were set aside. */
function kept(running: Running, { key }: Step): Pick<PageStep, 'reposted' | 'waivers'> {
  const numberOf = (id: number | null) =>
    running.candidates.find(({ household_id }) => household_id === id)?.household_no ?? null;
  return {
    reposted: running.postings
      .filter(({ step_key }) => step_key === key)
      .map((posting) => ({
        ...{ from: posting.notice_from, to: posting.notice_to },
        ...{ endedOn: posting.ended_on, reason: posting.reason },
      })),
    waivers: running.waivers
      .filter(({ step_key }) => step_key === key)
      .map((waiver) => ({
        ...{ rule: waiver.rule, message: waiver.message, reason: waiver.reason },
        ...{ allowedBy: waiver.allowed_by, on: waiver.allowed_on },
        householdNo: waiver.household_id === null ? null : householdLabel(numberOf(waiver.household_id)),
      })),
  };
}

function meetingInWords(step: Step): string | null {
  if (!step.gates.includes('attendance-two-thirds')) return null;
  const { attendance, majority } = meetingRuleOf(step);
  const most = majority[0] * 2 === majority[1] ? '过半数' : `超过${shareInWords(majority)}`;
  return `应到${shareInWords(attendance)}${attendance[0] === attendance[1] ? '' : '以上'}到会，到会${most}同意`;
}

/** Days off within the step's notice, or within the limit that runs to it, where working days count. */
function daysOffOf(running: Running, step: Step, view: StepView | undefined): string[] {
  const { holidays } = running.pack;
  const record = recordOfStep(running, step);
  if (step.notice?.count === 'working') {
    const from = record?.notice_from ?? view?.earliest;
    if (from === undefined) return [];
    return daysOffBetween(from, record?.notice_to ?? lastDayOfNotice(from, step.notice, holidays), holidays);
  }
  const limit = deadlinesOf(running.definition).find(
    ({ to, count }) => to === step.key && count === 'working',
  );
  const begun = running.steps.find(({ step_key }) => step_key === limit?.from)?.done_on;
  const last = record?.done_on ?? view?.latest;
  return begun === undefined || last === undefined ? [] : daysOffBetween(begun, last, holidays);
}
