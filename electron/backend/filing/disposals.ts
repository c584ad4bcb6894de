import { listDisposals, papersOfDisposal, papersOver } from '#db/filing-out.ts';
import { itemStandings } from '#db/filing-standing.ts';
import type { ReadHandle } from '#db/handle.ts';
import { rowWriter } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { keptUntil, lastYearOver, PERIOD_RULE } from '#domain/filing/periods.ts';
import { disposalRefusal } from '#domain/filing/refusals.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, operatorOf, Refusal, type Session, today } from '../session.ts';
import { refuseWith } from './change-item.ts';
import { rule } from './settings.ts';

export async function readDisposable(
  session: Session,
  { onDay, offset, limit }: Input<'filing.disposable'>,
): Promise<Result<Output<'filing.disposable'>>> {
  const now = today(session);
  const on = onDay === undefined || onDay > now ? now : onDay;
  const spans = (['D30', 'D10'] as const).map((retention) => ({
    ...{ retention, year: lastYearOver(retention, on) ?? 0 },
  }));
  const db = reader(openArchiveOf(session));
  const { total, ids } = await papersOver(db, spans, { offset, limit });
  const items = (await itemStandings(db, ids)).map(({ row, standing }) => ({
    ...{ id: row.id, code: row.code, title: row.title, year: row.year, retention: row.retention },
    ...{ pages: row.pages, keptUntil: keptUntil(row) ?? on, refusal: disposalRefusal(standing, on) },
  }));
  return ok({ total, rule: PERIOD_RULE, items });
}

/** Each of them may be destroyed by its period. Throws a Refusal otherwise. */
export async function listDisposal(
  session: Session,
  { itemIds, note }: Input<'filing.listDisposal'>,
): Promise<Result<Output<'filing.listDisposal'>>> {
  const found = await itemStandings(reader(openArchiveOf(session)), itemIds);
  if (found.length < new Set(itemIds).size) throw new Refusal({ code: 'not-found', what: '其中一件' });
  for (const { standing } of found) refuseWith('filing-kept', disposalRefusal(standing, today(session)));
  const head = { command: 'filing.listDisposal', title: `编制销毁清册：${found.length} 件` };
  const { value, change } = await act(session, head, ({ raw }) => {
    const writer = rowWriter(raw);
    const disposal_id = writer.insert('filing_disposal', {
      ...{ listed_on: today(session), listed_by: operatorOf(session).name, note },
    });
    for (const { row } of found) writer.insert('filing_disposal_item', { disposal_id, item_id: row.id });
    return Promise.resolve(disposal_id);
  });
  return ok({ change, disposalId: value });
}

async function disposalOf(db: ReadHandle, id: number) {
  const [found] = await listDisposals(db, id);
  if (found === undefined) throw new Refusal({ code: 'not-found', what: '这份销毁清册' });
  return found;
}

/** Somebody else than who made the list, under his own name. */
export async function approveDisposal(
  session: Session,
  { disposalId, note }: Input<'filing.approveDisposal'>,
): Promise<Result<Output<'filing.approveDisposal'>>> {
  const db = reader(openArchiveOf(session));
  const found = await disposalOf(db, disposalId);
  const { name } = operatorOf(session);
  if (found.approvedOn !== null)
    throw rule('filing-approved', `这份清册已由 ${found.approvedBy ?? ''} 批准。`);
  if (found.listedBy === name)
    throw rule('filing-same-person', '编制清册的人不能批准自己的清册，请审核员或另一位管理员登录后批准。');
  await requireStill(db, disposalId, today(session));
  const head = {
    command: 'filing.approveDisposal',
    title: `批准销毁：第 ${disposalId} 号清册 ${found.items} 件`,
  };
  const { change } = await act(session, head, ({ raw }) => {
    const cells = { approved_by: name, approved_on: today(session), note: note ?? found.note };
    rowWriter(raw).update('filing_disposal', disposalId, cells);
    return Promise.resolve();
  });
  return ok({ change });
}

/** What was listed may still be destroyed: a period may have been made longer since. */
async function requireStill(db: ReadHandle, disposalId: number, on: string): Promise<void> {
  const ids = (await papersOfDisposal(db, disposalId)).map(({ itemId }) => itemId);
  for (const { standing } of await itemStandings(db, ids))
    refuseWith('filing-kept', disposalRefusal({ ...standing, isListed: false }, on));
}

/** People destroyed the paper; the electronic copy stays. */
export async function doDisposal(
  session: Session,
  { disposalId, onDay, witnesses }: Input<'filing.doDisposal'>,
): Promise<Result<Output<'filing.doDisposal'>>> {
  const db = reader(openArchiveOf(session));
  const found = await disposalOf(db, disposalId);
  const on = onDay ?? today(session);
  if (found.doneOn !== null) throw rule('filing-done', `这份清册已在 ${found.doneOn} 销毁。`);
  if (found.approvedOn === null) throw rule('filing-not-approved', '这份清册还没有批准，不能销毁。');
  if (on < found.approvedOn || on > today(session))
    throw rule('filing-day', `销毁日期 ${on} 要在批准日期（${found.approvedOn}）和今天之间，请核对日期。`);
  if (new Set(witnesses).size < 2) throw rule('filing-witnesses', '监销人要有两个，不能是同一个人。');
  await requireStill(db, disposalId, on);
  const head = { command: 'filing.doDisposal', title: `登记销毁：第 ${disposalId} 号清册 ${found.items} 件` };
  const { change } = await act(session, head, ({ raw }) => {
    rowWriter(raw).update('filing_disposal', disposalId, { done_on: on, witnesses: witnesses.join('、') });
    return Promise.resolve();
  });
  return ok({ change });
}

export async function readDisposals(
  session: Session,
  { id }: Input<'filing.disposals'>,
): Promise<Result<Output<'filing.disposals'>>> {
  const db = reader(openArchiveOf(session));
  const rows = await listDisposals(db, id);
  const contents = id === undefined ? [] : await papersOfDisposal(db, id);
  return ok({
    disposals: rows.map((row) => ({
      ...row,
      state: row.doneOn !== null ? 'done' : row.approvedOn !== null ? 'approved' : 'listed',
      contents,
    })),
  });
}
