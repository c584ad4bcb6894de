import { householdsOfVillage } from '#db/documents.ts';
import { listVillages } from '#db/places.ts';
import { procedureOfHousehold } from '#db/procedures.ts';
import { householdLabel, liveOf, loadRunning, type Running, runningOf } from '../procedure/running.ts';
import { type Asked, type Place, rule, sheetOf } from './make-sheet.ts';
import type { Maker, Sheet } from './sheet.ts';
import { householdOf, procedureOf, procedureOfVillage, villageOf } from './target.ts';
import { placeOfVillages, placesOfKinds } from './township-sheets.ts';

/** More papers than this are asked for in two times: what is printed is also recorded, paper by paper. */
const MOST = 2000;

/** Whom the target means for this document, in the order of printing. Throws a Refusal when it means nobody. */
export async function placesFor(maker: Maker<unknown>, asked: Asked): Promise<readonly Place[]> {
  const places = await placesOf(maker, asked);
  if (places.length === 0) throw rule('nobody-to-print', '这里没有要印这份文书的户，请换一个对象。');
  if (places.length <= MOST) return places;
  throw rule('too-many-papers', `一次最多印 ${MOST} 份，这里有 ${places.length} 份，请分村或分批打印。`);
}

async function placesOf(maker: Maker<unknown>, asked: Asked): Promise<Place[]> {
  switch (maker.of) {
    case 'household': {
      const { ids, running } = await householdsMeant(maker, asked);
      return ids.map((id) => ({ householdId: id, make: () => ofHousehold(maker, asked, { id, running }) }));
    }
    case 'procedure': {
      if ('township' in asked.target) return placesOfKinds(maker, asked);
      if (!('procedureId' in asked.target || 'villageId' in asked.target)) return [];
      const running = await procedureOf(asked.db, asked.target, asked.year);
      return [{ householdId: 0, make: () => ofProcedure(maker, asked, running) }];
    }
    case 'village': {
      if ('township' in asked.target && maker.ofTownship !== undefined)
        return placeOfVillages(maker.ofTownship, asked);
      const villages = await villagesMeant(asked);
      return villages.map((each) => ({ householdId: 0, make: () => ofVillage(maker, asked, each) }));
    }
    case 'township':
      return [{ householdId: 0, make: () => ofTownship(maker, asked) }];
  }
}

async function householdsMeant(
  {
    whose = householdsOfVillage,
    ofThoseWhoLeft = false,
  }: Pick<Extract<Maker<unknown>, { of: 'household' }>, 'whose' | 'ofThoseWhoLeft'>,
  { db, raw, target, year, today }: Asked,
): Promise<{ ids: readonly number[]; running: Running | null }> {
  if ('householdId' in target) return { ids: [target.householdId], running: null };
  if ('householdIds' in target) return { ids: [...new Set(target.householdIds)], running: null };
  if ('procedureId' in target) {
    const running = await runningOf(db, target.procedureId);
    const those = ofThoseWhoLeft
      ? running.candidates.filter(({ dropped }) => dropped === 1)
      : liveOf(running);
    return { ids: those.map(({ household_id }) => household_id), running };
  }
  if ('villageId' in target)
    return { ids: await whose(db, { villageId: target.villageId, raw, year, today }), running: null };
  const ids = [];
  for (const { id } of (await listVillages(db)).villages)
    ids.push(...(await whose(db, { villageId: id, raw, year, today })));
  return { ids, running: null };
}

async function villagesMeant({ db, target }: Asked): Promise<{ id: number; running: Running | null }[]> {
  if ('villageId' in target) return [{ id: target.villageId, running: null }];
  if ('procedureId' in target) {
    const running = await runningOf(db, target.procedureId);
    return [{ id: running.row.village_id, running }];
  }
  if ('township' in target) return (await listVillages(db)).villages.map(({ id }) => ({ id, running: null }));
  return [];
}

async function ofHousehold(
  maker: Extract<Maker<unknown>, { of: 'household' }>,
  asked: Asked,
  { id, running: given }: { id: number; running: Running | null },
): Promise<Sheet> {
  const household = await householdOf(asked.db, id);
  const village = await villageOf(asked.db, household.village_id);
  const row = given === null ? await procedureOfHousehold(asked.db, id, asked.year) : undefined;
  const running = given ?? (row === undefined ? null : await loadRunning(asked.db, row));
  const candidate = running?.candidates.find(({ household_id }) => household_id === id) ?? null;
  const subject = householdLabel(household.household_no);
  return sheetOf(asked, running, async (ask) => ({
    model: await maker.model({ ...ask, household, village, running, candidate }),
    ...{ householdId: id, procedureId: running?.row.id ?? null, villageId: village.id },
    ...{ village: village.name, subject },
  }));
}

async function ofProcedure(
  maker: Extract<Maker<unknown>, { of: 'procedure' }>,
  asked: Asked,
  running: Running,
): Promise<Sheet> {
  const village = await villageOf(asked.db, running.row.village_id);
  return sheetOf(asked, running, async (ask) => ({
    model: await maker.model({ ...ask, village, running }),
    ...{ householdId: null, procedureId: running.row.id, villageId: village.id },
    ...{ village: village.name, subject: running.row.title },
  }));
}

async function ofVillage(
  maker: Extract<Maker<unknown>, { of: 'village' }>,
  asked: Asked,
  { id, running: given }: { id: number; running: Running | null },
): Promise<Sheet> {
  const village = await villageOf(asked.db, id);
  const running = given ?? (await procedureOfVillage(asked.db, id, asked.year)) ?? null;
  return sheetOf(asked, given, async (ask) => ({
    model: await maker.model({ ...ask, village, running }),
    ...{ householdId: null, procedureId: given?.row.id ?? null, villageId: village.id },
    ...{ village: village.name, subject: given?.row.title ?? '全村' },
  }));
}

function ofTownship(maker: Extract<Maker<unknown>, { of: 'township' }>, asked: Asked): Promise<Sheet> {
  return sheetOf(asked, null, async (ask) => ({
    model: await maker.model(ask),
    ...{ householdId: null, procedureId: null, villageId: null },
    ...{ village: ask.township.name, subject: '全乡镇' },
  }));
}
