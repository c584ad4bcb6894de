import { setProcedureStatus, setSpellStates, updateCandidate, updateSpells } from '#db/procedure-writes.ts';
import { findProcedure, listProcedures } from '#db/procedures.ts';
import { reader } from '#db/write.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { admit } from '../procedure/admit.ts';
import { packOfYear } from '../packs/library.ts';
import { candidateIn } from '../procedure/candidate-in.ts';
import { pageOf } from '../procedure/page.ts';
import { paperOf, receivePaper } from '../procedure/receive-paper.ts';
import { recordStep } from '../procedure/record-step.ts';
import {
  householdLabel,
  judgementOf,
  loadRunning,
  recordOfStep,
  requireOpen,
  reviewStepOf,
  type Running,
  runningOf,
} from '../procedure/running.ts';
import { noProcedure, start } from '../procedure/start.ts';
import { updateHousehold } from '../procedure/update-candidate.ts';
import { act, inTurn, openArchiveOf, Refusal, type Session, today } from '../session.ts';

const read = (session: Session) => reader(openArchiveOf(session));

async function list(
  session: Session,
  input: Input<'procedure.list'>,
): Promise<Result<Output<'procedure.list'>>> {
  const db = read(session);
  const procedures: Output<'procedure.list'>['procedures'] = [];
  for (const row of await listProcedures(db, input)) {
    const running = row.status === 'open' ? await loadRunning(db, row) : null;
    const judgement = running && judgementOf(running, today(session));
    const next = judgement?.steps.find(({ key }) => key === judgement.next);
    procedures.push({
      id: row.id,
      key: row.key,
      title: row.title,
      village: row.village,
      villageId: row.village_id,
      status: row.status,
      openedOn: row.opened_on,
      households: row.households,
      stepKey: next?.key ?? null,
      stepTitle: next?.title ?? null,
      daysLeft: next?.daysLeft ?? null,
    });
  }
  return ok({ procedures });
}

async function addHousehold(
  session: Session,
  { id, householdId }: Input<'procedure.addHousehold'>,
): Promise<Result<Output<'procedure.addHousehold'>>> {
  const running = await runningOf(read(session), id);
  const { village, title } = running.row;
  const head = { command: 'procedure.addHousehold', title: `加入一户：${village}${title}` };
  const { change } = await act(session, head, async ({ trx }) => {
    const now = await runningOf(trx, id);
    requireOpen(now);
    requireRoomFor(now, householdId);
    const { key, village_id: villageId, opened_on: clueOn } = now.row;
    await admit(trx, { procedureId: id, key, villageId, village, clueOn }, [householdId]);
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
      ? `户编号 ${number} 已退出本次程序，要恢复请撤销那次退出。`
      : `户编号 ${number} 已经在本次程序里。`;
  throw new Refusal({ code: 'rule', rule, message });
}

async function dropHousehold(
  session: Session,
  { id, householdId, reason }: Input<'procedure.dropHousehold'>,
): Promise<Result<Output<'procedure.dropHousehold'>>> {
  const candidate = candidateIn(await runningOf(read(session), id), householdId);
  const title = `退出程序：户编号 ${householdLabel(candidate.household_no)}`;
  const { change } = await act(
    session,
    { command: 'procedure.dropHousehold', title, reason },
    async ({ trx }) => {
      const running = await runningOf(trx, id);
      requireOpen(running);
      const { id: rowId, spell_id } = candidateIn(running, householdId);
      await updateCandidate(trx, rowId, { dropped: 1, drop_reason: reason });
      await updateSpells(trx, [spell_id], { state: 'void' });
    },
  );
  return ok({ change });
}

async function stop(
  session: Session,
  { id, reason }: Input<'procedure.stop'>,
): Promise<Result<Output<'procedure.stop'>>> {
  const { row } = await runningOf(read(session), id);
  const head = { command: 'procedure.stop', title: `终止${row.title}：${row.village}`, reason };
  const { change } = await act(session, head, async ({ trx }) => {
    requireOpen(await runningOf(trx, id));
    await setSpellStates(trx, id, { from: 'proposed', to: 'void' });
    await setProcedureStatus(trx, id, 'stopped');
  });
  return ok({ change });
}

export const procedureHandlers = {
  'procedure.kinds': async (session, { year }) => {
    const pack = await packOfYear(read(session), year);
    const kinds = (pack?.procedures ?? []).map(({ key, title, steps }) => ({
      key,
      title,
      steps: steps.map((step) => step.title),
    }));
    return ok({ kinds, whyNone: kinds.length > 0 ? null : noProcedure(year, pack) });
  },
  'procedure.list': list,
  'procedure.start': inTurn(start),
  'procedure.get': async (session, { id }) => {
    const row = await findProcedure(read(session), id);
    if (row === undefined) return notFound('这个程序');
    return ok(pageOf(await loadRunning(read(session), row), today(session)));
  },
  'procedure.addHousehold': inTurn(addHousehold),
  'procedure.dropHousehold': inTurn(dropHousehold),
  'procedure.updateHousehold': inTurn(async (session, input) => {
    const candidate = candidateIn(await runningOf(read(session), input.id), input.householdId);
    const title = `登记程序中的户：户编号 ${householdLabel(candidate.household_no)}`;
    const { change } = await act(session, { command: 'procedure.updateHousehold', title }, async (scope) =>
      updateHousehold(scope, await runningOf(scope.trx, input.id), input),
    );
    return ok({ change });
  }),
  'procedure.receivePaper': inTurn(async (session, input) => {
    const paper = paperOf(await runningOf(read(session), input.id), input.step, input.document);
    const reached = { missing: '未取得', printed: '已打印', signed: '已签字' }[input.state];
    const head = { command: 'procedure.receivePaper', title: `登记材料《${paper.title}》：${reached}` };
    const { change } = await act(session, head, async (scope) =>
      receivePaper(scope, await runningOf(scope.trx, input.id), input, today(session)),
    );
    return ok({ change });
  }),
  'procedure.doStep': inTurn(async (session, input) => {
    const { row, definition } = await runningOf(read(session), input.id);
    const step = definition.steps.find(({ key }) => key === input.step);
    const title = `办理“${step?.title ?? input.step}”：${row.village}${row.title}`;
    const { value, change } = await act(session, { command: 'procedure.doStep', title }, async (scope) =>
      recordStep(scope, await runningOf(scope.trx, input.id), input, today(session)),
    );
    return ok({ change, ...value });
  }),
  'procedure.stop': inTurn(stop),
} satisfies Pick<
  Handlers,
  | 'procedure.kinds'
  | 'procedure.list'
  | 'procedure.start'
  | 'procedure.get'
  | 'procedure.addHousehold'
  | 'procedure.dropHousehold'
  | 'procedure.updateHousehold'
  | 'procedure.receivePaper'
  | 'procedure.doStep'
  | 'procedure.stop'
>;
