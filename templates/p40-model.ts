import type { Refusal } from './document.ts';

/** The figures of a village in the order of the columns; null where the village did not report one. */
export const FIGURES = [
  ...(['residentHouseholds', 'residentPeople', 'registeredHouseholds', 'registeredPeople'] as const),
  ...(['unstableHouseholds', 'unstablePeople', 'marginalHouseholds', 'marginalPeople'] as const),
  ...(['suddenHouseholds', 'suddenPeople', 'monitoredHouseholds', 'monitoredPeople'] as const),
  ...(['newHouseholds', 'newPeople', 'endedHouseholds', 'endedPeople'] as const),
  ...(['returnedHouseholds', 'returnedPeople', 'cameIn', 'wentOut'] as const),
  ...(['dibaoHouseholds', 'dibaoPeople', 'tekunHouseholds', 'tekunPeople'] as const),
  ...(['postPeople', 'loanHouseholds', 'relocatedHouseholds'] as const),
];

export type Figure = (typeof FIGURES)[number];
export type Figures = Readonly<Record<Figure, number | null>>;

export interface VillageRow {
  readonly village: string;
  readonly figures: Figures;
}

export interface VillageContacts {
  readonly village: string;
  readonly phone: string;
  /** `王五 13900139000`, a line each. */
  readonly secretary: readonly string[];
  readonly director: readonly string[];
  readonly team: readonly string[];
  readonly watcher: readonly string[];
}

/** The book of a township (P40): its villages beside each other on the last day of a year, and whom to ask there. */
export interface Model {
  readonly county: string;
  readonly township: string;
  readonly year: number;
  /** yyyy-mm-dd: the evening on which everything in it was so. */
  readonly asOf: string;
  readonly basis: string;
  /** What the households of both kinds are called. */
  readonly registered: string;
  readonly object: string;
  readonly rows: readonly VillageRow[];
  readonly total: Figures;
  readonly contacts: readonly VillageContacts[];
}

/** A sum of which one part is not known is not known. */
export const sumOfVillages = (rows: readonly VillageRow[]): Figures =>
  Object.fromEntries(
    FIGURES.map((key) => {
      const parts = rows.map(({ figures }) => figures[key]);
      return [key, parts.includes(null) ? null : parts.reduce((sum: number, part) => sum + (part ?? 0), 0)];
    }),
  ) as Record<Figure, number | null>;

export function bookRefusal({ rows, total }: Model): Refusal | null {
  if (rows.length === 0) {
    return { rule: 'book-empty', message: '还没有登记行政村，乡簿没有内容，请先登记村再印。' };
  }
  const sums = sumOfVillages(rows);
  if (FIGURES.every((key) => total[key] === sums[key])) return null;
  return { rule: 'book-sums', message: '乡簿的合计与各村之和不符，没有打印。请重新取数再印。' };
}

/** Every household under watch has one of the three categories; those without one are named by their villages. */
export function bookNeeds({ rows }: Model): Refusal[] {
  const without = rows.filter(({ figures: f }) => {
    const known = (f.unstableHouseholds ?? 0) + (f.marginalHouseholds ?? 0) + (f.suddenHouseholds ?? 0);
    return known !== f.monitoredHouseholds;
  });
  if (without.length === 0) return [];
  const names = without.map(({ village }) => village).join('、');
  return [{ rule: 'book-category', message: `${names}有在监测的户没有填监测对象类别，请补填后再印。` }];
}
