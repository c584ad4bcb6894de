import { beforeAll, expect, test } from 'vitest';
import { needs as needsOfIncrease } from '#templates/p28-increase.ts';
import { needs as needsOfDecrease, type Model as Decreases } from '#templates/p29-decrease.ts';
import { beforeFonts, printed, printOptions } from '../backend/press/render-job.ts';
import { samples } from './samples/follow-up.ts';

beforeAll(beforeFonts);

const went = samples.P29.typical;

test('附件2 has its thirteen columns', async () => {
  const { pages, sizes } = await printed({
    document: 'P28',
    model: samples.P28.typical,
    options: printOptions,
  });
  expect(sizes).toEqual([[297, 210]]);
  expect(pages[0]).toContain(
    '序号户主姓名户编号增加人员姓名性别身份证号出生日期与户主关系增加原因增加日期佐证增加后人口户主签字',
  );
  expect(pages[0]).toMatch(/附件2.*石桥村.*2026年度（截至2026-11-23）/);
  expect(pages[0]).toMatch(/填表人签字：.*村审核人签字：（盖章）.*乡镇审核人签字：（盖章）.*录入人签字：/);
});

test('附件3 says who became head, and whose household ended', async () => {
  const [page] = (await printed({ document: 'P29', model: went, options: printOptions })).pages;
  expect(page).toContain('减少后人口是否变更户主（新户主）户主签字');
  expect(page).toMatch(/死亡证明2是（李桂兰）.*户口页2否.*死亡2026-05-020整户减少/);
});

test('the head of the table is on every page, the signatures under the last rows', async () => {
  const { pages } = await printed({ document: 'P29', model: samples.P29.worst, options: printOptions });
  expect(pages.every((page) => page.includes('减少原因'))).toBe(true);
  expect(pages.at(-1)).toMatch(/60阿卜杜拉.*填表人签字：/);
});

test('a head who left without a successor lets only a draft through, unless nobody is left', () => {
  const first: Decreases['rows'][number] = {
    ...{ head: '吕山河', householdNo: '529901000124', name: '吕山河', idNumber: null, reason: '死亡' },
    ...{ on: '2026-05-02', proof: null, people: 2, wasHead: true, newHead: '李桂兰' },
  };
  const withRow = (changes: Partial<typeof first>) =>
    needsOfDecrease({ ...went, rows: [{ ...first, ...changes }] }).map(({ rule }) => rule);
  expect(withRow({})).toEqual([]);
  expect(withRow({ newHead: null })).toEqual(['new-head']);
  expect(withRow({ newHead: null, people: 0 })).toEqual([]);
  expect(withRow({ on: '2025-12-31' })).toEqual(['change-day']);
});

test('a change of another year is told by its row and household number', () => {
  const { rows } = samples.P28.typical;
  const found = needsOfIncrease({ ...samples.P28.typical, year: 2025, rows: rows.slice(0, 1) });
  expect(found).toEqual([
    { rule: 'change-day', message: '第1行（户编号 529901000123）的增加日期不在2025年，请核对。' },
  ]);
});
