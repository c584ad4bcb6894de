import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { makeCsvParser, sniffSeparator } from '#backend/sheets/parse-csv.ts';
import { encodeGb18030 } from '#test/support/encode-gb18030.ts';
import { readAll, readTexts, refusal } from './read-all.ts';

const TABLE = '姓名,证件号码\r\n陈𬭎,52990119500611397X\r\n买买提·艾力,\r\n';
const ROWS = [['姓名', '证件号码'], ['陈𬭎', '52990119500611397X'], ['买买提·艾力']];

const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();

function parse(pieces: readonly string[], separator = ','): string[][] {
  const records: string[][] = [];
  const parser = makeCsvParser(separator, (fields) => records.push(fields));
  for (const piece of pieces) parser.push(piece);
  parser.end();
  return records;
}

describe('encodings', () => {
  test.each([
    ['UTF-8', Buffer.from(TABLE)],
    ['UTF-8 with mark', Buffer.from(`\ufeff${TABLE}`)],
    ['UTF-16 little-endian', Buffer.from(`\ufeff${TABLE}`, 'utf16le')],
    ['UTF-16 big-endian', swapped(`\ufeff${TABLE}`)],
    ['UTF-16 little-endian without mark', Buffer.from(TABLE, 'utf16le')],
    ['UTF-16 big-endian without mark', swapped(TABLE)],
    ['GB18030', encodeGb18030(TABLE)],
  ])('%s is recognised', async (_, bytes) => {
    expect(await readTexts(bytes)).toEqual(ROWS);
  });

  test('UTF-16 is recognised whatever zero bytes its characters have', async () => {
    const text = '一,丁\n万,一\n';
    expect(await readTexts(Buffer.from(text, 'utf16le'))).toEqual([
      ['一', '丁'],
      ['万', '一'],
    ]);
    expect(await readTexts(swapped(text))).toEqual([
      ['一', '丁'],
      ['万', '一'],
    ]);
  });

  test('characters at the border of two pieces of the file come out right', async () => {
    const lines = Array.from({ length: 9000 }, (_, at) => [`陈𬭎${'䶮'.repeat(at % 7)}`, `${at}号`]);
    const text = lines.map((line) => `${line.join(',')}\n`).join('');
    for (const shift of ['', 'a', 'ab', 'abc']) {
      const expected = lines.map(([name, number], at) => [`${at === 0 ? shift : ''}${name}`, number]);
      expect(await readTexts(Buffer.from(shift + text))).toEqual(expected);
      expect(await readTexts(encodeGb18030(shift + text))).toEqual(expected);
    }
  });

  test('a file that is neither UTF-8 nor GB18030 throughout is refused', async () => {
    const late = Buffer.concat([encodeGb18030(TABLE.repeat(5000)), Buffer.from([0xff, 0x0a])]);
    expect(await refusal(late)).toBe('encoding');
    expect(await refusal(Buffer.concat([encodeGb18030(TABLE), Buffer.from([0xd6])]))).toBe('encoding');
  });

  test('wrong bytes after a UTF-8 mark and lost characters mark their row', async () => {
    const bytes = Buffer.concat([
      Buffer.from('\ufeff甲,乙\n丙,'),
      Buffer.from([0xe4]),
      Buffer.from('\n丁,戊'),
    ]);
    expect((await readAll(bytes)).map(({ damaged }) => damaged)).toEqual([undefined, true, undefined]);
    expect((await readAll(Buffer.from('张\ufffd,1')))[0]?.damaged).toBe(true);
  });

  test('every character of the basic plane goes through the test encoder and back', () => {
    const points = Array.from({ length: 0x10000 }, (_, at) => at).filter((at) => at < 0xd800 || at > 0xdfff);
    const text = String.fromCodePoint(...points.slice(0x80)) + '𬭎𠅤\u{10ffff}';
    const lost = [...text].filter(
      (character) => new TextDecoder('gb18030').decode(encodeGb18030(character)) !== character,
    );
    // Node's table has no code for a handful of private-use characters.
    expect(lost.filter((character) => !/\p{Co}/u.test(character))).toEqual([]);
  });
});

describe('fields', () => {
  test('may hold separators, quotes and line breaks when quoted', async () => {
    const text = '"残疾,长期慢性病","第一行\n第二行","说""好""",5"6\r\n\r\n末,行';
    const rows = await readAll(Buffer.from(text));
    expect(rows.map(({ number }) => number)).toEqual([1, 3]);
    expect(await readTexts(Buffer.from(text))).toEqual([
      ['残疾,长期慢性病', '第一行\n第二行', '说"好"', '5"6'],
      ['末', '行'],
    ]);
  });

  test('are stripped of the wrapper against spreadsheets, quoted or not', async () => {
    const text = '="00012",="",=1+1\r\n"=""52990119500611397X""",b';
    expect(await readTexts(Buffer.from(text))).toEqual([
      ['00012', '', '=1+1'],
      ['52990119500611397X', 'b'],
    ]);
  });

  test('that a spreadsheet has rounded are marked', async () => {
    const rows = await readAll(Buffer.from('5.29901E+17,1.38E+10,529901195006113970,E+1'));
    expect(rows[0]?.cells).toEqual([
      { text: '5.29901E+17', numeric: true, lossy: true },
      { text: '1.38E+10', numeric: true, lossy: true },
      { text: '529901195006113970' },
      { text: 'E+1' },
    ]);
  });

  test('a quote that is never closed is refused and not swallowed', async () => {
    expect(await refusal(Buffer.from('甲,乙\n"丙,丁\n戊,己\n'))).toBe('unclosed-quote');
    const long = Buffer.from(`甲,乙\n"${'丙,丁\n'.repeat(300_000)}`);
    await expect(readAll(long)).rejects.toMatchObject({ reason: 'unclosed-quote', row: 2 });
  });

  test('are split alike however the text is cut, and as papaparse splits them', () => {
    const field = fc.oneof(
      fc.constantFrom('', '甲', '陈𬭎', '0012', ' 空 ', 'a,b', 'x"y', '行\n行', '行\r\n行', '"', ','),
      fc.string({ maxLength: 5, unit: 'grapheme' }),
    );
    const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    const newline = fc.constantFrom('\r\n', '\n');
    fc.assert(
      fc.property(table, newline, fc.integer({ min: 1, max: 7 }), (rows, lineEnd, size) => {
        const text = Papa.unparse(rows, { newline: lineEnd }) + lineEnd;
        const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
        expect(parse(pieces)).toEqual(rows);
        expect(parse([text])).toEqual(rows);
      }),
      { numRuns: 500, seed: 20261123 },
    );
  });
});

describe('separators', () => {
  test.each([',', '\t', ';'])('%j is found by what splits most', async (separator) => {
    const lines = [
      ['姓名', '健康状况', '金额'],
      ['王䶮', '残疾、慢病', '1'],
    ].map((line) => line.join(separator));
    expect(sniffSeparator(`标题\n${lines.join('\n')}`)).toBe(separator);
    expect((await readTexts(Buffer.from(lines.join('\n'))))[1]).toEqual(['王䶮', '残疾、慢病', '1']);
  });

  test('commas within quotes or within the fields of a tab-separated file do not count', () => {
    expect(sniffSeparator('姓名\t病\n张三\t残疾,慢病\n')).toBe('\t');
    expect(sniffSeparator('姓名;病;村\n张三;"a,b,c,d";x\n')).toBe(';');
  });

  test('a line that names the separator is obeyed and is no row', async () => {
    expect(await readTexts(Buffer.from('sep=|\r\n甲|乙,丙\r\n'))).toEqual([['甲', '乙,丙']]);
  });

  test('one column alone is a table too', async () => {
    expect(await readTexts(Buffer.from('姓名\n王䶮\n'))).toEqual([['姓名'], ['王䶮']]);
  });

  test('too many columns or rows are refused', async () => {
    expect(await refusal(Buffer.from(`甲${','.repeat(20_000)}乙`))).toBe('too-many-columns');
    expect(await refusal(Buffer.from('甲\n'.repeat(11)), { limits: { rows: 10 } })).toBe('too-many-rows');
  });
});
