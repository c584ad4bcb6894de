import { findLoan, listLoans, type LoanRow, openLoans } from '#db/filing-out.ts';
import { volumeStanding } from '#db/filing-standing.ts';
import { rowWriter } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { lendRefusal, lendVolumeRefusal } from '#domain/filing/refusals.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, Refusal, type Session, today } from '../session.ts';
import { filedItem, refuseWith } from './change-item.ts';
import { rule } from './settings.ts';
import { volumeOf } from './volumes.ts';

type Wanted = Input<'filing.lend'>;

/** Its number. Throws a Refusal when it cannot be lent, or it is not said what. */
async function lendable(session: Session, { itemId, volumeId }: Wanted): Promise<string> {
  if (itemId !== undefined && volumeId === undefined) {
    const { row, standing } = await filedItem(session, itemId);
    refuseWith('filing-lend', lendRefusal(standing));
    return row.code;
  }
  if (volumeId !== undefined && itemId === undefined) {
    const row = await volumeOf(session, volumeId);
    refuseWith('filing-lend', lendVolumeRefusal(volumeStanding(row)));
    return row.code;
  }
  const message = '请说明借哪一件或哪一卷，二者选一';
  throw new Refusal({ code: 'invalid-input', issues: [{ path: '借阅', message }] });
}

export async function lend(session: Session, wanted: Wanted): Promise<Result<Output<'filing.lend'>>> {
  const lentOn = wanted.lentOn ?? today(session);
  if (lentOn > today(session)) throw rule('filing-day', `借出日期 ${lentOn} 在今天之后，请核对日期。`);
  if (wanted.dueOn < lentOn)
    throw rule('filing-day', `应还日期 ${wanted.dueOn} 在借出日期之前，请核对日期。`);
  const code = await lendable(session, wanted);
  const { itemId, volumeId, borrower, unit, reason, approvedBy, dueOn } = wanted;
  const head = { command: 'filing.lend', title: `借出 ${code}` };
  const { value, change } = await act(session, head, ({ raw }) =>
    Promise.resolve(
      rowWriter(raw).insert('filing_loan', {
        ...{ item_id: itemId ?? null, volume_id: volumeId ?? null, borrower, unit, reason },
        ...{ approved_by: approvedBy, lent_on: lentOn, due_on: dueOn },
      }),
    ),
  );
  return ok({ change, loanId: value });
}

export async function giveBack(
  session: Session,
  { loanId, on, condition }: Input<'filing.giveBack'>,
): Promise<Result<Output<'filing.giveBack'>>> {
  const loan = await findLoan(reader(openArchiveOf(session)), loanId);
  if (loan === undefined) throw new Refusal({ code: 'not-found', what: '这次借阅' });
  if (loan.returnedOn !== null) throw rule('filing-returned', `${loan.code} 已在 ${loan.returnedOn} 归还。`);
  const day = on ?? today(session);
  if (day < loan.lentOn || day > today(session))
    throw rule('filing-day', `归还日期 ${day} 要在借出日期（${loan.lentOn}）和今天之间，请核对日期。`);
  const head = { command: 'filing.giveBack', title: `归还 ${loan.code}` };
  const { change } = await act(session, head, ({ raw }) => {
    rowWriter(raw).update('filing_loan', loanId, { returned_on: day, condition });
    return Promise.resolve();
  });
  return ok({ change });
}

export async function readLoans(
  session: Session,
  { open, overdue, offset, limit }: Input<'filing.loans'>,
): Promise<Result<Output<'filing.loans'>>> {
  const db = reader(openArchiveOf(session));
  const out = await openLoans(db);
  const late = out.filter((loan) => isLate(loan, session));
  const shown = (rows: readonly LoanRow[]) =>
    rows.map((loan) => ({ ...loan, isOverdue: isLate(loan, session) }));
  if (!open && !overdue) {
    const { total, rows } = await listLoans(db, { offset, limit });
    return ok({ total, overdue: late.length, loans: shown(rows) });
  }
  const rows = overdue ? late : out;
  return ok({
    ...{ total: rows.length, overdue: late.length },
    loans: shown(rows.slice(offset, offset + limit)),
  });
}

const isLate = ({ dueOn, returnedOn }: LoanRow, session: Session): boolean =>
  returnedOn === null && dueOn < today(session);
