import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldKey } from '#domain/fields/dictionary.ts';
import { fieldByKey, fields } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';
import { formatFieldValue, parseFieldValue } from '#domain/fields/field-value.ts';
import { aStoredValueOf } from './stored-value.ts';

function read(key: FieldKey, written: string, year?: number) {
  const parsed = parseFieldValue(fieldByKey(key), written, year);
  return parsed.ok ? parsed.value : undefined;
}

describe('parseFieldValue', () => {
  test.each([
    ['household.phone', '13800000000.0', '13800000000'],
    ['household.phone', ' 0855-8000000 ', '0855-8000000'],
    ['household.household_no', '５２９９０１００００', '5299010000'],
    ['household.bank_account', '6200000000000000001.00', '6200000000000000001'],
    ['household.address', '云溪村 3 组 12 号', '云溪村 3 组 12 号'],
    ['household.address', '1.5', '1.5'],
    ['member.id_number', '52990119800101123x', '52990119800101123x'],
    ['member.name', '王 芳', '王芳'],
    ['member.name', '王 芳', '王芳'],
    ['member.name', '赵𠅤', '赵𠅤'],
    ['member.name', '买买提 · 艾力', '买买提 · 艾力'],
    ['household.collectors', '张三 李四', '张三 李四'],
    ['member.name', '\u200B王芳\uFEFF', '王芳'],
  ] as const)('text %s: %j is %j', (key, written, value) => {
    expect(read(key, written)).toBe(value);
  });

  test.each([
    ['20210301', '2021-03-01'],
    ['20210301.0', '2021-03-01'],
    ['2021-03-01', '2021-03-01'],
    ['2021-3-1', '2021-03-01'],
    ['2021/3/1', '2021-03-01'],
    ['2021年03月01日', '2021-03-01'],
    ['2021年 3月 1日', '2021-03-01'],
    ['2025.11.20', '2025-11-20'],
    ['2021-03-01T00:00:00.000Z', '2021-03-01'],
    ['2021-03-01 10:15:00', '2021-03-01'],
    ['2020-02-29', '2020-02-29'],
    ['2021-02-29', undefined],
    ['1900-02-29', undefined],
    ['2021-13-01', undefined],
    ['2021-00-10', undefined],
    ['20210431', undefined],
    ['0202-03-01', undefined],
    ['2021-03', undefined],
    ['44256', undefined],
    ['去年', undefined],
  ])('date %s is %s', (written, value) => {
    expect(read('member.birth_date', written)).toBe(value);
  });

  test.each([
    ['202303', '202303'],
    ['202303.0', '202303'],
    ['2023年03月', '202303'],
    ['2023年3月', '202303'],
    ['2023-03', '202303'],
    ['2023.03', '202303'],
    ['2023/3', '202303'],
    ['2023-03-01T00:00:00', '202303'],
    ['2023.1', undefined],
    ['202313', undefined],
    ['202300', undefined],
    ['2023', undefined],
  ])('month %s is %s', (written, value) => {
    expect(read('monitoring.recognised_month', written)).toBe(value);
  });

  test.each([
    ['2021', 2021],
    ['2021.0', 2021],
    ['2021年', 2021],
    ['2021年度', 2021],
    ['1948', undefined],
    ['2101', undefined],
    ['202112', undefined],
  ])('year %s is %s', (written, value) => {
    expect(read('household.exit_year', written)).toBe(value);
  });

  test.each([
    ['4', 4],
    ['4.0', 4],
    ['4', 4],
    ['1,234', 1234],
    ['-1', -1],
    ['-0', 0],
    ['4.5', undefined],
    ['4人', undefined],
    ['12345678901234567890', undefined],
  ])('whole number %s is %s', (written, value) => {
    expect(read('household.head_count', written)).toBe(value);
  });

  test.each([
    ['1234.5', 1234.5],
    ['1,234,567.89', 1234567.89],
    ['1，234.50', 1234.5],
    ['1.005', 1.01],
    ['-1.005', -1.01],
    ['0.30000000000000004', 0.3],
    ['-0.001', 0],
    ['.5', 0.5],
    ['12,34', undefined],
    ['1.2E+5', undefined],
    ['100元', undefined],
    ['约一千', undefined],
  ])('money %s is %s', (written, value) => {
    expect(read('income.wage_income', written)).toBe(value);
  });

  test.each([
    ['是', 1],
    ['有', 1],
    ['1', 1],
    ['1.0', 1],
    ['√', 1],
    ['y', 1],
    ['否', 0],
    ['无', 0],
    ['0', 0],
    ['N', 0],
    ['不清楚', undefined],
  ])('yes or no %s is %s', (written, value) => {
    expect(read('household.is_martyr_family', written)).toBe(value);
  });

  test('a text that no form has room for is refused with its length, one that just fits is not', () => {
    const field = fieldByKey('household.address');
    expect(parseFieldValue(field, '长'.repeat(2000))).toEqual({ ok: true, value: '长'.repeat(2000) });
    const refused = parseFieldValue(field, '长'.repeat(2001));
    expect(refused).toEqual({ ok: false, reason: expect.stringContaining('有 2001 个字，太长了') as string });
  });

  test('codes follow the year and keep what the list lacks', () => {
    expect(read('member.education', '大专及以上', 2018)).toBe('05');
    expect(read('member.education', '大专及以上', 2019)).toBe('=大专及以上');
    expect(read('member.health', '残疾，长期慢性病')).toBe('04,02');
    expect(read('member.sex', '1.0')).toBe('1');
    expect(read('assistance_measure.employment', '务工')).toBe('=务工');
  });

  test.each(fields)('$key: nothing written is no value', (field) => {
    expect(parseFieldValue(field, ' \u3000')).toEqual({ ok: true, value: null });
    expect(formatFieldValue(field, null)).toBe('');
  });

  test.each(fields)('$key: damaged characters are refused in words that name the field only', (field) => {
    const parsed = parseFieldValue(field, '秘\uFFFD密');
    const reason = parsed.ok ? '' : parsed.reason;
    expect(reason).toContain(`“${field.label}”含有乱码`);
    expect(reason).not.toContain('秘');
  });
});

describe('formatFieldValue', () => {
  test.each([
    ['income.wage_income', 1234.5, '1234.50'],
    ['member.work_months', 6, '6.0'],
    ['household.head_count', 4, '4'],
    ['household.is_martyr_family', 1, '是'],
    ['household.is_martyr_family', 0, '否'],
    ['member.health', '04,=痴呆', '残疾,痴呆'],
    ['member.birth_date', '1980-01-02', '1980-01-02'],
    ['monitoring.recognised_month', '202304', '202304'],
  ] as const)('%s: %s is %s', (key, value, text) => {
    expect(formatFieldValue(fieldByKey(key), value)).toBe(text);
  });
});

test.each(fields.filter((field) => field.type !== 'signature'))(
  '$key: a stored value survives export and import',
  (field: Field) => {
    fc.assert(
      fc.property(
        aStoredValueOf(field),
        fc.constantFrom(undefined, 2016, 2018, 2019, 2021),
        (stored, year) => {
          const value = stored(year);
          expect(parseFieldValue(field, formatFieldValue(field, value, year), year)).toEqual({
            ok: true,
            value,
          });
        },
      ),
      { numRuns: 40 },
    );
  },
);

test('text is read the same the second time', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('member.name', 'household.address'),
      (written, key) => {
        const field = fieldByKey(key);
        const first = parseFieldValue(field, written);
        if (!first.ok) return;
        expect(parseFieldValue(field, formatFieldValue(field, first.value))).toEqual(first);
      },
    ),
  );
});
