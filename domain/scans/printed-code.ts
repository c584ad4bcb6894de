/** What a page of a print says of itself in the code at its foot: the print's number and which of its pages it is. */
export interface PrintedCode {
  readonly code: string;
  /** From 1. */
  readonly page: number;
}

// As `newCode` and `codeText` make them: eight consonants, a page without leading zeros.
const PRINTED = /^HD:([BCDFGHJKLMNPQRSTVWXZ]{8})\/([1-9]\d{0,3})$/;

/** `HD:KDRTPWMX/2`; null for whatever else somebody printed, wrote or pasted on a sheet. */
export function parsePrintedCode(text: string): PrintedCode | null {
  const [, code, page] = PRINTED.exec(text) ?? [];
  return code === undefined || page === undefined ? null : { code, page: Number(page) };
}
