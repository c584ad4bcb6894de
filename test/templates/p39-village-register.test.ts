import { beforeAll, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions, refusedBy } from '../backend/press/render-job.ts';
import type { Model } from '#templates/p39-village-register.ts';
import { aRegister, registerRow, villageRegisters } from './samples/village-register.ts';

beforeAll(beforeFonts);

const options = { ...printOptions, paper: 'A3' } as const;
const print = (model: Model) => printed({ document: 'P39', model, options });
const refused = (model: Model) => refusedBy({ document: 'P39', model, options });

test('a register is bound of A3 lying: cover, notes with contents, rows, and the page that is signed', async () => {
  const { pages, sizes } = await print(villageRegisters.typical);
  expect(new Set(sizes.map(String))).toEqual(new Set(['420,297']));
  expect(pages[0]).toContain('2025年度村册云岭县岭北镇石桥村石桥村村民委员会截至2025年12月31日');
  expect(pages[1]).toContain('共4个村民小组、60户');
  expect(pages[1]).toContain('第1村民小组18户70人3');
  expect(pages[2]).toContain('1第1村民小组****000001');
  expect(pages.at(-1)).toMatch(/全村汇总.*合计60.*村党支部书记签字.*驻村第一书记.*（盖章）/);
  expect(pages.at(-1)).toContain(`第${pages.length}页共${pages.length}页`);
});

test('a neighbourhood is answered for by its residents’ committee', async () => {
  const { smallest } = villageRegisters;
  const { pages } = await print({ ...smallest, place: { ...smallest.place, village: '柳河社区' } });
  expect(pages[0]).toContain('柳河社区居民委员会');
  expect(pages[1]).toContain('本册由柳河社区居民委员会依据');
  expect(pages.at(-1)).toMatch(/居民委员会主任签字：.*居民委员会：/);
  expect(pages.join('')).not.toContain('村民委员会');
});

test('every row stands once under a repeated head, each group ends in its sums with a row above them', async () => {
  const { pages } = await print(villageRegisters.worst);
  const rows = pages.slice(2, -1);
  for (const page of rows) expect(page).toContain('序号组户编号户主身份证号人口劳动力');
  const text = rows.join('');
  const numbers = [...text.matchAll(/(?<!\*)\*{4}(\d{6})/g)].map(([, number]) => Number(number));
  expect(numbers).toEqual(Array.from({ length: 300 }, (_, at) => at + 1));
  expect(text.match(/小计：\d+户/g)).toHaveLength(10);
  for (const page of rows) expect(page).not.toMatch(/本年变动(?:第\d村民小组|未分组)小计/);
});

test('the contents name the page on which each group really begins', async () => {
  const { pages } = await print(villageRegisters.worst);
  const contents = [...(pages[1] ?? '').matchAll(/(第\d村民小组)\d+户\d+人(\d+?)(?=第|未)/g)];
  expect(contents).toHaveLength(9);
  for (const [, group = '', at = ''] of contents) {
    expect(pages[Number(at) - 1]).toMatch(new RegExp(`\\d${group}\\*{4}`));
    expect(pages[Number(at) - 2]).not.toContain(`${group}****`);
  }
});

test('no id number stands on it whole, nor the account that somebody wrote as a number of the household', async () => {
  const model = aRegister([1], () => ({ householdNo: '6228480000001234567', head: '张伟' }));
  expect((await print(model)).pages.join('')).not.toMatch(/\d{12}/);
});

test('sums that are not those of the rows, or of the groups, stop the print', async () => {
  const sound = aRegister([2, 3]);
  const [first, second] = sound.groups;
  expect(await refused(sound)).toBeNull();
  expect(await refused({ ...sound, groups: [] })).toBe('register-empty');
  expect(await refused({ ...sound, total: { ...sound.total, people: 21 } })).toBe('register-sums');
  const grown = { ...first!, rows: [...first!.rows, registerRow()] };
  expect(await refused({ ...sound, groups: [grown, second!] })).toBe('register-sums');
});

test('a township may word the notes in its own way', async () => {
  const words = { notes: '{村}{政策依据}{截至}{年度}{组数}{户数}{人口}，以县里口径为准。' };
  const { pages } = await printed({ document: 'P39', model: aRegister([2]), words, options });
  expect(pages[1]).toContain('以县里口径为准');
});
