import { expect, test } from 'vitest';
import { figureHints, villageFigures } from '#domain/records/village-figures.ts';

test('has the 38 figures of the forms and six areas of a village’s year', () => {
  expect(villageFigures).toHaveLength(44);
});

test('a part that is larger than its whole is named; what is not known says nothing', () => {
  expect(
    figureHints({
      'village.household_count': 100,
      'village.dibao_household_count': 101,
      'village.tekun_household_count': 100,
      'village.women_population': 500,
    }),
  ).toEqual({ 'village.dibao_household_count': expect.stringContaining('多于总户数') });
  expect(figureHints({ 'village.population': 10, 'village.women_population': 11 })).toEqual({
    'village.women_population': expect.stringContaining('多于总人口数'),
  });
});
