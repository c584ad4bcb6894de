import { describe, expect, test } from 'vitest';
import { RULES } from '#domain/quality/catalogue.ts';
import { runRules } from '#domain/quality/run-rules.ts';
import { aContext, aHousehold, aMember, anIdNumber, aSpouse, findingsOf } from './household-facts.ts';

describe('the catalogue', () => {
  test('has the rules of the first stage, each once', () => {
    const ids = RULES.map(({ id }) => id);
    const numbers = [...Array.from({ length: 20 }, (_, index) => index + 1), 24, 93, 94, 95, 96, 97, 98];
    expect(ids).toEqual(numbers.map((number) => `Q${String(number).padStart(3, '0')}`));
  });

  test.each(RULES.map((rule) => [rule.id, rule] as const))('%s has a sentence and a source', (_, rule) => {
    expect(rule.title).not.toBe('');
    expect(rule.message).not.toBe('');
    expect(rule.source).not.toBe('');
  });
});

describe('runRules', () => {
  const number = anIdNumber('1970-05-06', '1');
  const faulty = aHousehold({
    householdNo: '5299010000000007',
    members: [
      aMember({ values: { id_number: number, sex: '2' } }),
      aSpouse({ name: number, relation: `=${number}`, id_number: number.slice(1) }),
    ],
    yearValues: { head_count: 5 },
    income: { values: { wage_income: -5, annual_income: 3 }, headCount: 2 },
  });

  test('says where each finding belongs', () => {
    const [first] = findingsOf(faulty);
    expect(first).toEqual({
      rule: 'Q002',
      level: 'error',
      householdId: faulty.id,
      householdNo: '5299010000000007',
      memberId: faulty.members[1]?.id,
      idNumber: number.slice(1),
      field: 'id_number',
      message: '（一串号码）证件号码位数不对（应为 18 位身份证或 20/22 位残疾人证）',
    });
  });

  test('fills every placeholder and never quotes an id number, not even from a column that slipped', () => {
    const findings = findingsOf(faulty);
    expect(findings.map(({ rule }) => rule)).toEqual(['Q002', 'Q008', 'Q018', 'Q024', 'Q093', 'Q098']);
    for (const { message } of findings) {
      expect(message).not.toMatch(/[{}]/);
      expect(message).not.toContain(number);
      expect(message).not.toMatch(/\d{15}/);
    }
  });

  test('runs only the rules that it is given', () => {
    const one = RULES.filter(({ id }) => id === 'Q024');
    expect(runRules(faulty, one, aContext()).map(({ rule }) => rule)).toEqual(['Q024']);
  });

  test('finds nothing in a sound household', () => {
    expect(findingsOf(aHousehold({ members: [aMember(), aSpouse()] }))).toEqual([]);
  });
});
