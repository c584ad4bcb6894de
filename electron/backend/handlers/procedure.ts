import { findProcedure, photosOf } from '#db/procedures.ts';
import { updateProcedure } from '#db/procedure-writes.ts';
import { reader } from '#db/write.ts';
import { notFound, ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { candidateIn } from '../procedure/candidate-in.ts';
import { withFacts } from '../procedure/candidate-facts.ts';
import { addHousehold, dropHousehold, stop } from '../procedure/households.ts';
import { eligibleFor, kindsOf } from '../procedure/kinds.ts';
import { listOf } from '../procedure/list.ts';
import { pageOf } from '../procedure/page.ts';
import { paperOf, receivePaper } from '../procedure/receive-paper.ts';
import { recordStep } from '../procedure/record-step.ts';
import { repost } from '../procedure/repost.ts';
import { householdLabel, loadRunning, requireOpen, runningOf } from '../procedure/running.ts';
import { start } from '../procedure/start.ts';
import { updateHousehold } from '../procedure/update-candidate.ts';
import { act, inTurn, openArchiveOf, type Session, today } from '../session.ts';

const read = (session: Session) => reader(openArchiveOf(session));

export const procedureHandlers = {
  'procedure.kinds': async (session, input) => ok(await kindsOf(read(session), input)),
  'procedure.eligible': async (session, input) => ok(await eligibleFor(read(session), input)),
  'procedure.list': async (session, input) => {
    const { rawReading } = openArchiveOf(session);
    return ok({ procedures: await listOf(read(session), rawReading, input, today(session)) });
  },
  'procedure.start': inTurn(start),
  'procedure.get': async (session, { id }) => {
    const db = read(session);
    const row = await findProcedure(db, id);
    if (row === undefined) return notFound('这个程序');
    const { rawReading } = openArchiveOf(session);
    const running = await withFacts(db, rawReading, await loadRunning(db, row), today(session));
    return ok(pageOf(running, today(session), await photosOf(db, id)));
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
  'procedure.updateHouseholds': inTurn(async (session, { id, householdIds, signedByHead, ...entries }) => {
    const { row } = await runningOf(read(session), id);
    const wanted = [...new Set(householdIds)];
    const title = `登记程序中的 ${wanted.length} 户：${row.village}${row.title}`;
    const { change } = await act(session, { command: 'procedure.updateHouseholds', title }, async (scope) => {
      const running = await runningOf(scope.trx, id);
      for (const householdId of wanted) {
        const { head_name: head } = candidateIn(running, householdId);
        const signed = signedByHead === true ? { consentSigner: head } : {};
        await updateHousehold(scope, running, { householdId, ...entries, ...signed });
      }
    });
    return ok({ change });
  }),
  'procedure.setResponsible': inTurn(async (session, { id, responsible }) => {
    const { row } = await runningOf(read(session), id);
    const name = responsible === null || responsible === '' ? null : responsible;
    const title = `指定责任人（${name ?? '无'}）：${row.village}${row.title}`;
    const { change } = await act(session, { command: 'procedure.setResponsible', title }, async ({ trx }) => {
      requireOpen(await runningOf(trx, id));
      await updateProcedure(trx, id, { responsible: name });
    });
    return ok({ change });
  }),
  'procedure.repost': inTurn(async (session, input) => {
    const { row, definition } = await runningOf(read(session), input.id);
    const step = definition.steps.find(({ key }) => key === input.step);
    const title = `重新公示“${step?.title ?? input.step}”：${row.village}${row.title}`;
    const head = { command: 'procedure.repost', title, reason: input.reason };
    const { change } = await act(session, head, async (scope) =>
      repost(scope, await runningOf(scope.trx, input.id), input, today(session)),
    );
    return ok({ change });
  }),
  'procedure.receivePaper': inTurn(async (session, input) => {
    const paper = paperOf(await runningOf(read(session), input.id), input.step, input.document);
    const reached = { missing: '未取得', printed: '已打印', signed: '已签字' }[input.state];
    const of = paper.each && input.householdIds ? `（${input.householdIds.length} 户）` : '';
    const head = { command: 'procedure.receivePaper', title: `登记材料《${paper.title}》${of}：${reached}` };
    const { change } = await act(session, head, async (scope) =>
      receivePaper(scope, await runningOf(scope.trx, input.id), input, today(session)),
    );
    return ok({ change });
  }),
  'procedure.doStep': inTurn(async (session, input) => {
    const { row, definition } = await runningOf(read(session), input.id);
    const step = definition.steps.find(({ key }) => key === input.step);
    const title = `办理“${step?.title ?? input.step}”：${row.village}${row.title}`;
    const head = { command: 'procedure.doStep', title, reason: input.reason };
    const { value, change } = await act(session, head, async (scope) => {
      const { trx, raw } = scope;
      const running = await withFacts(trx, raw, await runningOf(trx, input.id), today(session));
      return recordStep(scope, running, input, today(session));
    });
    return ok({ change, ...value });
  }),
  'procedure.stop': inTurn(stop),
} satisfies Partial<Handlers>;
