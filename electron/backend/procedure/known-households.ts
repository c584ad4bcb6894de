import type { Archive } from '#db/open-archive.ts';
import { headCountOf, loadFacts } from '#db/facts.ts';
import { countsOfHouseholds, hitsOfHouseholds, labourOfHouseholds } from '#db/procedure-evidence.ts';
import { lastDayToTell, type Stay, wasPresentOn } from '#domain/household/present-on.ts';
import { safeguardsOf } from '#domain/household/safeguards.ts';
import { withoutLabour } from '#domain/household/without-labour.ts';
import { birthOf, type KnownHousehold, type KnownPerson } from '#domain/procedures/known-household.ts';
import { dayOf, type HouseholdFacts, numberOf, textOf, type Values } from '#domain/quality/facts.ts';
import { sumsOf } from '../income/statement-view.ts';

interface Asked {
  readonly householdIds: readonly number[];
  readonly year: number;
  readonly today: string;
  /** What income per head must exceed, yuan. */
  readonly line: number | null;
}

/** Facts are held in memory some households at a time. */
const CHUNK = 100;

/**
 * What the archive knows of these households in a year, by id: as many questions for two hundred as for one. A closed
 * household is not in it.
 */
export function knownHouseholds(raw: Archive['rawReading'], asked: Asked): Map<number, KnownHousehold> {
  const known = new Map<number, KnownHousehold>();
  for (let at = 0; at < asked.householdIds.length; at += CHUNK) {
    const part = { ...asked, householdIds: asked.householdIds.slice(at, at + CHUNK) };
    const counts = new Map(countsOfHouseholds(raw, part).map((row) => [row.householdId, row]));
    const hits = Map.groupBy(hitsOfHouseholds(raw, part), ({ householdId }) => householdId);
    const labour = Map.groupBy(labourOfHouseholds(raw, part), ({ householdId }) => householdId);
    for (const facts of loadFacts(raw, part)) {
      const id = Number(facts.id);
      const { comparedOn = null, measures = 0, adjustments = null, marked = null } = counts.get(id) ?? {};
      known.set(id, {
        ...yearOf(facts, asked),
        ...{ comparedOn, measures, adjustments: adjustments?.split(',') ?? [] },
        hits: hits.get(id) ?? [],
        isWithoutLabour: withoutLabour(
          marked,
          (labour.get(id) ?? []).map((row) => row.labour),
        ),
      });
    }
  }
  return known;
}

function yearOf(facts: HouseholdFacts, { year, today, line }: Asked) {
  const on = lastDayToTell(year, today);
  const home = facts.year ?? {};
  const members = facts.members.map(({ values, year: yearValues }) => ({
    values,
    yearValues: yearValues ?? {},
  }));
  const people = members.filter(({ values }) => wasPresentOn(stayOf(values), on));
  const heads = headCountOf(
    { annual_head_count: numberOf(home, 'annual_head_count'), head_count: numberOf(home, 'head_count') },
    people.length,
  );
  return {
    ...{ year, on, line, home, people },
    gone: members.filter(({ values }) => {
      const { left_on: leftOn, left_kind: kind } = stayOf(values);
      return leftOn !== null && leftOn <= on && kind !== 'duplicate';
    }),
    perCapita: sumsOf(facts.income ?? {}, heads).per_capita_net_income,
    safeguards: safeguardsOf(people.map(personOf), homeOf(home), year),
  };
}

const stayOf = (values: Values): Stay => ({
  ...{ joined_on: dayOf(values, 'joined_on'), left_on: dayOf(values, 'left_on') },
  left_kind: textOf(values, 'left_kind') as Stay['left_kind'],
});

const personOf = (person: KnownPerson) => ({
  birth: birthOf(person),
  schoolStatus: textOf(person.yearValues, 'school_status'),
  dropoutReason: textOf(person.yearValues, 'dropout_reason'),
  hasResidentInsurance: numberOf(person.yearValues, 'has_resident_medical_insurance'),
  hasEmployeeInsurance: numberOf(person.yearValues, 'has_employee_medical_insurance'),
});

const homeOf = (home: Values) => ({
  safeHousing: textOf(home, 'safe_housing'),
  isDangerousHouse: numberOf(home, 'is_dangerous_house'),
  hasSafeWater: numberOf(home, 'has_safe_water'),
  isWaterSafe: numberOf(home, 'is_water_safe'),
});
