import { describe, expect, test } from 'vitest';
import type { HouseholdFacts, MemberFacts, Values } from '#domain/quality/facts.ts';
import { memberChangeRules } from '#domain/quality/rules/member-changes.ts';
import { aContext, aHousehold, aMember, aSpouse, findingsOf } from '../household-facts.ts';
import { casesOf } from '../rule-cases.ts';

const home = (...members: MemberFacts[]): { home: HouseholdFacts } => ({ home: aHousehold({ members }) });
const joined = (reason: string | null, on: string | null, values: Values = {}): MemberFacts =>
  aMember({
    values: { name: '孙三', joined_kind: 'natural', joined_reason: reason, joined_on: on, ...values },
  });
const left = (values: Values = {}): MemberFacts =>
  aMember({
    present: false,
    values: { left_kind: 'natural', left_reason: '01', left_on: '2024-03-05', ...values },
  });
const born = (birth: string | null, on: string | null, values: Values = {}) =>
  joined('06', on, {
    relation: '07',
    birth_date: birth,
    ...(birth === null ? { id_number: null } : {}),
    ...values,
  });
const married = (relation: string | null, values: Values = {}) =>
  joined('05', '2024-02-01', { relation, ...values });

const newborn = '新生儿出生日期与增加日期不合理';
const marriage = '嫁入人员与户主关系应为配偶、儿媳或女婿';
const reason = '变更原因与变更类型不符';
const noHead = '户主减少后须先指定新户主';
const emptied = '最后一名成员减少，应办整户减少';

casesOf(memberChangeRules, {
  Q170: {
    hits: {
      'born after joining': { ...home(born('2024-02-02', '2024-02-01')), says: newborn },
      'two years and a day': { ...home(born('2022-01-31', '2024-02-01')), says: newborn },
    },
    misses: {
      'the same day': home(born('2024-02-01', '2024-02-01')),
      'two years': home(born('2022-02-01', '2024-02-01')),
      'moved in': home(joined('09', '2024-02-01')),
      'moved inside of the archive': home(born('2012-01-31', '2024-02-01', { joined_kind: 'transfer' })),
    },
    unknown: { day: home(born('2012-01-31', null)), birth: home(born(null, '2024-02-01')) },
  },
  Q171: {
    hits: {
      'a daughter': { ...home(aMember(), married('04')), says: marriage },
      'a label that the list lacks': { ...home(aMember(), married('=弟媳')), says: marriage },
      'the head, and nobody was head before': { ...home(married('01')), says: marriage },
    },
    misses: {
      'a spouse': home(aMember(), married('02')),
      'a son’s wife': home(aMember(), married('05')),
      'a daughter’s husband': home(aMember(), married('06')),
      another: home(aMember(), married('99')),
      'the mother of a head who was named since': home(aMember(), married('12'), left({ new_head_id: 1 })),
    },
    unknown: { relation: home(aMember(), married(null)), reason: home(joined(null, '2024-02-01')) },
  },
  Q172: {
    hits: {
      'came for 死亡': { ...home(joined('01', '2024-02-01')), says: reason },
      'came for 嫁出, in words': { ...home(joined('=嫁出', '2024-02-01')), says: reason },
      'left for 嫁入': { ...home(aMember(), left({ left_reason: '05' })), says: reason },
      'left for 出生, in words': { ...home(aMember(), left({ left_reason: '=出生' })), says: reason },
    },
    misses: {
      'a code of both lists': home(joined('09', '2024-02-01'), left({ left_reason: '09' })),
      'of neither': home(joined('=上学', '2024-02-01')),
      'a split': home(aMember(), left({ left_kind: 'transfer', left_reason: '分户' })),
    },
    unknown: { 'no reason': home(joined(null, '2024-02-01')) },
  },
  Q173: {
    hits: { 'nobody named': { ...home(left(), aSpouse()), says: noHead } },
    misses: {
      named: home(left({ new_head_id: 1 }), aSpouse()),
      'another is head': home(left(), aMember()),
      'everybody left': home(left()),
      'not the head who left': home(left({ relation: '03' }), aSpouse()),
    },
    unknown: { relation: home(left({ relation: null }), aSpouse()) },
  },
  Q174: {
    hits: { 'the last one': { ...home(left(), left({ relation: '02' })), says: emptied } },
    misses: { 'one is there': home(left(), aSpouse()), moved: home(left({ left_kind: 'transfer' })) },
    unknown: { 'nobody at all': home(), 'a double entry': home(left({ left_kind: 'duplicate' })) },
  },
});

describe('how much it weighs', () => {
  const levelOf = (facts: HouseholdFacts) =>
    findingsOf(facts, aContext([facts]), { rules: memberChangeRules }).map(({ rule, level }) => [
      rule,
      level,
    ]);

  test.each<[string, HouseholdFacts, string, string]>([
    ['born after joining', home(born('2024-02-02', '2024-02-01')).home, 'Q170', 'error'],
    ['registered late', home(born('2020-01-31', '2024-02-01')).home, 'Q170', 'warning'],
    ['married in this year', home(married('04')).home, 'Q171', 'error'],
    ['married in before', home(married('04', { joined_on: '2023-12-31' })).home, 'Q171', 'warning'],
  ])('%s', (_, facts, rule, level) => {
    expect(levelOf(facts)).toEqual([[rule, level]]);
  });
});
