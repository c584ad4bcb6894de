import { beforeAll, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions } from '#test/backend/press/render-job.ts';
import { laidOut, linesOf } from '#test/support/laid-out.ts';
import { mm } from '#templates/layout/page.ts';
import { needs, refusal, type Model } from '#templates/p17-approval.ts';
import { samples } from './samples/decisions.ts';

beforeAll(beforeFonts);

const model: Model = samples.P17.typical;
const { review } = model;
if (review === null) throw new Error('the typical sample has a meeting');

const rulesOf = (changed: Partial<Model>): string[] =>
  needs({ ...model, ...changed }).map(({ rule }) => rule);

test('says what was found and voted, and leaves choices, signatures and dates to the pen', async () => {
  const { pages } = await printed({ document: 'P17', model, options: printOptions });
  expect(pages).toHaveLength(1);
  const [text = ''] = pages;
  expect(text).toContain('纳入监测对象审核审批表');
  expect(text).toContain(
    '经2025年3月4日村民代表会议民主评议（应到30人、实到24人，同意20票、反对3票、弃权1票）',
  );
  expect(text).toContain('自2025年3月5日至2025年3月9日公示');
  expect(text).toContain('□同意□不同意纳入监测对象');
  for (const signer of ['村委会主任（支书）签字', '第一书记', '审核人签字', '主要负责人签字', '（盖章）'])
    expect(text).toContain(signer);
  expect(text).toContain('529***********1234');
  expect(text).toContain('户编号：****0123');
  expect(text).not.toContain('■');
});

test('every opinion box is 30 mm high at least', async () => {
  const { pdf } = await printed({ document: 'P17', model, options: printOptions });
  const { pages } = await laidOut(pdf);
  const dates = linesOf(pages[0]?.pieces ?? [])
    .filter((line) => line.map(({ text }) => text.trim()).join('') === '年月日')
    .map(([first]) => first?.bottom ?? 0);
  expect(dates).toHaveLength(4);
  for (const [at, bottom] of dates.entries())
    if (at > 0) expect(bottom - (dates[at - 1] ?? 0)).toBeGreaterThan(mm(30));
});

test('the texts are those of the township', async () => {
  const words = { county: '经县乡村振兴领导小组研究，□同意 □不同意{事项}。' };
  const { pages } = await printed({ document: 'P17', model, words, options: printOptions });
  expect(pages[0]).toContain('经县乡村振兴领导小组研究，□同意□不同意纳入监测对象。');
});

test('before the meeting it is printed for the pen', async () => {
  const { smallest } = samples.P17;
  expect(needs(smallest)).toEqual([]);
  const { pages } = await printed({ document: 'P17', model: smallest, options: printOptions });
  expect(pages[0]).toContain('应到＿＿人、实到＿＿人');
});

test('what is recorded must fit: investigators, days in order, two thirds, votes that add up and a majority', () => {
  const { meeting, poll } = review;
  expect(rulesOf({})).toEqual([]);
  expect(rulesOf({ visit: { on: '2025-03-03', investigators: ['周一'] } })).toEqual(['two-investigators']);
  expect(rulesOf({ visit: { on: '2025-03-05', investigators: ['周一', '吴二'] } })).toEqual([
    'order-of-days',
  ]);
  expect(rulesOf({ notice: { from: '2025-03-03', to: '2025-03-07' } })).toEqual(['order-of-days']);
  const few = { ...meeting, present: 19 };
  expect(rulesOf({ review: { meeting: few, poll: { ...poll, votesFor: 15 } } })).toEqual([
    'meeting-attendance',
  ]);
  expect(rulesOf({ review: { meeting, poll: { ...poll, votesAbstain: 0 } } })).toEqual(['meeting-votes-sum']);
  const tie = { ...poll, votesFor: 12, votesAgainst: 12, votesAbstain: 0 };
  expect(rulesOf({ review: { meeting, poll: tie } })).toEqual(['majority']);
});

test('nothing is printed for a household without a head', () => {
  expect(refusal({ ...model, head: ' ' })?.rule).toBe('approval-head');
});
