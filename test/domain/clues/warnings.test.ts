import { describe, expect, test } from 'vitest';
import { thresholdText, warningOf } from '#domain/clues/warnings.ts';
import { amountOf } from '#domain/comparison/amount-of.ts';
import type { Warning } from '#domain/policy/pack-parts.ts';

const source = '某县部门筛查预警线';
const warnings: readonly Warning[] = [
  { key: 'medical-registered', title: '医疗自付', about: ['自付'], atLeast: 5000, who: 'registered', source },
  { key: 'medical-others', title: '医疗自付', about: ['自付'], atLeast: 20_000, who: 'others', source },
  { key: 'school', title: '学费', about: ['学费自付', '教育支出'], above: 10_000, who: 'all', source },
  { key: 'disaster', title: '受灾', about: ['受灾'], who: 'all', source },
];
const reported = (suspicion: string, amount: number | null, isRegistered = true) => ({
  ...{ department: '医保', suspicion, detail: null, amount, isRegistered },
});
const keyOf = (...said: Parameters<typeof reported>) => warningOf(reported(...said), warnings)?.key ?? null;

describe('a figure that is reached', () => {
  test.each([
    [4999, null],
    [5000, 'medical-registered'],
    [5001, 'medical-registered'],
  ])('of %i yuan of a registered household', (amount, key) => expect(keyOf('住院自付', amount)).toBe(key));
  test.each([
    [19_999, null],
    [20_000, 'medical-others'],
    [20_001, 'medical-others'],
  ])('of %i yuan of another household', (amount, key) => expect(keyOf('住院自付', amount, false)).toBe(key));
});

test.each([
  [9999, null],
  [10_000, null],
  [10_001, 'school'],
])('a figure to be exceeded: %i', (amount, key) => expect(keyOf('学费自付', amount)).toBe(key));

test('the longest word speaks, so that school fees are not measured as medical expenses', () => {
  expect(keyOf('学费自付', 6000)).toBeNull();
});

test('a threshold without a figure counts every report, one with a figure none without', () => {
  expect(keyOf('房屋受灾', null)).toBe('disaster');
  expect(keyOf('住院自付', null)).toBeNull();
  expect(keyOf('名下有机动车', 90_000)).toBeNull();
});

test('the threshold in words', () => {
  expect(warnings.map(thresholdText)).toEqual([
    '达到 5000 元',
    '达到 20000 元',
    '超过 10000 元',
    '有反馈就列入',
  ]);
});

describe('the figure that a department wrote', () => {
  test.each<[string, number | null]>([
    ['12000元', 12_000],
    ['1.2万元', 12_000],
    ['１．２万元', 12_000],
    ['12,000.50元', 12_000.5],
    ['12，000 元', 12_000],
    ['1万2000元', 12_000],
    ['¥8500', 8500],
    ['8500', 8500],
    ['约 3 万', 30_000],
    ['住院 3 次，总费用 5 万元，个人自付 1.2 万元', 12_000],
    ['2025 年住院 2 次，5000 元、7000 元', 7000],
    ['小型轿车 1 辆', null],
    ['2024 年起', null],
    ['', null],
  ])('%s', (text, amount) => expect(amountOf(text)).toBe(amount));

  test('stands in the first text that has one', () => {
    expect(amountOf(null, '住院自付12000元')).toBe(12_000);
    expect(amountOf('800元', '住院自付12000元')).toBe(800);
  });
});
