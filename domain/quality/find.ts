import type { RuleContext, Values } from './facts.ts';
import type { Home, Person } from './home.ts';
import type { ParameterValues, RuleHit, Words } from './rule.ts';
import { nameOf } from './words.ts';

export const NO_HITS: readonly RuleHit[] = [];

/** The words of a hit's message beside `{姓名}`; true: none; false: no hit. */
type Verdict = boolean | Words;

const hitOf = (person: Person, field: string, verdict: Words | true): RuleHit => ({
  memberId: person.id,
  field,
  words: { 姓名: nameOf(person.values), ...(verdict === true ? {} : verdict) },
});

/** Present members of whom something is wrong in `field`. */
export const eachPresent =
  <P extends string>(
    field: string,
    judge: (person: Person, home: Home, context: RuleContext, parameters: ParameterValues<P>) => Verdict,
  ) =>
  (home: Home, context: RuleContext, parameters: ParameterValues<P>): readonly RuleHit[] => {
    let hits: RuleHit[] | undefined;
    for (const person of home.present) {
      const verdict = judge(person, home, context, parameters);
      if (verdict !== false) (hits ??= []).push(hitOf(person, field, verdict));
    }
    return hits ?? NO_HITS;
  };

/** As `eachPresent`, of those of whom something is recorded in the year that is checked. */
export const eachOfYear =
  <P extends string>(
    field: string,
    judge: (
      year: Values,
      person: Person,
      home: Home,
      context: RuleContext,
      parameters: ParameterValues<P>,
    ) => Verdict,
  ) =>
  (home: Home, context: RuleContext, parameters: ParameterValues<P>): readonly RuleHit[] => {
    let hits: RuleHit[] | undefined;
    for (const person of home.present) {
      if (person.year === null) continue;
      const verdict = judge(person.year, person, home, context, parameters);
      if (verdict !== false) (hits ??= []).push(hitOf(person, field, verdict));
    }
    return hits ?? NO_HITS;
  };

/** One hit of the household itself where the verdict says so. */
export const ofHousehold =
  <P extends string>(
    field: string | undefined,
    judge: (home: Home, context: RuleContext, parameters: ParameterValues<P>) => Verdict,
  ) =>
  (home: Home, context: RuleContext, parameters: ParameterValues<P>): readonly RuleHit[] => {
    const verdict = judge(home, context, parameters);
    if (verdict === false) return NO_HITS;
    return [{ ...(field === undefined ? {} : { field }), ...(verdict === true ? {} : { words: verdict }) }];
  };

/** As `ofHousehold`, where something of the household is recorded in the year that is checked. */
export const ofHouseholdYear = <P extends string>(
  field: string | undefined,
  judge: (year: Values, home: Home, context: RuleContext, parameters: ParameterValues<P>) => Verdict,
) =>
  ofHousehold<P>(
    field,
    (home, context, parameters) => home.year !== null && judge(home.year, home, context, parameters),
  );

/** As `ofHousehold`, where there is an income statement of the year. */
export const ofStatement = <P extends string>(
  field: string,
  judge: (income: Values, home: Home, context: RuleContext, parameters: ParameterValues<P>) => Verdict,
) =>
  ofHousehold<P>(
    field,
    (home, context, parameters) => home.income !== null && judge(home.income, home, context, parameters),
  );
