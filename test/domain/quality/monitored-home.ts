import type { HouseholdFacts, RecordFacts, Values } from '#domain/quality/facts.ts';
import { aHousehold, aMember, aRecord, aSpouse } from './household-facts.ts';

/** A spell without a fault, recognised in March 2024; the usual check is of 2024, on the 30th of June. */
export const SPELL: Values = {
  ...{ state: 'open', is_eliminated: 0, category: '1', discovery_channel: '1', risk_1: '05' },
  ...{ recognised_month: '202403', discovered_on: '2024-03-01', consent_on: '2024-03-02' },
  ...{ notice_from: '2024-03-06', notice_to: '2024-03-10', county_approved_on: '2024-03-14' },
  ...{ school_problem: 0, housing_problem: 0, water_problem: 0, insurance_problem: 0 },
  ...{ recognised_wage_income: 10000, recognised_business_income: 0, recognised_property_income: 0 },
  ...{ recognised_transfer_income: 2000, recognised_business_expense: 0, recognised_net_income: 12000 },
  ...{ recognised_per_capita_income: 6000, recognised_claim_income: 0, recognised_self_paid_expense: 500 },
  development_measures: '1',
};

/** Its end in a later month, also without a fault. */
export const END: Values = {
  ...{ state: 'eliminated', is_eliminated: 1, elimination_mode: '1', eliminated_month: '202406' },
  recognised_month: '202309',
  ...{
    after_school_problem: 0,
    after_housing_problem: 0,
    after_insurance_problem: 0,
    after_water_problem: 0,
  },
  ...{ after_wage_income: 20000, after_property_income: 0, after_transfer_income: 2000 },
  ...{ after_business_income: 1000, after_business_expense: 100, after_net_income: 22900 },
  ...{ after_per_capita_income: 11450, after_claim_income: 0, after_self_paid_expense: 300 },
  ...{ contact_name: '周五', contact_phone: '13900000001' },
};

export const aMeasure = (kind: string, items: string | null, values: Values = {}): RecordFacts =>
  aRecord({ year: 2024, kind, items, ...values });

/** Of both members of the year: healthy, one of them able to work and away at work. */
export const HEAD_OF_YEAR: Values = { health: '01', labour_ability: '01', work_months: 6 };
export const SPOUSE_OF_YEAR: Values = { health: '01', labour_ability: '04' };

/** A couple with one spell, in which it was helped by work. */
export const monitored = (spell: Values = {}, changes: Partial<HouseholdFacts> = {}): HouseholdFacts =>
  aHousehold({
    values: { household_type: '01', phone: '13900000000' },
    year: { has_safe_water: 1, is_dangerous_house: 0 },
    members: [aMember({ year: HEAD_OF_YEAR }), aSpouse({}, SPOUSE_OF_YEAR)],
    spells: [aRecord({ ...SPELL, ...spell })],
    measures: [aMeasure('employment', '01')],
    ...changes,
  });

/** The same after the end of the spell. */
export const eliminated = (spell: Values = {}, changes: Partial<HouseholdFacts> = {}): HouseholdFacts =>
  monitored({ ...END, ...spell }, changes);

/** A couple of whom this is said in the year, with one spell. */
export const couple = (spell: Values, head: Values | null, spouse: Values | null): HouseholdFacts =>
  monitored(spell, { members: [aMember({ year: head }), aSpouse({}, spouse)] });
