import { readFileSync } from 'node:fs';
import type { Archive } from '#db/open-archive.ts';
import { type Answer, answersOf, hitBy } from '#db/comparison-hits.ts';
import { rowWriter } from '#db/row-access.ts';
import { verdictOf } from '#domain/comparison/verdicts.ts';
import { readDate } from '#domain/fields/written-value.ts';
import { idKey } from '#domain/identity/id-number.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, refuse, type Result } from '#contract/result.ts';
import { act, openArchiveOf, type Session, today } from '../session.ts';
import { normaliseHeader } from '../sheets/normalise-header.ts';
import { readTable } from '../sheets/read-table.ts';
import { SheetError } from '../sheets/sheet-error.ts';
import type { SheetRow } from '../sheets/sheet-row.ts';
import { faultsOf, writeAnswer } from './answer.ts';
import { COLUMNS } from './verify-sheets.ts';

type Column = keyof typeof COLUMNS;
/** A filled row, by the columns of the 核实单. */
type Line = { readonly row: number } & Partial<Record<Column, string>>;

const HEADER_ROWS = 20;
const MOST_PROBLEMS = 200;

/** Reads a filled 核实单 and keeps its answers as one act. Blank never overwrites; a line that cannot be told is named. */
export async function readAnswers(
  session: Session,
  { fileId }: Input<'comparison.readAnswers'>,
): Promise<Result<Output<'comparison.readAnswers'>>> {
  const raw = openArchiveOf(session).rawReading;
  const file = session.files.get(fileId);
  if (file === undefined || (file.kind === 'bytes' && file.filled !== file.size)) return notFound('核实单');
  const bytes = file.kind === 'bytes' ? file.bytes : readFileSync(file.path);
  let lines: Line[] | null;
  try {
    lines = await linesOf({ name: file.name, bytes });
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    return refuse('unreadable-file', error.message);
  } finally {
    session.files.drop(fileId);
  }
  if (lines === null)
    return refuse(
      'not-a-sheet',
      '这不是填好的核实单：没有找到“核实结论”这一列。请用本程序打印的核实单填写。',
    );
  const { answers, blank, unchanged, problems } = judged(raw, lines, today(session));
  const done = await act(
    session,
    { command: 'comparison.readAnswers', title: `读入核实单：${answers.size} 条核实结论` },
    async (scope) => {
      const writer = rowWriter(scope.raw);
      for (const [id, answer] of answers) writeAnswer(writer, id, answer);
    },
  );
  return ok({
    change: done.change,
    ...{ answered: answers.size, unchanged, blank, problems: problems.slice(0, MOST_PROBLEMS) },
  });
}

/** The rows under the headers of a 核实单; null when it is none. */
async function linesOf(source: { name: string; bytes: Uint8Array }): Promise<Line[] | null> {
  const names = new Map(
    Object.entries(COLUMNS).map(([key, { header }]) => [normaliseHeader(header), key as Column]),
  );
  let columns: (Column | undefined)[] | null = null;
  const lines: Line[] = [];
  for await (const row of readTable(source)) {
    if (columns !== null) lines.push(lineOf(row, columns));
    else {
      const found = row.cells.map((cell) => names.get(cell === '' ? '' : normaliseHeader(cell.text)));
      if (found.includes('verdict')) columns = found;
      else if (row.number > HEADER_ROWS) return null;
    }
  }
  return columns === null ? null : lines;
}

function lineOf({ number, cells }: SheetRow, columns: readonly (Column | undefined)[]): Line {
  const line: Record<string, string> = {};
  for (const [at, cell] of cells.entries()) {
    const column = columns[at];
    if (column !== undefined && cell !== '' && cell.text.trim() !== '') line[column] = cell.text.trim();
  }
  return { ...line, row: number };
}

interface JudgedLines {
  readonly answers: Map<number, Answer>;
  readonly problems: { row: number; message: string }[];
  blank: number;
  unchanged: number;
}

function judged(raw: Archive['raw'], lines: readonly Line[], now: string): JudgedLines {
  const named = answersOf(
    raw,
    lines.map(({ id }) => Number(id)).filter((id) => Number.isInteger(id)),
  );
  const found: JudgedLines = { answers: new Map(), problems: [], blank: 0, unchanged: 0 };
  const wrong = (row: number, message: string) => void found.problems.push({ row, message });
  for (const line of lines) {
    if (line.verdict === undefined) {
      found.blank += 1;
      continue;
    }
    const verdict = verdictOf(line.verdict);
    const id = hitOf(raw, line, named);
    if (verdict === null) wrong(line.row, '核实结论请填：属实、说明后保留或信息错误');
    else if (id === null) wrong(line.row, '对不上哪一条疑似问题：证件号码、部门和疑似问题请不要改动');
    else {
      const before = answersOf(raw, [id]).get(id);
      const given = { ...filled(line, before, now), verdict };
      const [fault] = faultsOf(given, now);
      if (typeof line.verifiedOn === 'string' && readDate(line.verifiedOn) === undefined)
        wrong(line.row, '核实日期不是有效日期，请写成 2025-03-01 这样');
      else if (fault !== undefined) wrong(line.row, fault.message);
      else if (before !== undefined && isSame(before, given)) found.unchanged += 1;
      else found.answers.set(id, given);
    }
  }
  return found;
}

/** By the hidden number where it is still that line's, else by whom and what it speaks of. */
function hitOf(raw: Archive['raw'], line: Line, named: ReturnType<typeof answersOf>): number | null {
  const key = idKey(line.idNumber ?? '');
  const { department = '', suspicion = '' } = line;
  const byId = named.get(Number(line.id));
  const isIts =
    byId !== undefined &&
    (key === null || byId.idKey === key) &&
    (suspicion === '' || byId.suspicion.trim() === suspicion);
  if (isIts) return Number(line.id);
  return key === null ? null : hitBy(raw, { idKey: key, department, suspicion });
}

const filled = (line: Line, before: Answer | undefined, now: string): Omit<Answer, 'verdict'> => ({
  answer: line.answer ?? before?.answer ?? null,
  evidence: line.evidence ?? before?.evidence ?? null,
  verifiedBy: line.verifiedBy ?? before?.verifiedBy ?? null,
  verifiedOn: readDate(line.verifiedOn ?? '') ?? before?.verifiedOn ?? now,
});

const isSame = (a: Answer, b: Answer): boolean =>
  (['verdict', 'answer', 'evidence', 'verifiedBy', 'verifiedOn'] as const).every((key) => a[key] === b[key]);
