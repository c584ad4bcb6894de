import { beforeAll, expect, test } from 'vitest';
import { type Model, needs } from '#templates/p15-notice-record.ts';
import { beforeFonts, printed, printOptions, refusedBy } from '../backend/press/render-job.ts';
import { samples } from './samples/notices.ts';

beforeAll(beforeFonts);

const print = async (model: Model) =>
  (await printed({ document: 'P15', model, options: printOptions })).pages;
const { smallest, typical, worst } = samples.P15;

/** The sample with other figures of its objections. */
const withObjections = (changes: Partial<Model['notices'][number]['objections']>): Model => ({
  ...typical,
  notices: typical.notices.map((notice) => ({
    ...notice,
    objections: { ...notice.objections, ...changes },
  })),
});

test('without an objection the proof says so', async () => {
  const [page] = await print(smallest);
  expect(page).toContain('期内异议数0件');
  expect(page).toContain('处理结果/');
  expect(page).toContain('■未收到异议□收到异议＿＿＿件，已核实处理（见异议登记表）。特此证明。');
});

test('with objections it says how many and what became of them', async () => {
  const [page] = await print(typical);
  expect(page).toContain('期内异议数3件');
  expect(page).toContain('处理结果不成立1件；成立1件，移出名单1户；撤回1件。均已核实处理。');
  expect(page).toContain('□未收到异议■收到异议3件，已核实处理（见异议登记表）。特此证明。');
});

test('as long as one is open there is no proof', async () => {
  expect(needs(typical)).toEqual([]);
  const open = withObjections({ open: 1 });
  expect(needs(open)).toMatchObject([
    { rule: 'objections-open', message: expect.stringContaining('还有1件没有办完') as string },
  ]);
  const refused = await refusedBy({ document: 'P15', model: open, options: printOptions });
  expect(refused).toBe('objections-open');
});

test('a notice that was put up anew names its former days; each stays on its page with its signatures', async () => {
  const pages = await print(worst);
  expect(pages).toHaveLength(2);
  expect(pages[0]).toContain('重新公示原公示2025年12月20日至2025年12月24日，2025年12月26日撤下重新张贴');
  for (const page of pages) expect(page).toContain('张贴人：');
});
