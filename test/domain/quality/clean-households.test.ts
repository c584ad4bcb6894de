import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RULES } from '#domain/quality/catalogue.ts';
import type { HouseholdFacts, MemberFacts, Values } from '#domain/quality/facts.ts';
import { soundMemberYear, soundYear } from '#test/support/sound-cells.ts';
import { aContext, aHousehold, aMember, aRecord, findingsOf } from './household-facts.ts';

const YEAR = 2024;

test('the catalogue has Q001 to Q190, each once', () => {
  expect(RULES.map(({ id }) => id).toSorted()).toEqual(
    Array.from({ length: 190 }, (_, at) => `Q${String(at + 1).padStart(3, '0')}`),
  );
});

interface Family {
  readonly spouse: boolean;
  readonly pupils: readonly number[];
  readonly grown: readonly number[];
  readonly type: '01' | '02';
  readonly wage: number;
}

const INSURED: Values = {
  ...{ has_employee_medical_insurance: 0, has_serious_illness_insurance: 1 },
  ...{ has_resident_pension_insurance: 1, has_employee_pension_insurance: 0 },
  ...{ political_status: '13', dibao: '0', tekun: '0' },
};

/** 小学, 七年级 … by age on the day of the check. */
const SCHOOL: Readonly<Record<number, string>> = { 8: '03', 10: '03', 12: '03' };

function person(name: string, values: Values, year: Values): MemberFacts {
  const birth = String(values['birth_date']);
  const cells = soundMemberYear({ year: YEAR, ...(year as Record<string, string>) }, birth);
  return aMember({ values: { name, phone: '13812340000', ...values }, year: { ...INSURED, ...cells } });
}

const WORK: Values = {
  ...{ work_months: 8, work_place: '示范省示范市云岭县', employer: '云岭县砖厂' },
  ...{
    monthly_wage: 3000,
    industry: '03',
    employment_channel: '02',
    is_point_to_point: 0,
    work_from: '202311',
  },
};

function familyOf({ spouse, pupils, grown, type, wage }: Family): HouseholdFacts {
  const members = [
    person('赵大', { birth_date: '1980-05-06', sex: '1' }, WORK),
    ...(spouse ? [person('钱二', { birth_date: '1982-03-04', sex: '2', relation: '02' }, {})] : []),
    ...pupils.map((age, at) =>
      person(
        `赵小${'甲乙丙丁'[at] ?? ''}`,
        { birth_date: `${YEAR - age}-01-0${at + 1}`, sex: '1', relation: '03' },
        {
          school_status: SCHOOL[age] ?? '03',
          education: null,
          has_resident_pension_insurance: null,
        },
      ),
    ),
    ...grown.map((age, at) =>
      person(
        `赵女${'甲乙丙丁'[at] ?? ''}`,
        { birth_date: `${YEAR - age}-02-0${at + 1}`, sex: '2', relation: '04' },
        { education: '03' },
      ),
    ),
  ];
  const home = { phone: '13900000000', household_type: type };
  const year = soundYear(
    {
      ...{ year: YEAR, head_count: members.length, annual_head_count: members.length, collectors: '张三' },
      ...(type === '01'
        ? {
            exit_status: '1',
            exit_year: 2018,
            first_recognised_year: 2014,
            main_cause: '09',
            poverty_attribute: '01',
          }
        : {}),
    },
    home,
  );
  const perHead = Math.round((wage / members.length) * 100) / 100;
  return aHousehold({
    ...{ members, values: home, year, headCount: members.length },
    peopleAtYearEnd: members.length,
    income: {
      ...{ period_from: '2023-10-01', period_to: '2024-09-30', wage_income: wage },
      ...{ annual_income: wage, net_income: wage, per_capita_net_income: perHead },
    },
    pairings: [
      aRecord({
        helper_id: 1,
        name: '周干部',
        phone: '13811110000',
        starts_on: '2023-01-01',
        ends_on: '2030-12-31',
      }),
    ],
  });
}

const context = (facts: HouseholdFacts) =>
  aContext([facts], {
    ownPlace: { province: '示范省', city: '示范市', county: '云岭县' },
  });

const families = fc.record({
  spouse: fc.boolean(),
  pupils: fc.uniqueArray(fc.constantFrom(8, 10, 12), { maxLength: 3 }),
  grown: fc.uniqueArray(fc.constantFrom(23, 25), { maxLength: 2 }),
  type: fc.constantFrom('01' as const, '02' as const),
  wage: fc.integer({ min: 60_000, max: 95_000 }),
});

const rulesIn = (facts: HouseholdFacts) =>
  findingsOf(facts, context(facts), { rules: RULES }).map(({ rule, message }) => `${rule} ${message}`);

describe('an ordinary family of which everything is told', () => {
  test('has nothing that a rule could find', () => {
    fc.assert(
      fc.property(families, (family) => {
        expect(rulesIn(familyOf(family))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  /** One thing of the head, of his year, of the home or of the income is broken, and the rule on it speaks. */
  const whole = familyOf({ spouse: true, pupils: [10], grown: [23], type: '01', wage: 80_000 });
  const [head, ...others] = whole.members;
  const withHead = (values: Values, year: Values = {}): HouseholdFacts => ({
    ...whole,
    members:
      head === undefined
        ? []
        : [{ ...head, values: { ...head.values, ...values }, year: { ...head.year, ...year } }, ...others],
  });

  test.each<[string, HouseholdFacts]>([
    ['Q001', withHead({ id_number: null })],
    ['Q002', withHead({ id_number: '12345' })],
    ['Q007', withHead({ birth_date: '1980-05-07' })],
    ['Q008', withHead({ sex: '2' })],
    ['Q013', withHead({ relation: '21' })],
    ['Q017', withHead({ relation: null })],
    ['Q018', withHead({ relation: '=表弟' })],
    ['Q024', { ...whole, year: { ...whole.year, head_count: 9 } }],
    ['Q026', withHead({ nation: null })],
    ['Q027', withHead({}, { health: null })],
    ['Q028', withHead({}, { labour_ability: null })],
    ['Q031', withHead({}, { school_status: '03' })],
    ['Q032', withHead({}, { education: null })],
    ['Q033', { ...whole, values: { ...whole.values, phone: '123' } }],
    ['Q035', { ...whole, year: { ...whole.year, arable_area: null } }],
    ['Q036', { ...whole, year: { ...whole.year, fuel: null } }],
    ['Q037', { ...whole, year: { ...whole.year, housing_area: 0 } }],
    ['Q057', withHead({}, { work_months: 13 })],
    ['Q058', withHead({}, { work_months: 0 })],
    ['Q059', withHead({}, { work_place: null })],
    ['Q075', withHead({}, { has_resident_medical_insurance: 0 })],
    ['Q076', withHead({}, { has_employee_medical_insurance: 1 })],
    ['Q093', { ...whole, income: { ...whole.income, annual_income: 1 } }],
    ['Q097', { ...whole, income: { ...whole.income, per_capita_net_income: 1 } }],
    ['Q098', { ...whole, income: { ...whole.income, wage_income: -1 } }],
    ['Q112', { ...whole, year: { ...whole.year, is_dangerous_house: 1 } }],
    ['Q113', { ...whole, year: { ...whole.year, has_safe_water: 0 } }],
    ['Q116', { ...whole, year: { ...whole.year, has_household_power: 0 } }],
    ['Q131', { ...whole, year: { ...whole.year, dangerous_house_level: '4' } }],
    ['Q178', { ...whole, pairings: [] }],
  ])('%s speaks when its one thing is broken', (rule, broken) => {
    expect(rulesIn(whole)).toEqual([]);
    expect(rulesIn(broken).map((sentence) => sentence.slice(0, 4))).toContain(rule);
  });
});
