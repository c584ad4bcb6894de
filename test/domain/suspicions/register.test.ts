import { describe, expect, test } from 'vitest';
import {
  type RegisteredPerson,
  registerGrounds,
  type UnregisteredMember,
} from '#domain/suspicions/register.ts';
import { isHead, registerHeader } from '#domain/suspicions/register-columns.ts';

const someone = (name: string, changes: Partial<RegisteredPerson> = {}): RegisteredPerson => ({
  ...{ name, known: null, left: null },
  ...changes,
});
const known = (name: string, householdId = 5, archived = name): RegisteredPerson =>
  someone(name, { known: { memberId: 100 + name.length, householdId, name: archived } });
const nobody = (): readonly UnregisteredMember[] => [];
const rules = (found: ReturnType<typeof registerGrounds>) => [
  found.absent.map(({ rule }) => rule),
  found.mistaken.map(({ householdId, ground }) => `${ground.rule} ${householdId}`),
];

describe('a household of the register', () => {
  test('that stands in the archive as it is says nothing', () => {
    const people = [known('赵一'), known('錢二', 5, '钱二')];
    expect(rules(registerGrounds({ headName: '赵一', people }, nobody))).toEqual([[], []]);
  });

  test('with somebody who is not in the archive', () => {
    const found = registerGrounds({ headName: '赵一', people: [known('赵一'), someone('赵小五')] }, nobody);
    expect(found.householdId).toBe(5);
    expect(found.absent.map(({ message }) => message)).toEqual(['赵小五 在户籍册上，档案里没有登记']);
  });

  test('one of the same name without a place on the register is the same person with another number', () => {
    const own = [{ memberId: 9, householdId: 5, name: '赵小五' }];
    const found = registerGrounds(
      { headName: '赵一', people: [known('赵一'), someone('赵小五')] },
      () => own,
    );
    expect(rules(found)).toEqual([[], ['S43 5']]);
    expect(found.explained).toEqual([9]);
  });

  test('who left the archive is only a reason to look', () => {
    const gone = someone('赵老', { left: { on: '2024-03-01', why: '死亡' } });
    const found = registerGrounds({ headName: '赵一', people: [known('赵一'), gone] }, nobody);
    expect(found.absent).toMatchObject([
      { rule: 'S34', weighs: false, message: '赵老 在户籍册上，档案里已于 2024-03-01 减少（死亡）' },
    ]);
  });

  test('another name under the number, and another household', () => {
    const people = [known('赵一'), known('赵二'), known('孙三', 6, '孙三三')];
    expect(rules(registerGrounds({ headName: '赵一', people }, nobody))).toEqual([[], ['S42 6', 'S44 6']]);
  });

  test('of whom nobody is in the archive is one line, with the first four names', () => {
    const people = ['周一', '周二', '周三', '周四', '周五'].map((name) => someone(name));
    const found = registerGrounds({ headName: '周一', people }, nobody);
    expect(found.absent).toMatchObject([
      { rule: 'S32', message: '周一户在户籍册上有 5 人（周一、周二、周三、周四等），整户不在档案' },
    ]);
    const left = people.map((person) => ({ ...person, left: { on: null, why: '死亡' } }));
    expect(registerGrounds({ headName: '周一', people: left }, nobody).absent).toEqual([]);
  });
});

test('the header of a register has a name and an id number, under many words', () => {
  expect(registerHeader(['序号', '户主', '姓名', '公民身份号码', '与户主关系'])).toEqual([
    ...[undefined, 'headName', 'name', 'idNumber', 'relation'],
  ]);
  expect(registerHeader(['村', '姓名', '金额'])).toBeNull();
  expect(registerHeader(['姓名', '姓名', '证件号码'])).toEqual(['name', undefined, 'idNumber']);
  expect(['户主', '本人', '配偶'].map(isHead)).toEqual([true, true, false]);
});
