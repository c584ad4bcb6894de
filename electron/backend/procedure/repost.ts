import { insertPosting, setPaper, updateSpells, updateStep } from '#db/procedure-writes.ts';
import type { StepRow } from '#db/procedures.ts';
import type { WriteScope } from '#db/write.ts';
import type { Step } from '#domain/procedures/definition.ts';
import { lastDayOfNotice } from '#domain/procedures/periods.ts';
import { daysBetween, isDay } from '#domain/time/day.ts';
import type { Input } from '#contract/channels.ts';
import { Refusal } from '../session.ts';
import { liveOf, requireOpen, type Running } from './running.ts';

type Entry = Input<'procedure.repost'>;

const refusal = (rule: string, message: string) => new Refusal({ code: 'rule', rule, message });

/** Puts a notice up anew: its days are counted again, and those of the one taken down are kept. */
export async function repost(
  { trx }: Pick<WriteScope, 'trx'>,
  running: Running,
  entry: Entry,
  today: string,
): Promise<void> {
  requireOpen(running);
  const { step, record } = hanging(running, entry.step);
  requireOwnObjection(running, entry);
  const { from, to } = daysOf(running, step, record, { ...entry, today });
  await insertPosting(trx, {
    ...{ procedure_id: running.row.id, step_key: step.key },
    ...{ notice_from: record.notice_from ?? record.done_on, notice_to: record.notice_to ?? record.done_on },
    ...{ ended_on: from, reason: entry.reason, objection_id: entry.objectionId ?? null },
  });
  const doneOn = record.done_on < from ? from : record.done_on;
  await updateStep(trx, record.id, { notice_from: from, notice_to: to, done_on: doneOn });
  if (running.definition.effect === 'open-monitoring-spell')
    await updateSpells(
      trx,
      liveOf(running).map(({ spell_id }) => spell_id),
      { notice_from: from, notice_to: to },
    );
  for (const { document } of step.papers.filter(({ by }) => by === 'next-step'))
    for (const paper of running.papers)
      if (paper.step_key === step.key && paper.document === document) await setPaper(trx, paper, null);
}

/** The notice that hangs: a holding one that is the last recorded step. */
function hanging(running: Running, key: string): { step: Step; record: StepRow } {
  const step = running.definition.steps.find((each) => each.key === key);
  const record = running.steps.find(({ step_key }) => step_key === key);
  if (step?.notice?.holds !== true) throw refusal('repost', '只有要公示满期的步骤才能重新公示。');
  if (record === undefined) throw refusal('repost', `“${step.title}”还没有登记，请先登记公示。`);
  if (running.steps.at(-1)?.step_key === key) return { step, record };
  throw refusal('repost', `“${step.title}”后面的步骤已经登记，要重新公示请先撤销那些登记。`);
}

function requireOwnObjection({ objections }: Running, { objectionId, step }: Entry): void {
  if (objectionId === undefined) return;
  const own = objections.find(({ id }) => id === objectionId);
  if (own?.step_key !== step) throw new Refusal({ code: 'not-found', what: '对这次公示的异议' });
}

function daysOf(
  { pack }: Running,
  step: Step,
  record: StepRow,
  { noticeFrom: from, noticeTo, today }: Entry & { readonly today: string },
): { from: string; to: string } {
  const { notice } = step;
  if (notice === undefined || !isDay(from) || from > today)
    throw refusal('notice-period', `“${step.title}”重新公示的起日 ${from} 在今天之后，请张贴以后再登记。`);
  const old = record.notice_from ?? record.done_on;
  if (from < old) throw refusal('notice-period', `重新公示的起日 ${from} 早于上一次公示的 ${old}，请核对。`);
  const shortest = lastDayOfNotice(from, notice, pack.holidays);
  const to = noticeTo ?? shortest;
  if (to >= shortest) return { from, to };
  const unit = notice.count === 'working' ? '个工作日' : '天';
  throw refusal(
    'notice-period',
    `“${step.title}”重新公示不足 ${notice.days} ${unit}：${from} 至 ${to} 只有 ${Math.max(daysBetween(from, to), 0)} 天，止日最早填 ${shortest}。`,
  );
}
