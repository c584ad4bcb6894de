import type { ReadHandle } from '#db/handle.ts';
import { findHousehold } from '#db/households.ts';
import { findTownship, findVillage } from '#db/places.ts';
import { newestProcedure } from '#db/procedures.ts';
import type { TownshipTable, VillageTable } from '#db/schema.ts';
import type { DocumentTarget } from '#contract/document.ts';
import { documents, type DocumentId } from '#templates/catalogue.ts';
import { loadRunning, type Running, runningOf } from '../procedure/running.ts';
import { Refusal } from '../session.ts';

export type TargetKind = 'household' | 'procedure' | 'village';

/** What each document can be asked for; a village stands for its newest procedure or for all its households. */
export const TARGETS = {
  P02: ['household', 'procedure'],
  P10: ['procedure', 'village'],
  P12: ['procedure', 'village'],
  P34: ['household', 'village'],
  T01: ['household'],
} as const satisfies Readonly<Record<DocumentId, readonly TargetKind[]>>;

const WORDS = { household: '户', procedure: '程序', village: '村' } as const;

export const kindOf = (target: DocumentTarget): TargetKind =>
  'householdId' in target ? 'household' : 'procedureId' in target ? 'procedure' : 'village';

/** Throws a Refusal when there is no such document, or it is not printed for this kind of thing. */
export function documentFor(id: string, target: DocumentTarget): DocumentId {
  if (!isDocumentId(id)) throw new Refusal({ code: 'not-found', what: `文书 ${id.slice(0, 10)}` });
  const kinds: readonly TargetKind[] = TARGETS[id];
  if (kinds.includes(kindOf(target))) return id;
  const may = kinds.map((kind) => WORDS[kind]).join('或');
  const message = `《${documents[id].title}》要按${may}打印，请从${may}的页面打印。`;
  throw new Refusal({ code: 'rule', rule: 'document-target', message });
}

const isDocumentId = (id: string): id is DocumentId => Object.hasOwn(documents, id);

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

export async function householdOf(db: ReadHandle, id: number) {
  const household = await findHousehold(db, { id });
  if (household === undefined) throw new Refusal({ code: 'not-found', what: '这一户' });
  return household;
}

/** The procedure of the target; for a village its newest of the year that was not stopped, else its newest of all. */
export async function procedureOf(
  db: ReadHandle,
  target: { procedureId: number } | { villageId: number },
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
