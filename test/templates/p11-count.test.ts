import { beforeAll, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions, refusedBy } from '../backend/press/render-job.ts';
import { aCount, ahead, meeting, polls, samples } from './samples/meetings.ts';
import type { Model } from '#templates/p11-count.ts';

beforeAll(beforeFonts);

const print = (model: Model) => printed({ document: 'P11', model, options: printOptions });

test('each household has its votes, whether they are the majority, and the outcome', async () => {
  const [page] = (await print(aCount())).pages;
  expect(page).toContain('序号户主组人口得分/排名同意票反对票弃权票是否过半结果回避情况');
  expect(page).toContain('1张伟第1村民小组1/1911是通过无');
  expect(page).toContain('5陈秀英第5村民小组5/9120否未通过无');
  expect(page).toContain('合计6户21104175通过5户');
  expect(page).toContain('评议结果：通过5户16人，未通过1户5人。');
  expect(page).toContain('到会率87.5%，达到三分之二');
  expect(page).toContain('同意票超过实到人数的半数为通过');
});

test('who stood aside is counted beside the votes', async () => {
  const aside = polls(1).map((poll) => ({ ...poll, votesAbstain: 0, recused: 1 }));
  expect((await print(aCount({ polls: aside }))).pages[0]).toContain('1910是通过1人');
});

test('ahead of the meeting there are no votes, no outcome and no sums of them', async () => {
  const [page] = (await print(samples.P11.smallest)).pages;
  expect(page).toContain('1张伟第1村民小组1合计1户1评议结果：通过______户______人');
  expect(page).not.toMatch(/%|[是否]通过|未通过\d/);
});

test('without households it is a sheet with rows for the pen', async () => {
  const { pages } = await print(aCount({ meeting: ahead, polls: [], blankRows: 12 }));
  expect(pages).toHaveLength(1);
  expect(pages[0]).toContain('合计评议结果：通过______户');
});

test('the total and the signatures are never without a household and the head above them', async () => {
  for (const count of [16, 17, 18, 19, 20, 21, 22, 23, 24, 25]) {
    const last = (await print(aCount({ polls: polls(count) }))).pages.at(-1) ?? '';
    expect(last, String(count)).toContain('序号户主组人口');
    expect(last, String(count)).toMatch(/(是通过|否未通过)无合计.*监票人签字：.*（盖章）/);
  }
});

test.each([
  [{ polls: [] }, 'count-empty'],
  [{ meeting: { ...meeting, present: 15 } }, 'meeting-attendance'],
  [{ polls: polls(2).map((poll, at) => ({ ...poll, votesFor: 18 + at })) }, 'meeting-votes-sum'],
] satisfies [Partial<Model>, string][])('%o is not printed by %s', async (changes, rule) => {
  expect(await refusedBy({ document: 'P11', model: aCount(changes), options: printOptions })).toBe(rule);
});
