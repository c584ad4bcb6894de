import { helpedHouseholds, villageVisits, visitedHouseholds, visitsUntil } from '#db/documents-assistance.ts';
import { visitChecksOf } from '#db/records.ts';
import { codeItemsOf } from '#domain/codes/code-lists.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { lastDayToTell } from '#domain/household/present-on.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { householdLabel } from '../../procedure/running.ts';
import type { HouseholdAsk, Maker, VillageAsk } from '../sheet.ts';

type Record = ModelOf<'P36'>;
type Visit = Record['visits'][number];
type Cover = ModelOf<'P36B'>;

/** 走访记录 (P36) of a year, or a form to write in; in a village, of the households that were visited. */
export const visits: Maker<Record> = { of: 'household', model: recordOf, whose: visitedHouseholds };

/** The cover of a village's visits (P36B). */
export const visitsCover: Maker<Cover> = { of: 'village', model: coverOf };

/** Two to a page. */
const BLANK = 2;

async function recordOf({ db, household, village, township, year, lacks }: HouseholdAsk): Promise<Record> {
  const found = await visitsUntil(db, household.id, year);
  const checks = Map.groupBy(await visitChecksOf(db, household.id), ({ visit_id: id }) => id);
  const ofYear = found.filter(({ visited_on: on }) => (on ?? '') >= `${year}-01-01`);
  const number = `户编号 ${householdLabel(household.household_no)}`;
  if (ofYear.length === 0) lacks(`${number} ${year} 年没有走访记录，印空白的走访记录手写`);
  const listOf = (
    list: 'visit_eight_ones' | 'visit_nine_looks',
    visitId: number | null,
  ): Visit['eightOnes'] =>
    codeItemsOf(list).map(({ code, label }) => {
      const check = checks.get(visitId ?? 0)?.find(({ item }) => item === code);
      return { label, isTicked: check?.result === 1, note: check?.note ?? null };
    });
  const blank: Visit = {
    ...{ on: null, visitors: null, purpose: null, content: null, found: null, handled: null },
    ...{ nextOn: null, last: null },
    eightOnes: listOf('visit_eight_ones', null),
    nineLooks: listOf('visit_nine_looks', null),
  };
  return {
    place: { county: township.county, township: township.name, village: village.name },
    ...{ group: household.group, householdNo: household.household_no, year },
    head: household.present_head_name ?? household.head_name ?? '',
    visits:
      ofYear.length === 0
        ? Array.from({ length: BLANK }, () => blank)
        : ofYear.map((visit) => ({
            ...{ on: visit.visited_on, visitors: visit.visitors, content: visit.content },
            ...{ found: visit.found, handled: visit.handled, nextOn: visit.next_on },
            purpose: labelOf('visit_purpose', visit.purpose),
            last: lastOf(found[found.indexOf(visit) - 1]),
            eightOnes: listOf('visit_eight_ones', visit.id),
            nineLooks: listOf('visit_nine_looks', visit.id),
          })),
  };
}

/** What the visit before found, with what became of it; null where it found nothing. */
function lastOf(visit: Awaited<ReturnType<typeof visitsUntil>>[number] | undefined): string | null {
  if (visit === undefined || (visit.found ?? '') === '') return null;
  const handled = (visit.handled ?? '') === '' ? '当时还没有处理' : (visit.handled ?? '');
  return `${visit.visited_on}：${visit.found}（${handled}）`;
}

async function coverOf({ db, village, township, year, today }: VillageAsk): Promise<Cover> {
  const day = lastDayToTell(year, today);
  const rows = await villageVisits(db, { villageId: village.id, year });
  const helped = await helpedHouseholds(db, { villageId: village.id, year });
  const seen = new Set(rows.map(({ household_id: id }) => id));
  const last = Number(day.slice(5, 7));
  const months = Array.from({ length: Math.max(last, ...rows.map(monthOf)) }, (_, at) =>
    countsOf(rows.filter((row) => monthOf(row) === at + 1)),
  );
  return {
    place: { county: township.county, township: township.name, village: village.name },
    ...{ year, asOf: day, months, total: countsOf(rows), visitors: visitorsOf(rows) },
    helped: helped.length,
    unvisited: helped.filter((id) => !seen.has(id)).length,
  };
}

type VisitRow = Awaited<ReturnType<typeof villageVisits>>[number];

const monthOf = ({ visited_on: on }: VisitRow): number => Number((on ?? '').slice(5, 7));
const isSaid = (text: string | null): boolean => (text ?? '').trim() !== '';

function countsOf(rows: readonly VisitRow[]): Cover['total'] {
  const found = rows.filter((row) => isSaid(row.found));
  return {
    visits: rows.length,
    households: new Set(rows.map(({ household_id: id }) => id)).size,
    found: found.length,
    handled: found.filter(({ handled }) => isSaid(handled)).length,
  };
}

/** Those who came, one by one however they were written together; the busiest first. */
function visitorsOf(rows: readonly VisitRow[]): Cover['visitors'] {
  const single = rows.flatMap((row) =>
    [...new Set((row.visitors ?? '').split(/[、,，;；\s]+/u))]
      .filter((name) => name !== '')
      .map((name) => ({ name, row })),
  );
  return [...Map.groupBy(single, ({ name }) => name)]
    .map(([name, of]) => ({
      name,
      visits: of.length,
      households: new Set(of.map(({ row }) => row.household_id)).size,
      last: of.at(-1)?.row.visited_on ?? '',
    }))
    .toSorted((a, b) => b.visits - a.visits || a.name.localeCompare(b.name, 'zh'));
}
