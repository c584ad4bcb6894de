import { makeBreather } from './breather.ts';
import type { ByteSource } from './open-source.ts';
import { parseXml } from './parse-xml.ts';
import { type SheetContext, sheetHandlers } from './parse-sheet.ts';
import { readSharedStrings } from './read-shared-strings.ts';
import { readWorkbookParts } from './read-workbook-parts.ts';
import { SheetError } from './sheet-error.ts';
import type { SheetLimits, SheetRow } from './sheet-row.ts';
import type { OpenSheets } from './open-sheets.ts';
import { openZip } from './zip-parts.ts';

/**
 * Reads .xlsx in pieces, straight from the package. Our own reader because ExcelJS's decodes each piece alone
 * and so breaks Chinese characters that lie across two of them, without an error.
 */
export async function openXlsx(source: ByteSource, limits: SheetLimits): Promise<OpenSheets> {
  const zip = await openZip(source, limits);
  try {
    const parts = await readWorkbookParts(zip, limits.sheets);
    if (parts.sheets.length === 0) throw new SheetError('no-sheet');
    let shared: SheetContext['shared'] | undefined;
    return {
      kind: 'xlsx',
      sheets: parts.sheets.map(({ name, hidden }) => ({ name, hidden })),
      async *rows(index, signal) {
        const breathe = makeBreather(signal);
        const sheet = parts.sheets[index];
        if (sheet === undefined) throw new SheetError('no-sheet');
        shared ??=
          parts.sharedStrings === undefined
            ? []
            : await readSharedStrings(zip, parts.sharedStrings, limits.sharedTextBytes, breathe);
        const rows: SheetRow[] = [];
        const context = { ...parts, shared, maxColumns: limits.columns };
        for await (const _ of parseXml(zip.read(sheet.part), sheetHandlers(context, rows))) {
          await breathe();
          yield* rows;
          rows.length = 0;
        }
      },
      close: () => zip.close(),
    };
  } catch (thrown) {
    zip.close();
    throw thrown;
  }
}
