import { describe, expect, test } from 'vitest';
import type { CurvePoint } from '#contract/check.ts';
import type { RuleView } from '#contract/check-rules.ts';
import { changesOf, differenceOf, lastOfDays } from '../../../../renderer/features/check/curve-points.ts';
import {
  countsOfRules,
  figureOf,
  isMeant,
  rulesByChapter,
  sumOf,
} from '../../../../renderer/features/check/rule-choice.ts';

const rule = (id: string, title: string, more: Partial<RuleView> = {}): RuleView => ({
  ...{ id, title, level: 'error', mixed: false, chapter: '户结构', message: `{姓名}${title}`, source: 'G1' },
  ...{ years: [null, null], holds: true, off: null, fields: [], parameters: [] },
  ...more,
});
const RULES = [
  rule('Q013', '没有户主'),
  rule('Q020', '父母子女年龄差不合理', { level: 'warning' }),
  rule('Q026', '民族为空', { chapter: '必填与值域' }),
];
const tally = [
  { rule: 'Q013', villageId: 1, hits: 2, errors: 2, answered: 0 },
  { rule: 'Q020', villageId: 1, hits: 5, errors: 0, answered: 2 },
  { rule: 'Q020', villageId: 2, hits: 1, errors: 0, answered: 1 },
];

describe('a rule is found', () => {
  test('by its number, with or without letter and noughts', () => {
    for (const typed of ['Q020', 'q20', '20', '020'])
      expect(isMeant(RULES[1] ?? rule('', ''), typed), typed).toBe(true);
    expect(isMeant(RULES[0] ?? rule('', ''), '20')).toBe(false);
  });

  test('by a word, by pinyin and its initials', () => {
    const [, , nation = rule('', '')] = RULES;
    for (const typed of ['民族', 'mzwk', 'minzu']) expect(isMeant(nation, typed), typed).toBe(true);
    expect(isMeant(nation, '户主')).toBe(false);
  });
});

describe('the list of rules', () => {
  const counts = countsOfRules(tally, undefined);
  const idsOf = (show: 'found' | 'error' | 'warning' | 'all', countOf = counts, text = '') =>
    rulesByChapter(RULES, { text, show, found: countOf }).flatMap(([, rules]) => rules.map(({ id }) => id));

  test('shows what found something, of a village too, and what is typed among all', () => {
    expect(idsOf('found')).toEqual(['Q013', 'Q020']);
    expect(idsOf('found', countsOfRules(tally, 2))).toEqual(['Q020']);
    expect(idsOf('error')).toEqual(['Q013']);
    expect(idsOf('warning')).toEqual(['Q020']);
    expect(idsOf('all')).toHaveLength(3);
    expect(idsOf('found', counts, '26')).toEqual(['Q026']);
  });

  test('counts what is left to do, and says what was answered where nothing is', () => {
    expect(counts('Q020')).toEqual({ errors: 0, warnings: 3, answered: 3 });
    expect(figureOf(counts('Q020')).text).toBe('3');
    expect(figureOf(countsOfRules(tally, 2)('Q020')).text).toBe('已说明 1');
    expect(figureOf(counts('Q026')).text).toBe('–');
    expect(sumOf(RULES, counts)).toEqual({ errors: 2, warnings: 3, answered: 3 });
  });
});

describe('the curve of the checks', () => {
  const run = (at: string, errors: number): CurvePoint => ({
    ...{ at, on: at.slice(0, 10), errors, warnings: 0, answered: 0, hits: errors },
  });
  const runs = [run('2026-11-02T08:00', 7), run('2026-11-01T17:00', 9), run('2026-11-01T08:00', 12)];

  test('takes the last check of each day', () => {
    expect(lastOfDays(runs).map(({ errors }) => errors)).toEqual([9, 7]);
  });

  test('lists those that found something else, beside the one before', () => {
    const changes = changesOf([...runs, run('2026-11-02T09:00', 7)]);
    expect(changes.map(({ run: { errors }, before }) => differenceOf(errors, before?.errors))).toEqual([
      '-2',
      '-3',
      '',
    ]);
    expect(differenceOf(5, 3)).toBe('+2');
  });
});
