import { beforeAll, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions, refusedBy } from '../backend/press/render-job.ts';
import type { Model } from '#templates/p40-township-book.ts';
import { aBook, townshipBooks, villageRow } from './samples/township-book.ts';

beforeAll(beforeFonts);

const options = { ...printOptions, paper: 'A3' } as const;
const print = (model: Model) => printed({ document: 'P40', model, options });
const refused = (model: Model) => refusedBy({ document: 'P40', model, options });

test('the villages stand beside each other with their total, contacts and signatures below', async () => {
  const { pages, sizes } = await print(townshipBooks.typical);
  expect(sizes).toEqual([
    [420, 297],
    [420, 297],
  ]);
  expect(pages[0]).toContain('2025年度乡簿云岭县岭北镇岭北镇人民政府截至2025年12月31日');
  expect(pages[1]).toContain('脱贫不稳定户边缘易致贫户突发严重困难户在监测合计');
  expect(pages[1]).toContain('1云溪村190034161811031213');
  expect(pages[1]).toContain('合计21540063842112621168');
  expect(pages[1]).toContain('4.67');
  expect(pages[1]).toMatch(
    /各村联系人.*王五13900139000.*经办人签字.*主要负责人签字.*岭北镇人民政府：（盖章）/,
  );
});

test('sixty villages take several pages, each with its head, the total never alone', async () => {
  const { pages } = await print(townshipBooks.worst);
  const villages = pages.filter((page) => page.includes('易地搬迁'));
  expect(villages.length).toBeGreaterThan(1);
  expect(villages.at(-1)).toMatch(/60石桥坪上大水井村第60.*合计/);
  expect(pages.at(-1)).toMatch(/60石桥坪上大水井村第60.*经办人签字/);
});

test('a figure that a village did not report leaves its cell, the total and the rate empty', async () => {
  const rows = [villageRow('云溪村', 1), villageRow('石桥村', 1, { residentPeople: null })];
  const model = aBook(rows);
  expect(model.total.residentPeople).toBeNull();
  expect(model.total.residentHouseholds).toBe(2);
  const [, page = ''] = (await print(model)).pages;
  expect(page).toContain('2石桥村134');
  expect(page).not.toContain('NaN');
});

test('a total that is not the sum of the villages stops the print', async () => {
  const sound = aBook([villageRow('云溪村', 1), villageRow('石桥村', 2)]);
  expect(await refused(sound)).toBeNull();
  expect(await refused({ ...sound, total: { ...sound.total, cameIn: 1 } })).toBe('book-sums');
  expect(await refused({ ...sound, rows: [] })).toBe('book-empty');
});

test('households under watch without a category are asked for, village by village', async () => {
  const model = aBook([villageRow('云溪村', 1), villageRow('石桥村', 1, { monitoredHouseholds: 4 })]);
  expect(await refused(model)).toBe('book-category');
  const draft = { ...options, draft: true };
  expect(await refusedBy({ document: 'P40', model, options: draft })).toBeNull();
});
