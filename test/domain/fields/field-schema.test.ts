import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldKey } from '#domain/fields/dictionary.ts';
import { fieldByKey, fields } from '#domain/fields/dictionary.ts';
import { fieldSchema, valuesSchema } from '#domain/fields/field-schema.ts';
import { aStoredValueOf } from './stored-value.ts';

function accepts(key: FieldKey, value: unknown): boolean {
  return fieldSchema(fieldByKey(key)).safeParse(value).success;
}

describe('fieldSchema', () => {
  test.each([
    ['household.phone', '不是电话', true],
    ['household.phone', 13800000000, false],
    ['household.phone', ' ', false],
    ['household.phone', '138\uFFFD', false],
    ['member.birth_date', '1980-02-29', true],
    ['member.birth_date', '1981-02-29', false],
    ['member.birth_date', '19800229', false],
    ['monitoring.recognised_month', '202312', true],
    ['monitoring.recognised_month', '202313', false],
    ['monitoring.recognised_month', '2023-12', false],
    ['household.exit_year', 2020, true],
    ['household.exit_year', 1948, false],
    ['household.exit_year', 2020.5, false],
    ['household.is_martyr_family', 1, true],
    ['household.is_martyr_family', true, false],
    ['income.wage_income', -5.5, true],
    ['income.wage_income', '5.5', false],
    ['income.wage_income', Number.NaN, false],
    ['member.work_months', 14, true],
    ['household.head_count', 4.5, false],
    ['living_conditions.access_road', '03', true],
    ['living_conditions.access_road', '05', true],
    ['living_conditions.access_road', '08', false],
    ['living_conditions.access_road', '=石板路', true],
    ['living_conditions.access_road', '=', false],
    ['member.health', '04,02', true],
    ['member.health', '04,=痴呆', true],
    ['member.health', '04,', false],
    ['member.health', '04,77', false],
    ['member_change.reason', '06', true],
  ] as const)('%s: %j is accepted: %s', (key, value, isAccepted) => {
    expect(accepts(key, value)).toBe(isAccepted);
  });

  test.each(fields)('$key may be empty', (field) => {
    expect(accepts(field.key as FieldKey, null)).toBe(true);
    expect(accepts(field.key as FieldKey, undefined)).toBe(false);
  });

  test.each(fields)('$key complains in Chinese and names the field', (field) => {
    const message = fieldSchema(field).safeParse({}).error?.issues[0]?.message;
    expect(message).toContain(`“${field.label}”`);
  });

  test.each(fields.filter((field) => field.type !== 'signature'))(
    '$key accepts what the archive keeps',
    (field) => {
      fc.assert(
        fc.property(aStoredValueOf(field), fc.constantFrom(undefined, 2016, 2018, 2021), (stored, year) => {
          expect(fieldSchema(field).safeParse(stored(year)).success).toBe(true);
        }),
        { numRuns: 20 },
      );
    },
  );
});

test.each(['household.address', 'member.education'] as const)('%s takes no text without end', (key) => {
  const refused = fieldSchema(fieldByKey(key)).safeParse('长'.repeat(2001));
  expect(refused.error?.issues.map(({ message }) => message)).toContainEqual(
    expect.stringContaining('最多 2000 个字'),
  );
});

describe('valuesSchema', () => {
  const schema = valuesSchema(['member.name', 'member.sex']);

  test('takes exactly the fields that were named', () => {
    expect(schema.safeParse({ 'member.name': '王芳', 'member.sex': '2' }).success).toBe(true);
    expect(schema.safeParse({ 'member.name': '王芳' }).success).toBe(false);
    expect(schema.safeParse({ 'member.name': '王芳', 'member.sex': '2', other: 1 }).success).toBe(false);
  });
});
