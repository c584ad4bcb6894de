import { describe, expect, test } from 'vitest';
import type { MemberFacts, Values } from '#domain/quality/facts.ts';
import { aContext, aHousehold, aMember, aSpouse, findingsOf, rulesOf } from '../household-facts.ts';

const home = (...members: MemberFacts[]) => aHousehold({ members });
const other = (values: Values) => aMember({ values: { name: '孙三', ...values } });

describe('heads and spouses', () => {
  test.each<[string, MemberFacts[], string[]]>([
    ['a couple', [aMember(), aSpouse()], []],
    ['Q012: nobody', [], ['Q012']],
    ['Q012: everybody has left', [aMember({ present: false })], ['Q012']],
    ['Q013: no head', [aSpouse()], ['Q013']],
    ['Q013: the head has left', [aMember({ present: false }), aSpouse()], ['Q013']],
    ['Q014: two heads', [aMember(), aMember()], ['Q014']],
    ['Q014: one of two heads has left', [aMember(), aMember({ present: false })], []],
    ['Q015: two spouses', [aMember(), aSpouse(), aSpouse()], ['Q015']],
    ['Q016: spouses of the same sex', [aMember(), aSpouse({ sex: '1' })], ['Q016']],
    ['Q016: sex of the spouse unknown', [aMember(), aSpouse({ sex: null })], []],
    ['Q016: sexes not stated', [aMember({ values: { sex: '9' } }), aSpouse({ sex: '9' })], []],
  ])('%s', (_, members, expected) => {
    expect(rulesOf(home(...members))).toEqual(expected);
  });

  test('two heads are counted in the message', () => {
    expect(findingsOf(home(aMember(), aMember()))[0]?.message).toBe('该户有 2 个户主，只能有一个');
  });
});

describe('relations', () => {
  test.each<[string, Values, string[]]>([
    ['Q017: blank', { relation: null }, ['Q017']],
    ['Q017: spaces', { relation: ' ' }, ['Q017']],
    ['Q018: a label that the list lacks', { relation: '=表弟' }, ['Q018']],
    ['Q018: a code that the list lacks', { relation: '55' }, ['Q018']],
    ['Q018: 其他 is in the list', { relation: '99' }, []],
    ['Q019: a son who is a woman', { relation: '03', sex: '2', birth_date: '1995-01-01' }, ['Q019']],
    ['Q019: a daughter who is a man', { relation: '04', sex: '1', birth_date: '1995-01-01' }, ['Q019']],
    ['Q019: a daughter', { relation: '04', sex: '2', birth_date: '1995-01-01' }, []],
    ['Q019: a sibling has no sex in the word', { relation: '21', sex: '2' }, []],
    ['Q019: a son without sex', { relation: '03', sex: null, birth_date: '1995-01-01' }, []],
  ])('%s', (_, values, expected) => {
    expect(rulesOf(home(aMember(), other(values)))).toEqual(expected);
  });

  test('name the person and the word', () => {
    const [unknown] = findingsOf(home(aMember(), other({ relation: '=表弟' })));
    expect(unknown?.message).toBe('孙三与户主关系“表弟”不是系统允许值');
    const [sex] = findingsOf(home(aMember(), other({ relation: '03', sex: '2', birth_date: '1995-01-01' })));
    expect(sex?.message).toBe('孙三是“之子”，但性别为女');
  });
});

describe('Q020: generations', () => {
  test.each<[string, Values, string[]]>([
    ['a son born on the head’s 14th birthday', { relation: '03', birth_date: '1984-05-06' }, []],
    ['a son born a day before', { relation: '03', birth_date: '1984-05-05' }, ['Q020']],
    ['a father born 14 years before the head', { relation: '11', birth_date: '1956-05-06' }, []],
    ['a father born a day later', { relation: '11', birth_date: '1956-05-07' }, ['Q020']],
    ['a brother of any age', { relation: '21', birth_date: '1971-01-01' }, []],
  ])('%s', (_, values, expected) => {
    expect(rulesOf(home(aMember(), other(values)))).toEqual(expected);
  });

  test('a slip in the typed day of birth is reported once', () => {
    const son = other({ relation: '03', birth_date: '1995-01-01' });
    const slip = { ...son, values: { ...son.values, birth_date: '1959-01-01' } };
    expect(rulesOf(home(aMember(), slip))).toEqual(['Q007']);
  });

  test('a province may set other years', () => {
    const household = home(aMember(), other({ relation: '03', birth_date: '1985-05-06' }));
    expect(
      rulesOf(household, aContext(), {
        checks: { parameters: { 'Q020.years': { value: 16, source: '省里的口径' } } },
      }),
    ).toEqual(['Q020']);
  });
});

describe('Q024: head-count', () => {
  const counted = (head_count: number | null, ...members: MemberFacts[]) =>
    aHousehold({ members, year: { head_count } });

  test('counts who is present', () => {
    const left = aMember({ present: false });
    expect(rulesOf(counted(2, aMember(), aSpouse(), left))).toEqual([]);
    expect(findingsOf(counted(3, aMember(), aSpouse(), left))).toMatchObject([
      { rule: 'Q024', field: 'household.head_count', message: '家庭人口数（3）与成员人数（2）不一致' },
    ]);
  });

  test('says nothing where no head-count is stated, and leaves the empty household to Q012', () => {
    expect(rulesOf(counted(null, aMember()))).toEqual([]);
    expect(rulesOf(counted(3))).toEqual(['Q012']);
  });
});
