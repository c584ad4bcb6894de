import { describe, expect, test } from 'vitest';
import { adequacyOf } from '#domain/exports/adequacy.ts';

const INSURED = { has_resident_medical_insurance: 1 };
const grown = { member: { birth_date: '1980-03-05' }, year: INSURED };
const child = (year: object) => ({ member: { birth_date: '2008-03-05' }, year: { ...INSURED, ...year } });
const told = (people: Parameters<typeof adequacyOf>[0], year = {}) => adequacyOf(people, year, 2017);

describe('schooling is met', () => {
  test.each([
    ['without a child of the age', [grown], true],
    ['by a child at school', [grown, child({ school_status: '03' })], true],
    ['by one who is taught at home', [child({ dropout_reason: '07' })], true],
    ['not by one who left school', [grown, child({ school_status: '03', dropout_reason: '03' })], false],
    ['not by one who is at no school', [child({ school_status: '01' })], false],
    ['as far as anybody knows', [grown, child({})], null],
    ['by nobody', [], null],
  ])('%s', (_, people, met) => {
    expect(told(people).education).toBe(met);
  });
});

test('medical insurance is met when everybody has one of the two', () => {
  const uninsured = { ...grown, year: { has_resident_medical_insurance: 0 } };
  expect(told([grown, { ...grown, year: { has_employee_medical_insurance: 1 } }]).medical).toBe(true);
  expect(told([grown, uninsured]).medical).toBe(false);
  expect(told([grown, { ...grown, year: {} }]).medical).toBeNull();
});

test.each([
  [{ is_dangerous_house: 0, has_safe_water: 1 }, true, true],
  [{ is_dangerous_house: 1, has_safe_water: 0 }, false, false],
  [{ safe_housing: '01', is_water_safe: 1 }, true, true],
  [{ safe_housing: '03' }, false, null],
  [{}, null, null],
])('housing and water as %o tells', (year, housing, water) => {
  expect(told([grown], year)).toMatchObject({ housing, water });
});
