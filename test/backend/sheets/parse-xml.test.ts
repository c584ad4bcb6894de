import { describe, expect, test } from 'vitest';
import { parseXml } from '#backend/sheets/parse-xml.ts';
import { sheetHandlers } from '#backend/sheets/parse-sheet.ts';
import type { SheetRow } from '#backend/sheets/sheet-row.ts';
import { textsOf } from './read-all.ts';

const NAMES = [
  '王䶮',
  '李㛃',
  '陈𬭎',
  '赵𠅤',
  '买买提·艾力',
  '阿依古丽·吐尔逊',
  '𠅤𬭎𠅤𬭎𠅤',
  '（县）—“村”……',
  'é€ℳ',
];
const XML = Buffer.from(
  `<?xml version="1.0" encoding="UTF-8"?>\r\n<worksheet><sheetData>${NAMES.map(
    (name) =>
      `<row><c t="inlineStr"><is><t>${name}</t></is></c><c t="str"><v>${name}&#38472;${name}</v></c></row>`,
  ).join('')}</sheetData></worksheet>`,
);
const EXPECTED = NAMES.map((name) => [name, `${name}陈${name}`]);

async function readIn(chunks: Iterable<Uint8Array>): Promise<string[][]> {
  const rows: SheetRow[] = [];
  const context = { shared: [], dateStyles: [], epoch: 1900, maxColumns: 16_384 } as const;
  const source = (async function* () {
    yield* chunks;
  })();
  for await (const _ of parseXml(source, sheetHandlers(context, rows)));
  return rows.map(textsOf);
}

function* pieces(size: number): Generator<Uint8Array> {
  for (let at = 0; at < XML.length; at += size) yield XML.subarray(at, at + size);
}

describe('characters of several bytes', () => {
  test.each([1, 2, 3, 4, 5, 6, 7])('come out right from pieces of %i bytes', async (size) => {
    expect(await readIn(pieces(size))).toEqual(EXPECTED);
  });

  test('come out right wherever the file is cut in two', async () => {
    for (let cut = 1; cut < XML.length; cut += 1) {
      expect(await readIn([XML.subarray(0, cut), XML.subarray(cut)])).toEqual(EXPECTED);
    }
  });
});
