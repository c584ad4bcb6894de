import { beforeAll, expect, test } from 'vitest';
import { addsUp } from '#domain/records/year-movement.ts';
import { beforeFonts, printed, printOptions, refusedBy } from '../backend/press/render-job.ts';
import { samples } from './samples/filing.ts';
import { aPostedYear, aYear } from './samples/statistics.ts';

beforeAll(beforeFonts);

test('pages of a file are counted on, but not those that lie elsewhere, and not past a scan that nobody counted', async () => {
  const [one] = samples.P42.typical.items;
  const items = [
    { ...one!, title: '甲', pages: 3 },
    { ...one!, title: '乙', pages: 2, elsewhere: true },
    { ...one!, title: '丙', pages: null },
    { ...one!, title: '丁', pages: 1 },
  ];
  const model = { ...samples.P42.typical, items, blankRows: 0 };
  const [page] = (await printed({ document: 'P42', model, options: printOptions })).pages;
  expect(page).toMatch(/甲202601041.*乙20260104\/.*丙202601044.*丁20260104表号/);
});

test('statistics that do not add up are not printed', async () => {
  const [village] = aYear().villages;
  const movement = { ...village!.movement, cleared: { households: 1, people: 0 } };
  expect(addsUp(movement)).toBe(false);
  const model = aYear({ villages: [{ ...village!, movement }] });
  expect(await refusedBy({ document: 'P44', model, options: printOptions })).toBe('statistics-sum');
});

test('statistics with a count under three are not posted', async () => {
  const model = aPostedYear();
  const total = { ...model.total, movement: [2, ...model.total.movement.slice(1)] };
  const wrong = { ...model, total };
  expect(await refusedBy({ document: 'P44B', model: wrong, options: printOptions })).toBe('statistics-few');
});

test('a file with nothing in it has no cover', async () => {
  const model = { ...samples.P41.typical, items: 0 };
  expect(await refusedBy({ document: 'P41', model, options: printOptions })).toBe('file-empty');
});
