import { describe, expect, test } from 'vitest';
import { ageForSchoolYear, ageInFullYears, ageInMonth, isOfCompulsorySchoolAge } from '#domain/time/age.ts';

describe('the three bases of age', () => {
  test('full years change on the birthday', () => {
    expect(ageInFullYears('2008-06-15', '2024-06-14')).toBe(15);
    expect(ageInFullYears('2008-06-15', '2024-06-15')).toBe(16);
    expect(ageInFullYears('2008-02-29', '2023-02-28')).toBe(14);
    expect(ageInFullYears('2008-02-29', '2023-03-01')).toBe(15);
    expect(ageInFullYears('2008-02-29', '2024-02-29')).toBe(16);
  });

  test('school age counts to the end of August', () => {
    expect(ageForSchoolYear('2017-08-31', 2023)).toBe(6);
    expect(ageForSchoolYear('2017-09-01', 2023)).toBe(5);
    expect(isOfCompulsorySchoolAge('2017-08-31', 2023)).toBe(true);
    expect(isOfCompulsorySchoolAge('2017-09-01', 2023)).toBe(false);
    expect(isOfCompulsorySchoolAge('2017-09-01', 2023, '09-01')).toBe(true);
    expect(isOfCompulsorySchoolAge('2007-08-31', 2023)).toBe(false);
    expect(isOfCompulsorySchoolAge('2007-09-01', 2023)).toBe(true);
  });

  test('for work the whole month of the birthday counts', () => {
    expect(ageInMonth('2007-03-31', '202303')).toBe(16);
    expect(ageInMonth('2007-04-01', '202303')).toBe(15);
    expect(ageInFullYears('2007-03-31', '2023-03-01')).toBe(15);
  });
});
