import { describe, expect, test } from 'vitest';
import type { OwnRuleView } from '#contract/own-rule.ts';
import {
  blankRule,
  draftOfRule,
  readRule,
  yearsWords,
} from '../../../../renderer/features/settings/own-rules-draft.ts';

const rule: OwnRuleView = {
  ...{ id: 1, rule: 'Z001', title: '林地过大', level: 'warning', message: '{字段} {v} 亩', basis: null },
  when: {
    join: 'and',
    of: [
      { field: 'member.age', op: 'between', values: [16, 59] },
      {
        join: 'or',
        of: [
          {
            ...{ field: 'living_conditions.forest_area', op: 'gt', values: [] },
            other: 'living_conditions.arable_area',
          },
        ],
      },
    ],
  },
  years: [2023, null],
  ...{ enabled: true, testedOn: '2025-03-20', testedHits: 2, faults: [] },
};

describe('a rule that is written', () => {
  test('is read again as it was kept', () => {
    const { title, level, message, when, years } = rule;
    const read = readRule(draftOfRule(rule, 2025), 2025);
    expect(read.reasons).toEqual({});
    expect(read.rule).toEqual({ title, level, message, when, years });
  });

  test('says what is missing, part by part', () => {
    expect(readRule(blankRule(), 2025)).toMatchObject({
      rule: null,
      reasons: { title: '请填写规则名称', message: '请填写提示', when: '请至少写一个条件' },
    });
  });

  test.each([
    ['2025', '2023', '起始年不能晚于终止年'],
    ['25', '', '年份写四位数，如 2025'],
  ])('from %s to %s is refused', (from, to, reason) => {
    const read = readRule({ ...draftOfRule(rule, 2025), from, to }, 2025);
    expect(read).toMatchObject({ rule: null, reasons: { years: reason } });
  });

  test('without years holds in all of them', () => {
    expect(readRule({ ...draftOfRule(rule, 2025), from: '', to: ' ' }, 2025).rule).not.toHaveProperty(
      'years',
    );
  });
});

test.each([
  [undefined, ''],
  [[2023, null], '2023 年起'],
  [[null, 2023], '2023 年及以前'],
  [[2023, 2023], '2023 年'],
  [[2023, 2025], '2023—2025 年'],
] as const)('years %j are “%s”', (years, words) => {
  expect(yearsWords(years === undefined ? undefined : [...years])).toBe(words);
});
