/** The tables of one TrueType font, by their four-letter names. */
export type FontTables = ReadonlyMap<string, Buffer>;

/** What is wrong with a file that is no font that can be printed with. */
export type NotAFont = 'damaged' | 'cff' | 'packed' | 'not-a-font';

const NEEDED = ['head', 'hhea', 'maxp', 'hmtx', 'loca', 'glyf', 'cmap', 'name', 'post', 'OS/2'];
/** Nothing of layout, variation or colour: a face prints its outlines, one for a character. */
const KEPT = [...NEEDED, 'cvt ', 'fpgm', 'prep'];

const COLLECTION = 'ttcf';
const TRUETYPE = ['\0\x01\0\0', 'true'];
const MOST_FACES = 64;

/** Where the fonts of a file begin: one, or those of a collection. */
export function facesOf(file: Buffer): { readonly starts: readonly number[] } | { readonly wrong: NotAFont } {
  if (file.length < 12) return { wrong: 'not-a-font' };
  const magic = file.toString('latin1', 0, 4);
  if (magic === 'OTTO') return { wrong: 'cff' };
  if (magic === 'wOFF' || magic === 'wOF2') return { wrong: 'packed' };
  if (TRUETYPE.includes(magic)) return { starts: [0] };
  if (magic !== COLLECTION) return { wrong: 'not-a-font' };
  const count = file.readUInt32BE(8);
  if (count < 1 || count > MOST_FACES || file.length < 12 + count * 4) return { wrong: 'damaged' };
  return { starts: Array.from({ length: count }, (_, at) => file.readUInt32BE(12 + at * 4)) };
}

/** Reads the tables of the font that begins there; believes no length before it has looked. */
export function tablesAt(
  file: Buffer,
  start: number,
): { readonly tables: FontTables } | { readonly wrong: NotAFont } {
  if (start + 12 > file.length) return { wrong: 'damaged' };
  if (file.toString('latin1', start, start + 4) === 'OTTO') return { wrong: 'cff' };
  const count = file.readUInt16BE(start + 4);
  if (start + 12 + count * 16 > file.length) return { wrong: 'damaged' };
  const tables = new Map<string, Buffer>();
  for (let at = start + 12; at < start + 12 + count * 16; at += 16) {
    const tag = file.toString('latin1', at, at + 4);
    const [from, length] = [file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
    if (from + length > file.length) return { wrong: 'damaged' };
    if (KEPT.includes(tag)) tables.set(tag, file.subarray(from, from + length));
  }
  const isWhole = NEEDED.every((tag) => (tables.get(tag)?.length ?? 0) > 0);
  return isWhole ? { tables } : { wrong: tables.has('glyf') ? 'damaged' : 'cff' };
}

/** Lays a font out anew. Checksums are left out: who embeds a part of it makes a file of its own. */
export function fontOfTables(tables: FontTables): Buffer {
  const power = Math.floor(Math.log2(tables.size));
  const directory = Buffer.alloc(12 + tables.size * 16);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(tables.size, 4);
  directory.writeUInt16BE(16 * 2 ** power, 6);
  directory.writeUInt16BE(power, 8);
  directory.writeUInt16BE(16 * (tables.size - 2 ** power), 10);
  const parts: Buffer[] = [directory];
  let end = directory.length;
  [...tables]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .forEach(([tag, table], at) => {
      directory.write(tag, 12 + at * 16, 'latin1');
      directory.writeUInt32BE(end, 12 + at * 16 + 8);
      directory.writeUInt32BE(table.length, 12 + at * 16 + 12);
      const padding = (4 - (table.length % 4)) % 4;
      parts.push(table, Buffer.alloc(padding));
      end += table.length + padding;
    });
  return Buffer.concat(parts, end);
}
