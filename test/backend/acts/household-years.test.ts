import { expect, onTestFinished, test } from 'vitest';
import { aHousehold, anArchive } from '#test/support/archive-builder.ts';

test('the years of a household stand one below the other, each with its own figures and line', async () => {
  const built = await anArchive();
  onTestFinished(() => built.close());
  const { id } = await aHousehold(built, {
    year: { year: 2024, head_count: 2, exit_status: '1' },
    income: { year: 2024, wage_income: 9000, business_income: 1000 },
  });
  await built.must('household.update', { id, year: 2025, values: { 'income.wage_income': 100 } });
  const { years } = await built.must('household.years', { id });
  expect(years.map((y) => y.year)).toEqual([2025, 2024]);
  expect(years[1]).toMatchObject({ headCount: 2, perCapita: 5000, closed: false });
  expect(years[1]?.values['household.exit_status']).toBe('1');
  // Nobody said how many people divide the income of 2025.
  expect(years[0]).toMatchObject({ headCount: null, perCapita: null });
  expect(await built.call('household.years', { id: 99 })).toMatchObject({ ok: false });
});
