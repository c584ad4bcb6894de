import { readFileSync } from 'node:fs';
import { loadRows } from '#db/row-access.ts';
import type { StoredFile } from '../file-store.ts';
import { openArchiveOf, type Session } from '../session.ts';
import { openWorkbook, type OpenWorkbook } from '../sheets/read-table.ts';
import { SheetError } from '../sheets/sheet-error.ts';
import type { SheetRow } from '../sheets/sheet-row.ts';
import type { ImportConversation, LookedAtSheet, OpenedFile, SourceState } from './conversation.ts';
import { fileKindOf } from './file-kinds.ts';
import { tell, type ImportJob } from './import-job.ts';
import { understandSource, type Surroundings } from './understand-source.ts';

/** Rows that are looked at before an import is compared: the header's twenty and enough to see what columns hold. */
const HEAD_ROWS = 200;

const EMPTY = '这张表是空的，没有可以导入的内容。请重新选择文件。';

/** Looks at the first rows of every sheet of every file. A file that cannot be read says why; the others go on. */
export async function openFiles(
  files: readonly StoredFile[],
  year: number | undefined,
  job: ImportJob,
): Promise<ImportConversation> {
  const around = surroundings(job.session);
  const sources: SourceState[] = [];
  const opened = new Map<number, OpenedFile>();
  let kept = 0;
  for (const [file, stored] of files.entries()) {
    tell(job, `查看 ${stored.name}`, file, files.length);
    const own: SourceState[] = [];
    const { sheets, open } = await lookAtFile(stored, job.signal);
    if (open !== undefined && kept + stored.size <= MOST_KEPT) {
      opened.set(file, open);
      kept += stored.size;
    } else open?.workbook.close();
    for (const { sheet, ...looked } of sheets) {
      const wishes = { year, columns: new Map<number, string | null>() };
      const understood = await understandSource(sources.length + own.length, looked, wishes, around);
      own.push({ ...looked, ...understood, file, sheet, wishes });
    }
    sources.push(...preferSure(own));
  }
  return { files, sources, opened, comparison: null };
}

/** Bytes of files whose workbooks stay open together; what they hold in memory is about as much again. */
const MOST_KEPT = 32e6;

/** What the archive knows that helps to tell columns. */
export function surroundings(session: Session): Surroundings {
  const archive = openArchiveOf(session);
  const villages = new Set(loadRows(archive.rawReading, 'village').map(({ name }) => String(name)));
  return { archive, places: { villages }, thisYear: session.now().getFullYear() };
}

type Sheet = LookedAtSheet & { readonly sheet: number };

/** A workbook whose sheets share their texts is given open. */
async function lookAtFile(
  file: StoredFile,
  signal: AbortSignal,
): Promise<{ sheets: readonly Sheet[]; open?: OpenedFile }> {
  const unread = { name: file.name, tab: null, hidden: false, head: [], sheet: 0 };
  let workbook: OpenWorkbook | undefined;
  try {
    const bytes = bytesOf(file);
    workbook = await openWorkbook({ name: file.name, bytes }, { signal });
    const sheets: Sheet[] = [];
    for (const [sheet, { name, hidden }] of workbook.sheets.entries()) {
      const tab = workbook.kind === 'csv' ? null : name;
      sheets.push({ ...unread, tab, hidden, sheet, ...(await lookAtSheet(workbook, sheet, signal)) });
    }
    const filled = sheets.filter(({ head, problem }) => head.length > 0 || problem !== null);
    if (filled.length === 0) return { sheets: [{ ...unread, problem: EMPTY }] };
    if (workbook.kind !== 'xlsx') return { sheets: filled };
    const open = { bytes, workbook };
    workbook = undefined;
    return { sheets: filled, open };
  } catch (error) {
    if (signal.aborted || !(error instanceof SheetError)) throw error;
    return { sheets: [{ ...unread, problem: error.message }] };
  } finally {
    workbook?.close();
  }
}

const bytesOf = (file: StoredFile): Uint8Array =>
  file.kind === 'bytes' ? file.bytes : readFileSync(file.path);

async function lookAtSheet(
  workbook: OpenWorkbook,
  sheet: number,
  signal: AbortSignal,
): Promise<{ head: SheetRow[]; problem: string | null }> {
  const head: SheetRow[] = [];
  try {
    for await (const row of workbook.rows(sheet, { signal })) if (head.push(row) >= HEAD_ROWS) break;
    return { head, problem: null };
  } catch (error) {
    if (signal.aborted || !(error instanceof SheetError)) throw error;
    return { head: [], problem: error.message };
  }
}

/** Beside a sheet that is surely known, one that only looks like some list is left to the clerk. */
function preferSure(sources: readonly SourceState[]): SourceState[] {
  const isSure = ({ answer }: SourceState) =>
    answer.used && (answer.kindSure === 'sure' || answer.kindSure === 'remembered');
  if (!sources.some(isSure)) return [...sources];
  return sources.map((source) => {
    const { kind, kindSure } = source.answer;
    const isGuess = kindSure === 'likely' && kind !== null && fileKindOf(kind)?.enough === 0;
    return isGuess ? { ...source, answer: { ...source.answer, used: false } } : source;
  });
}
