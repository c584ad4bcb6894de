import { describe, expect, test } from 'vitest';
import type { Values } from '#domain/quality/facts.ts';
import {
  aContext,
  aHousehold,
  aMember,
  anIdNumber,
  aSpouse,
  findingsOf,
  rulesOf,
} from '../household-facts.ts';

const head = anIdNumber('1970-05-06', '1');

/** The check digit made wrong. */
const spoilt = (number: string) => number.slice(0, 17) + (number[17] === '0' ? '1' : '0');
const withHead = (values: Values) => aHousehold({ members: [aMember({ values })] });

describe('a sound number', () => {
  test.each<[string, Values]>([
    ['18 digits', { id_number: head }],
    ['a small x at the end', { id_number: '52990119700506081x' }],
    ['a disability certificate', { id_number: `${head}43`, id_type: '02' }],
    ['a replaced disability certificate', { id_number: `${head}43B1`, id_type: '02' }],
    ['an officer’s card, which has a number of its own', { id_number: '军字第0012345号', id_type: '03' }],
  ])('%s is not reported', (_, values) => {
    expect(rulesOf(withHead(values))).toEqual([]);
  });
});

describe('Q001–Q006 report a number once', () => {
  const old = `529901700506001`;

  test.each<[string, Values, string[]]>([
    ['blank', { id_number: ' ' }, ['Q001']],
    ['none', { id_number: null }, ['Q001']],
    ['a number of the system', { id_number: '999999197005060017' }, ['Q001']],
    ['a short number of the system', { id_number: '999999700506001' }, ['Q001']],
    ['9s further back', { id_number: anIdNumber('1970-05-06', '1', { county: '529999' }) }, ['Q011']],
    ['17 digits', { id_number: head.slice(0, 17) }, ['Q002']],
    ['19 digits', { id_number: `${head}1` }, ['Q002']],
    ['21 digits', { id_number: `${head}431` }, ['Q002']],
    ['digits lost in a spreadsheet', { id_number: '5.29901E+17' }, ['Q002']],
    ['15 digits', { id_number: old }, ['Q003']],
    ['15 characters', { id_number: `${old.slice(0, 14)}A` }, ['Q003']],
    ['a wrong check digit', { id_number: spoilt(head) }, ['Q004']],
    ['a letter inside', { id_number: `${head.slice(0, 10)}O${head.slice(11)}` }, ['Q004']],
    ['a certificate on a wrong number', { id_number: `${spoilt(head)}43`, id_type: '02' }, ['Q005']],
    ['category 8', { id_number: `${head}83`, id_type: '02' }, ['Q005']],
    ['grade 5', { id_number: `${head}45`, id_type: '02' }, ['Q005']],
    ['grade 5 on a replaced certificate', { id_number: `${head}45B1`, id_type: '02' }, ['Q005']],
    ['30 February', { id_number: anIdNumber('1970-02-30', '1') }, ['Q006']],
    [
      '29 February of a leap year',
      { id_number: anIdNumber('1972-02-29', '1'), birth_date: '1972-02-29' },
      [],
    ],
    ['born in 1899', { id_number: anIdNumber('1899-12-31', '1') }, ['Q006']],
    ['born in 1900', { id_number: anIdNumber('1900-01-01', '1'), birth_date: null }, []],
    ['born tomorrow', { id_number: anIdNumber('2024-07-01', '1') }, ['Q006']],
    [
      'born today, and the head',
      { id_number: anIdNumber('2024-06-30', '1'), birth_date: '2024-06-30' },
      ['Q022'],
    ],
  ])('%s', (_, values, expected) => {
    expect(rulesOf(withHead(values))).toEqual(expected);
  });

  test('an old number with an impossible day has two faults', () => {
    expect(rulesOf(withHead({ id_number: '529901700231001' }))).toEqual(['Q003', 'Q006']);
  });

  test('who has left is not checked', () => {
    const left = aMember({ present: false, values: { id_number: null } });
    expect(rulesOf(aHousehold({ members: [aMember(), left] }))).toEqual([]);
  });
});

describe('Q007 and Q008 compare with the number', () => {
  test.each<[string, Values, string[]]>([
    ['another day of birth', { id_number: head, birth_date: '1970-05-07' }, ['Q007']],
    ['no day of birth', { id_number: head, birth_date: null }, []],
    [
      'another day in an old number',
      { id_number: '529901700506001', birth_date: '1970-06-05' },
      ['Q003', 'Q007'],
    ],
    ['another sex', { id_number: head, sex: '2' }, ['Q008']],
    ['sex not stated', { id_number: head, sex: '9' }, []],
    ['no sex', { id_number: head, sex: null }, []],
    ['a woman', { id_number: anIdNumber('1970-05-06', '2'), sex: '2' }, []],
    [
      'nothing is said of a wrong number',
      { id_number: spoilt(head), birth_date: '1980-01-01', sex: '2' },
      ['Q004'],
    ],
  ])('%s', (_, values, expected) => {
    expect(rulesOf(withHead(values))).toEqual(expected);
  });
});

describe('Q009: twice in one household', () => {
  const twins = (first: string, second: string, present = true) =>
    aHousehold({
      members: [
        aMember({ values: { name: '赵一', id_number: first } }),
        aMember({ present, values: { name: '赵小一', relation: '21', id_number: second } }),
      ],
    });

  test('the same number, also as a certificate or as 15 digits', () => {
    expect(rulesOf(twins(head, head))).toEqual(['Q009']);
    expect(rulesOf(twins(head, `${head}43`))).toEqual(['Q009']);
    const eighteen = anIdNumber('1970-05-06', '1', { serial: '00' });
    expect(rulesOf(twins(eighteen, '529901700506001'))).toEqual(['Q003', 'Q009']);
    expect(findingsOf(twins(head, head))[0]?.message).toBe('赵小一与赵一证件号码相同，同一人重复录入');
  });

  test('neither blanks, nor system numbers, nor who has left', () => {
    expect(rulesOf(twins('', ''))).toEqual(['Q001', 'Q001']);
    expect(rulesOf(twins('999999197005060017', '999999197005060017'))).toEqual(['Q001', 'Q001']);
    expect(rulesOf(twins(head, head, false))).toEqual([]);
  });
});

describe('Q010: in two households', () => {
  const home = aHousehold({ householdNo: 'A01', members: [aMember({ values: { id_number: head } })] });
  const other = (present: boolean, householdNo: string | null = 'B02') =>
    aHousehold({ householdNo, members: [aMember({ present, values: { id_number: `${head}43` } })] });

  test('names both households', () => {
    const context = aContext([home, other(true)]);
    expect(findingsOf(home, context)).toMatchObject([
      { rule: 'Q010', idNumber: head, message: '赵一同时出现在户编号A01和B02，请核实归属' },
    ]);
    expect(findingsOf(home, aContext([home, other(true, null)]))[0]?.message).toContain('（未编号）');
  });

  test('not when the person has left the other one, nor twice for one household', () => {
    expect(rulesOf(home, aContext([home, other(false)]))).toEqual([]);
    expect(rulesOf(home, aContext([home, home]))).toEqual([]);
  });
});

describe('Q011: a number of another county', () => {
  const elsewhere = { id_number: anIdNumber('1972-03-04', '2', { county: '529902' }) };
  const withSpouse = (values: Values) =>
    aHousehold({ members: [aMember(), aSpouse({ ...elsewhere, ...values })] });

  test('is asked about, but not for who married in', () => {
    expect(rulesOf(withSpouse({ relation: '24', birth_date: '1972-03-04' }))).toEqual(['Q011']);
    expect(rulesOf(withSpouse({}))).toEqual([]);
    expect(rulesOf(withSpouse({ relation: '05' }))).toEqual([]);
  });

  test('is not asked about before the county is known', () => {
    const context = { ...aContext(), countyCode: null };
    expect(rulesOf(withSpouse({ relation: '24' }), context)).toEqual([]);
  });
});
