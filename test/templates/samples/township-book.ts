import {
  FIGURES,
  type Figure,
  sumOfVillages,
  type VillageContacts,
  type VillageRow,
} from '#templates/p40-model.ts';
import type { Model } from '#templates/p40-township-book.ts';
import { place } from '../models.ts';
import { longName, rareName } from './words.ts';

/** A village of which each figure is the number of its column, times so many. */
export const villageRow = (
  village: string,
  times: number,
  changes: Partial<VillageRow['figures']> = {},
): VillageRow => {
  const counted = Object.fromEntries(FIGURES.map((key, at) => [key, (at + 1) * times])) as Record<
    Figure,
    number
  >;
  const parts = { unstableHouseholds: times, marginalHouseholds: times, suddenHouseholds: times };
  return {
    village,
    figures: { ...counted, ...parts, monitoredHouseholds: 3 * times, residentPeople: 900, ...changes },
  };
};

export const contactsOf = (village: string, changes: Partial<VillageContacts> = {}): VillageContacts => ({
  ...{ village, phone: '0999-6345678', secretary: ['王五 13900139000'], director: ['赵六 13800138000'] },
  ...{ team: ['钱七 13700137000'], watcher: [`${rareName} 13600136000`] },
  ...changes,
});

export const aBook = (rows: readonly VillageRow[], changes: Partial<Model> = {}): Model => ({
  ...{ county: place.county, township: place.township, year: 2025, asOf: '2025-12-31' },
  ...{ registered: '脱贫户', object: '监测对象', rows, total: sumOfVillages(rows) },
  basis: '《关于健全防止返贫动态监测和帮扶机制的指导意见》（国开发〔2021〕7号）',
  contacts: rows.map(({ village }) => contactsOf(village)),
  ...changes,
});

const many = Array.from({ length: 60 }, (_, at) =>
  villageRow(`石桥坪上大水井村第${at + 1}`, 1, {
    ...Object.fromEntries(FIGURES.map((key) => [key, key.endsWith('Households') ? 123 : 1234])),
    ...{ residentHouseholds: 9876, residentPeople: 12345, monitoredHouseholds: 369 },
  }),
);

export const townshipBooks = {
  smallest: aBook([villageRow('石桥村', 0, { residentHouseholds: null, residentPeople: null })], {
    contacts: [contactsOf('石桥村', { phone: '', secretary: [], director: [], team: [], watcher: [] })],
  }),
  typical: aBook(
    ['云溪村', '石桥村', '老鹰岩村', '大水井村', '梨树坪村', '马头村'].map((name, at) =>
      villageRow(name, at + 1),
    ),
  ),
  worst: aBook(many, {
    contacts: many.map(({ village }) =>
      contactsOf(village, {
        team: [`${longName} 13700137000`, `${rareName} 13700137001`],
        watcher: [`${longName} 13600136000`, '李四 13600136001', '王五 13600136002'],
      }),
    ),
  }),
};
