import type { HouseholdRef } from '#domain/quality/facts.ts';
import { phoneRules } from '#domain/quality/rules/phones.ts';
import { aHousehold } from '../household-facts.ts';
import { casesOf } from '../rule-cases.ts';

const withPhone = (phone: string | null) => aHousehold({ values: { phone } });
const WRONG = '户联系电话为空或不是 11 位手机号';
const PHONE = '13900000000';
const sharing = withPhone(PHONE);
const shared = (phone: string, ...ids: readonly number[]) => ({
  householdsByPhone: new Map<string, HouseholdRef[]>([
    [phone, ids.map((householdId) => ({ householdId, householdNo: String(householdId) }))],
  ]),
});
const own = Number(sharing.id);

casesOf(phoneRules, {
  Q033: {
    hits: {
      empty: { home: withPhone(null), says: WRONG },
      'ten digits': { home: withPhone('1390000000'), says: WRONG },
      'twelve digits': { home: withPhone('139000000000'), says: WRONG },
      'of no operator': { home: withPhone('12900000000'), says: WRONG },
      'of the office': { home: withPhone('0999-6123456'), says: WRONG },
    },
    misses: { lowest: { home: withPhone('13000000000') }, highest: { home: withPhone('19999999999') } },
    unknown: { 'only spaces': { home: withPhone('  '), says: WRONG } },
  },
  Q034: {
    hits: {
      'of three households': {
        home: sharing,
        context: shared(PHONE, own, 900_001, 900_002),
        says: '联系电话 13900000000 被 3 户共用',
      },
    },
    misses: {
      'nobody else has it': { home: sharing, context: shared(PHONE, own) },
      'others share another one': { home: sharing, context: shared('13900000001', 900_001, 900_002) },
      'what they share is no mobile number': {
        home: withPhone('无'),
        context: shared('无', 900_001, 900_002),
      },
    },
    unknown: { 'no phone': { home: withPhone(null), context: shared(PHONE, 900_001, 900_002) } },
  },
});
