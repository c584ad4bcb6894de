import { create, openSync, type Font } from 'fontkit';

export interface Glyph {
  /** Number in the file. */
  readonly id: number;
  /** In thousandths of an em. */
  readonly advance: number;
}

/** One font file, parsed once for the life of the thread. */
export interface FontFile {
  readonly font: Font;
  /** Null when the file has none for the code point. No ligatures, no kerning: a text is the sum of its characters. */
  readonly glyphOf: (codePoint: number) => Glyph | null;
}

/** By its path, or as it was taken out of the archive. */
export function openFontFile(source: string | Uint8Array): FontFile {
  const font = typeof source === 'string' ? openSync(source) : create(source);
  const known = new Map<number, Glyph | null>();
  const scale = 1000 / font.unitsPerEm;
  return {
    font,
    glyphOf: (codePoint) => {
      const kept = known.get(codePoint);
      if (kept !== undefined) return kept;
      const { id, advanceWidth } = font.glyphForCodePoint(codePoint);
      const glyph = id === 0 ? null : { id, advance: advanceWidth * scale };
      known.set(codePoint, glyph);
      return glyph;
    },
  };
}
