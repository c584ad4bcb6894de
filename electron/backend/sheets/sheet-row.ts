/** One cell that has something in it; an empty cell is `''`. */
export interface SheetCell {
  /** As written. Dates are yyyy-mm-dd; decimals have at most 15 significant digits, as a spreadsheet shows them. */
  readonly text: string;
  /** The file keeps a number here, not text. */
  readonly numeric?: true;
  /** The file keeps a date here; `text` is yyyy-mm-dd. */
  readonly date?: true;
  /** More digits than a spreadsheet's number can hold: what was typed is already lost. */
  readonly lossy?: true;
  /** `error`: an error value such as #N/A. `no-value`: a formula that was never calculated. */
  readonly trouble?: 'error' | 'no-value';
}

/** A row with at least one cell that is not empty, without empty cells at its end. */
export interface SheetRow {
  /** 1-based, as a spreadsheet program shows it. */
  readonly number: number;
  readonly cells: readonly (SheetCell | '')[];
  /** A cell holds U+FFFD: the text was broken before it came here. */
  readonly damaged?: true;
}

/** A file by its content or by its place; `name` is what the clerk calls it. */
export type SheetSource =
  { readonly name: string; readonly bytes: Uint8Array } | { readonly name: string; readonly path: string };

export interface SheetLimits {
  readonly fileBytes: number;
  readonly xlsBytes: number;
  /** All parts of one .xlsx that are read, unpacked. */
  readonly unpackedBytes: number;
  /** Unpacked ÷ packed, for parts above `ratioFrom` bytes. */
  readonly ratio: number;
  readonly ratioFrom: number;
  readonly columns: number;
  readonly rows: number;
  /** All shared strings: two bytes a character and forty for each string. */
  readonly sharedTextBytes: number;
  readonly sheets: number;
}

export const SHEET_LIMITS: SheetLimits = {
  fileBytes: 100e6,
  xlsBytes: 60e6,
  unpackedBytes: 1e9,
  ratio: 200,
  ratioFrom: 50e6,
  columns: 16_384,
  rows: 300_000,
  sharedTextBytes: 250e6,
  sheets: 1000,
};

export interface ReadOptions {
  readonly signal?: AbortSignal;
  /** Rows given so far; every thousand rows and at the end. */
  readonly onProgress?: (rows: number) => void;
  readonly limits?: Partial<SheetLimits>;
}
