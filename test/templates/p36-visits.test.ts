import { beforeAll, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions, refusedBy } from '../backend/press/render-job.ts';
import type { Model } from '#templates/p36-visits.ts';
import type { Model as Cover } from '#templates/p36b-visits-cover.ts';
import { aCover, aVisit, samples, someVisits } from './samples/assistance.ts';

beforeAll(beforeFonts);

const print = (model: Model) => printed({ document: 'P36', model, options: printOptions });
const printCover = (model: Cover) => printed({ document: 'P36B', model, options: printOptions });

test('two visits stand on a page, each with what was ticked and room for both signatures', async () => {
  const { pages } = await print(samples.P36.typical);
  expect(pages).toHaveLength(1);
  for (const part of [
    '户编号：****012345',
    '第1次日期2026年3月5日时分走访人、同行人李𠅤、王五',
    '困难诉求、发现的问题牛棚漏雨，需要修补。',
    '上次问题回访2026-02-05：饮水管道冻裂（已更换）',
    '■暖心家常拉一拉□扶贫政策讲一讲',
    '■一看粮□二看房',
    '户主签字走访人签字',
    '第2次日期2026年4月5日',
  ])
    expect(pages[0]).toContain(part);
});

test('without visits it is a form to write in', async () => {
  const { pages } = await print(samples.P36.smallest);
  expect(pages).toHaveLength(1);
  expect(pages[0]).not.toContain('■');
  expect(pages[0]?.match(/年月日时分/g)).toHaveLength(2);
});

test('long visits take the pages that they need; signatures never stand alone', async () => {
  const { pages } = await print(samples.P36.worst);
  for (const page of pages) if (page.includes('户主签字')) expect(page).toContain('一看粮');
  expect(pages.join('').match(/走访人签字/g)).toHaveLength(9);
});

test('a number in a note is not printed whole', async () => {
  const { pages } = await print(someVisits([aVisit({ content: '核对存折 6228480000001234567' })]));
  expect(pages[0]).toContain('核对存折****4567');
});

test('a next visit before the visit itself makes it a draft', async () => {
  const model = someVisits([aVisit({ nextOn: '2026-01-01' })]);
  expect(await refusedBy({ document: 'P36', model, options: printOptions })).toBe('visit-days');
  const empty = someVisits([]);
  expect(await refusedBy({ document: 'P36', model: empty, options: printOptions })).toBe('visits-empty');
});

test('the cover counts month by month and by visitor', async () => {
  const { pages } = await printCover(samples.P36B.typical);
  expect(pages[0]).toContain('2月66606');
  expect(pages[0]).toContain('全年653765065');
  expect(pages[0]).toContain('本村有帮扶对象40户，本年还没有走访的3户');
});

test('a cover that does not add up, or has nothing to count, is not printed', async () => {
  const refused = (model: Cover) => refusedBy({ document: 'P36B', model, options: printOptions });
  const sound = aCover([1, 2]);
  expect(await refused(sound)).toBeNull();
  expect(await refused({ ...sound, total: { ...sound.total, visits: 4 } })).toBe('visits-sums');
  expect(await refused(aCover([0]))).toBe('visits-none');
});
