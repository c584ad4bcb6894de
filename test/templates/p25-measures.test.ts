import { beforeAll, expect, test } from 'vitest';
import type { PublicText } from '#domain/identity/privacy.ts';
import type { Model as Posted } from '#templates/p25b-measures-posted.ts';
import type { MeasureDone, Model } from '#templates/p25-measures.ts';
import { beforeFonts, printed, printOptions, refusedBy } from '../backend/press/render-job.ts';
import { samples } from './samples/follow-up.ts';

beforeAll(beforeFonts);

const own = (changes: Partial<Model> = {}) =>
  printed({ document: 'P25', model: { ...samples.P25.typical, ...changes }, options: printOptions });
const posted = (changes: Partial<Posted> = {}) => ({
  document: 'P25B' as const,
  model: { ...samples.P25B.typical, ...changes },
  options: printOptions,
});

const first: MeasureDone = {
  ...{
    category: '产业',
    measure: '种植业',
    responsible: '李成',
    progress: null,
    amount: 2400,
    outcome: null,
  },
  ...{ from: '2026-03-01', to: '2026-11-30' },
};

test('the household signs in every row, on A4 landscape', async () => {
  const { pages, sizes } = await own();
  expect(sizes).toEqual([[297, 210]]);
  expect(pages[0]).toContain('序号类别措施内容实施时间责任人落实情况资金（元）成效户主签字');
  expect(pages[0]).toMatch(/合计5,400.00户主签字（按手印）：.*帮扶责任人签字：.*村委会负责人签字：（盖章）/);
});

test('sums are exact, and left out while rows wait for the pen', async () => {
  const measures = [0.1, 0.2].map((amount) => ({ ...first, amount }));
  expect((await own({ measures })).pages[0]).toContain('合计0.30');
  expect((await own({ measures, blankRows: 2 })).pages[0]).not.toContain('合计');
});

test('whole numbers of a person are cut wherever they were typed', async () => {
  const number = '529901196803072319';
  const text = (await own({ head: `张三${number}`, measures: [{ ...first, outcome: number }] })).pages.join(
    '',
  );
  expect(text).not.toContain(number);
  expect(text).toContain('张三****2319');
});

test('signatures stay with the last row and the sum', async () => {
  for (const count of [9, 10, 11, 12, 13]) {
    const { pages } = await own({ measures: Array.from({ length: count }, () => first) });
    expect(pages.at(-1), `${count} rows`).toMatch(new RegExp(`${count}产业.*合计.*户主签字（按手印）：`));
  }
});

test('the posted edition has no signatures, no outcome and no printing time', async () => {
  const { pages } = await printed(posted());
  expect(pages[0]).toContain('石桥村监测对象帮扶措施落实情况公示表');
  expect(pages[0]).toContain('1产业种植业2026年3月至11月县林业局已落实2,400.00');
  expect(pages[0]).toMatch(/3医疗\/\/.*\//);
  expect(pages.join('')).not.toMatch(/签字|成效|打印/);
});

test.each([
  [{ measures: [] }, 'posted-measures-empty'],
  [{ issuedOn: '2026-02-30' }, 'posted-measures-day'],
  [{ group: '因病返贫组' as PublicText }, 'privacy-level'],
] satisfies [Partial<Posted>, string][])('%o is not posted, by %s', async (changes, rule) => {
  expect(await refusedBy(posted(changes))).toBe(rule);
});
