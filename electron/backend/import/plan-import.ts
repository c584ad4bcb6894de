import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { idKey } from '#domain/identity/id-number.ts';
import { closedYears, watchingYears } from '#db/closed-years.ts';
import { insertImportBatch } from '#db/import-batches.ts';
import { rowWriter } from '#db/row-access.ts';
import type { Output } from '#contract/channels.ts';
import type { ImportedFile } from '#contract/import.ts';
import { act, closedYear, openArchiveOf, type Session } from '../session.ts';
import { findHeader, isTotalsRow } from '../sheets/find-header.ts';
import { openWorkbook, type OpenWorkbook } from '../sheets/read-table.ts';
import { SheetError } from '../sheets/sheet-error.ts';
import type { SheetRow } from '../sheets/sheet-row.ts';
import type { StoredFile } from '../file-store.ts';
import { emptyDraft, type ImportDraft } from './draft.ts';
import { householdNosByHead, householdNosByPerson, loadExisting } from './existing.ts';
import { gatherRow, type FileContext } from './gather.ts';
import { isKnownHeader, mapColumns, type ColumnMap } from './map-columns.ts';
import { readRow, type CellIssue } from './read-row.ts';
import { dryWriter, settle, type Settled } from './settle.ts';

type ImportAnswer = Output<'import.commit'>;

interface ReadFile {
  readonly answer: ImportedFile;
  readonly sha256: string;
}

/** A read and compared import that waits for the clerk's yes. */
export interface PlannedImport {
  readonly draft: ImportDraft;
  readonly files: readonly ReadFile[];
  /** Closed years that it would alter, as far as the preview has seen. */
  readonly closedYears?: readonly number[];
}

/** To which household the archive gives heads and persons, by number. */
interface Known {
  readonly heads: ReadonlyMap<string, string | null>;
  readonly persons: ReadonlyMap<string, string>;
}

const ISSUES_KEPT = 2000;
const HEADER_ROWS = 20;

export interface ImportJob {
  readonly session: Session;
  readonly job: string | undefined;
  readonly signal: AbortSignal;
}

/** Reads every file into one draft; what cannot be read is said, and nothing is written. */
export async function readFiles(
  files: readonly StoredFile[],
  year: number | undefined,
  job: ImportJob,
): Promise<PlannedImport> {
  const draft = emptyDraft();
  const raw = openArchiveOf(job.session).rawReading;
  const known: Known = { heads: householdNosByHead(raw, idKey), persons: householdNosByPerson(raw) };
  const read: ReadFile[] = [];
  for (const file of files) {
    const bytes = file.kind === 'bytes' ? file.bytes : readFileSync(file.path);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    for (const answer of await readFile(draft, file.name, bytes, year, known, job))
      read.push({ answer, sha256 });
  }
  return { draft, files: read };
}

async function readFile(
  draft: ImportDraft,
  name: string,
  bytes: Uint8Array,
  year: number | undefined,
  known: Known,
  job: ImportJob,
): Promise<ImportedFile[]> {
  let workbook: OpenWorkbook | undefined;
  try {
    workbook = await openWorkbook({ name, bytes }, { signal: job.signal });
    const answers: ImportedFile[] = [];
    for (const [index, sheet] of workbook.sheets.entries()) {
      if (sheet.hidden) continue;
      const answer = await readSheet(draft, workbook, index, name, year, known, job);
      if (answer.kind !== null || workbook.sheets.length === 1) answers.push(answer);
    }
    return answers.length > 0 ? answers : [unread(name, NOT_RECOGNISED)];
  } catch (error) {
    if (job.signal.aborted || !(error instanceof SheetError)) throw error;
    return [unread(name, error.message)];
  } finally {
    workbook?.close();
  }
}

const NOT_RECOGNISED =
  '没有找到认识的表头。请确认是国家系统导出的表或部门比对结果，表头在前 20 行内，没有改动列名。';

const unread = (file: string, problem: string): ImportedFile => ({
  file,
  kind: null,
  kindTitle: '未识别',
  year: null,
  problem,
  rowsRead: 0,
  rowsAccepted: 0,
  rowsRefused: 0,
  refusals: [],
  notices: [],
  unknownColumns: [],
  missingColumns: [],
});

async function readSheet(
  draft: ImportDraft,
  workbook: OpenWorkbook,
  index: number,
  name: string,
  wantedYear: number | undefined,
  known: Known,
  job: ImportJob,
): Promise<ImportedFile> {
  const head: SheetRow[] = [];
  const refusals: CellIssue[] = [];
  const notices: CellIssue[] = [];
  let map: ColumnMap | undefined;
  let file: FileContext | undefined;
  let answer = unread(name, NOT_RECOGNISED);
  let refused = 0;
  let accepted = 0;
  const take = (row: SheetRow) => {
    if (map === undefined || file === undefined || isTotalsRow(texts(row))) return;
    const outcome = readRow(row, map, file.year);
    const problems = outcome.ok ? gathered(draft, outcome.row, file) : outcome.refusals;
    if (problems.length === 0) accepted += 1;
    else {
      refused += 1;
      refusals.push(...problems.map((p) => ({ ...p, row: row.number })));
    }
  };
  const begin = () => {
    const found = findHeader(head.map(texts), isKnownHeader);
    map = found === undefined ? undefined : mapColumns(found);
    if (found === undefined || map === undefined) return;
    const { columns } = map;
    const headRow = head[found.index];
    for (const r of found.repeated) {
      notices.push({
        row: headRow?.number ?? 1,
        column: r.header,
        value: '',
        reason: '表头重复，只取第一个同名列',
      });
    }
    const saidYear = wantedYear ?? yearIn(head.slice(0, found.index).flatMap(texts)) ?? yearIn([name]);
    const fileYear = saidYear ?? job.session.now().getFullYear();
    file = {
      kind: map.fileKind,
      year: fileYear,
      isDated: saidYear !== undefined,
      seenHouseholds: new Set(),
      seenPersons: new Map(),
      notices,
      householdNoOfHead: (key) => known.heads.get(key) ?? undefined,
      householdNoOfPerson: (personNo) => known.persons.get(personNo),
      headerOf: (column) =>
        columns.find((c) => c.target.kind === 'field' && c.target.field.name === column)?.header ?? column,
    };
    answer = {
      ...answer,
      kind: map.fileKind.id,
      kindTitle: map.fileKind.title,
      year:
        map.fileKind.rowIs === 'comparison' || (map.fileKind.rowIs === 'pairing' && saidYear === undefined)
          ? null
          : fileYear,
      problem: null,
      unknownColumns: [...map.unknown],
      missingColumns: [...map.missing],
    };
    head.slice(found.index + 1).forEach(take);
  };
  let begun = false;
  for await (const row of workbook.rows(index, {
    signal: job.signal,
    onProgress: (rows) => tell(job, `读取 ${name}`, rows, null),
  })) {
    if (begun) {
      take(row);
      continue;
    }
    head.push(row);
    if (head.length < HEADER_ROWS) continue;
    begin();
    begun = true;
    if (map === undefined) break;
  }
  if (!begun) begin();
  return {
    ...answer,
    rowsRead: accepted + refused,
    rowsAccepted: accepted,
    rowsRefused: refused,
    refusals: refusals.slice(0, ISSUES_KEPT),
    notices: withoutRepetition(notices).slice(0, ISSUES_KEPT),
  };
}

/** The same remark about the same value in many rows is one remark with a count. */
function withoutRepetition(notices: readonly CellIssue[]): CellIssue[] {
  return [...Map.groupBy(notices, (n) => `${n.column} ${n.value} ${n.reason}`).values()].map((same) => {
    const [first] = same as [CellIssue, ...CellIssue[]];
    return same.length === 1 ? first : { ...first, reason: `${first.reason}（共 ${same.length} 行）` };
  });
}

function gathered(draft: ImportDraft, row: Parameters<typeof gatherRow>[1], file: FileContext): CellIssue[] {
  const problem = gatherRow(draft, row, file);
  return problem === null ? [] : [{ row: row.number, ...problem }];
}

const texts = (row: SheetRow): string[] => row.cells.map((c) => (c === '' ? '' : c.text));

/** The first year that a banner or a file name speaks of: 20251202, 2025-12-02, 2021年. */
function yearIn(written: readonly string[]): number | undefined {
  for (const text of written) {
    const match = /(?<!\d)(20[0-4]\d)(?=\d{4}(?!\d)|\d{2}(?!\d)|[-./年_\s）)]|(?!\d))/.exec(text);
    if (match !== null) return Number(match[1]);
  }
  return undefined;
}

function tell({ session, job }: ImportJob, stage: string, done: number, total: number | null): void {
  if (job !== undefined) session.progress({ job, stage, done, total });
}

const breathing = (job: ImportJob, stage: string) => async (done: number, total: number) => {
  tell(job, stage, done, total);
  await new Promise((resolve) => setImmediate(resolve));
  job.signal.throwIfAborted();
};

const answerOf = (
  plan: PlannedImport,
  settled: Settled,
  { change, closedYears }: { change: number | null; closedYears: number[] },
): ImportAnswer => ({
  files: plan.files.map((f) => f.answer),
  households: settled.households,
  members: settled.members,
  closedYears,
  change,
});

/** What an import would do, counted by doing it into thin air. */
export async function previewImport(plan: PlannedImport, job: ImportJob): Promise<ImportAnswer> {
  const raw = openArchiveOf(job.session).rawReading;
  const watched = watchingYears(dryWriter(), raw);
  const settled = await settle(plan.draft, loadExisting(raw), watched.writer, breathing(job, '比对'));
  const closed = closedYears(raw).map((c) => c.year);
  const touched = closed.filter((year) => watched.years.has(year)).toSorted((a, b) => a - b);
  return answerOf(plan, settled, { change: null, closedYears: touched });
}

/** Writes a planned import as one change; the same files again change nothing. A closed year wants a reason. */
export async function commitImport(
  plan: PlannedImport,
  job: ImportJob,
  reason?: string,
): Promise<ImportAnswer> {
  const [closed] = plan.closedYears ?? [];
  if (closed !== undefined && (reason ?? '') === '') throw closedYear(closed);
  const names = plan.files.map((f) => f.answer.file);
  const title = `导入 ${names.length === 1 ? (names[0] ?? '') : `${names.length} 个文件`}`;
  const done = await act(
    job.session,
    { command: 'import.commit', title, reason },
    async ({ trx, raw, changeId }) => {
      const settled = await settle(plan.draft, loadExisting(raw), rowWriter(raw), breathing(job, '写入'));
      const sum = (of: (f: ImportedFile) => number) => plan.files.reduce((n, f) => n + of(f.answer), 0);
      const batch = {
        change_id: changeId,
        at: job.session.now().toISOString(),
        rows_read: sum((f) => f.rowsRead),
        rows_accepted: sum((f) => f.rowsAccepted),
        rows_refused: sum((f) => f.rowsRefused),
      };
      const files = plan.files.map(({ answer: f, sha256 }) => ({
        name: f.file,
        sha256,
        kind: f.kind ?? 'unknown',
        year: f.year,
        rows_read: f.rowsRead,
        rows_accepted: f.rowsAccepted,
        rows_refused: f.rowsRefused,
      }));
      await insertImportBatch(trx, batch, files);
      return settled;
    },
  );
  return answerOf(plan, done.value, { change: done.change, closedYears: [...(plan.closedYears ?? [])] });
}
