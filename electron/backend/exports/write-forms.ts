import { householdsForForms, loadForms } from '#db/export-forms.ts';
import { reader } from '#db/write.ts';
import { lastDayToTell } from '#domain/household/present-on.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, refuse, type Result } from '#contract/result.ts';
import { involve } from '../access/involve.ts';
import { townshipOf } from '../documents/target.ts';
import { asJob, openArchiveOf, type Session, today } from '../session.ts';
import { writeZip } from '../sheets/write-zip.ts';
import type { SheetToWrite } from '../sheets/write-workbook.ts';
import { formSheets, type FormSetting } from './form-sheets.ts';
import { areaOf } from './load-export.ts';
import { type FileToRecord, recordExports } from './record-exports.ts';
import { fileName, verified } from './write-export.ts';

type Listed = Awaited<ReturnType<typeof householdsForForms>>[number];

const TITLE = '采集表数据';
const CHUNK = 500;

/** What the collection forms of the year say, as workbooks that our own importer takes. */
export const writeForms = (
  session: Session,
  input: Input<'export.forms'>,
): Promise<Result<Output<'export.forms'>>> =>
  asJob(session, input.job, (signal) => written(session, input, signal));

async function written(
  session: Session,
  { year, householdIds, villageId, per, job }: Input<'export.forms'>,
  signal: AbortSignal,
): Promise<Result<Output<'export.forms'>>> {
  const db = reader(openArchiveOf(session));
  const area = await areaOf(db, villageId ?? null);
  const day = lastDayToTell(year, today(session));
  const setting = { year, day, township: await townshipOf(db) };
  const there = await householdsForForms(db, { day, villageId: villageId ?? null });
  const wanted = householdIds === undefined ? null : new Set(householdIds);
  const households = wanted === null ? there : there.filter(({ id }) => wanted.has(id));
  if (households.length === 0) return refuse('export-empty', '没有要导出的户。请先选好村或户再导出。');
  const place = (name: string) => `${setting.township.county}${setting.township.name}${name}`;
  const named = (name: string) =>
    fileName({ place: place(name), title: TITLE, span: String(year), day: today(session) });
  const groups = groupsOf(households, per);
  const files: FileToRecord[] = [];
  for (const [name, own] of groups) {
    signal.throwIfAborted();
    if (job !== undefined) session.progress({ job, stage: '写入', done: files.length, total: groups.length });
    files.push({ name: named(name), area: name, ...(await writeOne(session, own, setting, signal)) });
  }
  const sent = per === 'household' && files.length > 1 ? [await zipped(files, area, named)] : files;
  const scope = { kind: 'forms', year, from: null, to: null, villageId: villageId ?? null };
  return ok({ files: await recordExports(session, { command: 'export.forms', title: TITLE, scope }, sent) });
}

/** By village, or one by one under the village's name and the household's number in the file. */
function groupsOf(households: readonly Listed[], per: 'household' | 'village'): [string, Listed[]][] {
  if (per === 'village')
    return [...Map.groupBy(households, ({ village }) => village ?? '未定村')].map(([name, own]) => [
      name,
      own,
    ]);
  return households.map((household) => [
    `${household.village ?? '未定村'}${household.household_no ?? `未编号${household.id}`}`,
    [household],
  ]);
}

async function writeOne(
  session: Session,
  own: readonly Listed[],
  setting: FormSetting,
  signal: AbortSignal,
): Promise<Omit<FileToRecord, 'name' | 'area'>> {
  const db = reader(openArchiveOf(session));
  const sheets = new Map<string, SheetToWrite & { readonly rows: SheetToWrite['rows'][number][] }>();
  for (let at = 0; at < own.length; at += CHUNK) {
    signal.throwIfAborted();
    const householdIds = own.slice(at, at + CHUNK).map(({ id }) => id);
    involve(householdIds);
    const rows = await loadForms(db, { householdIds, ...setting });
    for (const sheet of formSheets(rows, setting)) {
      const known = sheets.get(sheet.name) ?? { ...sheet, rows: [] };
      for (const row of sheet.rows) known.rows.push(row);
      sheets.set(sheet.name, known);
    }
  }
  const bytes = await verified([...sheets.values()]);
  const members = sheets.get('家庭成员')?.rows.length ?? 0;
  const rows = [...sheets.values()].reduce((sum, sheet) => sum + sheet.rows.length, 0);
  return { bytes, rows, households: own.length, members, content: null };
}

/** Two numbers may differ only by what no file name takes; who unpacks would keep one of the two. */
function eachOnce(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : name.replace(/\.xlsx$/, ` (${count}).xlsx`);
  });
}

/** Hundreds of workbooks are handed over as one file. */
async function zipped(
  files: readonly FileToRecord[],
  area: string,
  named: (area: string) => string,
): Promise<FileToRecord> {
  const sum = (of: (file: FileToRecord) => number) => files.reduce((total, file) => total + of(file), 0);
  const names = eachOnce(files.map(({ name }) => name));
  return {
    name: named(area).replace(/xlsx$/, 'zip'),
    area,
    bytes: await writeZip(files.map(({ bytes }, at) => ({ name: names[at] ?? '', content: bytes }))),
    ...{ rows: sum(({ rows }) => rows), households: files.length, members: sum(({ members }) => members) },
    content: null,
  };
}
