import { describe, expect, it } from 'vitest';
import type { HouseholdFacts, Values } from '#domain/quality/facts.ts';
import { fixesOf } from '#domain/quality/fixes/fixes.ts';
import { aHousehold, aMember } from '#test/domain/quality/household-facts.ts';

const NUMBER = '529901197005060115';
const told = (household: HouseholdFacts) =>
  fixesOf(household).map(({ kind, field, after }) => [kind, field, after]);
const withHead = (values: Values, household: Partial<HouseholdFacts> = {}): HouseholdFacts =>
  aHousehold({ members: [aMember({ values })], ...household });

describe('fixes of id numbers', () => {
  it('makes 15 digits 18 with the century and the check digit', () => {
    const [fix] = fixesOf(withHead({ id_number: '529901700506011', birth_date: '1970-05-06' }));
    expect(fix).toMatchObject({ kind: 'id15to18', field: 'member.id_number', before: '529901700506011' });
    expect(fix?.after).toMatch(/^52990119700506011[\dX]$/);
  });

  it('reads 15 digits written apart', () => {
    expect(told(withHead({ id_number: '529901 700506 011', birth_date: null }))).toHaveLength(1);
  });

  it('leaves 15 digits whose day of birth is none, or another than the one that was typed', () => {
    expect(told(withHead({ id_number: '529901701306011', birth_date: null }))).toEqual([]);
    expect(told(withHead({ id_number: '529901700506011', birth_date: '1970-05-07' }))).toEqual([]);
  });

  it('takes blanks, hyphens and full-width digits away', () => {
    for (const written of [`${NUMBER.slice(0, 6)} ${NUMBER.slice(6)}`, NUMBER.replace('5299', '５２９９')])
      expect(told(withHead({ id_number: written }))).toEqual([['idSpaces', 'member.id_number', NUMBER]]);
  });

  it('leaves what is no number even then, system numbers and officers’ cards', () => {
    for (const written of ['5299 0119', '军字 1234567890', '999999700506011'])
      expect(told(withHead({ id_number: written, birth_date: null }))).toEqual([]);
    expect(told(withHead({ id_number: '529901700506011', id_type: '03' }))).toEqual([]);
  });

  it('leaves those who have left', () => {
    const gone = aMember({ present: false, values: { id_number: '529901700506011' } });
    expect(told(aHousehold({ members: [gone] }))).toEqual([]);
  });
});

describe('fixes of phones', () => {
  it.each(['138 0000 1234', '138-0000-1234', '+86 13800001234', '１３８００００１２３４', '8613800001234'])(
    'finds the mobile number in %s',
    (phone) =>
      expect(told(aHousehold({ values: { phone } }))).toEqual([['phone', 'household.phone', '13800001234']]),
  );

  it.each(['13800001234', '0999-6123456', '1380000123', '138000012345', null])('leaves %s', (phone) =>
    expect(told(aHousehold({ values: { phone } }))).toEqual([]),
  );
});

describe('fixes of texts', () => {
  it('closes up a Han name and keeps the blanks of another', () => {
    expect(told(withHead({ name: '王　芳' }))).toEqual([['spaces', 'member.name', '王芳']]);
    expect(told(withHead({ name: '阿依 Nur' }))).toEqual([]);
    expect(told(withHead({ name: ' 阿依·努尔 ' }))).toEqual([['spaces', 'member.name', '阿依·努尔']]);
  });
});

describe('fixes of sums', () => {
  const items = { wage_income: 10_000, business_income: 2000.5, dibao_income: 300, business_expense: 500 };
  const sums = (income: Values, headCount: number | null = 3) => told(aHousehold({ income, headCount }));

  it('puts each right from what stands below it', () => {
    const stated = {
      transfer_income: 30,
      annual_income: 12_030.5,
      net_income: 11_530.5,
      per_capita_net_income: 9,
    };
    expect(sums({ ...items, ...stated })).toEqual([
      ['sums', 'income.transfer_income', 300],
      ['sums', 'income.annual_income', 12_300.5],
      ['sums', 'income.net_income', 11_800.5],
      ['sums', 'income.per_capita_net_income', 3933.5],
    ]);
  });

  it('leaves a cent, what nobody stated, sums without parts and shares without heads', () => {
    expect(sums({ ...items, annual_income: 12_300.51 })).toEqual([]);
    expect(sums({ ...items, annual_income: 12_300.52 })).toEqual([
      ['sums', 'income.annual_income', 12_300.5],
    ]);
    expect(sums(items)).toEqual([]);
    expect(sums({ annual_income: 500 })).toEqual([]);
    expect(sums({ net_income: 900, per_capita_net_income: 1 }, null)).toEqual([]);
  });
});

describe('fixes of what the household says of its head', () => {
  const member = { name: '赵一', id_number: NUMBER, person_no: 'P1' };

  it('takes name and numbers from the one head', () => {
    const values = { head_name: '赵二', head_id_number: '529901700506011', head_person_no: 'P2' };
    expect(told(withHead(member, { values }))).toEqual([
      ['headName', 'household.head_name', '赵一'],
      ['headName', 'household.head_id_number', NUMBER],
      ['headName', 'household.head_person_no', 'P1'],
    ]);
  });

  it('leaves blanks, a household with two heads, and a number that is wrong itself', () => {
    expect(told(withHead(member))).toEqual([]);
    const two = [aMember({ values: member }), aMember({ values: { name: '钱二' } })];
    expect(told(aHousehold({ values: { head_name: '孙三' }, members: two }))).toEqual([]);
    const wrong = { ...member, id_number: `${NUMBER.slice(0, 17)}9` };
    expect(told(withHead(wrong, { values: { head_id_number: NUMBER } }))).toEqual([]);
  });
});
