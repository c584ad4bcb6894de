import type { MeasuringFont } from 'pdfmake/js/LayoutBuilder.js';
import type { FontFile, Glyph } from './font-file.ts';

export interface FoundGlyph extends Glyph {
  readonly file: FontFile;
}

/** A face of a document: its file, and behind it those that complete it. */
export interface FaceFont extends MeasuringFont {
  /** From the first file that has the character; null when none has. */
  readonly glyphOf: (codePoint: number) => FoundGlyph | null;
}

/** Files are opened when the first glyph is asked for. */
export function faceFont(files: readonly (() => FontFile)[]): FaceFont {
  const found = new Map<number, FoundGlyph | null>();
  const lookUp = (codePoint: number): FoundGlyph | null => {
    for (const open of files) {
      const file = open();
      const glyph = file.glyphOf(codePoint);
      if (glyph !== null) return { ...glyph, file };
    }
    return null;
  };
  const glyphOf = (codePoint: number): FoundGlyph | null => {
    const kept = found.get(codePoint);
    if (kept !== undefined) return kept;
    const glyph = lookUp(codePoint);
    found.set(codePoint, glyph);
    return glyph;
  };
  const metrics = () => {
    const { ascent = 0, descent = 0, unitsPerEm = 1000 } = files[0]?.().font ?? {};
    return { ascender: (ascent * 1000) / unitsPerEm, descender: (descent * 1000) / unitsPerEm };
  };
  let measured: ReturnType<typeof metrics> | null = null;
  return {
    glyphOf,
    get ascender() {
      return (measured ??= metrics()).ascender;
    },
    get descender() {
      return (measured ??= metrics()).descender;
    },
    widthOfString: (text, size) => {
      let width = 0;
      for (const character of text) width += glyphOf(character.codePointAt(0) ?? 0)?.advance ?? 0;
      return (width * size) / 1000;
    },
    lineHeight(size) {
      return ((this.ascender - this.descender) * size) / 1000;
    },
  };
}
