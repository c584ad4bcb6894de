/**
 * The form in which headers are compared: full-width brackets, letters and digits as half-width, no white
 * space, line breaks or invisible characters, no mark of a required column (a star or （必填）).
 */
export function normaliseHeader(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/^\*+/, '')
    .replace(/(?:\*|\(必填\)|\(必填项\))+$/, '');
}
