import { householdsOn } from '#db/documents-registers.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { lastDayToTell } from '#domain/household/present-on.ts';
import { maskIdNumber } from '#domain/identity/mask.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { sumsOf, totalOf } from '#templates/p39-model.ts';
import { compareGroups } from '../../exports/compare-groups.ts';
import {
  measuresIn,
  registerFacts,
  type RegisterFacts,
  safeguardsIn,
  spellIn,
  wordFor,
} from '../register-facts.ts';
import type { Maker, VillageAsk } from '../sheet.ts';

type Register = ModelOf<'P39'>;
type Row = Register['groups'][number]['rows'][number];

/** 村册 (P39): every household that stood on the last day of the year, or today while it runs. */
export const villageRegister: Maker<Register> = { of: 'village', model: registerOf };

const OUT_OF_POVERTY = '01';

async function registerOf({
  db,
  village,
  township,
  year,
  today,
  pack,
  lacks,
}: VillageAsk): Promise<Register> {
  const day = lastDayToTell(year, today);
  if (day !== `${year}-12-31`) lacks(`${year} 年还没有结束，村册按 ${day} 的情况印`);
  const ids = await householdsOn(db, { villageId: village.id, day });
  const facts = await registerFacts(db, { ids, years: [year], day });
  const byGroup = Map.groupBy(facts, ({ household }) => household.group);
  const groups = [...byGroup]
    .toSorted(([a], [b]) => compareGroups(a, b))
    .map(([name, households]) => {
      const rows = households.map((one) => rowOf(one, { year, day }));
      return { name, rows, sums: sumsOf(rows) };
    });
  return {
    place: { county: township.county, township: township.name, village: village.name },
    ...{ year, asOf: day, groups, total: totalOf(groups) },
    basis: pack.documents.policyBasis.value,
    registered: pack.terms.registered.value,
    object: pack.terms.object.value,
  };
}

function rowOf(facts: RegisterFacts, { year, day }: { year: number; day: string }): Row {
  const { household, people, head, helpers } = facts;
  const ofYear = facts.year(year);
  const watched = facts.spells.findLast((spell) => isOpenOn(spell, day));
  const headId = people.find(({ relation }) => relation === '01')?.id_number ?? null;
  return {
    householdNo: household.household_no,
    head,
    maskedId: headId === null ? '' : maskIdNumber(headId),
    people: people.length,
    labour: people.filter(({ id }) => WORKS.has(facts.memberYear(id, year)?.labour_ability ?? '')).length,
    isRegistered: household.household_type === OUT_OF_POVERTY,
    isMonitored: watched !== undefined,
    category:
      labelOf('monitoring_category', watched?.category ?? null, year) ||
      labelOf('household_type', household.household_type, year),
    cause: causeOf(facts, year),
    recognisedYear: recognisedYear(facts, year),
    ended: endedOf(facts, { year, exitYear: ofYear?.exit_year ?? null }),
    perCapita: facts.income(year),
    safeguards: safeguardsIn(facts, year),
    measures: [...new Set(measuresIn(facts, year).map(({ kind }) => kind))],
    helper: helpers.map(({ name }) => name ?? '').join('、'),
    changes: changesIn(facts, { year, day }),
  };
}

/** 普通劳动力, 技能劳动力, 弱劳动力或半劳动力. */
const WORKS = new Set(['01', '02', '05']);

/** Under watch on a day; of a spell's ends only the months are known. */
function isOpenOn(
  { state, recognised_month: from, eliminated_month: to }: RegisterFacts['spells'][number],
  day: string,
): boolean {
  const month = day.slice(0, 7).replace('-', '');
  return (from ?? '') <= month && (state === 'open' || (to ?? '') > month);
}

function causeOf(facts: RegisterFacts, year: number): string {
  const spell = spellIn(facts, year);
  const risk = labelOf('risk_type', spell?.risk_1 ?? null, year);
  return risk === '' ? wordFor('household.main_cause', facts.year(year)?.main_cause, year) : risk;
}

/** Of the list of poor households, else of the first spell. */
function recognisedYear(facts: RegisterFacts, year: number): number | null {
  const listed = facts.year(year)?.first_recognised_year ?? null;
  const month = facts.spells[0]?.recognised_month ?? null;
  return listed ?? (month === null ? null : Number(month.slice(0, 4)));
}

function endedOf(
  { spells }: RegisterFacts,
  { year, exitYear }: { year: number; exitYear: number | null },
): string[] {
  const over = spells
    .filter(({ state, eliminated_month: month }) => state === 'eliminated' && month !== null)
    .map(({ eliminated_month: month }) => (month ?? '').slice(0, 4))
    .filter((of) => Number(of) <= year);
  return [...(exitYear === null ? [] : [`${exitYear}退出`]), ...over.map((of) => `${of}消除`)];
}

/** What happened to the household in the year, up to the day. */
function changesIn(
  { everybody, spells, adjustments }: RegisterFacts,
  { year, day }: { year: number; day: string },
): string[] {
  const inYear = (on: string | null) => on !== null && on >= `${year}-01-01` && on <= day;
  const real = everybody.filter(({ left_kind: kind }) => kind !== 'duplicate');
  const came = real.filter(({ joined_on: on }) => inYear(on)).length;
  const went = real.filter(({ left_on: on }) => inYear(on)).length;
  const month = (of: string | null) => of?.slice(0, 4) === String(year);
  return [
    ...(came === 0 ? [] : [`增${came}人`]),
    ...(went === 0 ? [] : [`减${went}人`]),
    ...adjustments.map(({ kind }) => labelOf('adjustment_kind', kind, year)),
    ...(spells.some(({ recognised_month: of }) => month(of)) ? ['新纳入监测'] : []),
    ...(spells.some(({ state, eliminated_month: of }) => state === 'eliminated' && month(of))
      ? ['风险消除']
      : []),
  ];
}
