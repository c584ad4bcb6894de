import { beforeAll, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions, refusedBy } from '../backend/press/render-job.ts';
import { aPlan, aPlanItem } from './models.ts';
import type { Model } from '#templates/p34-plan.ts';

beforeAll(beforeFonts);

const print = (model: Model) => printed({ document: 'P34', model, options: printOptions });

test('the title follows the state of the household, on A4 landscape', async () => {
  const support = await print(aPlan());
  expect(support.sizes).toEqual([[297, 210]]);
  expect(support.pages[0]).toContain('精准帮扶清单');
  expect((await print(aPlan({ kind: 'consolidate' }))).pages[0]).toContain('巩固提升清单');
});

test('the sum of the expected gains is exact and stands against the gap of the whole household', async () => {
  const [page] = (await print(aPlan())).pages;
  expect(page).toContain('人均差额1,199.50');
  expect(page).toContain('预计增收合计4,800.30全户差额（4人）4,798.00超出差额2.30实际增收合计');
});

test('a plan that falls short says by how much', async () => {
  const items = [aPlanItem({ expectedGain: 1000, actualGain: 800 }), aPlanItem({ expectedGain: null })];
  const [page] = (await print(aPlan({ items }))).pages;
  expect(page).toContain('预计增收合计1,000.00全户差额（4人）4,798.00尚差3,798.00实际增收合计800.00');
});

test('a new version prints its reason, and the footer who printed', async () => {
  const [page] = (await print(aPlan({ version: 2, revisionReason: '改为发展油茶。' }))).pages;
  expect(page).toContain('第2版调整原因：改为发展油茶。');
  expect(page).toContain('打印人：李四');
});

test('sums and signatures stay together on the last page, the head of the table is repeated', async () => {
  const { pages } = await print(aPlan({ items: Array.from({ length: 22 }, () => aPlanItem()) }));
  expect(pages.length).toBeGreaterThan(1);
  expect(pages.at(-1)).toMatch(/预计增收合计.*户主签字（按手印）：/);
  expect(pages[1]).toContain('责任人及电话');
});

test.each([
  [{ items: [] }, 'plan-empty'],
  [{ population: 0 }, 'plan-population'],
  [{ items: [aPlanItem({ deadline: '' })] }, 'plan-deadline'],
  [{ version: 2 }, 'plan-reason'],
  [{ preparedOn: '2026-02-30' }, 'plan-day'],
] satisfies [Partial<Model>, string][])('%o is refused by %s', async (changes, rule) => {
  expect(await refusedBy({ document: 'P34', model: aPlan(changes), options: printOptions })).toBe(rule);
});
