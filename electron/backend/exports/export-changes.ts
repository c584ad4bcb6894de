import { exportsOfChange, findExport, findExportContent, type ExportRecord } from '#db/exports.ts';
import { reader } from '#db/write.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, refuse, type Result } from '#contract/result.ts';
import { openArchiveOf, Refusal, type Session } from '../session.ts';
import type { SheetToWrite, SheetValue } from '../sheets/write-workbook.ts';
import { type KeptExport, type RowSubject, subjectsOf, unpackContent } from './export-content.ts';
import { exportSheet } from './export-sheet.ts';
import { loadExport } from './load-export.ts';

type Changed = Output<'export.changes'>['rows'][number];

interface Line {
  readonly subject: RowSubject;
  readonly values: ReadonlyMap<string, string>;
}

const MOST_ROWS = 2000;

/** What the same question answers now, row by row beside what was sent; all files of the export together. */
export async function exportChanges(
  session: Session,
  { id }: Input<'export.changes'>,
): Promise<Result<Output<'export.changes'>>> {
  const db = reader(openArchiveOf(session));
  const asked = await foundExport(session, id);
  const files = await exportsOfChange(db, asked.change_id);
  const kept: KeptExport[] = [];
  for (const file of files) kept.push(await keptOf(session, file));
  const scope = kept[0]?.scope;
  if (scope === undefined) return refuse('export-not-kept', NOT_KEPT);
  const before = kept.flatMap(({ sheets: [sheet], subjects }) => linesOf(sheet, subjects));
  const { definition, rows, setting } = await loadExport(session, scope);
  const now = linesOf(exportSheet(definition, rows, setting), subjectsOf(rows));
  const found = compared(before, now);
  const count = (change: Changed['change']) => found.filter((row) => row.change === change).length;
  return ok({
    ...{ files: files.map(({ file }) => file), before: before.length, now: now.length },
    ...{ added: count('added'), gone: count('gone'), changed: count('changed') },
    rows: found.slice(0, MOST_ROWS),
  });
}

const NOT_KEPT = '这次导出没有留底，不能对比，也不能再存。';

export async function foundExport(session: Session, id: number): Promise<ExportRecord> {
  const found = await findExport(reader(openArchiveOf(session)), id);
  if (found === undefined) throw new Refusal({ code: 'not-found', what: '这次导出' });
  return found;
}

export async function keptOf(session: Session, { id }: ExportRecord): Promise<KeptExport> {
  const content = await findExportContent(reader(openArchiveOf(session)), id);
  if (content === undefined) throw new Refusal({ code: 'rule', rule: 'export-not-kept', message: NOT_KEPT });
  return unpackContent(content);
}

function linesOf(sheet: SheetToWrite | undefined, subjects: readonly RowSubject[]): Line[] {
  const headers = (sheet?.columns ?? []).map(({ header }) => header);
  return subjects.map((subject, at) => ({
    subject,
    values: new Map(headers.map((header, column) => [header, shown(sheet?.rows[at]?.[column])])),
  }));
}

const shown = (value: SheetValue | undefined): string =>
  value === null || value === undefined ? '' : String(value);

/** By the rows of the archive behind them; what came into the archive anew by 户编号 and 证件号码. */
function compared(before: readonly Line[], now: readonly Line[]): Changed[] {
  const pairs = pairsOf(before, now);
  const rows: Changed[] = [];
  const seen = new Set<Line>();
  for (const line of before) {
    const other = pairs.get(line);
    if (other === undefined) {
      rows.push(told('gone', line, []));
      continue;
    }
    seen.add(other);
    const cells = differences(line, other);
    if (cells.length > 0) rows.push(told('changed', other, cells));
  }
  for (const line of now) if (!seen.has(line)) rows.push(told('added', line, []));
  return rows;
}

function pairsOf(before: readonly Line[], now: readonly Line[]): ReadonlyMap<Line, Line> {
  const pairs = new Map<Line, Line>();
  const free = new Set(now);
  for (const keyOf of [keyOfRows, keyOfNumbers]) {
    const byKey = new Map<string, Line>();
    for (const line of free) {
      const key = keyOf(line);
      if (key !== null && !byKey.has(key)) byKey.set(key, line);
    }
    for (const line of before) {
      const key = pairs.has(line) ? null : keyOf(line);
      const other = key === null ? undefined : byKey.get(key);
      if (other === undefined || !free.delete(other)) continue;
      pairs.set(line, other);
    }
  }
  return pairs;
}

const keyOfRows = ({ subject }: Line): string => subject.key;
const keyOfNumbers = ({ subject: { householdNo, idNumber } }: Line): string | null =>
  householdNo === null || idNumber === null ? null : `${householdNo} ${idNumber}`;

/** Of columns that both have: 错误说明 of a 核对稿 is none of the table's. */
function differences(before: Line, now: Line): Changed['cells'] {
  return [...now.values].flatMap(([header, after]) => {
    const was = before.values.get(header);
    return was === undefined || was === after ? [] : [{ header, before: was, after }];
  });
}

const told = (change: Changed['change'], { subject }: Line, cells: Changed['cells']): Changed => ({
  ...{ change, householdId: subject.householdId, householdNo: subject.householdNo, name: subject.name },
  cells,
});
