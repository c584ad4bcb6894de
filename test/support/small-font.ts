import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'fontkit';
import { fontFolder } from '#test/backend/press/render-job.ts';
import { fontOfTables, tablesAt, type FontTables } from '#backend/press/sfnt.ts';

function tablesOf(face: string): FontTables {
  const read = tablesAt(readFileSync(join(fontFolder, `${face}.ttf`)), 0);
  if ('wrong' in read) throw new Error(read.wrong);
  return read.tables;
}

/** A small font that has one character only, drawn as another is in a bundled face. */
export function fontWithOne(codePoint: number, drawnAs: string, face = 'kai'): Buffer {
  const tables = tablesOf(face);
  const font = create(fontOfTables(tables));
  const subset = font.createSubset();
  const glyph = subset.includeGlyph(font.glyphForCodePoint(drawnAs.codePointAt(0) ?? 0).id);
  const cut = Buffer.from(subset.encode());
  const own = new Map<string, Buffer>();
  for (let at = 12; at < 12 + cut.readUInt16BE(4) * 16; at += 16) {
    const [from, length] = [cut.readUInt32BE(at + 8), cut.readUInt32BE(at + 12)];
    own.set(cut.toString('latin1', at, at + 4), cut.subarray(from, from + length));
  }
  const words = ['name', 'OS/2', 'post'].flatMap((tag) => {
    const table = tables.get(tag);
    return table === undefined ? [] : [[tag, table] as const];
  });
  return fontOfTables(new Map([...own, ...words, ['cmap', cmapOf(codePoint, glyph)]]));
}

/** A format 12 table with one group. */
function cmapOf(codePoint: number, glyph: number): Buffer {
  const table = Buffer.alloc(12 + 28);
  [0, 1, 3, 10].forEach((value, at) => table.writeUInt16BE(value, at * 2));
  table.writeUInt32BE(12, 8);
  table.writeUInt16BE(12, 12);
  table.writeUInt32BE(28, 16);
  table.writeUInt32BE(1, 24);
  [codePoint, codePoint, glyph].forEach((value, at) => table.writeUInt32BE(value, 28 + at * 4));
  return table;
}

/** Two bundled faces as one collection. */
export function collectionOf(first: string, second: string): Buffer {
  const fonts = [first, second].map((face) => fontOfTables(tablesOf(face)));
  const head = Buffer.alloc(20);
  head.write('ttcf', 0, 'latin1');
  head.writeUInt32BE(0x00010000, 4);
  head.writeUInt32BE(2, 8);
  let start = head.length;
  fonts.forEach((font, at) => {
    head.writeUInt32BE(start, 12 + at * 4);
    for (let entry = 12; entry < 12 + font.readUInt16BE(4) * 16; entry += 16)
      font.writeUInt32BE(font.readUInt32BE(entry + 8) + start, entry + 8);
    start += font.length;
  });
  return Buffer.concat([head, ...fonts]);
}
