import type { ReadHandle } from '#db/handle.ts';
import { listVillages } from '#db/places.ts';

export interface VillageName {
  readonly id: number;
  readonly name: string;
  /** 行政区划代码 */
  readonly code: string | null;
}

/** The township's villages by their ids. */
export async function villagesById(db: ReadHandle): Promise<ReadonlyMap<number, VillageName>> {
  const { villages } = await listVillages(db);
  return new Map(villages.map(({ id, name, code }) => [id, { id, name, code }]));
}
