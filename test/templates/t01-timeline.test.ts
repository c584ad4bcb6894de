import { beforeAll, expect, test } from 'vitest';
import type { Model } from '#templates/t01-timeline.ts';
import { beforeFonts, printed, printOptions, refusedBy } from '../backend/press/render-job.ts';

beforeAll(beforeFonts);

const aTimeline = (events: Model['events']): Model => ({
  place: { county: '云岭县', township: '清水镇', village: '云溪村' },
  ...{ group: '一组', householdNo: '5299011', head: '赵一', population: 3, events },
});

const EVENTS: Model['events'] = [
  { on: '2014', kind: 'list', title: '首次识别为贫困户', detail: '' },
  { on: '2025-03', kind: 'monitoring', title: '识别为脱贫不稳定户', detail: '风险：因病' },
  { on: '2026-02-03', kind: 'people', title: '赵母 去世', detail: '凭 死亡证明' },
];

const print = (model: Model) => printed({ document: 'T01', model, options: printOptions });

test('each event has its day as far as it is known, its kind, and what it says', async () => {
  const { pages, sizes } = await print(aTimeline(EVENTS));
  expect(sizes).toEqual([[210, 297]]);
  expect(pages[0]).toContain('户情时间轴');
  expect(pages[0]).toContain('2014年识别退出首次识别为贫困户');
  expect(pages[0]).toContain('2025年3月监测识别为脱贫不稳定户风险：因病');
  expect(pages[0]).toContain('2026年2月3日人口变动赵母去世凭死亡证明');
  expect(pages[0]).toContain('共3件');
});

test('no number of a person or an account stands on it whole', async () => {
  const detail = '存折 6228480000001234567，证件 52990119600305001X';
  const wanted = { ...aTimeline([{ ...EVENTS[0]!, detail }]), householdNo: '52990100000000001' };
  const { pages } = await print(wanted);
  expect(pages[0]).toContain('户编号：****0001');
  expect(pages[0]).toContain('存折****4567，证件****001X');
  expect(pages[0]).not.toMatch(/\d{8}/);
});

test('a long life takes several pages, each with its head', async () => {
  const many = Array.from({ length: 120 }, (_, i) => ({ ...EVENTS[2]!, on: `20${10 + (i % 16)}-01-02` }));
  const { pages } = await print(aTimeline(many));
  expect(pages.length).toBeGreaterThan(2);
  for (const page of pages.slice(0, -1)) expect(page).toContain('时间类别事项说明');
});

test('an empty timeline is not printed', async () => {
  expect(await refusedBy({ document: 'T01', model: aTimeline([]), options: printOptions })).toBe(
    'timeline-empty',
  );
});
