import { insertStep, setProcedureStatus, setSpellStates, updateSpells } from '#db/procedure-writes.ts';
import type { WriteScope } from '#db/write.ts';
import { refuseStep } from '#domain/procedures/clock.ts';
import type { Step } from '#domain/procedures/definition.ts';
import { lastDayOfNotice } from '#domain/procedures/periods.ts';
import type { StepInput } from '#domain/procedures/procedure-state.ts';
import { isDay, monthOf } from '#domain/time/day.ts';
import type { Input } from '#contract/channels.ts';
import { Refusal } from '../session.ts';
import { sentencesOf } from './admit.ts';
import { bare } from './page.ts';
import { clockOf, liveOf, requireOpen, type Running } from './running.ts';

type Entry = Input<'procedure.doStep'>;

/** Records a step and what follows from it in the archive. Throws a Refusal with every reason why it may not be. */
export async function recordStep(
  { trx }: Pick<WriteScope, 'trx'>,
  running: Running,
  entry: Entry,
  today: string,
): Promise<{ finished: boolean; opened: number }> {
  requireOpen(running);
  const { row, definition, state } = running;
  const step = definition.steps.find(({ key }) => key === entry.step);
  const record = recordOf(running, step, entry);
  const refused = refuseStep(definition, state, entry.step, record, clockOf(running, today)).map(bare);
  const [first] = refused;
  if (first !== undefined) {
    const message = sentencesOf(refused.map((refusal) => refusal.message));
    throw new Refusal({ code: 'rule', rule: first.rule, message, refused });
  }
  await insertStep(trx, {
    procedure_id: row.id,
    step_key: entry.step,
    done_on: entry.on,
    notice_from: record.noticeFrom ?? null,
    notice_to: record.noticeTo ?? null,
    expected: record.expected ?? null,
    present: record.present ?? null,
    place: record.place ?? null,
  });
  const spellIds = liveOf(running).map(({ spell_id }) => spell_id);
  if (step?.notice?.holds === true) {
    const { noticeFrom = null, noticeTo = null } = record;
    await updateSpells(trx, spellIds, { notice_from: noticeFrom, notice_to: noticeTo });
  }
  if (step?.actor === 'county') await updateSpells(trx, spellIds, { county_approved_on: entry.on });
  if (step?.key !== definition.steps.at(-1)?.key) return { finished: false, opened: 0 };
  await openSpells({ trx }, running, entry.on);
  return { finished: true, opened: spellIds.length };
}

/** What was entered, with the last day of a notice counted out where it was left empty. */
function recordOf({ pack }: Running, step: Step | undefined, entry: Entry): StepInput {
  const { on, noticeFrom, expected, present, place } = entry;
  const counted =
    step?.notice !== undefined && noticeFrom !== undefined && isDay(noticeFrom)
      ? lastDayOfNotice(noticeFrom, step.notice, pack.holidays)
      : undefined;
  const noticeTo = entry.noticeTo ?? counted;
  const notice = step?.notice === undefined ? {} : { noticeFrom, noticeTo };
  return { doneOn: on, ...notice, expected, present, place };
}

/** The effect of the last step: monitoring begins with the month of the county's approval. */
async function openSpells({ trx }: Pick<WriteScope, 'trx'>, running: Running, on: string): Promise<void> {
  const county = running.definition.steps.find(({ actor }) => actor === 'county');
  const approvedOn = running.steps.find(({ step_key }) => step_key === county?.key)?.done_on ?? on;
  await updateSpells(
    trx,
    liveOf(running).map(({ spell_id }) => spell_id),
    { state: 'open', recognised_month: monthOf(approvedOn), is_eliminated: 0 },
  );
  await setSpellStates(trx, running.row.id, { from: 'proposed', to: 'void' });
  await setProcedureStatus(trx, running.row.id, 'finished');
}
