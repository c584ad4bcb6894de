import { createHash } from 'node:crypto';
import { insertExport } from '#db/exports.ts';
import { reader } from '#db/write.ts';
import type { ExportDefinition } from '#domain/exports/export-definition.ts';
import type { PolicyPack } from '#domain/policy/pack-schema.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, refuse, type Result } from '#contract/result.ts';
import { runCheck } from '../check-run.ts';
import { fileWord } from '../documents/file-word.ts';
import { townshipOf } from '../documents/target.ts';
import { packOfYear } from '../packs/library.ts';
import { act, asJob, openArchiveOf, type Session, today } from '../session.ts';
import { writeWorkbook, type SheetValue } from '../sheets/write-workbook.ts';
import { cellValue, type ExportSetting, sheetKindOf } from './cell-value.ts';
import { type ExportKind, type ExportRow, isExportKind, rowsOf } from './export-rows.ts';
import { verifyWorkbook } from './verify-workbook.ts';

/** A file may have so many rows (export rules §1); more are split by village. */
const ROWS_A_FILE = 5000;

interface Part {
  /** 村, or 全镇 for all of them. */
  readonly area: string;
  readonly rows: readonly ExportRow[];
}

interface Written {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly rows: number;
  readonly sha256: string;
}

/** Writes a table of the year, once its households have no errors left; each file is read back before it counts. */
export const writeExport = (
  session: Session,
  input: Input<'export.write'>,
): Promise<Result<Output<'export.write'>>> =>
  asJob(session, input.job, (signal) => exported(session, input, signal));

async function exported(
  session: Session,
  { kind, year, job }: Input<'export.write'>,
  signal: AbortSignal,
): Promise<Result<Output<'export.write'>>> {
  const db = reader(openArchiveOf(session));
  const pack = await packOfYear(db, year);
  const definition = pack?.exports[kind];
  if (definition === undefined || !isExportKind(kind)) return refuse('no-export', noSheet(year, kind, pack));
  const setting = { township: await townshipOf(db), year };
  const rows = await rowsOf(db, kind, { year, today: today(session) });
  if (rows.length === 0) return refuse('export-empty', `${year} 年没有要填入“${definition.title}”的户或人。`);
  const checked = await checkRows(session, { rows, year, job }, signal);
  if (!checked.ok) return checked;
  const day = today(session).replaceAll('-', '');
  const written: Written[] = [];
  for (const part of partsOf(rows)) {
    signal.throwIfAborted();
    written.push(await writePart(definition, part, { ...setting, day }));
    if (job !== undefined) session.progress({ job, stage: '写入', done: written.length, total: null });
  }
  signal.throwIfAborted();
  await record(session, { kind, year, title: definition.title }, written);
  const files = written.map(({ name, bytes, rows: count, sha256 }) => ({
    ...session.outputs.put(name, bytes),
    kind,
    rows: count,
    sha256,
  }));
  return ok({ files });
}

const noSheet = (year: number, kind: string, pack: PolicyPack | undefined): string =>
  noSheets(year, pack) ?? `${year} 年没有编号 ${kind.slice(0, 10)} 的表，请核对。`;

/** Why nothing can be exported of a year; null when something can. */
export function noSheets(year: number, pack: PolicyPack | undefined): string | null {
  if (pack === undefined) return `${year} 年没有政策包，不能导出，请核对年度。`;
  if (Object.keys(pack.exports).length > 0) return null;
  return `${year} 年用“${pack.title}”政策包，其中没有带上报表样，不能导出。请换一个年度，或载入带表样的政策包。`;
}

/** Errors of the households in the table stop it: the national system would not take them either. */
async function checkRows(
  session: Session,
  { rows, year, job }: { rows: readonly ExportRow[]; year: number; job: string | undefined },
  signal: AbortSignal,
): Promise<Result<null>> {
  const householdIds = [...new Set(rows.map(({ household }) => household.id))];
  const { hits: findings, counts } = await runCheck(
    session,
    { year, householdIds, level: 'error' },
    signal,
    (done, total) => {
      if (job !== undefined) session.progress({ job, stage: '核查', done, total });
    },
  );
  if (findings.length === 0) return ok(null);
  const households = new Set(findings.map(({ householdId }) => householdId)).size;
  const message = `有 ${households} 户共 ${counts.error} 处错误，没有导出。请先在“数据核查”里改正这些错误，再导出。`;
  return refuse(
    'export-findings',
    message,
    findings.map(({ rule, level, householdId, householdNo, memberId, field, message }) => ({
      rule,
      level,
      householdId,
      householdNo,
      memberId,
      field,
      message,
    })),
  );
}

function partsOf(rows: readonly ExportRow[]): Part[] {
  if (rows.length <= ROWS_A_FILE) return [{ area: '全镇', rows }];
  const byVillage = Map.groupBy(rows, ({ household }) => household.village ?? '未定村');
  return [...byVillage].map(([area, own]) => ({ area, rows: own }));
}

async function writePart(
  definition: ExportDefinition,
  { area, rows }: Part,
  setting: ExportSetting & { readonly day: string },
): Promise<Written> {
  const { title, note, columns } = definition;
  const { township, year, day } = setting;
  const values = rows.map((row): SheetValue[] => columns.map((column) => cellValue(column, row, setting)));
  const sheet = {
    title,
    note,
    name: title,
    columns: columns.map((column) => ({
      header: column.header,
      kind: sheetKindOf(column),
      width: widthOf(column.header),
    })),
    rows: values,
  };
  const bytes = await writeWorkbook(sheet);
  await verifyWorkbook(bytes, [sheet]);
  const place = fileWord(`${township.county}${township.name}${area}`);
  return {
    name: `${[place, fileWord(title), String(year), day].join('_')}.xlsx`,
    bytes,
    rows: rows.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

const widthOf = (header: string): number =>
  /号码|编号|电话/u.test(header) ? 22 : Math.min(24, Math.max(10, header.length * 2));

async function record(
  session: Session,
  { kind, year, title }: { kind: ExportKind; year: number; title: string },
  written: readonly Written[],
): Promise<void> {
  const rows = written.reduce((sum, file) => sum + file.rows, 0);
  const head = { command: 'export.write', title: `导出“${title}”：${year} 年 ${rows} 行` };
  await act(session, head, async ({ trx, changeId, keep }) => {
    keep();
    for (const file of written) {
      await insertExport(trx, {
        change_id: changeId,
        ...{ kind, title, year, file: file.name, rows: file.rows, sha256: file.sha256 },
        at: session.now().toISOString(),
      });
    }
  });
}
