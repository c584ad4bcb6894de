import type { ReadHandle } from './handle.ts';
import { itemsById, type ItemRow } from './filing-items.ts';
import type { ItemStanding, VolumeStanding } from '#domain/filing/refusals.ts';
import { type VolumeRow, volumesById } from './filing-volumes.ts';

/** What decides over a volume. */
export const volumeStanding = (row: VolumeRow): VolumeStanding => ({
  ...{ code: row.code, retention: row.retention, newestYear: row.newestYear },
  ...{ isClosed: row.closedOn !== null, isHandedOver: row.handoverId !== null, isLent: row.isLent === 1 },
});

/** What decides over filed papers, with their rows, in the order of the ids; what there is not is left out. */
export async function itemStandings(
  db: ReadHandle,
  ids: readonly number[],
): Promise<{ row: ItemRow; standing: ItemStanding }[]> {
  const rows = await itemsById(db, ids);
  const volumes = await volumesById(
    db,
    rows.flatMap(({ volumeId }) => volumeId ?? []),
  );
  const byId = new Map(volumes.map((row) => [row.id, volumeStanding(row)]));
  return rows.map((row) => {
    const volume = row.volumeId === null ? null : (byId.get(row.volumeId) ?? null);
    return { row, standing: { ...standingOf(row), volume } };
  });
}

const standingOf = (row: ItemRow): Omit<ItemStanding, 'volume'> => ({
  ...{ code: row.code, year: row.year, retention: row.retention },
  isWithdrawn: row.withdrawnReason !== null,
  isHandedOver: row.handoverId !== null,
  ...{ isDestroyed: row.isDestroyed === 1, isListed: row.isListed === 1, isLent: row.isLent === 1 },
});
