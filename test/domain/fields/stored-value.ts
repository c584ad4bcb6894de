import fc from 'fast-check';
import type { CodeListName } from '#domain/codes/code-lists.ts';
import { codeItemsOf } from '#domain/codes/code-lists.ts';
import type { Field } from '#domain/fields/field.ts';
import type { FieldValue } from '#domain/fields/field-value.ts';

/** A value as the archive keeps it, of the year that it is asked for. */
export function aStoredValueOf(field: Field): fc.Arbitrary<(year: number | undefined) => FieldValue> {
  const { codes } = field;
  if (codes) {
    const choice = fc.array(fc.nat(), { minLength: 1, maxLength: field.type === 'codes' ? 3 : 1 });
    return choice.map(
      (picks) => (year) => [...new Set(picks.map((pick) => codeAt(codes, pick, year)))].join(','),
    );
  }
  return plainValueOf(field).map((value) => () => value);
}

function codeAt(list: CodeListName, pick: number, year: number | undefined): string {
  const codes = [...codeItemsOf(list, year).map((item) => item.code), '=查无此项'];
  return codes[pick % codes.length] ?? '=查无此项';
}

function plainValueOf(field: Field): fc.Arbitrary<FieldValue> {
  switch (field.type) {
    case 'int':
      return fc.integer();
    case 'decimal':
      return fc.integer().map((units) => Number(`${units}e-${field.scale}`));
    case 'year':
      return fc.integer({ min: 1949, max: 2100 });
    case 'bool':
      return fc.constantFrom(0, 1);
    case 'date':
      return aDay().map((day) => day);
    case 'month':
      return aDay().map((day) => day.replaceAll('-', '').slice(0, 6));
    default:
      return fc.stringMatching(/^[甲乙丙丁A-Z0-9]{1,12}$/u);
  }
}

function aDay(): fc.Arbitrary<string> {
  return fc
    .date({ min: new Date('1949-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
}
