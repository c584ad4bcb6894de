import type { HouseholdFacts, MemberFacts, Values } from '#domain/quality/facts.ts';
import { afterDeathRules } from '#domain/quality/rules/after-death.ts';
import { afterLeavingRules } from '#domain/quality/rules/after-leaving.ts';
import { aHousehold, aMember, aRecord } from '../household-facts.ts';
import { casesOf } from '../rule-cases.ts';

const head = aMember({ values: { name: '王大' } });
const left = (values: Values = {}, year: Values | null = null): MemberFacts =>
  aMember({
    present: false,
    values: {
      name: '李二',
      relation: '11',
      left_kind: 'natural',
      left_reason: '01',
      left_on: '2024-03-05',
      ...values,
    },
    year,
  });

const home = (member: MemberFacts, rest: Partial<HouseholdFacts> = {}): { home: HouseholdFacts } => ({
  home: aHousehold({ members: [head, member], ...rest }),
});
const withBenefit = (values: Values, own: Values = {}): { home: HouseholdFacts } => {
  const member = left(own);
  return home(member, { benefits: [aRecord({ kind: '04', member_id: member.id, ...values })] });
};
const says = (items: string, on = '2024-03-05') => `李二已于 ${on} 死亡，仍有${items}记录`;
const before = { left_on: '2023-12-31' };

const listed = (sent_on: string | null, own: Values = {}): { home: HouseholdFacts } => {
  const member = left(own);
  return home(member, { comparisons: [aRecord({ member_id: member.id, sent_on })] });
};
const signed = (signed_on: string | null, signer = '李二') =>
  home(left(), { consents: [aRecord({ signer, signed_on })] });
const gone = '李二已减少，不应出现在名单中';

const adjusted = (rows: readonly Values[], ...members: MemberFacts[]): { home: HouseholdFacts } => ({
  home: aHousehold({ members, adjustments: rows.map(aRecord) }),
});
const CLEARED = { kind: '4', year: 2024, reason: '有商品房' };
const NATURAL = { kind: '5', year: 2024, reason: null };
const cleared = '清退须走一评议一公示一公告一告知，不得用自然减少';

casesOf(afterDeathRules, {
  Q175: {
    hits: {
      'a benefit that goes on': {
        ...withBenefit({ starts_on: '2020-01-01', ends_on: null }),
        says: says('重度残疾人护理补贴'),
      },
      'a benefit to the next month': {
        ...withBenefit({ starts_on: '2020-01-01', ends_on: '2024-04-01' }),
        says: says('重度残疾人护理补贴'),
      },
      'a grant the day after': {
        ...withBenefit({ kind: '05', per: '4', starts_on: '2024-03-06' }),
        says: says('临时救助'),
      },
      'more months of work than were lived': { ...home(left({}, { work_months: 3.5 })), says: says('务工') },
      'work to the next month': { ...home(left({}, { work_to: '202404' })), says: says('务工') },
      'a post': {
        ...home(left({}, { public_post: '07', public_post_months: 4 })),
        says: says('公益性岗位'),
      },
      'all of a later year': {
        ...home(
          left(before, {
            dibao: '1',
            tekun: '2',
            work_months: 1,
            public_post: '07',
            has_serious_illness_insurance: 1,
          }),
        ),
        says: says('低保、特困供养、务工、公益性岗位、参保', '2023-12-31'),
      },
    },
    misses: {
      'a benefit to the end of the month': withBenefit({ starts_on: '2020-01-01', ends_on: '2024-03-31' }),
      'a grant on the day': withBenefit({ kind: '05', per: '4', starts_on: '2024-03-05' }),
      'the months up to it, insured then': home(
        left(
          {},
          {
            ...{ work_months: 3, work_to: '202403', public_post_months: 3, dibao: '1' },
            has_resident_medical_insurance: 1,
          },
        ),
      ),
      'nothing of the later year': home(
        left(before, { dibao: '0', work_months: 0, has_resident_medical_insurance: 0 }),
      ),
      'married out': withBenefit({ starts_on: '2020-01-01' }, { left_reason: '02' }),
    },
    unknown: { 'no year': home(left(before)), 'no reason': withBenefit({}, { left_reason: null }) },
  },
});

casesOf(afterLeavingRules, {
  Q176: {
    hits: {
      'a list sent the day after': { ...listed('2024-03-06'), says: gone },
      'a list that was not sent yet': { ...listed(null), says: gone },
      'signed since': { ...signed('2024-03-06'), says: gone },
      'marked as gone, and there': {
        ...home(aMember({ values: { name: '李二', relation: '03', member_state: '2' } })),
        says: gone,
      },
    },
    misses: {
      'a list sent on the day': listed('2024-03-05'),
      'moved inside of the archive': listed('2024-03-06', { left_kind: 'transfer' }),
      'signed before': signed('2024-03-04'),
      'signed by another of the name': {
        home: aHousehold({
          members: [aMember({ values: { name: '李二' } }), left()],
          consents: [aRecord({ signer: '李二', signed_on: '2024-03-06' })],
        }),
      },
      there: home(aMember({ values: { relation: '03', member_state: '1' } })),
    },
    unknown: { 'when it was signed': signed(null), 'no lists': home(left()) },
  },
  Q177: {
    hits: {
      'left for 清退': { ...adjusted([], head, left({ left_reason: '=清退' })), says: cleared },
      '整户自然减少 for 清退': {
        ...adjusted([{ ...NATURAL, reason: '七不进第一条' }], head),
        says: cleared,
      },
      'both of one household': { ...adjusted([CLEARED, NATURAL], head), says: cleared },
      'everybody gone since': { ...adjusted([CLEARED], left()), says: cleared },
      'gone for no reason of nature': {
        ...adjusted([CLEARED], head, left({ left_reason: '08' })),
        says: cleared,
      },
    },
    misses: {
      'cleared out and there': adjusted([CLEARED], head),
      'a death in a household that was cleared out': adjusted([CLEARED], head, left()),
      'everybody gone before': adjusted([CLEARED], left({ left_on: '2023-12-31' })),
      'gone naturally': adjusted([NATURAL], left()),
    },
    unknown: { 'no adjustment': adjusted([], head, left({ left_reason: '08' })) },
  },
});
