import type { FaceFont } from './face-font.ts';
import type { FontFile } from './font-file.ts';
import { number, ref, type ObjectId, type PdfObjects } from './pdf-objects.ts';

/** Characters in a row that stand in one font file. */
export interface EncodedRun {
  /** `F1`: the font's name in the resources. */
  readonly name: string;
  /** Two bytes for each character, in hex. */
  readonly codes: string;
  /** In thousandths of an em. */
  readonly width: number;
}

export interface EmbeddedFonts {
  readonly encode: (text: string, face: FaceFont) => EncodedRun[];
  /** Writes the fonts with the glyphs that were used; answers with the Font resources. */
  readonly write: () => string;
}

interface Used {
  readonly name: string;
  readonly id: ObjectId;
  readonly file: FontFile;
  /** The code of each code point. One code stands for one character, so that the text can be copied out. */
  readonly codes: Map<number, number>;
  readonly glyphs: { readonly codePoint: number; readonly id: number; readonly advance: number }[];
}

/** The fonts of one file: each with the glyphs that its texts use. */
export function embeddedFonts(objects: PdfObjects): EmbeddedFonts {
  const used = new Map<FontFile, Used>();
  const use = (file: FontFile): Used => {
    const kept = used.get(file);
    if (kept !== undefined) return kept;
    const made = { name: `F${used.size + 1}`, id: objects.reserve(), file, codes: new Map(), glyphs: [] };
    used.set(file, made);
    return made;
  };
  return {
    encode: (text, face) => {
      const runs: { name: string; codes: string; width: number }[] = [];
      for (const character of text) {
        const codePoint = character.codePointAt(0) ?? 0;
        const glyph = face.glyphOf(codePoint);
        // Every text comes through the typesetter, which gives a face only what it has.
        if (glyph === null) throw new Error('a character without glyph');
        const font = use(glyph.file);
        const code = codeOf(font, { codePoint, id: glyph.id, advance: glyph.advance });
        const last = runs.at(-1);
        if (last?.name === font.name) {
          last.codes += code;
          last.width += glyph.advance;
        } else runs.push({ name: font.name, codes: code, width: glyph.advance });
      }
      return runs;
    },
    write: () => {
      for (const font of used.values()) writeFont(objects, font);
      return [...used.values()].map(({ name, id }) => `/${name} ${ref(id)}`).join('');
    },
  };
}

const hex4 = (value: number): string => value.toString(16).padStart(4, '0');

function codeOf({ codes, glyphs }: Used, glyph: Used['glyphs'][number]): string {
  const kept = codes.get(glyph.codePoint);
  if (kept !== undefined) return hex4(kept);
  const code = glyphs.push(glyph);
  codes.set(glyph.codePoint, code);
  return hex4(code);
}

function writeFont(objects: PdfObjects, { name, id, file, glyphs }: Used): void {
  const subset = file.font.createSubset();
  const glyphIds = Buffer.alloc((glyphs.length + 1) * 2);
  glyphs.forEach((glyph, at) => glyphIds.writeUInt16BE(subset.includeGlyph(glyph.id), (at + 1) * 2));
  const program = Buffer.from(subset.encode());
  // fontkit signs as Apple did (`true`); everybody reads the version of OpenType.
  program.writeUInt32BE(0x00010000, 0);
  const fontFile = objects.addStream(`/Length1 ${program.length}`, program);
  const glyphMap = objects.addStream('', glyphIds);
  const unicode = objects.addStream('', toUnicode(glyphs.map(({ codePoint }) => codePoint)));
  const baseFont = `/${subsetTag(name)}+${file.font.postscriptName.replaceAll(/[^\w-]/g, '_')}`;
  const descriptor = objects.add(descriptorOf(file, { baseFont, fontFile }));
  const descendant = objects.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont${baseFont}` +
      '/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>' +
      `/FontDescriptor ${ref(descriptor)}/DW 1000/W[${widths(glyphs)}]/CIDToGIDMap ${ref(glyphMap)}>>`,
  );
  objects.add(
    `<</Type/Font/Subtype/Type0/BaseFont${baseFont}/Encoding/Identity-H` +
      `/DescendantFonts[${ref(descendant)}]/ToUnicode ${ref(unicode)}>>`,
    id,
  );
}

/** Six letters before the name say that the font is a part of the real one: `F1` → `HUDANB`. */
const subsetTag = (name: string): string => `HUDAN${String.fromCharCode(65 + (Number(name.slice(1)) % 26))}`;

function descriptorOf(
  { font }: FontFile,
  { baseFont, fontFile }: { readonly baseFont: string; readonly fontFile: ObjectId },
): string {
  const em = (units: number) => number((units * 1000) / font.unitsPerEm);
  const { minX, minY, maxX, maxY } = font.bbox;
  return (
    `<</Type/FontDescriptor/FontName${baseFont}/Flags 4` +
    `/FontBBox[${[minX, minY, maxX, maxY].map(em).join(' ')}]/ItalicAngle ${number(font.italicAngle)}` +
    `/Ascent ${em(font.ascent)}/Descent ${em(font.descent)}/CapHeight ${em(font.capHeight || font.ascent)}` +
    `/StemV 80/FontFile2 ${ref(fontFile)}>>`
  );
}

/** Those that are not as wide as the em. */
const widths = (glyphs: Used['glyphs']): string =>
  glyphs.flatMap(({ advance }, at) => (advance === 1000 ? [] : [`${at + 1}[${number(advance)}]`])).join('');

/** At most this many entries in one block (PDF 32000 §9.10.3). */
const BLOCK = 100;

function toUnicode(codePoints: readonly number[]): string {
  const entries = codePoints.map((codePoint, at) => {
    const text = Buffer.from(String.fromCodePoint(codePoint), 'utf16le').swap16().toString('hex');
    return `<${hex4(at + 1)}><${text}>`;
  });
  const blocks = Array.from({ length: Math.ceil(entries.length / BLOCK) }, (_, at) => {
    const block = entries.slice(at * BLOCK, (at + 1) * BLOCK);
    return `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar\n`;
  });
  return (
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n' +
    '/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n' +
    '/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n' +
    `1 begincodespacerange\n<0000><ffff>\nendcodespacerange\n${blocks.join('')}` +
    'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n'
  );
}
