import type { WriteHandle } from '#db/handle.ts';
import { setSpellStates, updateCandidate, updateProcedure, updateSpells } from '#db/procedure-writes.ts';
import { reader } from '#db/write.ts';
import type { Input } from '#contract/channels.ts';
import { ok } from '#contract/result.ts';
import { settleCluesOfEntrants } from '../clues/settle-clues-of-entrants.ts';
import { act, openArchiveOf, Refusal, type Session, today } from '../session.ts';
import { admit } from './admit.ts';
import { candidateIn } from './candidate-in.ts';
import {
  householdLabel,
  judgementOf,
  recordOfStep,
  requireOpen,
  reviewStepOf,
  type Running,
  runningOf,
} from './running.ts';

const read = (session: Session) => reader(openArchiveOf(session));

export async function addHousehold(session: Session, { id, householdId }: Input<'procedure.addHousehold'>) {
  const { row } = await runningOf(read(session), id);
  const head = { command: 'procedure.addHousehold', title: `加入一户：${row.village}${row.title}` };
  const { change } = await act(session, head, async ({ trx }) => {
    const now = await runningOf(trx, id);
    requireOpen(now);
    requireRoomFor(now, householdId);
    const { village_id: villageId, village, year, opened_on: clueOn } = now.row;
    const { pack, definition } = now;
    const admission = { procedureId: id, pack, definition, year, villageId, village, clueOn };
    await admit(trx, admission, [householdId]);
    const entry = { procedureId: id, definition, householdIds: [householdId], on: today(session) };
    await settleCluesOfEntrants(trx, entry);
  });
  return ok({ change });
}

/** Throws a Refusal when the meeting is over, or when the household is or was in already. */
function requireRoomFor(running: Running, householdId: number): void {
  const rule = 'household-entry';
  const review = reviewStepOf(running);
  if (recordOfStep(running, review) !== undefined) {
    const message = `“${review?.title}”已经登记，不能再加入户，请为这一户另行发起。`;
    throw new Refusal({ code: 'rule', rule: 'after-review', message });
  }
  const known = running.candidates.find(({ household_id }) => household_id === householdId);
  if (known === undefined) return;
  const number = householdLabel(known.household_no);
  const message =
    known.dropped === 1
      ? `户编号 ${number} 已移出本次程序，要恢复请撤销那次移出。`
      : `户编号 ${number} 已经在本次程序里。`;
  throw new Refusal({ code: 'rule', rule, message });
}

export async function dropHousehold(session: Session, input: Input<'procedure.dropHousehold'>) {
  const { id, householdId, reason, kind } = input;
  const candidate = candidateIn(await runningOf(read(session), id), householdId);
  const title = `移出程序：户编号 ${householdLabel(candidate.household_no)}`;
  const on = input.on ?? today(session);
  if (on > today(session))
    throw new Refusal({ code: 'rule', rule: 'drop-day', message: `移出日期 ${on} 在今天之后，请核对日期。` });
  const head = { command: 'procedure.dropHousehold', title, reason, effectiveOn: on };
  const { change } = await act(session, head, async ({ trx }) =>
    letGo(trx, await runningOf(trx, id), { householdId, reason, kind, on }),
  );
  return ok({ change });
}

/** A household falls out of an open procedure; the spell that it proposed falls with it. */
export async function letGo(
  trx: WriteHandle,
  running: Running,
  { householdId, reason, kind, on }: Omit<Input<'procedure.dropHousehold'>, 'id'> & { readonly on: string },
): Promise<void> {
  requireOpen(running);
  const { id: rowId, spell_id } = candidateIn(running, householdId);
  const { opened_on: opened } = running.row;
  if (on < opened) {
    const message = `移出日期 ${on} 早于发起日期 ${opened}，请核对日期。`;
    throw new Refusal({ code: 'rule', rule: 'drop-day', message });
  }
  const left = { dropped: 1, drop_reason: reason, drop_kind: kind, dropped_on: on } as const;
  await updateCandidate(trx, rowId, { ...left, dropped_step: judgementOf(running, on).next });
  if (running.definition.effect === 'open-monitoring-spell')
    await updateSpells(trx, [spell_id], { state: 'void' });
}

export async function stop(session: Session, { id, reason }: Input<'procedure.stop'>) {
  const { row } = await runningOf(read(session), id);
  const head = { command: 'procedure.stop', title: `终止${row.title}：${row.village}`, reason };
  const { change } = await act(session, head, async ({ trx }) => {
    requireOpen(await runningOf(trx, id));
    await setSpellStates(trx, id, { from: 'proposed', to: 'void' });
    await updateProcedure(trx, id, { status: 'stopped' });
  });
  return ok({ change });
}
