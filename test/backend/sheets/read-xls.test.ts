import { type WorkSheet, read, utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { stringReader } from '#backend/sheets/biff-records.ts';
import { readContainer } from '#backend/sheets/read-container.ts';
import { openWorkbook } from '#backend/sheets/read-table.ts';
import { encodeGb18030 } from '#test/support/encode-gb18030.ts';
import { makeContainer, record, short } from './make-container.ts';
import { readAll, readTexts, refusal, sample } from './read-all.ts';

function xls(sheet: WorkSheet, options: { bookSST?: boolean; date1904?: boolean } = {}): Buffer {
  const book = utils.book_new(sheet, '结对');
  book.Workbook = { WBProps: { date1904: options.date1904 ?? false } };
  return write(book, { type: 'buffer', bookType: 'biff8', ...options }) as Buffer;
}

const begin = (kind: number, version = 0x0500) => record(0x0809, version, kind, 0, 0);
const END = record(0x0a);

/** A workbook of Excel 95: text in the code page of the machine. */
function excel95(...cells: Buffer[]): Buffer {
  const name = encodeGb18030('户');
  const head = (start: number) =>
    Buffer.concat([
      begin(5),
      record(0x42, 936),
      record(0x85, start, 0, 0, Buffer.from([name.length]), name),
      END,
    ]);
  const globals = head(head(0).length);
  return makeContainer({ Book: Buffer.concat([globals, begin(0x10), ...cells, END]) });
}

describe('.xls', () => {
  test.each([true, false])('what SheetJS writes is read back, shared strings: %s', async (bookSST) => {
    const rows = Array.from({ length: 3000 }, (_, at) => [
      `陈𬭎${at % 700}`,
      at / 8,
      '',
      `ab${at}`,
      at * 1e7,
    ]);
    const expected = rows.map((row) => row.map(String));
    expect(await readTexts(xls(utils.aoa_to_sheet(rows), { bookSST }))).toEqual(expected);
  });

  test('numbers, dates, booleans, errors and formulas', async () => {
    const sheet = utils.aoa_to_sheet([[12.5, -3, 1e10, 0.1 + 0.2, true, 529901195006110000]]);
    sheet['G1'] = { t: 'n', v: 45000, z: 'yyyy-mm-dd' };
    sheet['H1'] = { t: 'e', v: 42 };
    sheet['I1'] = { t: 's', v: '云溪村', f: '"云溪"&"村"' };
    sheet['J1'] = { t: 'n', v: 2, f: '1+1' };
    sheet['!ref'] = 'A1:J1';
    const numeric = true;
    expect((await readAll(xls(sheet)))[0]?.cells).toEqual([
      { text: '12.5', numeric },
      { text: '-3', numeric },
      { text: '10000000000', numeric },
      { text: '0.3', numeric },
      { text: 'TRUE' },
      { text: '529901195006110000', numeric, lossy: true },
      { text: '2023-03-15', date: true },
      { text: '#N/A', trouble: 'error' },
      { text: '云溪村' },
      { text: '2', numeric },
    ]);
    expect((await readAll(xls(sheet, { date1904: true })))[0]?.cells[6]).toMatchObject({
      text: '2027-03-16',
    });
  });

  test('hidden sheets are told and the first visible one is read', async () => {
    const book = utils.book_new(utils.aoa_to_sheet([['旧']]), '旧表');
    utils.book_append_sheet(book, utils.aoa_to_sheet([['新']]), '新表');
    book.Workbook = { Sheets: [{ Hidden: 1 }, { Hidden: 0 }] };
    const bytes = write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
    expect((await openWorkbook({ name: '表', bytes })).sheets).toEqual([
      { name: '旧表', hidden: true },
      { name: '新表', hidden: false },
    ]);
    expect(await readTexts(bytes)).toEqual([['新']]);
  });

  test('a workbook of Excel 95 is read in the code page of China', async () => {
    const text = encodeGb18030('阿依古丽·吐尔逊');
    const cell = record(0x204, 4, 1, 0, text.length, text);
    const rk = record(0xbd, 4, 2, 0, short(0x0006), short(0), 0, short(0x4ae3), short(0x0000), 3);
    const rows = await readAll(excel95(cell, rk));
    expect(rows[0]).toMatchObject({ number: 5, cells: ['', { text: '阿依古丽·吐尔逊' }, { text: '1' }, {}] });
  });

  test('a workbook of WPS (.et), which is an .xls with streams of its own, is read as one', async () => {
    const book = utils.book_new(
      utils.aoa_to_sheet([
        ['户编号', '姓名'],
        ['5299010001', '王䶮'],
      ]),
      '成员',
    );
    const bytes = write(book, { type: 'buffer', bookType: 'biff8', bookSST: true }) as Buffer;
    const workbook = readContainer(bytes).get('workbook')?.() ?? Buffer.alloc(0);
    const own = Buffer.alloc(300, 1);
    const et = makeContainer({
      ETExtData: own,
      Workbook: workbook,
      WpsCustomData: own,
      '_etTags/Workbook': own,
    });
    expect(await readTexts(et)).toEqual([
      ['户编号', '姓名'],
      ['5299010001', '王䶮'],
    ]);
    expect((await openWorkbook({ name: '成员.et', bytes: et })).kind).toBe('xls');
  });

  test('strings go on in the next record with a mark of their own, wherever they are cut', () => {
    const text = '陈𬭎ab青石镇';
    const wide = Buffer.from(text, 'utf16le');
    for (let cut = 0; cut <= text.length; cut += 1) {
      const head = Buffer.concat([Buffer.from([1]), wide.subarray(0, cut * 2)]);
      const tail = Buffer.concat([Buffer.from([1]), wide.subarray(cut * 2)]);
      expect(stringReader(cut === text.length ? [head] : [head, tail]).text(text.length)).toBe(text);
    }
    const narrowThenWide = [Buffer.from('\x00ab', 'latin1'), Buffer.concat([Buffer.from([1]), wide])];
    expect(stringReader(narrowThenWide).text(2 + text.length)).toBe(`ab${text}`);
  });

  test('runs and phonetic guides of a string are passed over', () => {
    const rich = Buffer.concat([
      Buffer.from([0x0d]),
      short(1),
      short(3),
      short(0),
      Buffer.from('甲', 'utf16le'),
    ]);
    const rest = [Buffer.from([9, 9]), Buffer.from([9, 9, 7, 7, 7, 0, 0x41])];
    const reader = stringReader([rich, ...rest]);
    expect(reader.text(1)).toBe('甲');
    expect(reader.hasMore()).toBe(true);
  });

  test('is refused when it is encrypted, another document or broken', async () => {
    const begin8 = begin(5, 0x0600);
    const filler = Buffer.alloc(5000);
    expect(await refusal(makeContainer({ EncryptedPackage: filler, EncryptionInfo: filler }))).toBe(
      'encrypted',
    );
    expect(await refusal(makeContainer({ Workbook: Buffer.concat([begin8, record(0x2f, 1), END]) }))).toBe(
      'encrypted',
    );
    expect(await refusal(makeContainer({ WordDocument: filler }))).toBe('office');
    expect(await refusal(makeContainer({ __properties: filler }))).toBe('not-table');
    expect(await refusal(makeContainer({ Workbook: Buffer.concat([begin8, END]) }))).toBe('no-sheet');
    expect(await refusal(makeContainer({ Workbook: Buffer.concat([begin8, record(0xfc, 1)]) }))).toBe(
      'damaged',
    );
  });

  test('a file cut short is refused, not read in part', async () => {
    const { bytes } = sample('帮扶责任人');
    const outcomes = new Set<string>();
    for (let length = 520; length < bytes.length - 512; length += 512) {
      outcomes.add(await refusal(bytes.subarray(0, length)));
    }
    expect([...outcomes].filter((outcome) => outcome.startsWith('read'))).toEqual([]);
  });

  test('the file size has a limit of its own', async () => {
    expect(await refusal(sample('帮扶责任人').bytes, { limits: { xlsBytes: 1000 } })).toBe('xls-too-large');
  });

  test('SheetJS and our reader agree on the sample', async () => {
    const { bytes } = sample('帮扶责任人');
    const book = read(bytes, { type: 'buffer' });
    const rows = utils.sheet_to_json<string[]>(book.Sheets['结对']!, { header: 1, defval: '' });
    expect(await readTexts(bytes)).toEqual(rows);
  });
});
