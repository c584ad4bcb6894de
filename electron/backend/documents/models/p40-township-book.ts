import { officersOfVillages, villageFigures, type VillageFigures } from '#db/documents-township.ts';
import { lastDayToTell } from '#domain/household/present-on.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { FIGURES, type Figure, sumOfVillages } from '#templates/p40-model.ts';
import type { Ask, Maker } from '../sheet.ts';

type Book = ModelOf<'P40'>;

/** 乡簿 (P40): the villages beside each other on the last day of the year, or today while it runs. */
export const townshipBook: Maker<Book> = { of: 'township', model: bookOf };

const ROLES = { secretary: ['04'], director: ['05'], team: ['01', '02'], watcher: ['10'] } as const;

async function bookOf({ db, township, year, today, pack, lacks }: Ask): Promise<Book> {
  const day = lastDayToTell(year, today);
  if (day !== `${year}-12-31`) lacks(`${year} 年还没有结束，乡簿按 ${day} 的情况印`);
  const villages = await villageFigures(db, { year, day });
  const unreported = villages.filter(({ residentPeople }) => residentPeople === null);
  if (unreported.length > 0) {
    const names = unreported.map(({ village }) => village).join('、');
    lacks(`${names}没有填 ${year} 年的户籍户数和人口，这几格、合计和发生率留空手写`);
  }
  const rows = villages.map((found) => ({ village: found.village, figures: figuresOf(found) }));
  const officers = Map.groupBy(await officersOfVillages(db, day), ({ village_id: id }) => id);
  const contacts = villages.map(({ village_id: id, village, phone }) => {
    const people = officers.get(id) ?? [];
    const of = (roles: readonly string[]) =>
      people
        .filter(({ role }) => roles.includes(role))
        .map(({ name, phone: number }) => `${name}${number === null ? '' : ` ${number}`}`);
    return {
      ...{ village, phone: phone ?? '' },
      ...{ secretary: of(ROLES.secretary), director: of(ROLES.director) },
      ...{ team: of(ROLES.team), watcher: of(ROLES.watcher) },
    };
  });
  return {
    ...{ county: township.county, township: township.name, year, asOf: day },
    basis: pack.documents.policyBasis.value,
    registered: pack.terms.registered.value,
    object: pack.terms.object.value,
    ...{ rows, total: sumOfVillages(rows), contacts },
  };
}

const figuresOf = (found: VillageFigures): Record<Figure, number | null> =>
  Object.fromEntries(FIGURES.map((key) => [key, found[key]])) as Record<Figure, number | null>;
