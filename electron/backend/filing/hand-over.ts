import { itemsInVolume } from '#db/filing-items.ts';
import { listHandovers } from '#db/filing-out.ts';
import { itemStandings, volumeStanding } from '#db/filing-standing.ts';
import { volumesById } from '#db/filing-volumes.ts';
import type { ReadHandle } from '#db/handle.ts';
import { rowWriter } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { handOverRefusal, handOverVolumeRefusal } from '#domain/filing/refusals.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, Refusal, type Session, today } from '../session.ts';
import { refuseWith } from './change-item.ts';
import { rule } from './settings.ts';

type Wanted = Input<'filing.handOver'>;

/** The papers and volumes that change hands; what lies in a volume goes with it, and can only be read here then. */
export async function handOver(session: Session, wanted: Wanted): Promise<Result<Output<'filing.handOver'>>> {
  const db = reader(openArchiveOf(session));
  const day = wanted.onDay ?? today(session);
  if (day > today(session)) throw rule('filing-day', `移交日期 ${day} 在今天之后，请核对日期。`);
  if (wanted.giver === wanted.receiver) throw rule('filing-handover', '移交人和接收人不能是同一个人。');
  const volumes = await volumesToHandOver(db, wanted.volumeIds);
  const items = await itemsToHandOver(db, wanted.itemIds);
  if (volumes.length + items.length === 0) throw rule('filing-handover', '请先选要移交的件或卷。');
  const inside: number[] = [];
  for (const id of volumes) inside.push(...(await itemsInVolume(db, id)).map((item) => item.id));
  const { toUnit, giver, receiver, witness, note } = wanted;
  const title = `移交档案：${volumes.length} 卷、${items.length} 件，接收单位 ${toUnit}`;
  const { value, change } = await act(session, { command: 'filing.handOver', title }, ({ raw }) => {
    const writer = rowWriter(raw);
    const handover_id = writer.insert('filing_handover', {
      ...{ to_unit: toUnit, on_day: day, giver, receiver, witness, note },
    });
    for (const id of volumes) writer.update('filing_volume', id, { handover_id });
    for (const id of [...items, ...inside]) writer.update('filing_item', id, { handover_id });
    return Promise.resolve(handover_id);
  });
  return ok({ change, handoverId: value, items: items.length, volumes: volumes.length });
}

async function volumesToHandOver(db: ReadHandle, ids: readonly number[]): Promise<number[]> {
  const rows = await volumesById(db, ids);
  if (rows.length < new Set(ids).size) throw new Refusal({ code: 'not-found', what: '其中一卷' });
  for (const row of rows) refuseWith('filing-handover', handOverVolumeRefusal(volumeStanding(row)));
  return rows.map(({ id }) => id);
}

async function itemsToHandOver(db: ReadHandle, ids: readonly number[]): Promise<number[]> {
  const found = await itemStandings(db, ids);
  if (found.length < new Set(ids).size) throw new Refusal({ code: 'not-found', what: '其中一件' });
  for (const { standing } of found) refuseWith('filing-handover', handOverRefusal(standing));
  return found.map(({ row }) => row.id);
}

export async function readHandovers(
  session: Session,
  stretch: Input<'filing.handovers'>,
): Promise<Result<Output<'filing.handovers'>>> {
  const { total, rows } = await listHandovers(reader(openArchiveOf(session)), stretch);
  return ok({ total, handovers: rows });
}
