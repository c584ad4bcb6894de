import type { RecordFacts } from '#domain/quality/facts.ts';
import { helperRules } from '#domain/quality/rules/helpers.ts';
import { aHousehold, aRecord } from '../household-facts.ts';
import { casesOf } from '../rule-cases.ts';

// The day of the check is 2024-06-30.
const helped = (...pairings: RecordFacts[]) =>
  aHousehold({ values: { phone: '13900000000', household_type: '01' }, pairings });
const paired = (starts_on: string | null, ends_on: string | null, name = '周干部') =>
  aRecord({ helper_id: 1, starts_on, ends_on, name, phone: '13811112222' });

casesOf(helperRules, {
  Q178: {
    hits: {
      'nobody ever': { home: helped(), says: '该户没有帮扶责任人' },
      'the last one left yesterday': {
        home: helped(paired('2020-01-01', '2024-06-29')),
        says: '该户没有帮扶责任人',
      },
      'the next one begins tomorrow': {
        home: helped(paired('2024-07-01', null)),
        says: '该户没有帮扶责任人',
      },
      'an ordinary household that is monitored': {
        home: {
          ...helped(),
          values: { household_type: '02' },
          spells: [aRecord({ state: 'open', category: '2' })],
        },
        says: '该户没有帮扶责任人',
      },
    },
    misses: {
      'one whose last day is today': { home: helped(paired('2020-01-01', '2024-06-30')) },
      'an ordinary household': { home: { ...helped(), values: { household_type: '02' } } },
    },
    unknown: { 'days not written': { home: helped(paired(null, null)) } },
  },
  Q179: {
    hits: {
      'a helper who is a member of an assisted household': {
        home: helped(paired('2020-01-01', '2025-01-01', '赵一')),
        context: { assisted: new Set(['赵一|13811112222']) },
        says: '赵一既是帮扶责任人又是帮扶对象',
      },
    },
    misses: {
      'another person of the same name': {
        home: helped(paired('2020-01-01', '2025-01-01', '赵一')),
        context: { assisted: new Set(['赵一|13811112223']) },
      },
    },
    unknown: {
      'a helper without phone': {
        home: helped(aRecord({ helper_id: 1, name: '赵一', phone: null })),
        context: { assisted: new Set(['赵一|13811112222']) },
      },
    },
  },
  Q180: {
    hits: {
      'an end before the beginning': {
        home: helped(paired('2024-02-01', '2024-01-31'), paired('2024-02-01', '2025-01-31', '李干部')),
        says: '周干部的帮扶时间有误（已到期须续期或更换）',
      },
      'an end that is over, and nobody after': {
        home: helped(paired('2020-01-01', '2024-06-29')),
        says: '周干部的帮扶时间有误（已到期须续期或更换）',
      },
    },
    misses: {
      'over, with somebody after': {
        home: helped(paired('2020-01-01', '2024-06-29'), paired('2024-06-30', '2025-06-29', '李干部')),
      },
      'an end that is today': { home: helped(paired('2020-01-01', '2024-06-30')) },
      'one day only': { home: helped(paired('2024-06-30', '2024-06-30')) },
    },
    unknown: {
      'no end written': {
        home: helped(paired('2020-01-01', null)),
        says: '周干部的帮扶时间有误（已到期须续期或更换）',
      },
    },
  },
});
