import type { Notice, Step } from '#domain/procedures/definition.ts';
import type { PolicyPack } from '#domain/policy/pack-schema.ts';
import { lastDayOfNotice } from '#domain/procedures/periods.ts';
import { daysBetween } from '#domain/time/day.ts';
import type { PostedNotice } from '#templates/layout/posted-model.ts';
import {
  approvalStepOf,
  liveOf,
  noticeStepOf,
  recordOfStep,
  reviewStepOf,
  type Running,
} from '../../procedure/running.ts';
import { Refusal } from '../../session.ts';
import type { Ask } from '../sheet.ts';
import type { Entry } from './listed.ts';

/** A day that a course has or has not yet, and how a clerk knows the place where it is recorded. */
interface Stage {
  readonly name: string;
  readonly on: string | null;
}

/** A notice on the board: its days as recorded, else the pack's rule for them. */
export interface Hanging {
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly rule: Notice | undefined;
}

/** How households came to be listed: by a procedure, or as their own records tell it. */
export interface Course {
  readonly entries: readonly Entry[];
  /** Whether the households are listed as monitored, each with its category. */
  readonly withCategory: boolean;
  readonly compared: boolean;
  readonly review: Stage;
  /** The village's notice, the township's second one, the announcement of the result. */
  readonly village: Hanging;
  readonly township: Hanging;
  readonly approval: Stage;
  readonly announcement: Hanging;
  readonly announcer: 'township' | 'county';
}

/** Whether one of the procedure's steps asks for one of the documents. */
export const asksFor = ({ definition }: Running, documents: readonly string[]): boolean =>
  definition.steps.some(({ papers }) => papers.some(({ document }) => documents.includes(document)));

/** The pack's rule of a notice by its key, else that of its first procedure that has such a notice. */
export function noticeRule(pack: PolicyPack, key: string, { holds }: { holds: boolean }): Notice | undefined {
  const steps = pack.procedures.flatMap((procedure) => procedure.steps);
  return (
    pack.notices.find((rule) => rule.key === key) ??
    steps.map(({ notice }) => notice).find((notice) => notice?.holds === holds)
  );
}

/** A procedure's course, by who acts in its steps and which of them hang. */
export function courseOfProcedure(running: Running): Course {
  const { definition, pack } = running;
  const village = noticeStepOf(running);
  if (village === undefined)
    throw new Refusal({ code: 'rule', rule: 'no-notice', message: '这个程序没有公示这一步，不用打印公示。' });
  const later = definition.steps.slice(definition.steps.indexOf(village) + 1);
  const second = later.find(({ writes }) => writes === 'second-notice');
  const township = second ?? later.find(({ actor }) => actor === 'township');
  const approval = approvalStepOf(running);
  const announcement = later
    .slice(approval === undefined ? 0 : later.indexOf(approval) + 1)
    .find(({ notice }) => notice);
  const stage = (step: Step | undefined, otherwise: string): Stage => ({
    name: `“${step?.title ?? otherwise}”`,
    on: recordOfStep(running, step)?.done_on ?? null,
  });
  const hanging = (step: Step | undefined, otherwise: string, rule: Notice | undefined): Hanging => {
    const record = recordOfStep(running, step);
    return {
      name: `“${step?.title ?? otherwise}”`,
      from: record?.notice_from ?? record?.done_on ?? null,
      to: record?.notice_to ?? null,
      rule: step?.notice ?? rule,
    };
  };
  return {
    entries: liveOf(running).map(({ household_id, spell_id }) => ({
      householdId: household_id,
      category: running.spells.get(spell_id)?.category ?? null,
    })),
    withCategory: definition.effect === 'open-monitoring-spell',
    compared: definition.steps
      .slice(0, definition.steps.indexOf(village))
      .some((step) => isComparison(step) && recordOfStep(running, step) !== undefined),
    review: stage(reviewStepOf(running), '民主评议'),
    village: hanging(village, '村内公示', undefined),
    township: hanging(township, '乡镇审核', noticeRule(pack, 'second-publicity', { holds: true })),
    approval: stage(approval, '县级审定'),
    announcement: hanging(announcement, '结果公告', noticeRule(pack, 'announcement', { holds: false })),
    announcer: announcement?.actor === 'county' ? 'county' : 'township',
  };
}

/** 比对: departments do it; a place that lets the county do it calls it so. */
const isComparison = ({ key, actor }: Step): boolean => actor === 'departments' || key === 'comparison';

/** The day of a stage; a Refusal that says what must be recorded first. */
export function dayOf({ name, on }: Stage, { rule, what }: { rule: string; what: string }): string {
  if (on !== null) return on;
  throw new Refusal({ code: 'rule', rule, message: `还没有登记${name}，请先办完这一步，再打印${what}。` });
}

/** As recorded; before the notice is recorded as it will be when it is put up today. */
export function periodOf(
  { today, pack, lacks, noticeTo }: Ask,
  { name, from: recorded, to: last, rule }: Hanging,
  what: '公示' | '公告',
): Pick<PostedNotice<unknown>, 'period' | 'issuedOn'> {
  const from = recorded ?? today;
  const to = last ?? (rule === undefined ? null : lastDayOfNotice(from, rule, pack.holidays));
  if (to === null) {
    const message = `政策包没有写${what}要多少天，请先登记${name}的起止日期，再打印。`;
    throw new Refusal({ code: 'rule', rule: 'notice-period', message });
  }
  if (recorded === null) lacks(`${what}起止日期：还没有登记${name}，暂按 ${from} 张贴计算`);
  noticeTo(to);
  return { period: { days: daysBetween(from, to), from, to }, issuedOn: from };
}

/** The last day of the village's notice; a Refusal when the notice is not recorded. */
export function villageNoticeTo({ pack }: Ask, { village }: Course): string {
  const from = dayOf(
    { name: village.name, on: village.from },
    { rule: 'notice-before-notice', what: '这份公示' },
  );
  if (village.to !== null) return village.to;
  return village.rule === undefined ? from : lastDayOfNotice(from, village.rule, pack.holidays);
}
