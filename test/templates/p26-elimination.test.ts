import { beforeAll, expect, test } from 'vitest';
import { needs, type Model } from '#templates/p26-elimination.ts';
import { beforeFonts, printed, printOptions } from '../backend/press/render-job.ts';
import { samples } from './samples/follow-up.ts';

beforeAll(beforeFonts);

const { typical, smallest } = samples.P26;
const review = typical.review;

test('the seven parts and the household’s word stand in the order of the form', async () => {
  const { pages, sizes } = await printed({ document: 'P26', model: typical, options: printOptions });
  expect(sizes[0]).toEqual([210, 297]);
  expect(pages.join('')).toMatch(
    /一、识别时情况.*二、帮扶措施与成效.*三、现状.*四、风险对照.*农户确认.*五、村评议、公示.*六、乡镇审核.*七、县级审批/,
  );
  expect(pages.join('')).toContain(
    '经入户核实和当面算账，本户因学、因务工就业不稳风险已稳定消除，年人均纯收入11250.25元，超过当年监测范围3250.25元，' +
      '“三保障”和饮水安全持续巩固。本户对核实结果无异议，知晓风险消除后基础信息仍保留、出现新风险可再次纳入。',
  );
});

test('what was wrong and is right now is told as such', async () => {
  const text = (await printed({ document: 'P26', model: typical, options: printOptions })).pages.join('');
  expect(text).toContain('5基本医疗有成员未参保有保障■是□否');
  expect(text).toContain('1因学有此风险□是□否');
  expect(text).toContain('同意24票，反对1票，弃权1票');
});

test('what nobody knows is left for the pen', async () => {
  const text = (await printed({ document: 'P26', model: smallest, options: printOptions })).pages.join('');
  expect(text).toMatch(/本户＿+风险已稳定消除，年人均纯收入＿+元，超过当年监测范围＿+元/);
  expect(needs(smallest)).toEqual([]);
});

test.each([
  [{ visit: { on: '2026-10-12', verifiers: ['周一'] } }, 'two-verifiers'],
  [{ now: { ...typical.now, perCapita: 8000 } }, 'income-over-line'],
  [{ now: { ...typical.now, problems: { ...typical.now.problems, water: true } } }, 'safeguards'],
  [{ review: review && { ...review, present: 19 } }, 'attendance'],
  [{ review: review && { ...review, on: '2026-10-11' } }, 'order-of-days'],
  [{ notice: { from: '2026-10-19', to: '2026-10-25' } }, 'order-of-days'],
  [{ notice: { from: '2026-10-25', to: '2026-10-21' } }, 'order-of-days'],
] satisfies [Partial<Model>, string][])('%o lets only a draft through: %s', (changes, rule) => {
  expect(needs(typical)).toEqual([]);
  expect(needs({ ...typical, ...changes }).map((need) => need.rule)).toEqual([rule]);
});

test('two thirds who came are enough, and a province’s own share holds in their place', () => {
  expect(needs({ ...typical, review: review && { ...review, present: 20 } })).toEqual([]);
  const rule = { attendance: [4, 5], majority: [1, 2] } as const;
  expect(needs({ ...typical, review: review && { ...review, present: 20, rule } })).toMatchObject([
    { rule: 'attendance' },
  ]);
});
