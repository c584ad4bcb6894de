import { lockMinutes, setLockMinutes } from '#db/operators.ts';
import { reader } from '#db/write.ts';
import { ok } from '#contract/result.ts';
import { noteAccess } from '../access/note-access.ts';
import { stateOf } from '../archive-state.ts';
import type { Handlers } from '../dispatch.ts';
import {
  addOperator,
  changeRole,
  listOperators,
  removeOperator,
  resetPassphrase,
} from '../operators/change-operators.ts';
import { changePassphrase, forgetHere, makeRecovery, rememberHere } from '../operators/own-keys.ts';
import { unlock } from '../operators/sign-in.ts';
import { act, inTurn, openArchiveOf } from '../session.ts';

export const operatorHandlers = {
  'operator.list': async (session) => ok(await listOperators(session)),
  'operator.add': inTurn(async (session, input) => ok(await addOperator(session, input))),
  'operator.changeRole': inTurn(async (session, input) => ok(await changeRole(session, input))),
  'operator.resetPassphrase': inTurn(async (session, input) => ok(await resetPassphrase(session, input))),
  'operator.remove': inTurn(async (session, input) => ok(await removeOperator(session, input))),
  'operator.changePassphrase': inTurn(async (session, input) => {
    await changePassphrase(session, input);
    return ok({});
  }),
  'operator.makeRecovery': inTurn(async (session, { passphrase }) =>
    ok({ code: await makeRecovery(session, passphrase) }),
  ),
  'archive.lock': async (session) => {
    openArchiveOf(session);
    if (!session.isLocked) await noteAccess(session, { kind: 'locked', subject: '' });
    session.isLocked = true;
    return ok({});
  },
  'archive.unlock': async (session, { passphrase }) => {
    await unlock(session, passphrase);
    return ok(await stateOf(session, openArchiveOf(session)));
  },
  'safety.update': inTurn(async (session, { lockMinutes: minutes }) => {
    const before = await lockMinutes(reader(openArchiveOf(session)));
    if (before === minutes) return ok({ change: null });
    const head = { command: 'safety.update', title: `${minutes} 分钟不操作即锁定（原来 ${before} 分钟）` };
    const { change } = await act(session, head, async ({ trx, keep }) => {
      keep();
      await setLockMinutes(trx, minutes);
    });
    return ok({ change });
  }),
  'vault.remember': inTurn(async (session) => ok(await rememberHere(session))),
  'vault.forget': inTurn(async (session, { slot }) => {
    await forgetHere(session, slot);
    return ok({});
  }),
} satisfies Partial<Handlers>;
