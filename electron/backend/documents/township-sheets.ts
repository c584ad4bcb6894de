import { listVillages } from '#db/places.ts';
import { listProcedures } from '#db/procedures.ts';
import { loadRunning, type Running } from '../procedure/running.ts';
import { type Asked, type Place, rule, sheetOf } from './make-sheet.ts';
import type { Maker, ProcedureAsk, VillageAsk } from './sheet.ts';
import { procedureOfVillage } from './target.ts';

type OfProcedure = Extract<Maker<unknown>, { of: 'procedure' }>;
type OfVillage = Extract<Maker<unknown>, { of: 'village' }>;

/** One sheet for each kind of procedure of the year: of one definition in one pack, in the order of the villages. */
export async function placesOfKinds({ ofTownship }: OfProcedure, asked: Asked): Promise<Place[]> {
  if (ofTownship === undefined) return [];
  const { db, year } = asked;
  const all: Running[] = [];
  for (const row of await listProcedures(db, { year }))
    if (row.status !== 'stopped') all.push(await loadRunning(db, row));
  const kinds = Map.groupBy(all.filter(ofTownship.takes), ({ row }) => `${row.key} ${row.pack_id}`);
  if (kinds.size === 0) throw rule('no-procedure', `${year} 年还没有发起这样的程序，请先发起再打印。`);
  return [...kinds.values()].map((kind) => ({
    householdId: 0,
    make: () => ofKind(ofTownship, asked, kind),
  }));
}

/** `kind` is newest first; the newest tells the words. */
function ofKind(ofTownship: NonNullable<OfProcedure['ofTownship']>, asked: Asked, kind: readonly Running[]) {
  return sheetOf(asked, kind[0] ?? null, async (ask) => {
    const { villages } = await listVillages(asked.db);
    const lists: number[] = [];
    const each = villages.flatMap((village): ProcedureAsk[] =>
      kind
        .filter(({ row }) => row.village_id === village.id)
        .toReversed()
        .map((running) => ({ ...ask, village, running })),
    );
    const model = await ofTownship.model({
      ...ask,
      each,
      lists: ({ running }) => lists.push(running.row.id),
    });
    return { model, lists, ...ofAll(ask.township.name) };
  });
}

/** One sheet of what the villages have recorded themselves. */
export const placeOfVillages = ({ model }: NonNullable<OfVillage['ofTownship']>, asked: Asked): Place[] => [
  {
    householdId: 0,
    make: () =>
      sheetOf(asked, null, async (ask) => {
        const each: VillageAsk[] = [];
        for (const village of (await listVillages(asked.db)).villages) {
          const running = (await procedureOfVillage(asked.db, village.id, asked.year)) ?? null;
          each.push({ ...ask, village, running });
        }
        return { model: await model({ ...ask, each, lists: () => undefined }), ...ofAll(ask.township.name) };
      }),
  },
];

const ofAll = (township: string) => ({
  ...{ householdId: null, procedureId: null, villageId: null },
  ...{ village: township, subject: '全乡镇' },
});
