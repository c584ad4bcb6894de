import { beforeAll, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions, refusedBy } from '../backend/press/render-job.ts';
import { samples } from './samples/filing.ts';

beforeAll(beforeFonts);

const { typical, smallest } = samples.P46;

test('says household by household what to fetch, of which year, on which form, and who signs', async () => {
  const { pages } = await printed({ document: 'P46', model: typical, options: printOptions });
  const text = pages.join('');
  expect(text).toContain('□年度收入测算表（2025年），P07，户主、帮扶责任人签字');
  expect(text).toContain('□年度收入测算表（2025年，未签回），P07');
  expect(text).toContain('□残疾证复印件，复印或拍照');
  expect(text).toContain('原件已遗失，补办');
  expect(text).toMatch(/截至2026年11月22日，14户\d+份/u);
  // A household's number looks like one of a person: an internal list carries its end.
  expect(text).not.toContain('5299010012100');
});

test('what a household lacks beyond eight papers goes on in rows of its own', async () => {
  const household = { ...typical.households[0]!, papers: Array.from({ length: 20 }, () => typical.own[0]!) };
  const model = { ...typical, own: [], households: [household] };
  const { pages } = await printed({ document: 'P46', model, options: printOptions });
  expect(pages.join('').match(/1续/gu)).toHaveLength(2);
  expect(pages.join('').match(/□/gu)).toHaveLength(20);
});

test('a village that lacks nothing has no list', async () => {
  const model = { ...smallest, households: [] };
  expect(await refusedBy({ document: 'P46', model, options: printOptions })).toBe('nothing-to-fetch');
});
