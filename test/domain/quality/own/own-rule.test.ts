import { describe, expect, test } from 'vitest';
import type { HouseholdFacts } from '#domain/quality/facts.ts';
import { compileOwnRule } from '#domain/quality/own/compile-own-rule.ts';
import { type OwnGroup, ownRuleFaults } from '#domain/quality/own/own-rule.ts';
import {
  aContext,
  aHousehold,
  aMember,
  anIdNumber,
  aRecord,
  aSpouse,
  findingsOf,
} from '../household-facts.ts';

const all = (...of: OwnGroup['of']): OwnGroup => ({ join: 'and', of });
const any = (...of: OwnGroup['of']): OwnGroup => ({ join: 'or', of });

const said = (facts: HouseholdFacts, when: OwnGroup, message = '{姓名}{字段}：{v}'): string[] => {
  const rule = { title: '试', level: 'warning', message, when } as const;
  const rules = [compileOwnRule({ id: 'Z001', rule, source: '自定' })];
  return findingsOf(facts, aContext([facts]), { rules }).map((found) => found.message);
};

const home = aHousehold({
  values: { phone: '13900000000', household_type: '02' },
  year: { arable_area: 3.5, forest_area: 10, is_dangerous_house: 1 },
  income: { wage_income: 12_000, dibao_income: 0 },
  members: [
    aMember({ year: { health: '1,3', work_months: 13 } }),
    aSpouse({ name: '钱二' }, { health: '1' }),
  ],
  spells: [aRecord({ state: 'open', category: '2', risk_1: '01', risk_2: '07' })],
  visits: [aRecord({ visited_on: '2024-02-01' }), aRecord({ visited_on: '2024-05-01' })],
});

describe('a rule without code', () => {
  test('speaks of each present member whom its conditions on members fit', () => {
    expect(said(home, all({ field: 'member.work_months', op: 'gt', values: [12] }))).toEqual([
      '赵一务工时间(月)：13.0',
    ]);
    expect(said(home, all({ field: 'member.age', op: 'ge', values: [54] }))).toEqual(['赵一年龄：54']);
  });

  test('asks members and household together', () => {
    const when = all(
      { field: 'member.sex', op: 'oneOf', values: ['2'] },
      { field: 'household.household_type', op: 'oneOf', values: ['02'] },
    );
    expect(said(home, when, '{姓名}是女')).toEqual(['钱二是女']);
  });

  test('speaks of the household once where no member is asked', () => {
    const when = all({ field: 'living_conditions.is_dangerous_house', op: 'oneOf', values: [1] });
    expect(said(home, when, '{字段}{v}')).toEqual(['是否危房户是']);
  });

  test('compares one field with another; one that is not filled in says nothing', () => {
    const less = all({
      field: 'living_conditions.arable_area',
      op: 'lt',
      values: [],
      other: 'living_conditions.forest_area',
    });
    expect(said(home, less, '{v}')).toEqual(['3.50']);
    const unknown = all({
      field: 'living_conditions.arable_area',
      op: 'isNot',
      values: [],
      other: 'living_conditions.water_area',
    });
    expect(said(home, unknown)).toEqual([]);
  });

  test('joins by 且 and 或, one in the other', () => {
    const when = all(
      { field: 'income.wage_income', op: 'between', values: [10_000, 12_000] },
      any(
        { field: 'income.dibao_income', op: 'gt', values: [0] },
        { field: 'household.phone', op: 'starts', values: ['139'] },
      ),
    );
    expect(said(home, when, '对')).toEqual(['对']);
    expect(said({ ...home, values: { phone: '15000000000' } }, when)).toEqual([]);
  });

  test('knows monitoring, visits and how many are present', () => {
    for (const field of [
      'household.present_people',
      'household.is_monitored',
      'household.last_visit',
    ] as const)
      expect(said(home, all({ field, op: 'filled', values: [] }), '{v}')).toHaveLength(1);
    expect(said(home, all({ field: 'household.open_risks', op: 'oneOf', values: ['07'] }), '有')).toEqual([
      '有',
    ]);
    expect(said(home, all({ field: 'monitoring.category', op: 'oneOf', values: ['2'] }), '有')).toEqual([
      '有',
    ]);
    const over = { ...home, spells: [aRecord({ state: 'eliminated', category: '2' })] };
    expect(said(over, all({ field: 'monitoring.category', op: 'oneOf', values: ['2'] }))).toEqual([]);
  });

  test('what is not filled in is empty, and is not this or that', () => {
    expect(said(home, all({ field: 'living_conditions.fuel', op: 'empty', values: [] }), '空')).toEqual([
      '空',
    ]);
    expect(said(home, all({ field: 'living_conditions.fuel', op: 'noneOf', values: ['01'] }), '否')).toEqual([
      '否',
    ]);
    expect(said(home, all({ field: 'living_conditions.fuel', op: 'oneOf', values: ['01'] }))).toEqual([]);
  });

  test('never quotes a number that slipped into a name', () => {
    const number = anIdNumber('1970-05-06', '1');
    const slipped = aHousehold({ members: [aMember({ values: { name: number } })] });
    const [sentence] = said(slipped, all({ field: 'member.name', op: 'filled', values: [] }));
    expect(sentence).not.toContain(number);
  });
});

describe('faults of conditions', () => {
  test.each<[string, OwnGroup, string]>([
    [
      'a field that is not there',
      all({ field: 'member.colour', op: 'filled', values: [] }),
      '没有“member.colour”这一项',
    ],
    ['an operator of another type', all({ field: 'member.sex', op: 'lt', values: ['1'] }), '不能这样比较'],
    ['no value', all({ field: 'member.age', op: 'gt', values: [] }), '请填写“年龄”的值'],
    [
      'fields of two kinds',
      all({ field: 'member.age', op: 'gt', values: [], other: 'member.name' }),
      '不是一类，不能比较',
    ],
    ['too deep', all(any(all(any({ field: 'member.age', op: 'gt', values: [1] })))), '条件最多套 3 层'],
  ])('%s', (_, when, sentence) => {
    expect(ownRuleFaults(when).join()).toContain(sentence);
  });
});
