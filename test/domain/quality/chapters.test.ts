import { expect, test } from 'vitest';
import { chapterOfRule } from '#domain/quality/chapters.ts';

test('a rule stands in the chapter that its number falls into', () => {
  expect(chapterOfRule('Q001')).toBe('证件号码与人员唯一');
  expect(chapterOfRule('Q011')).toBe('证件号码与人员唯一');
  expect(chapterOfRule('Q012')).toBe('户结构');
  expect(chapterOfRule('Q110')).toBe('收入');
  expect(chapterOfRule('Q111')).toBe('脱贫户达标');
  expect(chapterOfRule('Q190')).toBe('识别否决与公示');
});

test('what a pack or a township adds stands by itself', () => {
  expect(chapterOfRule('P001')).toBe('政策包的规则');
  expect(chapterOfRule('Z01')).toBe('自定规则');
});
