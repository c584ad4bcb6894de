import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { stepByStep } from '#db/steps.ts';
import type { ImportedFile } from '#contract/import.ts';
import type { StoredFile } from '../file-store.ts';
import { isTotalsRow } from '../sheets/find-header.ts';
import { openWorkbook, type OpenWorkbook } from '../sheets/read-table.ts';
import { SheetError } from '../sheets/sheet-error.ts';
import type { SheetRow } from '../sheets/sheet-row.ts';
import { targetName } from './column-targets.ts';
import type { ImportConversation, SourceState } from './conversation.ts';
import { emptyDraft, type ImportDraft } from './draft.ts';
import type { FileKindId } from './file-kinds.ts';
import { knowing, type Known } from './find-known.ts';
import type { FileContext } from './file-context.ts';
import { gatherRow } from './gather.ts';
import { householdFinder, type HouseholdFinder } from './household-key.ts';
import { breathing, tell, type ImportJob } from './import-job.ts';
import type { ColumnMap } from './map-columns.ts';
import { readRow, type CellIssue } from './read-row.ts';
import { openArchiveOf } from '../session.ts';

/** A row that was not taken, as it stood; kept as text so that a hundred thousand of them stay small. */
export interface RefusedRow {
  readonly row: number;
  /** The texts of its cells, as JSON. */
  readonly cells: string;
  readonly problems: readonly { readonly column: string; readonly reason: string }[];
}

/** One sheet as it was read: what is answered of it, and what was refused. */
export interface ReadSource {
  /** Its number in this import; null of a file that was not read. */
  readonly number: number | null;
  readonly answer: ImportedFile;
  readonly sha256: string;
  readonly sheet: string | null;
  /** The texts of the header rows. */
  readonly header: readonly (readonly string[])[];
  readonly refused: readonly RefusedRow[];
}

/** Everything that the files say. */
export interface ReadImport {
  readonly draft: ImportDraft;
  readonly sources: readonly ReadSource[];
  /** Whether some file claims to name all households, or all people, of the villages it speaks of. */
  readonly claims: { readonly households: boolean; readonly members: boolean };
}

const ISSUES_KEPT = 2000;
const NOT_RECOGNISED =
  '没有找到认识的表头。请确认选对了表，表头在前 20 行内；在窗口里导入时，可以自己指定表头行和各列。';

const FULL_LISTS: ReadonlySet<FileKindId> = new Set(['household-export', 'member-export', 'full-export']);

/** Reads every sheet that is taken into one draft; what cannot be read is said, and nothing is written. */
export async function readSources(
  conversation: ImportConversation,
  job: ImportJob,
): Promise<{ read: ReadImport; known: Known }> {
  const draft = emptyDraft();
  const breathe = breathing(job, '查看档案库');
  const known = await stepByStep(knowing(openArchiveOf(job.session).rawReading), () => breathe(0, null));
  const finder = householdFinder(known, draft);
  const read: (ReadSource | undefined)[] = [];
  const kinds = new Set<FileKindId>();
  for (const file of filesInOrder(conversation)) {
    const opened = conversation.opened.get(file.at);
    conversation.opened.delete(file.at);
    let workbook = opened?.workbook;
    const bytes = opened?.bytes ?? bytesOf(file.file);
    const sha256 = hashOf(bytes);
    try {
      for (const { source, number } of file.sources) {
        workbook ??= await openWorkbook({ name: file.file.name, bytes }, { signal: job.signal });
        const one = await readSheet({ draft, finder, source, number, workbook }, job);
        kinds.add(one.map.fileKind.id);
        read[number] = { ...one.read, sha256 };
      }
    } catch (error) {
      if (job.signal.aborted || !(error instanceof SheetError)) throw error;
      read[file.sources[0]?.number ?? 0] = { ...notRead(file.file.name, error.message), sha256 };
    } finally {
      workbook?.close();
    }
  }
  conversation.opened.clear();
  const full = [...kinds].filter((kind) => FULL_LISTS.has(kind));
  const claims = { households: full.length > 0, members: full.some((kind) => kind !== 'household-export') };
  return { read: { draft, sources: inOrder(conversation, read), claims }, known };
}

interface FileToRead {
  /** Its place among the files of the conversation. */
  readonly at: number;
  readonly file: StoredFile;
  readonly sources: readonly { readonly source: SourceState; readonly number: number }[];
}

/** Files with 户编号 come first: they tell the others which household a head's number stands for. */
function filesInOrder({ files, sources }: ImportConversation): FileToRead[] {
  const numbered = sources.map((source, number) => ({ source, number }));
  const list = files.map((file, at) => ({
    at,
    file,
    sources: numbered.filter(
      ({ source }) => source.file === at && source.answer.used && source.map !== undefined,
    ),
  }));
  const says = ({ sources: own }: FileToRead) => own.some(({ source }) => saysNumber(source.map));
  return [...list.filter(says), ...list.filter((f) => !says(f))].filter((f) => f.sources.length > 0);
}

const saysNumber = (map: ColumnMap | undefined): boolean =>
  map?.columns.some(({ target }) => target.kind === 'field' && target.field.name === 'household_no') ?? false;

const bytesOf = (file: StoredFile): Uint8Array =>
  file.kind === 'bytes' ? file.bytes : readFileSync(file.path);

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** In the order in which the files were chosen; a file of which no sheet is taken is answered for once. */
function inOrder(
  { files, sources }: ImportConversation,
  read: readonly (ReadSource | undefined)[],
): ReadSource[] {
  return files.flatMap((file, at) => {
    const own = sources.flatMap((source, number) => (source.file === at ? [{ source, number }] : []));
    const answered = own.flatMap(({ number }) => read[number] ?? []);
    if (answered.length > 0) return answered;
    const problem = own.find(({ source }) => source.answer.problem !== null)?.source.answer.problem;
    if (problem == null && own.some(({ source }) => source.map !== undefined)) return [];
    return [{ ...notRead(file.name, problem ?? NOT_RECOGNISED), sha256: hashOf(bytesOf(file)) }];
  });
}

const notRead = (file: string, problem: string): Omit<ReadSource, 'sha256'> => ({
  ...{ number: null, sheet: null, header: [], refused: [] },
  answer: {
    ...{ file, problem, kind: null, kindTitle: '未识别', year: null, rowsRead: 0, rowsAccepted: 0 },
    ...{ rowsRefused: 0, refusals: [], notices: [], unknownColumns: [], missingColumns: [] },
  },
});

interface SheetToRead {
  readonly draft: ImportDraft;
  readonly finder: HouseholdFinder;
  readonly source: SourceState;
  readonly number: number;
  readonly workbook: OpenWorkbook;
}

async function readSheet(
  { draft, finder, source, number, workbook }: SheetToRead,
  job: ImportJob,
): Promise<{ read: Omit<ReadSource, 'sha256'>; map: ColumnMap }> {
  const { map } = source;
  if (map === undefined) throw new Error('a source without columns is not read');
  const name = workbook.name;
  const refusals: CellIssue[] = [];
  const refused: RefusedRow[] = [];
  let accepted = 0;
  const file = fileContext(source, map, { number, name, finder });
  for await (const row of workbook.rows(source.sheet, {
    signal: job.signal,
    onProgress: (rows) => tell(job, `读取 ${name}`, rows, null),
  })) {
    if (row.number <= source.headerEnd || isTotalsRow(texts(row))) continue;
    const outcome = readRow(row, map, file.year);
    const problems = outcome.ok ? gathered(draft, outcome.row, file) : outcome.refusals;
    if (problems.length === 0) {
      accepted += 1;
      continue;
    }
    for (const problem of problems)
      if (refusals.length < ISSUES_KEPT) refusals.push({ ...problem, row: row.number });
    refused.push({
      row: row.number,
      cells: JSON.stringify(texts(row)),
      problems: problems.map(({ column, reason }) => ({ column, reason })),
    });
  }
  const answer: ImportedFile = {
    ...{ file: name, kind: map.fileKind.id, kindTitle: map.fileKind.title, problem: null },
    ...{ year: yearTold(source, map), rowsRead: accepted + refused.length, rowsAccepted: accepted },
    ...{
      rowsRefused: refused.length,
      refusals,
      notices: withoutRepetition(file.notices),
    },
    ...{ unknownColumns: [...map.unknown], missingColumns: [...map.missing] },
  };
  const header = source.head
    .filter(
      (r) => r.number <= source.headerEnd && r.number >= (source.answer.header?.row ?? source.headerEnd),
    )
    .map(texts);
  return { read: { answer, number, sheet: source.answer.sheet, header, refused }, map };
}

function fileContext(
  source: SourceState,
  map: ColumnMap,
  { number, name, finder }: { number: number; name: string; finder: HouseholdFinder },
): FileContext {
  return {
    ...{ kind: map.fileKind, source: number, file: name, year: source.year, isDated: source.isDated },
    ...{ seen: new Map(), finder },
    notices: source.repeated.map(({ header }) => ({
      ...{ row: source.headerEnd, column: header, value: '', reason: '表头重复，只取第一个同名列' },
    })),
    headerOf: (column) =>
      map.columns.find(({ target }) =>
        target.kind === 'field' ? target.field.name === column : targetName(target) === column,
      )?.header ?? column,
  };
}

/** Rows of these say their own days; a year of the file would mean nothing. */
const yearTold = ({ year, isDated }: SourceState, { fileKind }: ColumnMap): number | null =>
  fileKind.rowIs === 'comparison' || (fileKind.rowIs === 'pairing' && !isDated) ? null : year;

/** The same remark about the same value in many rows is one remark with a count. */
export function withoutRepetition(notices: readonly CellIssue[]): CellIssue[] {
  const each = [...Map.groupBy(notices, (n) => `${n.column} ${n.value} ${n.reason}`).values()].map((same) => {
    const [first] = same as [CellIssue, ...CellIssue[]];
    return same.length === 1 ? first : { ...first, reason: `${first.reason}（共 ${same.length} 行）` };
  });
  return each.slice(0, ISSUES_KEPT);
}

function gathered(draft: ImportDraft, row: Parameters<typeof gatherRow>[1], file: FileContext): CellIssue[] {
  const problem = gatherRow(draft, row, file);
  return problem === null ? [] : [{ row: row.number, ...problem }];
}

const texts = (row: SheetRow): string[] => row.cells.map((c) => (c === '' ? '' : c.text));
