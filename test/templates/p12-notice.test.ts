import { beforeAll, describe, expect, test } from 'vitest';
import { beforeFonts, type OnePaper, printed, printOptions, refusedBy } from '../backend/press/render-job.ts';
import { aNotice, names, noticeRows, posted } from './models.ts';
import { samples } from './samples/all.ts';
import type { Model, NoticeRow } from '#templates/p12-notice.ts';

beforeAll(beforeFonts);

const print = (model: Model, paper: 'A4' | 'A3' = 'A4') =>
  printed({ document: 'P12', model, options: { ...printOptions, paper } });
const refused = (model: Model) => refusedBy({ document: 'P12', model, options: printOptions });

test('a short notice is one page with the wording of the catalogue, the list above the signature', async () => {
  const { pages, sizes } = await print(aNotice());
  expect(sizes).toEqual([[210, 297]]);
  const [page = ''] = pages;
  expect(page).toContain('石桥村拟纳入监测对象名单公示');
  expect(page).toContain(
    '根据《关于健全防止返贫动态监测和帮扶机制的指导意见》（国开发〔2021〕7号），经农户申请、入户核实、信息比对、' +
      '2026年1月3日村民代表会议民主评议，拟将5户15人纳入监测对象，现予以公示。',
  );
  expect(page).toContain('公示期：5天，自2026年1月5日起至2026年1月9日止。');
  expect(page).toContain(
    '公示期内，如有异议，请以口头或者书面形式向石桥村村民委员会或者岭北镇人民政府反映。反映情况应当实事求是，提倡署实名；' +
      '受理单位对反映人信息予以保密，并在5个工作日内核实答复。',
  );
  expect(page).toContain(
    '监督举报电话：0797-4291234（村）0797-4295678（乡镇）13800138000（县农业农村局）12317（国家）',
  );
  expect(page).toContain('受理地址：石桥村便民服务中心二楼');
  expect(page).toMatch(/陈秀英.*石桥村村民委员会2026年1月4日/);
  expect(page).not.toContain('附件');
});

test.each(['P12', 'P22', 'P22C', 'P27'] as const)(
  'objections in a neighbourhood go to its residents’ committee: %s',
  async (document) => {
    const model = { ...samples[document].smallest, village: posted('云溪社区') };
    const { pages } = await printed({ document, model, options: printOptions } as OnePaper);
    expect(pages[0]).toMatch(/如有异议，请(以口头或者书面形式)?向云溪社区居民委员会或者/);
    expect(pages.join('')).not.toContain('村民委员会');
  },
);

test('names of rare characters and of several parts come back as they were written', async () => {
  const { pages } = await print(aNotice());
  for (const name of names.slice(0, 5)) expect(pages[0]).toContain(name);
});

test('twelve households still stand on the page of the notice', async () => {
  const { pages } = await print(aNotice({ rows: noticeRows(12) }));
  expect(pages).toHaveLength(1);
});

test('a longer list is attached, its head repeated and its pages counted', async () => {
  const { pages } = await print(aNotice({ rows: noticeRows(40) }));
  expect(pages).toHaveLength(3);
  expect(pages[0]).toContain('附件：石桥村拟纳入监测对象名单');
  expect(pages[0]).toContain('石桥村村民委员会');
  expect(pages[1]).toMatch(/附件石桥村拟纳入监测对象名单.*序号村民小组户主姓名家庭人口数监测对象类别/);
  expect(pages[2]).toContain('序号村民小组户主姓名家庭人口数监测对象类别');
  expect(pages[2]).toContain('说明：此公示县、乡（镇）、村各存一份。');
  expect(pages.map((page) => /第\d页共\d页/.exec(page)?.[0])).toEqual([
    '第1页共3页',
    '第2页共3页',
    '第3页共3页',
  ]);
});

test('a list of a thousand households loses none', async () => {
  const { pages } = await print(aNotice({ rows: noticeRows(1000) }));
  expect(pages.length).toBeGreaterThan(30);
  const rest = pages.slice(1).join('');
  for (const at of [0, 1, 499, 998, 999]) {
    expect(rest).toContain(`${at + 1}第${(at % 9) + 1}村民小组赵${String.fromCodePoint(0x4e00 + at)}`);
  }
  for (const page of pages.slice(1)) expect(page).toContain('户主姓名');
});

test('the sheet for the wall is A3, with the list in it where it fits', async () => {
  const short = await print(aNotice(), 'A3');
  expect(short.sizes).toEqual([[297, 420]]);
  const long = await print(aNotice({ rows: noticeRows(60) }), 'A3');
  expect(long.sizes).toEqual([
    [297, 420],
    [297, 420],
    [297, 420],
  ]);
});

test('a posted sheet carries its form number, and neither who printed it nor when', async () => {
  const { pages } = await print(aNotice());
  expect(pages[0]).toContain('表号：P12');
  expect(pages[0]).not.toContain('打印');
  expect(pages[0]).not.toContain('李四');
});

test('heads of one name are told apart by their group', async () => {
  const rows = [...noticeRows(2), { ...noticeRows(1)[0], group: posted('第8村民小组') }] as NoticeRow[];
  const { pages } = await print(aNotice({ rows }));
  expect(pages[0]).toContain('张伟（1组）');
  expect(pages[0]).toContain('张伟（8组）');
  expect(pages[0]).toContain('欧阳修远2');
});

test('without categories there is no such column; without comparison the words are not printed', async () => {
  const rows = noticeRows(3).map((row) => ({ ...row, category: null }));
  const { pages } = await print(aNotice({ rows, compared: false }));
  expect(pages[0]).not.toContain('监测对象类别');
  expect(pages[0]).toContain('入户核实、2026年1月3日村民代表会议');
});

test('a number that an office has not is left out; without a department the county stands in brackets', async () => {
  const { phones } = aNotice();
  const { pages } = await print(aNotice({ phones: { ...phones, village: null }, department: null }));
  expect(pages[0]).toContain('监督举报电话：0797-4295678（乡镇）13800138000（县）12317（国家）');
});

describe('a notice is refused', () => {
  test.each([
    [
      'when the last day is not the first plus the days less one',
      { period: { days: 5, from: '2026-01-05', to: '2026-01-10' } },
      'notice-period',
    ],
    [
      'when the days are no whole number',
      { period: { days: 0, from: '2026-01-05', to: '2026-01-05' } },
      'notice-period',
    ],
    [
      'when the body counts other households than the list',
      { counts: { households: 6, people: 15 } },
      'notice-counts',
    ],
    [
      'when the body counts other people than the list',
      { counts: { households: 5, people: 16 } },
      'notice-counts',
    ],
    ['when the list is empty', { rows: [], counts: { households: 0, people: 0 } }, 'notice-empty'],
    ['when the review came after the notice', { reviewedOn: '2026-01-06' }, 'notice-day-order'],
    ['when a day is not in the calendar', { issuedOn: '2026-02-30' }, 'notice-day'],
  ] satisfies [string, Partial<Model>, string][])('%s', async (_, changes, rule) => {
    expect(await refused(aNotice(changes))).toBe(rule);
  });

  test('when something private went round the types', async () => {
    const smuggle = (head: string) =>
      refused(aNotice({ rows: [{ ...noticeRows(1)[0], head }] as NoticeRow[] }));
    expect(await smuggle('张伟529901196803072319')).toBe('privacy-level');
    expect(await smuggle('张伟 139 0013 9000')).toBe('privacy-level');
    expect(await smuggle('张伟（因残）')).toBe('privacy-level');
    // The office's number is exempt in its own place only, not beside a name.
    expect(await smuggle('张伟13800138000')).toBe('privacy-level');
  });
});

test('the types keep plain text, private numbers and other fields off the board', () => {
  const [row] = noticeRows(1);
  // @ts-expect-error plain text was not cleared for posting
  const plain: Partial<NoticeRow> = { head: '张伟' };
  // @ts-expect-error an office's number is not a text of the list
  const number: Partial<NoticeRow> = { group: aNotice().phones.village };
  // @ts-expect-error a cleared text is not an office's number
  const office: Model['phones']['village'] = posted('张伟');
  // @ts-expect-error the list has no field for the last digits of an id number
  const extra: NoticeRow = { ...row, idTail: '2319' };
  expect([plain, number, office, extra]).toHaveLength(4);
});
