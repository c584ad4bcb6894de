import { insertStep, updateProcedure, updateSpells } from '#db/procedure-writes.ts';
import type { WriteScope } from '#db/write.ts';
import { refuseStep } from '#domain/procedures/clock.ts';
import type { Step } from '#domain/procedures/definition.ts';
import { lastDayOfNotice } from '#domain/procedures/periods.ts';
import type { StepInput } from '#domain/procedures/procedure-state.ts';
import { isDay } from '#domain/time/day.ts';
import type { Input } from '#contract/channels.ts';
import { Refusal } from '../session.ts';
import { sentencesOf } from './admit.ts';
import { applyEffect } from './apply-effect.ts';
import { ofHousehold } from './bare.ts';
import { clockOf, concernedBy, liveOf, requireOpen, type Running } from './running.ts';
import { keepWaivers } from './waivers.ts';

type Entry = Input<'procedure.doStep'>;

/**
 * Records a step and what follows from it in the archive; `running` with its facts. Throws a Refusal with every
 * reason why it may not be.
 */
export async function recordStep(
  scope: Pick<WriteScope, 'trx' | 'raw'>,
  running: Running,
  entry: Entry,
  today: string,
): Promise<{ finished: boolean; opened: number }> {
  requireOpen(running);
  const { trx } = scope;
  const { row, definition, state } = running;
  const step = definition.steps.find(({ key }) => key === entry.step);
  const record = recordOf(running, step, entry);
  const refused = refuseStep(definition, state, entry.step, record, clockOf(running, today)).map((refusal) =>
    ofHousehold(running, refusal),
  );
  const [first] = refused;
  if (first !== undefined) {
    const message = sentencesOf(refused.map((refusal) => refusal.message));
    throw new Refusal({ code: 'rule', rule: first.rule, message, refused });
  }
  const done = {
    ...{ procedure_id: row.id, step_key: entry.step, done_on: entry.on },
    ...{ notice_from: record.noticeFrom ?? null, notice_to: record.noticeTo ?? null },
    ...{ expected: record.expected ?? null, present: record.present ?? null, place: record.place ?? null },
    nobody: step !== undefined && concernedBy(running, step).length === 0 ? 1 : 0,
  };
  const id = await insertStep(trx, done);
  await keepWaivers(trx, running, record, { ...entry, today });
  await followInSpells(scope, running, step, { on: entry.on, ...record });
  if (step?.key !== definition.steps.at(-1)?.key) return { finished: false, opened: 0 };
  await applyEffect(scope, { ...running, steps: [...running.steps, { id, ...done }] }, entry.on);
  await updateProcedure(trx, row.id, { status: 'finished' });
  return { finished: true, opened: liveOf(running).length };
}

/** What was entered, with the last day of a notice counted out where it was left empty. */
function recordOf(running: Running, step: Step | undefined, entry: Entry): StepInput {
  const { on, noticeFrom, expected, present, place } = entry;
  const counted =
    step?.notice !== undefined && noticeFrom !== undefined && isDay(noticeFrom)
      ? lastDayOfNotice(noticeFrom, step.notice, running.pack.holidays)
      : undefined;
  const noticeTo = entry.noticeTo ?? counted;
  const notice = step?.notice === undefined ? {} : { noticeFrom, noticeTo };
  const waivers = entry.waivers?.map(({ rule, householdId }) => ({ rule, candidateId: householdId }));
  return { doneOn: on, ...notice, expected, present, place, ...(waivers && { waivers }) };
}

/** A proposed spell keeps the days of the notice that holds and of the county's approval. */
async function followInSpells(
  { trx }: Pick<WriteScope, 'trx'>,
  running: Running,
  step: Step | undefined,
  { on, noticeFrom = null, noticeTo = null }: Pick<StepInput, 'noticeFrom' | 'noticeTo'> & { on: string },
): Promise<void> {
  if (running.definition.effect !== 'open-monitoring-spell') return;
  const spellIds = liveOf(running).map(({ spell_id }) => spell_id);
  if (step?.notice?.holds === true)
    await updateSpells(trx, spellIds, { notice_from: noticeFrom, notice_to: noticeTo });
  if (step?.actor === 'county') await updateSpells(trx, spellIds, { county_approved_on: on });
}
