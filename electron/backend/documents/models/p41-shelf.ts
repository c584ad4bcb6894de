import { listBoxes } from '#db/filing-boxes.ts';
import { listedOfYear, type ListedItem } from '#db/filing-papers.ts';
import { listVolumes, type VolumeRow } from '#db/filing-volumes.ts';
import { listVillages } from '#db/places.ts';
import { filingSettings, officeOf } from '#domain/filing/settings.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import type { Ask, Maker } from '../sheet.ts';

/** More volumes than a township has households. */
const ALL = 1_000_000;

const placeOf = ({ township }: Pick<Ask, 'township'>, village: string) => ({
  county: township.county,
  township: township.name,
  village,
});

const stampOf = ({ title, fonds, serial, office, retention, pages }: ListedItem) => ({
  ...{ title, fonds, serial, office, retention, pages },
});

/** 归档章 of what was filed in the year outside of volumes: of a village, or of the township and all its villages. */
export const stamps: Maker<ModelOf<'P41C'>> = {
  of: 'village',
  model: async (ask) => {
    const { db, village, year } = ask;
    const items = (await listedOfYear(db, { villageId: village.id, year })).map(stampOf);
    return { place: placeOf(ask, village.name), year, items };
  },
  ofTownship: {
    model: async (ask) => {
      const { db, year, each } = ask;
      const items: ReturnType<typeof stampOf>[] = [];
      for (const villageId of [null, ...each.map(({ village }) => village.id)])
        items.push(...(await listedOfYear(db, { villageId, year })).map(stampOf));
      return { place: placeOf(ask, ''), year, items };
    },
  },
};

/** 案卷目录 as it stands at the end of the year: of a village, or of all that the township has. */
export const volumeList: Maker<ModelOf<'P42D'>> = {
  of: 'village',
  model: (ask) => volumesOf(ask, { villageId: ask.village.id }, ask.village.name),
  ofTownship: { model: (ask) => volumesOf(ask, {}, '') },
};

async function volumesOf(
  ask: Ask,
  whose: { readonly villageId?: number },
  village: string,
): Promise<ModelOf<'P42D'>> {
  const { db, year } = ask;
  const { rows } = await listVolumes(db, whose, { offset: 0, limit: ALL });
  return {
    ...{ place: placeOf(ask, village), year, fonds: filingSettings(ask.pack, ask.township).fonds },
    volumes: rows.filter(({ madeOn }) => madeOn <= `${year}-12-31`).map(listed),
  };
}

const listed = (row: VolumeRow) => ({
  ...{ code: row.code, title: row.title, from: row.from, to: row.to, retention: row.retention },
  ...{ items: row.items, pages: row.uncounted > 0 ? null : row.pages, shelf: row.shelf ?? '' },
  note: row.handoverId === null ? (row.note ?? '') : '已移交',
});

/** The backs of the boxes of the year (P41D). */
export const boxSpines: Maker<ModelOf<'P41D'>> = {
  of: 'township',
  model: async ({ db, township, pack, year }) => {
    const settings = filingSettings(pack, township);
    const { villages } = await listVillages(db);
    const units = new Map(villages.map((village) => [officeOf(settings, village), village.name]));
    const boxes = (await listBoxes(db, year)).map((box) => ({
      ...{ number: box.number, width: box.spine, fonds: box.fonds, year: box.year, retention: box.retention },
      ...{ office: box.office, unit: units.get(box.office) ?? township.name, from: box.from, to: box.to },
    }));
    return { township: township.name, boxes };
  },
};
