import { describe, expect, test } from 'vitest';
import { RULES } from '#domain/quality/catalogue.ts';
import { Home } from '#domain/quality/home.ts';
import { prepareRules } from '#domain/quality/prepare-rules.ts';
import { runHomeRules } from '#domain/quality/run-rules.ts';
import { aContext, aHousehold, aMember, anIdNumber, aSpouse, findingsOf } from './household-facts.ts';

describe('the catalogue', () => {
  test('has every rule of the research once, in order', () => {
    const ids = RULES.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].toSorted());
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
    year: { head_count: 5 },
    income: { wage_income: -5, annual_income: 3 },
    headCount: 2,
  });

  test('says where each finding belongs', () => {
    const [first] = findingsOf(faulty);
    expect(first).toEqual({
      rule: 'Q002',
      level: 'error',
      villageId: 1,
      householdId: faulty.id,
      householdNo: '5299010000000007',
      memberId: faulty.members[1]?.id,
      recordId: null,
      idNumber: number.slice(1),
      field: 'member.id_number',
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
    expect(findingsOf(faulty, aContext(), { rules: one }).map(({ rule }) => rule)).toEqual(['Q024']);
  });

  test('tells of one household after the other, in the order of the rules', () => {
    const context = aContext();
    const homes = [8, 7].map((id) => new Home({ ...faulty, id }, context));
    const { ofHomes } = prepareRules(RULES, { year: context.year, checks: undefined });
    const told: string[] = [];
    runHomeRules(homes, ofHomes, context, ({ facts }, { id }) => told.push(`${facts.id} ${id}`));
    const inOrder = findingsOf(faulty).map(({ rule }) => rule);
    expect(told.filter((each) => inOrder.includes(each.slice(2)))).toEqual(
      [8, 7].flatMap((id) => inOrder.map((rule) => `${id} ${rule}`)),
    );
  });

  test('finds nothing in a sound household', () => {
    expect(findingsOf(aHousehold({ members: [aMember(), aSpouse()] }))).toEqual([]);
  });
});
