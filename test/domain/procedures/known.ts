import type { KnownHousehold, KnownPerson } from '#domain/procedures/known-household.ts';
import type { Values } from '#domain/quality/facts.ts';

/** Somebody born in 1980 with the values of the year. */
export const person = (yearValues: Values = {}, values: Values = {}): KnownPerson => ({
  values: { birth_date: '1980-05-06', ...values },
  yearValues,
});

/** A household of 2016 of which the archive knows nothing but what is given. */
export const known = (given: Partial<KnownHousehold> = {}): KnownHousehold => ({
  ...{ year: 2016, on: '2016-12-31', home: {}, people: [person()], gone: [] },
  ...{ perCapita: null, line: null, comparedOn: null, hits: [], measures: 0, adjustments: [] },
  safeguards: { education: 'unknown', medical: 'unknown', housing: 'unknown', water: 'unknown' },
  isWithoutLabour: null,
  ...given,
});
