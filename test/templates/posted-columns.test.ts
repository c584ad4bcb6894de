import { beforeAll, expect, test } from 'vitest';
import { measuredWords, type Word } from '#test/support/measured-words.ts';
import { beforeFonts, printed, printOptions } from '../backend/press/render-job.ts';
import { samples } from './samples/notices.ts';

beforeAll(beforeFonts);

const wall = { ...printOptions, paper: 'A3' } as const;
/** 四号 in millimetres. */
const FOUR = (14 * 25.4) / 72;

const middle = ({ left, right }: Word): number => (left + right) / 2;

function headings(page: readonly Word[], names: readonly string[]): Word[] {
  return names.map((name) => {
    const word = page.find(({ text }) => text === name);
    if (word === undefined) throw new Error(`no heading ${name}`);
    return word;
  });
}

test('with large print the heading of the names stays on one line', async () => {
  const { pdf } = await printed({ document: 'P37', model: samples.P37.smallest, options: wall });
  const [page = []] = measuredWords(pdf);
  const [group, head] = headings(page, ['村民小组', '户主姓名']) as [Word, Word];
  expect(head.top).toBeCloseTo(group.top, 1);
});

test('the smallest list on the wall is of 四号', async () => {
  const { pdf } = await printed({ document: 'P37', model: samples.P37.worst, options: wall });
  const [, list = []] = measuredWords(pdf);
  const [head] = headings(list, ['户主姓名']) as [Word];
  expect((head.right - head.left) / 4).toBeGreaterThan(FOUR - 0.05);
});

test('the columns share what a list of short names leaves', async () => {
  const { pdf } = await printed({ document: 'P27', model: samples.P27.typical, options: wall });
  const [page = []] = measuredWords(pdf);
  const [number, group, head] = headings(page, ['序号', '村民小组', '户主姓名']) as [Word, Word, Word];
  expect(middle(head) - middle(group)).toBeLessThan(1.7 * (middle(group) - middle(number)));
});
