import { namesOfMembers } from '#db/exports.ts';
import { reader } from '#db/write.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, refuse, type Result } from '#contract/result.ts';
import { fileWord } from '../documents/file-word.ts';
import { asJob, openArchiveOf, type Session, today } from '../session.ts';
import { type SheetToWrite, writeWorkbook } from '../sheets/write-workbook.ts';
import { checkRows, refuseErrors } from './check-rows.ts';
import { type KeptExport, subjectsOf } from './export-content.ts';
import type { ExportRow } from './export-row.ts';
import { exportSheet } from './export-sheet.ts';
import { type LoadedExport, loadExport, scopeOf, spanWords } from './load-export.ts';
import { type FileToRecord, recordExports } from './record-exports.ts';
import { verifyWorkbook } from './verify-workbook.ts';
import { type Checked, WORKING_TITLE, workingCopy } from './working-copy.ts';

/** A file may have so many rows (export rules §1); more are split by village, and a village into parts. */
const ROWS_A_FILE = 5000;

interface Part {
  /** 村, or 全镇 for all of them. */
  readonly area: string;
  readonly rows: readonly ExportRow[];
}

/** Writes a table, once its households have no errors left or as 核对稿; each file is read back before it counts. */
export const writeExport = (
  session: Session,
  input: Input<'export.write'>,
): Promise<Result<Output<'export.write'>>> =>
  asJob(session, input.job, (signal) => exported(session, input, signal));

async function exported(
  session: Session,
  { kind, working = false, job, ...span }: Input<'export.write'>,
  signal: AbortSignal,
): Promise<Result<Output<'export.write'>>> {
  const loaded = await loadExport(session, { kind, ...scopeOf(span) });
  const { rows, scope, definition } = loaded;
  if (rows.length === 0)
    return refuse('export-empty', `${spanWords(scope)}没有要填入“${definition.title}”的户或人。`);
  const level = working ? undefined : 'error';
  const result = await checkRows(session, { rows, definition, year: scope.year, job, level }, signal);
  if (!working && result.counts.error > 0) return refuseErrors(result);
  const checked = working ? await withNames(session, result.hits) : null;
  const parts = partsOf(loaded);
  const files: FileToRecord[] = [];
  for (const part of parts) {
    signal.throwIfAborted();
    if (job !== undefined) session.progress({ job, stage: '写入', done: files.length, total: parts.length });
    files.push(await writePart(session, loaded, part, checked));
  }
  signal.throwIfAborted();
  const title = working ? `${definition.title} 核对稿` : definition.title;
  return ok({
    files: await recordExports(session, { command: 'export.write', title, scope, working }, files),
  });
}

async function withNames(session: Session, findings: Checked['findings']): Promise<Checked> {
  const ids = [...new Set(findings.flatMap(({ memberId }) => (memberId === null ? [] : [memberId])))];
  const names = await namesOfMembers(reader(openArchiveOf(session)), ids);
  return { findings, nameOf: (id) => names.get(id) ?? null };
}

/** A table that fits is one file; else one for each village, and a village that does not fit is cut. */
export function partsOf({ rows, area }: Pick<LoadedExport, 'rows' | 'area'>): Part[] {
  if (rows.length <= ROWS_A_FILE) return [{ area, rows }];
  const byVillage = Map.groupBy(rows, ({ household }) => household.village ?? '未定村');
  return [...byVillage].flatMap(([village, own]): Part[] => {
    if (own.length <= ROWS_A_FILE) return [{ area: village, rows: own }];
    return Array.from({ length: Math.ceil(own.length / ROWS_A_FILE) }, (_, at) => ({
      area: `${village}（第${at + 1}份）`,
      rows: own.slice(at * ROWS_A_FILE, (at + 1) * ROWS_A_FILE),
    }));
  });
}

async function writePart(
  session: Session,
  { definition, scope, setting }: LoadedExport,
  { area, rows }: Part,
  checked: Checked | null,
): Promise<FileToRecord> {
  const sheet = exportSheet(definition, rows, setting);
  const sheets = checked === null ? [sheet] : workingCopy(sheet, definition, rows, ofRows(checked, rows));
  const bytes = await verified(sheets);
  const { township } = setting;
  const name = fileName({
    ...{ place: `${township.county}${township.name}${area}`, title: definition.title },
    ...{ span: scope.from === null ? String(scope.year) : `${scope.from}至${scope.to}` },
    ...{ day: today(session), working: checked !== null },
  });
  const content: KeptExport = { scope, sheets, subjects: subjectsOf(rows) };
  const households = new Set(rows.map(({ household }) => household.id)).size;
  const members = new Set(rows.flatMap(({ member }) => (member === null ? [] : [member.id]))).size;
  return { name, area, bytes, rows: rows.length, households, members, content };
}

const ofRows = ({ findings, nameOf }: Checked, rows: readonly ExportRow[]): Checked => {
  const own = new Set(rows.map(({ household }) => household.id));
  return { findings: findings.filter(({ householdId }) => own.has(householdId ?? 0)), nameOf };
};

/** A workbook that has been read back and is what was meant. */
export async function verified(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  const bytes = await writeWorkbook(...sheets);
  await verifyWorkbook(bytes, sheets);
  return bytes;
}

interface FileName {
  readonly place: string;
  readonly title: string;
  readonly span: string;
  readonly day: string;
  readonly working?: boolean;
}

/** {县}{乡镇}{村或全镇}_{表名}_{年度}_{yyyymmdd}.xlsx */
export const fileName = ({ place, title, span, day, working = false }: FileName): string => {
  const words = [fileWord(place), fileWord(title), fileWord(span), fileWord(day)];
  return `${[...words, ...(working ? [WORKING_TITLE] : [])].join('_')}.xlsx`;
};
