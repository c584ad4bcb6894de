import { describe, expect, it } from 'vitest';
import { checkHousehold } from '#domain/entry/check-household.ts';
import type { MemberValues } from '#domain/entry/check-member.ts';
import { checkDigit } from '#domain/identity/id-number.ts';

const context = { year: 2025, today: '2025-11-20' };
const numbered = (first17: string): string => first17 + checkDigit(first17);
const head: MemberValues = {
  'member.id_number': numbered('52990119700601003'),
  'member.name': '赵一',
  'member.relation': '01',
  'member.sex': '1',
  'member.birth_date': '1970-06-01',
};
const wife: MemberValues = {
  'member.id_number': numbered('52990119720601004'),
  'member.name': '钱二',
  'member.relation': '02',
};
const said = (members: readonly MemberValues[]): string[] =>
  checkHousehold({}, members, context).map(
    ({ row, key, level, reason }) => `${level} ${String(row)} ${key} ${reason}`,
  );

describe('a household as typed', () => {
  it('that is sound has nothing said about it', () => {
    expect(said([head, wife])).toEqual([]);
  });

  it('needs people, names, relations and one head', () => {
    expect(said([])).toEqual(['fault 0 member.name 还没有成员，请先录户主']);
    expect(said([head, { 'member.sex': '2' }])).toEqual([
      'fault 1 member.name 请填写姓名',
      'fault 1 member.relation 请填写与户主关系',
    ]);
    expect(said([head, { ...wife, 'member.relation': '01' }])).toEqual([
      'fault 1 member.relation 一户只有一个户主',
    ]);
    expect(said([wife])).toEqual(['fault 0 member.relation 这一户还没有户主，请在一人的“与户主关系”填户主']);
  });

  it('has no number twice and no two schoolings', () => {
    const same = { ...wife, 'member.id_number': head['member.id_number'] ?? '' };
    expect(said([head, same])).toContain('fault 1 member.id_number 证件号码和第 1 人的相同');
    expect(said([{ ...head, 'member.education': '03', 'member.school_status': '05' }])).toEqual([
      'fault 0 member.school_status 文化程度和在校生状况只能填一项：在校填后者，不在校填前者',
    ]);
  });

  it('names values that cannot be stored, of the household too', () => {
    const remarks = checkHousehold({ 'household.household_type': '77' }, [head], context);
    expect(remarks).toMatchObject([{ row: null, key: 'household.household_type', level: 'fault' }]);
  });

  it('doubts a number with a wrong check digit and proposes the one it probably is', () => {
    const good = numbered('52990119700601003');
    const swapped = good.slice(0, 8) + good.charAt(9) + good.charAt(8) + good.slice(10);
    const remarks = checkHousehold({}, [{ ...head, 'member.id_number': swapped }], context);
    expect(remarks).toMatchObject([{ row: 0, key: 'member.id_number', level: 'doubt', fix: good }]);
    expect(remarks[0]?.reason).toContain('相邻两位写颠倒了');
  });

  it('doubts what contradicts the number and the relation', () => {
    expect(said([{ ...head, 'member.birth_date': '1971-06-01', 'member.sex': '2' }])).toEqual([
      'doubt 0 member.birth_date 出生日期与证件号码不一致',
      'doubt 0 member.sex 性别与证件号码不一致',
    ]);
    expect(said([head, { ...wife, 'member.relation': '03', 'member.sex': '2' }])).toEqual([
      'doubt 1 member.relation “之子”应当是男性，与性别不一致',
    ]);
    const future = { 'member.name': '孙三', 'member.relation': '03', 'member.birth_date': '2025-12-01' };
    expect(said([head, future])).toEqual(['doubt 1 member.birth_date 出生日期晚于今天']);
  });
});
