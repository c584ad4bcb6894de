import { fundSums, measureCounts, type StatisticsHousehold } from '#db/documents-statistics.ts';
import { listVillages } from '#db/places.ts';
import { codeItemsOf } from '#domain/codes/code-lists.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { findField } from '#domain/fields/dictionary.ts';
import { movementOf, type Count, type Standing } from '#domain/records/year-movement.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { incomeLine } from '../../income-line.ts';
import { packLines } from '../../packs/library.ts';
import type { Ask, Maker } from '../sheet.ts';
import { yearOfList, type YearOfList } from './p44-figures.ts';

type Statistics = ModelOf<'P44'>;
type Figures = Statistics['villages'][number];

const UNTOLD = '未填';

/** The year of the township in numbers (P44). */
export const statistics: Maker<Statistics> = { of: 'township', model: statisticsOf };

export async function statisticsOf(ask: Ask): Promise<Statistics> {
  const { db, year, pack, township, today, lacks } = ask;
  const list = await yearOfList({ db, year, today });
  const { villages } = await listVillages(db);
  const bands = await bandsOf(ask);
  const measures = countsBy(await measureCounts(db, year), ({ count }) => count);
  const funds = countsBy(await fundSums(db, year), ({ amount }) => Math.round(amount / 100));
  const listed = [...list.after.keys()].flatMap((id) => list.households.get(id) ?? []);
  const categories = categoriesOf(list, listed, year);
  const causes = present(listed.map((household) => causeOf(list, household, year)));
  const untold = listed.filter(({ per_capita }) => per_capita === null).length;
  if (untold > 0) lacks(`人均纯收入：有 ${untold} 户没有算出 ${year} 年的收入，列在“未算出”`);
  const figures = villages.map(({ id, name }): Figures => {
    const own = ofVillage(list, id);
    const households = [...own.after.keys()].flatMap((each) => list.households.get(each) ?? []);
    return {
      village: name,
      movement: movementOf(own.before, own.after, list.reasons),
      categories: categories.map((label) =>
        peopleOf(
          households.filter((each) => categoryOf(list, each, year) === label),
          own.after,
        ),
      ),
      causes: causes.map((label) => households.filter((each) => causeOf(list, each, year) === label).length),
      bands: bands.map(({ holds }) => households.filter(({ per_capita }) => holds(per_capita)).length),
      measures: measures.kinds.map((kind) => measures.of(id, kind)),
      funds: funds.kinds.map((kind) => funds.of(id, kind)),
    };
  });
  return {
    ...{ county: township.county, township: township.name, year, asOf: list.asOf, kind: list.kind },
    object: pack.terms.object.value,
    ...{ categories, causes, bands: bands.map(({ label }) => label), villages: figures },
    measures: measures.kinds.map((kind) => findField(`assistance_measure.${kind}`)?.label ?? kind),
    funds: funds.kinds.map((kind) => labelOf('fund_kind', kind, year)),
  };
}

function ofVillage({ before, after, households }: YearOfList, villageId: number) {
  const own = (standing: Standing): Standing =>
    new Map([...standing].filter(([id]) => households.get(id)?.village_id === villageId));
  return { before: own(before), after: own(after) };
}

const peopleOf = (households: readonly StatisticsHousehold[], standing: Standing): Count => ({
  households: households.length,
  people: households.reduce((sum, { id }) => sum + (standing.get(id)?.size ?? 0), 0),
});

/** 类别 of the monitored, as the year's list words them; registered poor households had none. */
const categoryOf = ({ spells }: YearOfList, { id }: StatisticsHousehold, year: number): string =>
  labelOf('monitoring_category', spells.get(id)?.category ?? null, year) || UNTOLD;

function categoriesOf(list: YearOfList, listed: readonly StatisticsHousehold[], year: number): string[] {
  if (list.kind === 'poor') return [];
  const known = codeItemsOf('monitoring_category', year).map(({ label }) => label);
  const found = present(listed.map((household) => categoryOf(list, household, year)));
  return [...known, ...found.filter((label) => !known.includes(label))];
}

/** The first risk of the spell, or the main cause of the registered. */
function causeOf(
  { kind, spells }: YearOfList,
  { id, main_cause }: StatisticsHousehold,
  year: number,
): string {
  if (kind === 'monitored') return labelOf('risk_type', spells.get(id)?.risk_1 ?? null, year) || UNTOLD;
  const list = findField('household.main_cause')?.codes;
  return (list === undefined ? main_cause : labelOf(list, main_cause, year)) || UNTOLD;
}

/** Each once, in the order of the alphabet of codes that their labels came in; what nobody filled in last. */
const present = (labels: readonly string[]): string[] =>
  [...new Set(labels)].toSorted(
    (one, other) => Number(one === UNTOLD) - Number(other === UNTOLD) || one.localeCompare(other, 'zh-CN'),
  );

interface Band {
  readonly label: string;
  readonly holds: (perCapita: number | null) => boolean;
}

/** From the year's line upwards; whole amounts where the line is not known. */
async function bandsOf({ db, year, township }: Ask): Promise<Band[]> {
  const line = incomeLine(year, township.province, await packLines(db))?.amount;
  const limits = line === undefined ? [5000, 10_000, 15_000] : [line, line * 1.5, line * 2];
  const edges = [Number.NEGATIVE_INFINITY, ...limits, Number.POSITIVE_INFINITY];
  const bands = edges.slice(0, -1).map((from, at): Band => {
    const to = edges[at + 1] ?? Number.POSITIVE_INFINITY;
    return {
      label: bandLabel(from, to),
      holds: (perCapita) => perCapita !== null && perCapita >= from && perCapita < to,
    };
  });
  return [...bands, { label: '未算出', holds: (perCapita) => perCapita === null }];
}

function bandLabel(from: number, to: number): string {
  if (!Number.isFinite(from)) return `${to}元以下`;
  return Number.isFinite(to) ? `${from}—${to}元` : `${from}元以上`;
}

/** Sums by village and kind, the kinds that occur in the order of their codes. */
function countsBy<Row extends { readonly village_id: number | null; readonly kind: string }>(
  rows: readonly Row[],
  amountOf: (row: Row) => number,
) {
  const amounts = new Map(rows.map((row) => [`${row.village_id} ${row.kind}`, amountOf(row)]));
  return {
    kinds: [...new Set(rows.map(({ kind }) => kind))].toSorted(),
    of: (villageId: number, kind: string) => amounts.get(`${villageId} ${kind}`) ?? 0,
  };
}
