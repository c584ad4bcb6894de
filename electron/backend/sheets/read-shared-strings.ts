import { textCell } from './number-text.ts';
import { parseXml } from './parse-xml.ts';
import { SheetError } from './sheet-error.ts';
import type { SheetCell } from './sheet-row.ts';
import { MAX_TEXT, decodeEscapes } from './xml-text.ts';
import type { ZipParts } from './zip-parts.ts';

/** The cells of all shared strings by their number: runs of rich text joined, phonetic guides left out. */
export async function readSharedStrings(
  zip: ZipParts,
  part: string,
  maxBytes: number,
  breathe: () => Promise<void>,
): Promise<(SheetCell | '')[]> {
  const cells: (SheetCell | '')[] = [];
  let bytes = 0;
  let text = '';
  let inText = false;
  let inPhonetic = false;
  const steps = parseXml(zip.read(part), {
    repeats: 'si',
    open(name) {
      if (name === 't') inText = !inPhonetic;
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 'si') text = '';
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'si') {
        bytes += text.length * 2 + BYTES_A_STRING;
        if (bytes > maxBytes) throw new SheetError('too-much-text');
        cells.push(textCell(detach(decodeEscapes(text))));
      }
    },
    text(piece) {
      if (!inText) return;
      text += piece;
      if (text.length > MAX_TEXT) throw new SheetError('too-long-cell');
    },
  });
  for await (const _ of steps) await breathe();
  return cells;
}

/** Also an empty one takes its place. */
const BYTES_A_STRING = 40;

/** V8 keeps the whole piece alive for a slice of it; strings this short are copies already. */
const COPIED_BY_V8 = 13;

function detach(text: string): string {
  return text.length < COPIED_BY_V8 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}
