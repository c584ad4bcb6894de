import { itemsInVolume } from '#db/filing-items.ts';
import { type Cells, rowWriter } from '#db/row-access.ts';
import type { VolumeRow } from '#db/filing-volumes.ts';
import { reader } from '#db/write.ts';
import { closeRefusal } from '#domain/filing/refusals.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, type Session, today } from '../session.ts';
import { refuseWith } from './change-item.ts';
import { rule } from './settings.ts';
import { volumeOf } from './volumes.ts';

function requireHere({ handoverId, code }: VolumeRow): void {
  if (handoverId !== null) throw rule('filing-fixed', `${code} 已移交，不能再改。`);
}

/** Where it stands can change at any time; what it says and holds only while it is open. */
export async function updateVolume(
  session: Session,
  { id, title, shelf, spine, note, itemIds }: Input<'filing.updateVolume'>,
): Promise<Result<Output<'filing.updateVolume'>>> {
  const row = await volumeOf(session, id);
  requireHere(row);
  const isContent = title !== undefined || note !== undefined || itemIds !== undefined;
  if (isContent && row.closedOn !== null)
    throw rule('filing-fixed', `${row.code} 已封卷。要改，请先写明理由重新打开。`);
  if (itemIds !== undefined) await requireAll(session, row, itemIds);
  const cells: Cells = {};
  const set = (column: string, value: string | number | null | undefined) => {
    if (value !== undefined) cells[column] = value;
  };
  set('title', title);
  set('shelf', shelf);
  set('spine', spine);
  set('note', note);
  const head = { command: 'filing.updateVolume', title: `修改案卷 ${row.code}` };
  const { change } = await act(session, head, ({ raw }) => {
    const writer = rowWriter(raw);
    if (Object.keys(cells).length > 0) writer.update('filing_volume', id, cells);
    itemIds?.forEach((itemId, at) => {
      writer.update('filing_item', itemId, { place: at + 1 });
    });
    return Promise.resolve();
  });
  return ok({ change });
}

/** An order names each of the papers once. */
async function requireAll(session: Session, { id, code }: VolumeRow, itemIds: readonly number[]) {
  const inside = (await itemsInVolume(reader(openArchiveOf(session)), id)).map((item) => item.id);
  const isWhole = inside.length === itemIds.length && inside.every((each) => itemIds.includes(each));
  if (!isWhole) throw rule('filing-order', `${code} 里的文件有变动，请刷新以后再排顺序。`);
}

/** Closed: what lies in it is counted and checked by a second person, and nothing goes in or out. */
export async function closeVolume(
  session: Session,
  { id, checkedBy, note }: Input<'filing.closeVolume'>,
): Promise<Result<Output<'filing.closeVolume'>>> {
  const row = await volumeOf(session, id);
  requireHere(row);
  const inside = await itemsInVolume(reader(openArchiveOf(session)), id);
  const uncounted = inside.filter(({ pages }) => pages === null).map(({ code }) => code);
  const isClosed = row.closedOn !== null;
  const { code, madeBy } = row;
  refuseWith(
    'filing-close',
    closeRefusal({ code, madeBy, checkedBy, isClosed, items: inside.length, uncounted }),
  );
  const head = { command: 'filing.closeVolume', title: `封卷 ${code}` };
  const { change } = await act(session, head, ({ raw }) => {
    const words = note === null ? {} : { note };
    rowWriter(raw).update('filing_volume', id, {
      checked_by: checkedBy,
      closed_on: today(session),
      ...(words as Cells),
    });
    return Promise.resolve();
  });
  return ok({ change });
}

export async function reopenVolume(
  session: Session,
  { id, reason }: Input<'filing.reopenVolume'>,
): Promise<Result<Output<'filing.reopenVolume'>>> {
  const row = await volumeOf(session, id);
  requireHere(row);
  if (row.closedOn === null) throw rule('filing-open', `${row.code} 没有封卷，可以直接改。`);
  if (row.isLent === 1) throw rule('filing-fixed', `${row.code} 借出未还，请先归还。`);
  const line = `${today(session)} 重新打开：${reason}`;
  const note = row.note === null ? line : `${row.note}\n${line}`;
  const head = { command: 'filing.reopenVolume', title: `重新打开案卷 ${row.code}`, reason };
  const { change } = await act(session, head, ({ raw }) => {
    rowWriter(raw).update('filing_volume', id, { closed_on: null, note });
    return Promise.resolve();
  });
  return ok({ change });
}
