import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SheetError } from '#backend/sheets/sheet-error.ts';
import { encodeGb18030 } from '#test/support/encode-gb18030.ts';
import { makeXlsx } from './make-package.ts';
import { readAll } from './read-all.ts';

const TABLE = [
  ['户编号', '人口编号', '姓名', '工资性收入'],
  ['5299010000000001', '529901000000000101', '王䶮', 1200.5],
  ['5299010000000001', '529901000000000102', '阿依古丽·吐尔逊', 0],
  ['5299010000000002', '', '"买买提", 艾力', -3],
];
const TEXT = TABLE.map((row) =>
  row.map((value) => `"${String(value).replaceAll('"', '""')}"`).join(','),
).join('\r\n');

function xls(bookSST: boolean): Buffer {
  const book = utils.book_new(utils.aoa_to_sheet(TABLE), '成员');
  return write(book, { type: 'buffer', bookType: 'biff8', bookSST }) as Buffer;
}

const SHEET = `<worksheet><sheetData>${TABLE.map(
  (row, at) =>
    `<row r="${at + 1}">${row.map((v, column) => (typeof v === 'number' ? `<c s="1"><v>${v}</v></c>` : column === 2 ? `<c t="inlineStr"><is><r><t>${v.replaceAll('"', '')}</t></r></is></c>` : `<c t="s"><v>${at}</v></c>`)).join('')}</row>`,
).join('')}</sheetData></worksheet>`;
const SHARED = `<sst>${TABLE.map(([first]) => `<si><t>${first}</t></si>`).join('')}</sst>`;
const STYLES = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';

const xlsxOf = (sheet: Uint8Array, shared: Uint8Array = Buffer.from(SHARED)) =>
  makeXlsx({
    more: [
      { name: 'xl/worksheets/sheet1.xml', content: sheet },
      { name: 'xl/sharedStrings.xml', content: shared },
      { name: 'xl/styles.xml', content: STYLES },
    ],
  });

/** Places are parts of the whole, so that a change shrinks with the file. */
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const change = fc.oneof(
  fc.record({
    kind: fc.constant('set' as const),
    at: place,
    bytes: fc.uint8Array({ minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('insert' as const),
    at: place,
    bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
  }),
  fc.record({ kind: fc.constant('drop' as const), at: place, length: fc.integer({ min: 1, max: 600 }) }),
  fc.record({ kind: fc.constant('repeat' as const), at: place, length: fc.integer({ min: 1, max: 600 }) }),
  fc.record({ kind: fc.constant('cut' as const), at: place }),
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(good: Uint8Array, changes: readonly Change[]): Buffer {
  return changes.reduce<Buffer>((bytes, one) => {
    const at = Math.floor(one.at * bytes.length);
    const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
    switch (one.kind) {
      case 'set':
        return Buffer.concat([before, one.bytes, after.subarray(one.bytes.length)]);
      case 'insert':
        return Buffer.concat([before, one.bytes, after]);
      case 'drop':
        return Buffer.concat([before, after.subarray(one.length)]);
      case 'repeat':
        return Buffer.concat([before, after.subarray(0, one.length), after]);
      case 'cut':
        return before;
    }
  }, Buffer.from(good));
}

const HANG_MS = 5000;

/** Rows or one of our refusals, and soon. */
async function behaves(bytes: Uint8Array): Promise<void> {
  const began = performance.now();
  await readAll(bytes).catch((thrown: unknown) => expect(thrown).toBeInstanceOf(SheetError));
  expect(performance.now() - began).toBeLessThan(HANG_MS);
}

const FILES: readonly (readonly [string, Uint8Array, (bytes: Buffer) => Uint8Array])[] = [
  ['a package', xlsxOf(Buffer.from(SHEET)), (bytes) => bytes],
  ['the XML of a sheet', Buffer.from(SHEET), (bytes) => xlsxOf(bytes)],
  ['the XML of shared strings', Buffer.from(SHARED), (bytes) => xlsxOf(Buffer.from(SHEET), bytes)],
  ['an old workbook', xls(false), (bytes) => bytes],
  ['an old workbook with shared strings', xls(true), (bytes) => bytes],
  ['UTF-8 text', Buffer.from(TEXT), (bytes) => bytes],
  ['GB18030 text', encodeGb18030(TEXT), (bytes) => bytes],
  ['UTF-16 text', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), (bytes) => bytes],
];

describe('a good file that was changed anywhere ends in rows or in a refusal', () => {
  test.each(FILES)('%s', { timeout: 120_000 }, async (_, good, wrap) => {
    expect((await readAll(wrap(Buffer.from(good)))).length).toBe(TABLE.length);
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) =>
        behaves(wrap(changed(good, changes))),
      ),
      { numRuns: 600 },
    );
  });
});
