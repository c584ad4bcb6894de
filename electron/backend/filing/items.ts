import { type ItemRow, listItems } from '#db/filing-items.ts';
import { reader } from '#db/write.ts';
import { keptUntil } from '#domain/filing/periods.ts';
import { stateOf } from '#domain/filing/refusals.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { openArchiveOf, type Session } from '../session.ts';

/** The list of filed papers. */
export async function readItems(
  session: Session,
  { offset, limit, ...filter }: Input<'filing.items'>,
): Promise<Result<Output<'filing.items'>>> {
  const { total, pages, rows } = await listItems(reader(openArchiveOf(session)), filter, { offset, limit });
  return ok({ total, pages, items: rows.map(shownItem) });
}

/** A volume that was destroyed goes paper by paper: of each the own standing counts. */
const standingFlags = (row: ItemRow) => ({
  isWithdrawn: row.withdrawnReason !== null,
  isHandedOver: row.handoverId !== null,
  ...{ isDestroyed: row.isDestroyed === 1, isListed: row.isListed === 1, isLent: row.isLent === 1 },
});

function shownItem(row: ItemRow): Output<'filing.items'>['items'][number] {
  const { id, code, year, retention, office, serial, title, author, docNo, dated, secrecy, pages } = row;
  const { note, documentId, linkId, householdId, householdNo, villageId, village } = row;
  const { volumeId, volumeCode, boxId, boxNumber, place, filedOn, withdrawnReason } = row;
  return {
    ...{ id, code, year, retention, office, serial, title, author, docNo, dated, secrecy, pages, note },
    ...{ documentId, linkId, householdId, householdNo, villageId, village, filedOn, withdrawnReason },
    volume: volumeId === null || volumeCode === null ? null : { id: volumeId, code: volumeCode, place },
    box: boxId === null || boxNumber === null ? null : { id: boxId, number: boxNumber },
    state: stateOf(standingFlags(row)),
    keptUntil: keptUntil(row),
    oldCodes: JSON.parse(row.oldCodes) as string[],
  };
}
