import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { SheetError } from '#backend/sheets/sheet-error.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { makeContainer, record } from './make-container.ts';
import { type Part, makeXlsx, makeZip, relation, relations, workbookParts } from './make-package.ts';
import { readAll, readTexts, refusal, sample } from './read-all.ts';
import { readInChild } from './read-in-child.ts';

const row = (cells: string, attributes = '') => `<row${attributes}>${cells}</row>`;
const cell = (value: string | number, address = '') =>
  `<c${address === '' ? '' : ` r="${address}"`}><v>${value}</v></c>`;
const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const xlsx = (sheetData: string) => makeXlsx({ sheetData });
const withSheet = (content: string, more: readonly Part[] = []) =>
  makeXlsx({ more: [{ name: 'xl/worksheets/sheet1.xml', content }, ...more] });
const GOOD = row(inline('户编号') + inline('姓名'));

/** `times` × `block`, packed without being laid out in memory. */
function packedRepeatedly(block: string, times: number, head = '', tail = ''): Buffer {
  const piece = (text: string) => deflateRawSync(Buffer.from(text), { finishFlush: constants.Z_FULL_FLUSH });
  const middle = piece(block);
  const copies = Array.from({ length: times }, () => middle);
  return Buffer.concat([piece(head), ...copies, deflateRawSync(Buffer.from(tail))]);
}

/** Of what no window finds again in the block, so that it packs some 40 : 1, as a busy sheet does. */
function noisyBlock(unit: (at: number) => string, bytes: number): string {
  const pieces: string[] = [];
  for (let at = 0, length = 0; length < bytes; at += 1) {
    pieces.push(unit((at * 2_654_435_761) % 4_294_967_296));
    length += pieces.at(-1)?.length ?? 0;
  }
  return pieces.join('');
}

const bomb = (name: string, packed: Buffer, unpackedSize: number) =>
  makeXlsx({ shared: '', more: [{ name, content: '', packed, unpackedSize }] });

const overlapping = () => {
  const bytes = makeZip(workbookParts({ sheetData: GOOD, shared: '<si/>' }));
  // Every entry of the directory points to the first part.
  for (let at = bytes.indexOf('504b0102', 0, 'hex'); at >= 0; at = bytes.indexOf('504b0102', at + 4, 'hex'))
    bytes.writeUInt32LE(0, at + 42);
  return bytes;
};

const external = [
  {
    name: 'xl/_rels/workbook.xml.rels',
    content: relations(
      relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
      relation('rId5', 'externalLink', 'externalLinks/externalLink1.xml'),
      relation('rId6', 'vbaProject', 'vbaProject.bin'),
    ),
  },
  { name: 'xl/externalLinks/externalLink1.xml', content: '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a"><a/>' },
  { name: 'xl/vbaProject.bin', content: Buffer.alloc(4000, 7) },
] as const;

const laughs = `<!DOCTYPE l [${Array.from({ length: 10 }, (_, at) =>
  at === 0 ? '<!ENTITY l0 "哈">' : `<!ENTITY l${at} "${`&l${at - 1};`.repeat(10)}">`,
).join('')}]>`;

const beginning = record(0x0809, 0x0600, 0x0005, 0, 0);
const END = record(0x000a);
const PADDING = Buffer.alloc(5000);

const HOSTILE: readonly (readonly [string, () => Uint8Array, string])[] = [
  // Packages that unpack to more than they should.
  [
    'a part that claims 5 GB',
    () => bomb('xl/worksheets/sheet1.xml', Buffer.alloc(9), 4e9),
    'unpacks-too-large',
  ],
  ['zeros packed a thousand to one', () => withSheet('\0'.repeat(60e6)), 'unpacks-too-large'],
  [
    'a part larger than it says',
    () => bomb('xl/worksheets/sheet1.xml', deflateRawSync(Buffer.alloc(5e6, 32)), 100),
    'damaged',
  ],
  [
    'a part smaller than it says',
    () => bomb('xl/worksheets/sheet1.xml', deflateRawSync(Buffer.from(GOOD)), 1e6),
    'damaged',
  ],
  ['styles of 60 MB', () => bomb('xl/styles.xml', Buffer.alloc(9), 60e6), 'unpacks-too-large'],
  ['entries that lie over one another', overlapping, 'damaged'],
  [
    'twenty thousand and one parts',
    () => makeZip(Array.from({ length: 20_001 }, (_, at) => ({ name: `a/${at}`, content: '' }))),
    'unpacks-too-large',
  ],
  ['a workbook within a workbook', () => makeZip([{ name: '表.xlsx', content: xlsx(GOOD) }]), 'archive'],
  [
    'a part that is there twice',
    () => makeZip([...workbookParts({ sheetData: GOOD }), ...workbookParts({ sheetData: GOOD })]),
    'damaged',
  ],
  [
    'a path that leads out of the package',
    () => makeZip([...workbookParts({ sheetData: GOOD }), { name: '../../etc/x', content: 'x' }]),
    'damaged',
  ],
  [
    'a folder in the package',
    () => makeZip([...workbookParts({ sheetData: GOOD }), { name: 'xl/empty/', content: '' }]),
    'read 1 rows',
  ],
  [
    'a part with a password',
    () => makeZip(workbookParts({ sheetData: GOOD }).map((part) => ({ ...part, flags: 0x801 }))),
    'encrypted',
  ],
  [
    'more sheets than anybody has',
    () =>
      makeXlsx({
        sheets: Array.from(
          { length: 1001 },
          (_, at) => `<sheet name="${at}" sheetId="${at}" r:id="rId1"/>`,
        ).join(''),
      }),
    'too-many-sheets',
  ],
  // XML that is none of a spreadsheet's.
  ['entities within entities', () => withSheet(`${laughs}<worksheet>&l9;</worksheet>`), 'doctype'],
  [
    'an entity that reads a file',
    () => withSheet('<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hosts">]><worksheet>&f;</worksheet>'),
    'doctype',
  ],
  ['elements a million deep', () => withSheet('<a>'.repeat(1e6)), 'damaged'],
  ['a cell with 32 MB of text', () => xlsx(row(inline('长'.repeat(11e6)))), 'too-long-cell'],
  [
    'a cell of a million short runs',
    () => xlsx(row(`<c t="inlineStr"><is>${'<r><t>长长</t></r>'.repeat(1e6)}</is></c>`)),
    'too-long-cell',
  ],
  [
    'a tag with a million attributes',
    () => withSheet(`<worksheet ${'a1="" '.repeat(1e6)}/>`),
    'too-long-cell',
  ],
  ['a comment without end', () => withSheet(`<worksheet><!--${'-x'.repeat(4e6)}`), 'too-long-cell'],
  ['NULs in the XML', () => withSheet(`<worksheet><sheetData>\0${GOOD}</sheetData></worksheet>`), 'damaged'],
  ['text without XML', () => withSheet('不是 XML'), 'damaged'],
  // Places that no sheet has.
  ['column XFE', () => xlsx(row(cell(1, 'XFE1'))), 'too-many-columns'],
  ['column ZZZZZ', () => xlsx(row(cell(1, 'ZZZZZ1'))), 'too-many-columns'],
  ['a column of sixty letters', () => xlsx(row(cell(1, `${'Z'.repeat(60)}1`))), 'too-many-columns'],
  ['a million columns without address', () => xlsx(row(cell(1).repeat(1e6))), 'too-many-columns'],
  ['row 1,048,577', () => xlsx(row(cell(1), ' r="1048577"')), 'too-many-rows'],
  ['a row below nothing', () => xlsx(row(cell(1, 'A-5'), ' r="-5"')), 'read 1 rows'],
  ['a text that is not in the list', () => xlsx(row('<c t="s"><v>-1</v></c>')), 'damaged'],
  // Old workbooks.
  [
    'an old workbook with a password',
    () => makeContainer({ Workbook: Buffer.concat([beginning, record(0x2f, 1), END]) }),
    'encrypted',
  ],
  [
    'a new workbook with a password',
    () => makeContainer({ EncryptedPackage: PADDING, EncryptionInfo: PADDING }),
    'encrypted',
  ],
  [
    'a column beyond IV',
    () => {
      const sheet = Buffer.from([...Buffer.alloc(6), 1, 0, 0x41]);
      const head = (start: number) =>
        Buffer.concat([beginning, record(0x85, start, 0, 0, sheet.subarray(6)), END]);
      const start = head(0).length;
      const far = record(0x0203, 0, 9000, 0, Buffer.alloc(8));
      return makeContainer({
        Workbook: Buffer.concat([head(start), record(0x0809, 0x0600, 0x0010, 0, 0), far, END, PADDING]),
      });
    },
    'damaged',
  ],
  // Text files.
  ['one line of 90 MB', () => Buffer.alloc(90e6, 'a'), 'too-long-cell'],
  ['one line of 30 million fields', () => Buffer.alloc(60e6, '1,'), 'too-many-columns'],
  ['60 million empty lines', () => Buffer.alloc(60e6, '\n'), 'too-many-rows'],
  [
    'a quote that is never closed',
    () => Buffer.from(`甲,乙\n"${'丙,丁\n'.repeat(400_000)}`),
    'unclosed-quote',
  ],
  ['UTF-16 cut in a character', () => Buffer.from('\ufeff甲,乙\n', 'utf16le').subarray(0, -1), 'damaged'],
  [
    'UTF-16 without mark cut in a character',
    () => Buffer.from('甲,乙\n丙,丁\n', 'utf16le').subarray(0, -1),
    'damaged',
  ],
  ['bytes by chance', () => deflateRawSync(Buffer.from(noisyBlock(String, 30_000))), 'not-table'],
];

describe('a hostile file ends in one sentence', () => {
  test.each(HOSTILE)('%s', { timeout: 60_000 }, async (_, make, reason) => {
    const bytes = make();
    const heap = process.memoryUsage().heapUsed;
    expect(await refusal(bytes)).toBe(reason);
    // What the reader held is far from what the file would have unpacked to.
    expect((process.memoryUsage().heapUsed - heap) / 1e6).toBeLessThan(400);
  });

  test('which is Chinese, whole and without anything of the file', async () => {
    for (const [name, make] of HOSTILE.filter(([, , reason]) => !reason.startsWith('read'))) {
      const error: unknown = await readAll(make()).catch((thrown: unknown) => thrown);
      expect(error, name).toBeInstanceOf(SheetError);
      expect((error as SheetError).message, name).toMatch(/^[^a-zA-Z]*[\u4e00-\u9fff][^\n]*。$/u);
    }
  }, 120_000);
});

describe('what could act is passed over', () => {
  test('links to other files and macros are not read, the data is', async () => {
    expect(await readTexts(makeXlsx({ sheetData: GOOD, more: external }))).toEqual([['户编号', '姓名']]);
  });

  test('a sheet that lies elsewhere is no sheet of the workbook', async () => {
    const away = relation('rId1', 'worksheet', 'http://127.0.0.1:9/s.xml').replace(
      '/>',
      ' TargetMode="External"/>',
    );
    const more = [{ name: 'xl/_rels/workbook.xml.rels', content: relations(away) }];
    expect(await refusal(makeXlsx({ sheetData: GOOD, more }))).toBe('no-sheet');
  });

  test('of formulas the value is taken that the file keeps, and a missing one is said', async () => {
    const formulas = [
      '<c><f>WEBSERVICE("http://127.0.0.1:9")</f><v>7</v></c>',
      `<c t="str"><f>[1]表!A1</f><v>云溪村</v></c>`,
      '<c><f>1+1</f></c>',
    ];
    expect((await readAll(xlsx(row(formulas.join('')))))[0]?.cells).toEqual([
      { text: '7', numeric: true },
      { text: '云溪村' },
      { text: '', trouble: 'no-value' },
    ]);
  });

  test('digits that a spreadsheet has eaten are marked, in whatever kind of cell', async () => {
    const shared = '<si><t>5.29901E+17</t></si>';
    const cells = `<c t="s"><v>0</v></c>${inline('5.29901E+17')}${cell('5.2990119500611E+17')}${cell('529901195006110001')}`;
    const rows = await readAll(makeXlsx({ sheetData: row(cells), shared }));
    expect(rows[0]?.cells.map((c) => c !== '' && c.lossy)).toEqual([true, true, true, true]);
  });
});

/** With fewer bytes a file is but a few letters. */
const SIGNATURE = 8;

describe('a file cut short is refused and not read in part', () => {
  test.each(['全字段', '帮扶责任人'])('%s', { timeout: 60_000 }, async (part) => {
    const { bytes } = sample(part);
    const outcomes = new Set<string>();
    const step = Math.ceil(bytes.length / 97);
    for (let length = SIGNATURE; length < bytes.length - 512; length += step)
      outcomes.add(await refusal(bytes.subarray(0, length)));
    expect([...outcomes].filter((outcome) => outcome.startsWith('read'))).toEqual([]);
  });
});

describe('in a process with a small heap', () => {
  const read = (name: string, bytes: Uint8Array, heapMb: number) => {
    const path = join(temporaryFolder(), name);
    writeFileSync(path, bytes);
    return readInChild(path, heapMb);
  };

  test('900 MB of shared strings stop at the limit', { timeout: 180_000 }, () => {
    const block = noisyBlock((n) => `<si><t>${`某${n}村`.repeat(40)}</t></si>`, 2e6);
    const size = Buffer.byteLength(block);
    const packed = packedRepeatedly(block, Math.floor(900e6 / size), '<sst>', '</sst>');
    const file = bomb('xl/sharedStrings.xml', packed, size * Math.floor(900e6 / size) + 11);
    expect(file.length).toBeLessThan(100e6);
    const { outcome, peakMb, seconds } = read('strings.xlsx', file, 450);
    expect(outcome).toBe('too-much-text');
    expect(peakMb).toBeLessThan(700);
    expect(seconds).toBeLessThan(60);
  });

  test('a sheet that never comes to a row stops', { timeout: 180_000 }, () => {
    const block = noisyBlock((n) => `<x${n}/>`.repeat(20), 2e6);
    const times = Math.floor(800e6 / block.length);
    const packed = packedRepeatedly(block, times, '<worksheet><sheetData>');
    const file = bomb('xl/worksheets/sheet1.xml', packed, block.length * times + 22);
    const { outcome, peakMb } = read('rows.xlsx', file, 200);
    expect(outcome).toBe('unpacks-too-large');
    expect(peakMb).toBeLessThan(400);
  });

  test('a hundred thousand rows of 57 columns are read', { timeout: 180_000 }, () => {
    const cells = Array.from({ length: 57 }, (_, at) =>
      at % 3 === 0 ? cell(at * 1000) : inline(`值${at}`),
    ).join('');
    const block = row(cells).repeat(500);
    const packed = packedRepeatedly(block, 200, '<worksheet><sheetData>', '</sheetData></worksheet>');
    const parts = workbookParts({}).filter(
      ({ name }) => !name.includes('sheet1.xml') || name.includes('rels'),
    );
    const content = '<worksheet><sheetData>' + block.repeat(200) + '</sheetData></worksheet>';
    const { outcome, peakMb } = read(
      'large.xlsx',
      makeZip([...parts, { name: 'xl/worksheets/sheet1.xml', content, packed }]),
      100,
    );
    expect(outcome).toBe('read 100000 rows');
    expect(peakMb).toBeLessThan(300);
  });
});
