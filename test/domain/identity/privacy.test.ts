import fc from 'fast-check';
import { expect, test } from 'vitest';
import { healthWords } from '#domain/identity/never-posted.ts';
import { findAboveLevel, mayCarry, officePhone, publicText } from '#domain/identity/privacy.ts';
import { accounts, idNumbers, mobileNumbers, writtenWays } from './people.ts';

const around = fc.constantFrom(['', ''], ['户主张伟，', '。'], ['（', '）'], ['3组', '号']);

test.each([
  ['id number', idNumbers],
  ['disability certificate', idNumbers.map((number) => `${number}44`)],
  ['replaced certificate', idNumbers.map((number) => `${number}4412`)],
  ['old id number', idNumbers.map((number) => number.slice(0, 6) + number.slice(8, 17))],
  ['mobile number', mobileNumbers],
  ['mobile number with country code', mobileNumbers.map((number) => `+86${number}`)],
  ['bank account', accounts],
])('no %s gets onto a board, with any separators and in any width', (_, numbers) => {
  fc.assert(
    fc.property(numbers, writtenWays, around, (number, write, [before = '', after = '']) => {
      expect(publicText(before + write(number) + after).ok).toBe(false);
    }),
  );
});

test.each([
  '一三八零零一三八零零零',
  '0797-4291234',
  '（0797）4291234',
  '529***********1234',
  '①③⑧００１３８０００',
  '٣٦٠٧',
  '1380013\u200b8000',
])('other writings of a number are refused too: %s', (text) => {
  expect(publicText(text).ok).toBe(false);
});

test('no word of health gets onto a board, spaced or not', () => {
  fc.assert(
    fc.property(fc.constantFrom(...healthWords), fc.constantFrom('', ' ', '　', '·'), (word, mark) => {
      expect(publicText(`风险类型：${[...word].join(mark)}。`).ok).toBe(false);
    }),
  );
  expect(publicText('户主判刑收监').ok).toBe(false);
});

test.each([
  '张伟',
  '买买提·艾力',
  '𠅤𫖯',
  '第12村民小组',
  '突发严重困难户',
  '公示期：5天，自2026年1月5日起至2026年1月9日止。',
  '2025年10月1日—2026年9月30日',
  '《关于健全防止返贫动态监测和帮扶机制的指导意见》（国开发〔2021〕7号）',
  '根据县委农村工作会议精神',
  '1、2、3、4、5、6、7、8、9、10、11、12组',
  '拟将128户412人纳入监测对象',
])('what a notice says may be posted: %s', (text) => {
  expect(publicText(text)).toEqual({ ok: true, text });
});

test('the reason names the kind and never the text', () => {
  const answer = publicText('张伟 13800138000 因病');
  expect(answer.ok).toBe(false);
  if (answer.ok) return;
  expect(answer.reason).toContain('电话');
  expect(answer.reason).toContain('健康');
  expect(answer.reason).not.toContain('138');
  expect(answer.reason).not.toContain('张伟');
});

test.each(['0797-4291234', '4291234', '12317', '12345', '13800138000', '400-800-1234', '0797-4291234-8'])(
  '%s can be an office phone',
  (value) => {
    expect(officePhone(value)).toEqual({ ok: true, phone: value });
  },
);

test('no id number and no account is an office phone', () => {
  fc.assert(
    fc.property(fc.oneof(idNumbers, accounts), writtenWays, (number, write) => {
      expect(officePhone(write(number)).ok).toBe(false);
    }),
  );
});

test('the levels: FULL carries all, INTERNAL no whole number, PUBLIC and WEB neither number nor health', () => {
  const text = '张伟 529901197001011234 因病';
  expect(findAboveLevel(text, 'FULL')).toEqual([]);
  expect(findAboveLevel(text, 'INTERNAL')).toEqual(['id-number']);
  expect(findAboveLevel(text, 'PUBLIC')).toEqual(['id-number', 'health']);
  expect(mayCarry('FULL', 'PUBLIC')).toBe(true);
  expect(mayCarry('PUBLIC', 'INTERNAL')).toBe(false);
  expect(mayCarry('PUBLIC', 'PUBLIC')).toBe(true);
});
