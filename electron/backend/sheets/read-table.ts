import { openCsv } from './read-csv.ts';
import { openSource } from './open-source.ts';
import { recogniseFile } from './recognise-file.ts';
import { SheetError, asSheetError } from './sheet-error.ts';
import type { OpenSheets, SheetInfo } from './open-sheets.ts';
import {
  type ReadOptions,
  SHEET_LIMITS,
  type SheetLimits,
  type SheetRow,
  type SheetSource,
} from './sheet-row.ts';
import { stopIfCancelled } from './breather.ts';
import { openXls } from './read-xls.ts';
import { openXlsx } from './read-xlsx.ts';

export interface OpenWorkbook {
  readonly name: string;
  readonly kind: 'xlsx' | 'xls' | 'csv';
  /** In the order of the tabs; a text file has one, without a name. */
  readonly sheets: readonly SheetInfo[];
  /** May be called again, for the same or for another sheet, one after the other. Throws `SheetError` only. */
  rows(
    index: number,
    options?: Pick<ReadOptions, 'signal' | 'onProgress'>,
  ): AsyncGenerator<SheetRow, void, undefined>;
  close(): void;
}

const PROGRESS_EVERY = 1000;
const HEAD_BYTES = 4096;

/**
 * Opens .xlsx, .xls or .csv, told apart by content. The caller closes it. Throws `SheetError` only.
 */
export async function openWorkbook(source: SheetSource, options: ReadOptions = {}): Promise<OpenWorkbook> {
  const limits = { ...SHEET_LIMITS, ...options.limits };
  stopIfCancelled(options.signal);
  const opened = await openByContent(source, limits, options.signal).catch((thrown: unknown) => {
    throw asSheetError(thrown);
  });
  return {
    name: source.name,
    kind: opened.kind,
    sheets: opened.sheets,
    rows: (index, { signal = options.signal, onProgress = options.onProgress } = {}) =>
      counted(opened.rows(index, signal), limits.rows, onProgress),
    close: () => opened.close(),
  };
}

/** All rows of one sheet, by default the first that is not hidden. Opens and closes the file by itself. */
export async function* readTable(
  source: SheetSource,
  options: ReadOptions & { readonly sheet?: number } = {},
): AsyncGenerator<SheetRow, void, undefined> {
  const workbook = await openWorkbook(source, options);
  try {
    const visible = workbook.sheets.findIndex(({ hidden }) => !hidden);
    yield* workbook.rows(options.sheet ?? Math.max(visible, 0));
  } finally {
    workbook.close();
  }
}

async function openByContent(
  source: SheetSource,
  limits: SheetLimits,
  signal: AbortSignal | undefined,
): Promise<OpenSheets> {
  const bytes = await openSource(source, limits.fileBytes);
  const kind = recogniseFile(await bytes.head(HEAD_BYTES));
  if (kind === 'zip') return openXlsx(bytes, limits);
  if (kind === 'ole') return openXls(bytes, limits, signal);
  return openCsv(bytes, limits, signal);
}

async function* counted(
  rows: AsyncIterable<SheetRow>,
  maxRows: number,
  onProgress: ReadOptions['onProgress'],
): AsyncGenerator<SheetRow, void, undefined> {
  let count = 0;
  try {
    for await (const row of rows) {
      count += 1;
      if (count > maxRows) throw new SheetError('too-many-rows');
      if (count % PROGRESS_EVERY === 0) onProgress?.(count);
      yield row;
    }
  } catch (thrown) {
    throw asSheetError(thrown);
  }
  onProgress?.(count);
}
