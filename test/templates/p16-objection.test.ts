import { beforeAll, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions, refusedBy } from '../backend/press/render-job.ts';
import { anObjection, samples } from './samples/meetings.ts';
import type { Model } from '#templates/p16-objection.ts';

beforeAll(beforeFonts);

const print = (model: Model) => printed({ document: 'P16', model, options: printOptions });

test('names the notice and the days for an answer; what is said and found is for the pen', async () => {
  const { pages } = await print(anObjection({ answerWorkingDays: 7 }));
  expect(pages).toHaveLength(1);
  expect(pages[0]).toContain('涉及的公示监测对象识别村内公示（2026年1月5日至2026年1月9日）');
  expect(pages[0]).toContain('受理后7个工作日内核实答复，核实人不少于2人');
  expect(pages[0]).toContain('核实人（1）签字：单位、职务核实人（2）签字：单位、职务');
  expect(pages[0]).toContain('结论□属实□部分属实□不属实处理□取消□维持□重新评议');
  expect(pages[0]).toContain('经办人：分管领导：主要负责人：（盖章）');
  expect(pages[0]).not.toContain('■');
});

test('stays on one page with the longest names, and without a notice', async () => {
  expect((await print(samples.P16.worst)).pages).toHaveLength(1);
  expect((await print(samples.P16.smallest)).pages[0]).toContain('涉及的公示内容摘要');
});

test('is refused for a day that is none', async () => {
  const model = anObjection({ notice: { title: '公示', from: '2026-02-30', to: '2026-03-05' } });
  expect(await refusedBy({ document: 'P16', model, options: printOptions })).toBe('objection-day');
});
