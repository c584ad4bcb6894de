import { beforeAll, expect, test } from 'vitest';
import { measuredWords } from '#test/support/measured-words.ts';
import { beforeFonts, printed, printOptions } from '../backend/press/render-job.ts';
import { aNotice, noticeRows, posted } from './models.ts';
import { samples } from './samples/notices.ts';

beforeAll(beforeFonts);

type Row = (typeof samples.P13.typical.rows)[number];

const notice = (rows: number, village = '石桥村', paper: 'A4' | 'A3' = 'A4') =>
  printed({
    document: 'P12',
    model: aNotice({ rows: noticeRows(rows), village: posted(village) }),
    options: { ...printOptions, paper },
  });

test('a last page of two or three households is saved by rows that are a little lower', async () => {
  const counts = await Promise.all([20, 24, 25, 36].map(async (rows) => (await notice(rows)).pages.length));
  expect(counts).toEqual([2, 2, 2, 3]);
  const { pages } = await notice(25);
  expect(pages[1]).toMatch(/25第\d村民小组.*各存一份/);
});

test('the name of the list breaks at what it is put together of, on its own page as beside 附件', async () => {
  const { pdf } = await notice(40, '石桥村石头坪易地扶贫搬迁集中安置点第一社区', 'A3');
  const [first = [], second = []] = measuredWords(pdf);
  for (const page of [first, second])
    expect(page.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/第一社区$/),
        expect.stringMatching(/^拟纳入.*对象名单$/),
      ]),
    );
});

test('the foot of an attached list names an announcement so, and on the web nobody keeps a copy', async () => {
  const print = async (document: 'P14' | 'P14W') => {
    const model = samples[document].worst;
    const { pages } = await printed({ document, model, options: printOptions } as Parameters<
      typeof printed
    >[0]);
    return pages.at(-1);
  };
  expect(await print('P14')).toContain('说明：此公告县、乡（镇）、村各存一份。');
  expect(await print('P14W')).not.toContain('各存一份');
});

test('heads of one name are told apart by their group within a village, on a list of several by the village', async () => {
  const { typical } = samples.P13;
  const [first, second, third] = typical.rows as [Row, Row, Row];
  const rows = [
    first,
    { ...second, head: first.head },
    { ...third, head: first.head, village: first.village },
  ];
  const counts = { households: 3, people: rows.reduce((sum, { people }) => sum + people, 0) };
  const { pages } = await printed({
    document: 'P13',
    model: { ...typical, rows, counts },
    options: printOptions,
  });
  expect(pages[0]).toContain(`${first.head}（1组）`);
  expect(pages[0]).toContain(`${first.head}（3组）`);
  expect(pages[0]).not.toContain(`${first.head}（2组）`);
});
