import type { Ledger } from '#domain/reconcile/ledger.ts';
import type { KnownIndex } from '#domain/reconcile/match-ledger.ts';
import type { StoredFile } from '../file-store.ts';
import { readRow } from '../import/read-row.ts';
import { isTotalsRow } from '../sheets/find-header.ts';
import { openWorkbook } from '../sheets/read-table.ts';
import { SheetError } from '../sheets/sheet-error.ts';
import { ledgerBuilder, type LedgerBuilder } from './build-ledger.ts';
import { bytesOf, fieldsOfSheet, type LookedAt, textsOf, type UnderstoodSheet } from './understand-sheet.ts';

/** A file of a register and its sheets as they were understood. */
export interface RegisterFile {
  readonly file: StoredFile;
  readonly looked: readonly LookedAt[];
}

export interface ReadSheet {
  readonly sheet: UnderstoodSheet;
  rows: number;
  refused: number;
  readonly problems: { row: number; reason: string }[];
}

const PROBLEMS_KEPT = 50;
/** Lists of some households only: who is not on them is not missing. */
const OF_SOME = new Set(['monitoring-export', 'new-monitoring', 'risk-elimination']);

export interface RegisterJob {
  readonly year: number;
  readonly fields: ReadonlySet<string>;
  readonly known: KnownIndex;
  readonly signal: AbortSignal;
  readonly onRows: (file: string, rows: number) => void;
}

/** Reads all lists of a register; null when it has none. A row that cannot be read is counted and named. */
export async function readRegister(
  files: readonly RegisterFile[],
  job: RegisterJob & { readonly isPartial: boolean },
): Promise<{ ledger: Ledger | null; sheets: ReadSheet[] }> {
  const builder = ledgerBuilder(job.year, ({ personNo, idKey }) => {
    const found =
      (personNo === null ? undefined : job.known.byPersonNo.get(personNo)) ??
      (idKey === null ? undefined : job.known.byIdKey.get(idKey));
    if (found === undefined || found === null) return null;
    const { no, id } = found.household;
    return no === null ? `home ${id}` : `no ${no}`;
  });
  const sheets: ReadSheet[] = [];
  for (const { file, looked } of files)
    for (const each of looked) if (each.ok) sheets.push(await readSheet(file, each.understood, builder, job));
  if (sheets.length === 0) return { ledger: null, sheets };
  const isWhole = !job.isPartial && sheets.some(({ sheet }) => !OF_SOME.has(sheet.map.fileKind.id));
  return { ledger: builder.ledger(isWhole), sheets };
}

async function readSheet(
  file: StoredFile,
  sheet: UnderstoodSheet,
  builder: LedgerBuilder,
  { year, fields, signal, onRows }: RegisterJob,
): Promise<ReadSheet> {
  const read: ReadSheet = { sheet, rows: 0, refused: 0, problems: [] };
  const refuse = (row: number, reason: string) => {
    read.refused += 1;
    if (read.problems.length < PROBLEMS_KEPT) read.problems.push({ row, reason });
  };
  const ofLedger = {
    isOfPeople: sheet.map.fileKind.rowIs === 'member',
    fields: fieldsOfSheet(sheet).filter(({ key }) => fields.has(key)),
    year: sheet.year ?? year,
  };
  const workbook = await openWorkbook({ name: file.name, bytes: bytesOf(file) }, { signal });
  try {
    const onProgress = (rows: number) => onRows(file.name, rows);
    for await (const row of workbook.rows(sheet.index, { signal, onProgress })) {
      if (row.number <= sheet.headerEnd || isTotalsRow(textsOf(row))) continue;
      read.rows += 1;
      const outcome = readRow(row, sheet.map, ofLedger.year);
      if (!outcome.ok)
        refuse(row.number, outcome.refusals.map(({ column, reason }) => `${column}：${reason}`).join('；'));
      else {
        const problem = builder.take(outcome.row, ofLedger);
        if (problem !== null) refuse(row.number, problem);
      }
    }
    builder.endSheet();
    return read;
  } catch (error) {
    if (signal.aborted || !(error instanceof SheetError)) throw error;
    refuse(0, error.message);
    return read;
  } finally {
    workbook.close();
  }
}
