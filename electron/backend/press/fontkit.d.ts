// fontkit 2 ships no types; these are the parts that the press uses.
declare module 'fontkit' {
  interface Glyph {
    readonly id: number;
    /** In units of the font. */
    readonly advanceWidth: number;
  }
  /** A new font file with a few glyphs of another. */
  export interface Subset {
    /** Number of the glyph in the new file; those that it is composed of come along. */
    readonly includeGlyph: (glyph: number) => number;
    readonly encode: () => Uint8Array;
  }
  export interface Font {
    readonly postscriptName: string;
    readonly fullName: string | null;
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    readonly capHeight: number;
    readonly italicAngle: number;
    readonly bbox: {
      readonly minX: number;
      readonly minY: number;
      readonly maxX: number;
      readonly maxY: number;
    };
    /** All code points that the font's cmap has. */
    readonly characterSet: readonly number[];
    readonly glyphForCodePoint: (codePoint: number) => Glyph;
    readonly createSubset: () => Subset;
  }
  export function openSync(path: string): Font;
  export function create(file: Uint8Array): Font;
}
