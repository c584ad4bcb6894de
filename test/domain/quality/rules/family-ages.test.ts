import type { Values } from '#domain/quality/facts.ts';
import { familyAgeRules } from '#domain/quality/rules/family-ages.ts';
import { aHousehold, aMember, aSpouse } from '../household-facts.ts';
import { casesOf } from '../rule-cases.ts';

/** The usual head is born on 1970-05-06, the usual check day is 2024-06-30. */
const withKin = (values: Values, head: Values = {}) =>
  aHousehold({ members: [aMember({ values: head }), aMember({ values: { name: '孙三', ...values } })] });
const withoutBirth = { birth_date: null, id_number: null };
const headBorn = (birth_date: string) => aHousehold({ members: [aMember({ values: { birth_date } })] });
const withSpouse = (values: Values) => aHousehold({ members: [aMember(), aSpouse(values)] });

casesOf(familyAgeRules, {
  Q020: {
    hits: {
      'a son born a day before the head was 14': {
        home: withKin({ relation: '03', birth_date: '1984-05-05' }),
        says: '孙三与户主年龄差不合理（之子）',
      },
      'a mother born a day too late': {
        home: withKin({ relation: '12', sex: '2', birth_date: '1956-05-07' }),
        says: '孙三与户主年龄差不合理（之母）',
      },
    },
    misses: {
      'a son born on the 14th birthday': { home: withKin({ relation: '03', birth_date: '1984-05-06' }) },
      'a mother of just 14': { home: withKin({ relation: '12', sex: '2', birth_date: '1956-05-06' }) },
      'a brother of any age': { home: withKin({ relation: '21', birth_date: '1971-05-06' }) },
    },
    unknown: {
      'no day of birth': { home: withKin({ relation: '03', ...withoutBirth }) },
      'no day of birth of the head': {
        home: withKin({ relation: '03', birth_date: '1971-05-06' }, withoutBirth),
      },
    },
  },
  Q021: {
    hits: {
      'a grandson born a day before the head was 28': {
        home: withKin({ relation: '07', birth_date: '1998-05-05' }),
        says: '孙三与户主年龄差不合理（之孙子）',
      },
      'a daughter’s daughter': {
        home: withKin({ relation: '10', sex: '2', birth_date: '1990-01-01' }),
        says: '孙三与户主年龄差不合理（之外孙女）',
      },
    },
    misses: {
      'born on the 28th birthday': { home: withKin({ relation: '07', birth_date: '1998-05-06' }) },
      'a great-grandson is not asked about': {
        home: withKin({ relation: '26', birth_date: '1998-05-05' }),
      },
      'a son of the same age': { home: withKin({ relation: '03', birth_date: '1998-05-05' }) },
    },
    unknown: {
      'no day of birth': { home: withKin({ relation: '07', ...withoutBirth }) },
      'no day of birth of the head': {
        home: withKin({ relation: '07', birth_date: '1990-01-01' }, withoutBirth),
      },
      'two heads': {
        home: aHousehold({
          members: [aMember(), aMember(), aMember({ values: { relation: '07', birth_date: '1990-01-01' } })],
        }),
      },
    },
  },
  Q022: {
    hits: {
      'sixteen tomorrow': {
        home: headBorn('2008-07-01'),
        says: '户主赵一未满 16 周岁，请核实监护情况',
      },
    },
    misses: { 'sixteen today': { home: headBorn('2008-06-30') } },
    unknown: {
      'no day of birth': { home: aHousehold({ members: [aMember({ values: withoutBirth })] }) },
      'nobody there': { home: aHousehold({ members: [] }) },
    },
  },
  Q023: {
    hits: {
      'a woman who is 20 tomorrow': {
        home: withSpouse({ birth_date: '2004-07-01' }),
        says: '钱二未到法定婚龄',
      },
      'a man who is 22 tomorrow': {
        home: withSpouse({ sex: '1', birth_date: '2002-07-01' }),
        says: '钱二未到法定婚龄',
      },
    },
    misses: {
      'a woman who is 20 today': { home: withSpouse({ birth_date: '2004-06-30' }) },
      'a man who is 22 today': { home: withSpouse({ sex: '1', birth_date: '2002-06-30' }) },
      'a daughter-in-law is not the spouse of the head': {
        home: withKin({ relation: '05', sex: '2', birth_date: '2006-01-01' }),
      },
    },
    unknown: {
      'no day of birth': { home: withSpouse(withoutBirth) },
      'no sex': { home: withSpouse({ sex: null, birth_date: '2006-01-01' }) },
    },
  },
});
