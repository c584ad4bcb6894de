import type { ImportSource } from '#contract/import.ts';
import type { StoredFile } from '../file-store.ts';
import type { FoundHeader, RepeatedHeader } from '../sheets/find-header.ts';
import type { OpenWorkbook } from '../sheets/read-table.ts';
import type { SheetRow } from '../sheets/sheet-row.ts';
import type { ComparedImport } from './compared-import.ts';
import type { ColumnMap } from './map-columns.ts';

/** What the clerk said of a sheet by hand; everything else is found out. */
export interface SourceWishes {
  readonly used?: boolean | undefined;
  readonly kind?: string | undefined;
  readonly year?: number | undefined;
  readonly header?: { readonly row: number; readonly rows: number } | undefined;
  /** By index of the column; null where it is left out. */
  readonly columns: ReadonlyMap<number, string | null>;
}

/** What the file itself shows of a sheet. */
export interface LookedAtSheet {
  readonly name: string;
  readonly tab: string | null;
  readonly hidden: boolean;
  /** Why it cannot be read; null when it can. */
  readonly problem: string | null;
  /** The first rows; enough to find headers, to guess columns and to show samples. */
  readonly head: readonly SheetRow[];
}

/** How a sheet is understood at the moment. */
export interface UnderstoodSheet {
  /** What the clerk sees. */
  readonly answer: ImportSource;
  readonly found: FoundHeader | undefined;
  /** What the columns mean; undefined while nobody knows the kind or the header row. */
  readonly map: ColumnMap | undefined;
  /** 1-based number of the last header row: rows of data are those after it. */
  readonly headerEnd: number;
  /** The year that rows without one of their own speak of. */
  readonly year: number;
  /** False when nothing in the file says a year and the clerk has not said one. */
  readonly isDated: boolean;
  readonly repeated: readonly RepeatedHeader[];
}

/** One sheet of one file. */
export interface SourceState extends LookedAtSheet, UnderstoodSheet {
  /** 0-based, among the files of the conversation. */
  readonly file: number;
  /** 0-based tab, as `openWorkbook(…).rows(sheet)` takes it. */
  readonly sheet: number;
  readonly wishes: SourceWishes;
}

/** A file as it was when it was looked at. */
export interface OpenedFile {
  readonly bytes: Uint8Array;
  readonly workbook: OpenWorkbook;
}

/**
 * Files that are being imported, from choosing them to the clerk's yes or no. The bytes stay in memory until then:
 * they are read for every comparison anew, and never lie on disk.
 */
export interface ImportConversation {
  readonly files: readonly StoredFile[];
  /**
   * Workbooks that stay open until they are compared for the first time, by their file: the texts that their sheets
   * share are a tenth of all reading.
   */
  readonly opened: Map<number, OpenedFile>;
  /** An adjusted source is put in the place of the old one. */
  readonly sources: SourceState[];
  /** The dry run of the present state; null until it was made, and again after every adjustment. */
  comparison: ComparedImport | null;
}
