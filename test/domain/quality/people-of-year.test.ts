import { expect, test } from 'vitest';
import { Home } from '#domain/quality/home.ts';
import { peopleOfYear } from '#domain/quality/people-of-year.ts';
import { aContext, aHousehold, aMember } from './household-facts.ts';

const left = (left_on: string, left_kind = 'natural') =>
  aMember({ present: false, values: { left_on, left_kind } });

test.each([
  ['on New Year’s Day', left('2024-01-01'), 1],
  ['on the last day of the year before', left('2023-12-31'), 0],
  ['after the year', left('2025-02-01'), 1],
  ['as a double entry', left('2024-03-01', 'duplicate'), 0],
])('who left %s', (_, member, counted) => {
  const context = aContext();
  const home = new Home(aHousehold({ members: [aMember(), member] }), context);
  expect(peopleOfYear(home, context)).toHaveLength(1 + counted);
});
