import { expect, test } from 'vitest';
import { codeLists } from '#domain/codes/code-lists.ts';
import { fieldsOf } from '#domain/fields/dictionary.ts';
import { fitsRisk } from '#domain/records/measure-fit.ts';

const kinds = fieldsOf('assistance_measure')
  .filter((field) => field.type === 'codes')
  .map((field) => field.name);

test.each([
  ['01', 'health', true],
  ['01', 'industry', false],
  ['02', 'education', true],
  ['02', 'health', false],
  ['03', 'security', true],
  ['09', 'relocation', true],
  ['09', 'social', false],
  ['10', 'water', true],
  ['10', 'housing', false],
  ['07', 'industry', true],
])('risk %s and %s: %s', (risk, kind, fits) => {
  expect(kinds).toContain(kind);
  expect(fitsRisk(risk, kind)).toBe(fits);
});

test('every risk of the list has a kind of measure that answers it', () => {
  for (const { code } of codeLists.risk_type.items) {
    expect(
      kinds.some((kind) => fitsRisk(code, kind)),
      code,
    ).toBe(true);
  }
});
