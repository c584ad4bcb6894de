import { beforeAll, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions, refusedBy } from '../backend/press/render-job.ts';
import { aList, listed } from './samples/meetings.ts';
import type { Model } from '#templates/p08-list.ts';

beforeAll(beforeFonts);

const print = (model: Model) => printed({ document: 'P08', model, options: printOptions });

test('everybody stands on it with whole number, relation and the consent, and households are counted', async () => {
  const { pages, sizes } = await print(aList());
  expect(sizes).toEqual([[297, 210]]);
  expect(pages[0]).toContain('序号户编号户主成员姓名身份证号关系授权书编号');
  expect(pages[0]).toContain('25299010000001张伟欧阳修远52990119700512234X配偶石桥授〔2026〕001号');
  expect(pages[0]).toContain('合计3户9人');
  expect(pages[0]).toContain('提交日期2025年12月30日');
  expect(pages[0]).toContain('请于2026年1月8日前反馈');
  expect(pages[0]).toContain('打印人：李四');
});

test('the last row, the total and the signatures stand together below the head', async () => {
  for (const count of [11, 12, 13, 14, 15, 16, 40]) {
    const last = (await print(aList({ people: listed(count) }))).pages.at(-1) ?? '';
    expect(last, String(count)).toContain('序号户编号户主');
    expect(last, String(count)).toMatch(
      /号合计.*村（经办人、负责人签字）：.*比对部门（接收人、负责人签字）：/,
    );
  }
});

const [person] = listed(1);

test.each([
  [{ people: [] }, 'comparison-nobody'],
  [{ people: [{ ...person!, consent: ' ' }] }, 'comparison-consent'],
  [{ people: [{ ...person!, consentOn: '2025-12-31' }] }, 'comparison-consent-day'],
  [{ people: [{ ...person!, consentOn: null }] }, 'comparison-consent-day'],
] satisfies [Partial<Model>, string][])('%o is not printed by %s', async (changes, rule) => {
  expect(await refusedBy({ document: 'P08', model: aList(changes), options: printOptions })).toBe(rule);
});
