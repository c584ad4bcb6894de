import { beforeAll, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions } from '#test/backend/press/render-job.ts';
import { needs, type Model } from '#templates/p24-return.ts';
import { samples } from './samples/decisions.ts';

beforeAll(beforeFonts);

const model: Model = samples.P24.typical;
const rulesOf = (changed: Partial<Model>) => needs({ ...model, ...changed }).map(({ rule }) => rule);

test('tells the years, the causes and the gap, and has the opinions of three levels on the second page', async () => {
  const { pages } = await printed({ document: 'P24', model, options: printOptions });
  expect(pages).toHaveLength(2);
  const [facts = '', opinions = ''] = pages;
  expect(facts).toContain('原识别时间2014年');
  expect(facts).toContain('脱贫时间2017年返贫时间2019年');
  expect(facts).toContain('因病、缺劳力');
  // 3,218.00 less 2,300.00, and four times as much.
  expect(facts).toContain('2,300.003,218.00918.003,672.00');
  expect(facts).toContain('核实人（2人以上）：周一、吴二签字：');
  expect(opinions).toContain('经2019年11月8日、2019年11月18日两次村民代表会议民主评议和两次公示');
  for (const of of ['村级意见', '清水镇审核意见', '县扶贫办审批意见']) expect(opinions).toContain(of);
});

test('wants a cause, two investigators, an income below the line, and days and years in order', () => {
  expect(rulesOf({})).toEqual([]);
  expect(rulesOf({ causes: [] })).toEqual(['return-causes']);
  expect(rulesOf({ visit: { on: '2019-11-05', investigators: ['周一'] } })).toEqual(['two-investigators']);
  expect(rulesOf({ now: { ...model.now, perCapita: 3219 } })).toEqual(['return-income']);
  expect(rulesOf({ exitYear: 2020 })).toEqual(['order-of-years']);
  expect(rulesOf({ secondMeetingOn: '2019-11-14' })).toEqual(['order-of-days']);
  expect(rulesOf({ secondMeetingOn: null, firstNotice: null })).toEqual([]);
});

test('what is not known yet is left for the pen', async () => {
  const { pages } = await printed({ document: 'P24', model: samples.P24.smallest, options: printOptions });
  expect(pages.join('')).toContain('经＿＿年＿月＿日、＿＿年＿月＿日两次');
});
