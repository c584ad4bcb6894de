import type { ReadHandle } from '#db/handle.ts';
import { findHousehold } from '#db/households.ts';
import { findTownship, findVillage } from '#db/places.ts';
import { newestProcedure } from '#db/procedures.ts';
import type { TownshipTable, VillageTable } from '#db/schema.ts';
import { loadRunning, type Running, runningOf } from '../procedure/running.ts';
import { Refusal } from '../session.ts';

export type Township = Omit<TownshipTable, 'id'>;
export type Village = Omit<VillageTable, 'id'> & { readonly id: number };

export async function townshipOf(db: ReadHandle): Promise<Township> {
  const township = await findTownship(db);
  if (township !== undefined) return township;
  const message = '还没有填写乡镇信息，请先在“乡镇信息”里填写再打印。';
  throw new Refusal({ code: 'rule', rule: 'no-township', message });
}

export async function villageOf(db: ReadHandle, id: number | null): Promise<Village> {
  const village = id === null ? undefined : await findVillage(db, id);
  if (village === undefined) throw new Refusal({ code: 'not-found', what: '所在的村' });
  return village;
}

export type HouseholdOf = NonNullable<Awaited<ReturnType<typeof findHousehold>>>;

export async function householdOf(db: ReadHandle, id: number): Promise<HouseholdOf> {
  const household = await findHousehold(db, { id });
  if (household === undefined) throw new Refusal({ code: 'not-found', what: '这一户' });
  return household;
}

/** The procedure of the target; for a village its newest of the year that was not stopped, else its newest of all. */
export async function procedureOf(
  db: ReadHandle,
  target: { readonly procedureId: number } | { readonly villageId: number },
  year: number,
): Promise<Running> {
  if ('procedureId' in target) return runningOf(db, target.procedureId);
  const village = await villageOf(db, target.villageId);
  const running = await procedureOfVillage(db, village.id, year);
  if (running !== undefined) return running;
  const message = `${village.name}还没有发起程序，请先发起再打印。`;
  throw new Refusal({ code: 'rule', rule: 'no-procedure', message });
}

export async function procedureOfVillage(
  db: ReadHandle,
  villageId: number,
  year: number,
): Promise<Running | undefined> {
  const row = (await newestProcedure(db, { villageId, year })) ?? (await newestProcedure(db, { villageId }));
  return row === undefined ? undefined : loadRunning(db, row);
}
