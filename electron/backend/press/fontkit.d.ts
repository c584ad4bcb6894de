// fontkit 2 ships no types; these are the parts that the press uses.
declare module 'fontkit' {
  interface Font {
    /** All code points that the font's cmap has. */
    readonly characterSet: readonly number[];
  }
  export function openSync(path: string): Font;
}
