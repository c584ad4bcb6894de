/** Characters of one cell; a spreadsheet allows 32,767. */
export const MAX_TEXT = 1_000_000;

/** Spreadsheets write characters that XML cannot carry as _x000D_; the mark itself as _x005F_. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
