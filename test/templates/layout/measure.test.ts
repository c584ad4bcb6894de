import { expect, test } from 'vitest';
import { breakTitle, countLines, emWidth, wrapUnits } from '#templates/layout/measure.ts';

test('Han characters are one em, Latin ones less, astral ones not two', () => {
  expect(emWidth('石桥村')).toBe(3);
  expect(emWidth('𠅤𫖯')).toBe(2);
  expect(emWidth('2026')).toBeCloseTo(2.4);
});

test('a title breaks between phrases into lines as even as can be', () => {
  const phrases = ['石桥村', '拟纳入', '防止返贫致贫对象', '名单公示'];
  expect(breakTitle(phrases, 20)).toEqual(['石桥村拟纳入防止返贫致贫对象名单公示']);
  expect(breakTitle(phrases, 14)).toEqual(['石桥村拟纳入', '防止返贫致贫对象名单公示']);
  expect(breakTitle(['一个放不下的很长的短语'], 5)).toEqual(['一个放不下的很长的短语']);
});

test('a phrase that is too long alone breaks after the places in it, never inside a name', () => {
  const phrases = ['石桥村石头坪易地扶贫搬迁集中安置点第一社区', '拟纳入', '防止返贫致贫对象', '名单公示'];
  expect(breakTitle(phrases, 20)).toEqual([
    '石桥村石头坪易地扶贫搬迁集中安置点',
    '第一社区拟纳入防止返贫致贫对象名单公示',
  ]);
  expect(breakTitle(['云岭县清水镇云溪村村民委员会文件'], 12)).toEqual([
    '云岭县清水镇云溪村',
    '村民委员会文件',
  ]);
});

test('lines are counted with the indent, for each forced line', () => {
  expect(countLines('字'.repeat(20), 28)).toBe(1);
  expect(countLines('字'.repeat(27), 28)).toBe(2);
  expect(countLines('甲\n乙', 28)).toBe(2);
});

test('units are wrapped whole and keep their parts', () => {
  expect(wrapUnits([['电话：'], ['123', '（村）'], ['456', '（乡）']], 10)).toEqual([
    '电话：',
    '123',
    '（村）',
    '\n',
    '456',
    '（乡）',
  ]);
});
