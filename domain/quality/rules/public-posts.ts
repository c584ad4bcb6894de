import { codesOf, numberOf, textOf, type Values } from '../facts.ts';
import { eachOfYear } from '../find.ts';
import { cannotWork } from '../labour.ts';
import { AGE_READS } from '../reads.ts';
import { homeRule, type Rule } from '../rule.ts';

const hasPost = (year: Values): boolean => textOf(year, 'public_post') !== null;

/** Rules on public posts, Q071–Q074 of the catalogue. */
export const publicPostRules = [
  homeRule({
    id: 'Q071',
    level: 'error',
    entity: 'member',
    title: '公益性岗位与月数不同填',
    message: '{姓名}公益性岗位与聘用月数须同时填写',
    source: 'G1 3_01_005/006、5_15_003',
    reads: ['member.public_post', 'member.public_post_months'],
    find: eachOfYear(
      'member.public_post_months',
      (year) => hasPost(year) !== ((numberOf(year, 'public_post_months') ?? 0) !== 0),
    ),
  }),
  homeRule({
    id: 'Q072',
    level: 'error',
    entity: 'member',
    title: '公益性岗位年龄不符',
    message: '{姓名}{age} 岁不应安排公益性岗位',
    source: 'G1 3_01_008、5_01_006、5_12_004/005',
    reads: ['member.public_post', ...AGE_READS],
    parameters: {
      from: { title: '公益性岗位年龄不低于', value: 16, unit: '周岁', source: 'G1 3_01_008、5_01_006' },
      below: { title: '公益性岗位年龄须小于', value: 70, unit: '周岁', source: 'G1 5_12_004/005' },
    },
    find: eachOfYear('member.public_post', (year, person, _home, _context, { from, below }) => {
      if (!hasPost(year) || person.age === null) return false;
      return (person.age < from || person.age >= below) && { age: person.age };
    }),
  }),
  homeRule({
    id: 'Q073',
    level: 'error',
    entity: 'member',
    title: '无劳动能力却在公益性岗位',
    message: '{姓名}无劳动能力却在公益性岗位',
    source: 'G1 5_15_006',
    reads: ['member.public_post', 'member.labour_ability'],
    find: eachOfYear('member.public_post', (year) => cannotWork(year) && hasPost(year)),
  }),
  homeRule({
    id: 'Q074',
    level: 'warning',
    entity: 'member',
    title: '公益性岗位种数过多',
    message: '{姓名}登记了 {n} 种公益性岗位',
    source: 'G1 3_01_010/011',
    reads: ['member.public_post'],
    parameters: {
      kinds: { title: '公益性岗位达到此数提示', value: 3, unit: '种', source: 'G1 3_01_010/011' },
    },
    find: eachOfYear('member.public_post', (year, _person, _home, _context, { kinds }) => {
      const n = codesOf(year, 'public_post').length;
      return n >= kinds && { n };
    }),
  }),
] satisfies readonly Rule[];
