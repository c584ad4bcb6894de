import { numberOf } from '../facts.ts';
import { ofHousehold, ofHouseholdYear } from '../find.ts';
import type { Home } from '../home.ts';
import { homeRule, type Rule } from '../rule.ts';

const peopleOf = ({ facts, present }: Home): number => facts.peopleAtYearEnd ?? present.length;

/** Rules on 家庭人口数, Q024 and Q025 of the catalogue. */
export const headCountRules = [
  homeRule({
    id: 'Q024',
    level: 'error',
    entity: 'household',
    title: '家庭人口数与成员人数不一致',
    message: '家庭人口数（{a}）与成员人数（{b}）不一致',
    source: '公开资料(2014 年建档立卡数据审核流程);G5',
    reads: ['household.head_count', '@member.left_on', '@member.joined_on'],
    find: ofHouseholdYear('household.head_count', (year, home) => {
      const a = numberOf(year, 'head_count');
      const b = peopleOf(home);
      return a !== null && b > 0 && a !== b && { a, b };
    }),
  }),
  homeRule({
    id: 'Q025',
    level: 'warning',
    entity: 'household',
    title: '家庭人口过多',
    message: '家庭人口 {n} 人，请核实是否拼户',
    source: 'inferred;seed 000"严禁拼户组装"',
    reads: ['household.head_count', '@member.left_on', '@member.joined_on'],
    parameters: {
      people: {
        title: '家庭人口达到',
        value: 10,
        unit: '人',
        source: 'inferred',
        confidence: 'inferred',
      },
    },
    // 家庭人口数 is derived from the members where no file states it.
    find: ofHousehold('household.head_count', (home, _, { people }) => {
      const n = numberOf(home.year, 'head_count') ?? peopleOf(home);
      return n >= people && { n };
    }),
  }),
] satisfies readonly Rule[];
