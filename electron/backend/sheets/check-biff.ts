import { SheetError } from './sheet-error.ts';

const FILE_PASS = 0x2f;
const END = 0x0a;
const SHEET = 0x85;
const BEGINS = new Set([0x0009, 0x0209, 0x0409, 0x0809]);

/**
 * Walks the records of an .xls before the library reads them: the library passes over what it does not
 * understand, so that a file cut short would lose its last rows without a word.
 */
export function checkBiff(stream: Buffer): void {
  let depth = 0;
  let finished = 0;
  let expected = 1;
  for (let at = 0; finished < expected;) {
    if (at + 4 > stream.length) throw new SheetError('damaged');
    const type = stream.readUInt16LE(at);
    if (type === FILE_PASS) throw new SheetError('encrypted');
    if (type === SHEET) expected += 1;
    if (BEGINS.has(type)) depth += 1;
    if (type === END) depth -= 1;
    if (type === END && depth === 0) finished += 1;
    if (depth < 0 || (depth === 0 && type !== END && at === 0)) throw new SheetError('damaged');
    at += 4 + stream.readUInt16LE(at + 2);
  }
}
