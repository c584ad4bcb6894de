import { describe, expect, test } from 'vitest';
import { findHeader, isTotalsRow } from '#backend/sheets/find-header.ts';
import { normaliseHeader } from '#backend/sheets/normalise-header.ts';
import { readTexts, sampleFiles } from './read-all.ts';

const KNOWN = new Set(
  ['户编号', '姓名', '证件号码', '务工时间（月）', '风险是否已消除', '与户主关系', '村', '性别'].map(
    normaliseHeader,
  ),
);
const known = (header: string) => KNOWN.has(header);
const HEADERS = ['户编号', '姓名', '证件号码', '务工时间(月)', '备注'];
const PERSON = ['52990100000000001', '王䶮', '52990119500611397X', '6', ''];

describe('the header row', () => {
  test.each(Array.from({ length: 20 }, (_, at) => at))('is found below %i other rows', (above) => {
    const rows = [
      ...Array.from({ length: above }, (_, at) => (at === 0 ? ['全县监测对象信息'] : [])),
      HEADERS,
      PERSON,
    ];
    expect(findHeader(rows, known)).toMatchObject({ index: above, headers: HEADERS });
  });

  test('is not looked for below row 20', () => {
    expect(findHeader([...Array.from({ length: 20 }, () => ['说明']), HEADERS], known)).toBeUndefined();
  });

  test('is not a title that fills all cells, nor a row of groups above', () => {
    const rows = [['村', '村', '村', '村', '村'], ['基本', '姓名', '', '收入', ''], HEADERS, PERSON];
    expect(findHeader(rows, known)?.index).toBe(2);
  });

  test('may be short when half of it is known, but one word among many is no header', () => {
    expect(findHeader([['姓名', '电话']], known)?.index).toBe(0);
    expect(findHeader([['姓名', '电话', '住址', '备注']], known)).toBeUndefined();
    expect(findHeader([], known)).toBeUndefined();
  });

  test('reports what occurs twice; the first wins', () => {
    const headers = [
      '姓名',
      '风险是否已消除',
      '备注',
      '风险是否已消除',
      '风险是否已消除0',
      '姓名.1',
      '备注',
      '',
    ];
    expect(findHeader([headers], known)).toMatchObject({
      index: 0,
      headers,
      keys: ['姓名', '风险是否已消除', '备注', '', '', '', '', ''],
      repeated: [
        { column: 3, first: 1, header: '风险是否已消除' },
        { column: 4, first: 1, header: '风险是否已消除0' },
        { column: 5, first: 0, header: '姓名.1' },
        { column: 6, first: 2, header: '备注' },
      ],
    });
  });

  test('a number at the end stays where the header is known with it or not at all', () => {
    const risks = (header: string) => /^风险[12]$/.test(header);
    expect(findHeader([['风险1', '风险2', '其他3']], risks)?.keys).toEqual(['风险1', '风险2', '其他3']);
  });

  test('is found in each sample', async () => {
    const more = (header: string) =>
      known(header) || /^(?:户主.*|[省市县乡]|比对部门|疑似问题)$/.test(header);
    const found = await Promise.all(
      sampleFiles.map(async ({ bytes }) => findHeader((await readTexts(bytes)).slice(0, 20), more)?.index),
    );
    expect(found.toSorted()).toEqual([0, 0, 0, 0, 2, 2]);
  });
});

describe('a normalised header', () => {
  test.each([
    ['务工时间（月）', '务工时间(月)'],
    ['公益性岗位(月数)', '公益性岗位(月数)'],
    [' 户 主\r\n姓　名 ', '户主姓名'],
    ['姓名*', '姓名'],
    ['＊证件号码', '证件号码'],
    ['证件号码（必填）', '证件号码'],
    ['村·组', '村·组'],
    ['Ｇ１２', 'G12'],
    ['\ufeff省\u200b', '省'],
  ])('%j is %j', (written, expected) => {
    expect(normaliseHeader(written)).toBe(expected);
  });
});

describe('a row of sums', () => {
  test.each([[['合计', '', '120']], [['', '总 计：', '5']], [['1', '小计', '', '3']], [['本页合计']]])(
    '%j is one',
    (cells) => expect(isTotalsRow(cells)).toBe(true),
  );

  test.each([
    [['云溪村', '王合计', '3']],
    [['合计', '52990119500611397X']],
    [['合计', '52990100000000001']],
    [['1', '2', '3', '合计']],
    [[]],
  ])('%j is none', (cells) => expect(isTotalsRow(cells)).toBe(false));
});
