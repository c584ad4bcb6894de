import type { HouseholdFacts, Values } from '#domain/quality/facts.ts';
import { publicPostRules } from '#domain/quality/rules/public-posts.ts';
import { aHousehold, aMember } from '../household-facts.ts';
import { casesOf } from '../rule-cases.ts';

const home = (year: Values | null, values: Values = {}): { home: HouseholdFacts } => ({
  home: aHousehold({ members: [aMember({ values, year })] }),
});
const POST = { public_post: '07', public_post_months: 6 };
const both = '赵一公益性岗位与聘用月数须同时填写';

casesOf(publicPostRules, {
  Q071: {
    hits: {
      'no months': { ...home({ public_post: '07' }), says: both },
      '0 months': { ...home({ public_post: '07', public_post_months: 0 }), says: both },
      'months alone': { ...home({ public_post_months: 6 }), says: both },
    },
    misses: { both: home(POST), 'no post and 0 months': home({ public_post_months: 0 }) },
    unknown: { neither: home({}), 'no year': home(null) },
  },
  Q072: {
    hits: {
      'the day before the 16th birthday': {
        ...home(POST, { birth_date: '2008-07-01' }),
        says: '赵一15 岁不应安排公益性岗位',
      },
      'on the 70th birthday': {
        ...home(POST, { birth_date: '1954-06-30' }),
        says: '赵一70 岁不应安排公益性岗位',
      },
    },
    misses: {
      'on the 16th birthday': home(POST, { birth_date: '2008-06-30' }),
      'the day before the 70th': home(POST, { birth_date: '1954-07-01' }),
      'no post': home({}, { birth_date: '1930-01-01' }),
    },
    unknown: { birth: home(POST, { birth_date: null, id_number: null }), 'no year': home(null) },
  },
  Q073: {
    hits: {
      none: { ...home({ ...POST, labour_ability: '04' }), says: '赵一无劳动能力却在公益性岗位' },
      lost: { ...home({ ...POST, labour_ability: '03' }), says: '赵一无劳动能力却在公益性岗位' },
    },
    misses: { weak: home({ ...POST, labour_ability: '05' }), 'no post': home({ labour_ability: '04' }) },
    unknown: { labour: home(POST), 'no year': home(null) },
  },
  Q074: {
    hits: { three: { ...home({ public_post: '01,07,09' }), says: '赵一登记了 3 种公益性岗位' } },
    misses: { two: home({ public_post: '01,07' }) },
    unknown: { none: home({ public_post: null }), 'no year': home(null) },
  },
});
