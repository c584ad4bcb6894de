import type { DocumentTarget } from '#contract/document.ts';
import type { Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import type { AppError } from '#contract/app-error.ts';
import type { Arguments } from './cli-arguments.ts';
import { findDocument, findExportKinds, findVillage } from './cli-find.ts';
import { done, refused, type Outcome } from './cli-outcome.ts';
import { table } from './cli-table.ts';
import { withArchive, yearOf, type Command, type Terminal } from './cli-terminal.ts';
import { writeOutput } from './write-output.ts';

export const print: Command = withArchive(async (terminal, args, state) => {
  const year = yearOf(args, state);
  const document = await findDocument(terminal, args.words[0] ?? '');
  if (!document.ok) return refused(document.error);
  const target = await findTarget(terminal, args, year);
  if (!target.ok) return refused(target.error);
  const { id, papers } = document.value;
  const paper = args.paper === 'A3' || args.paper === 'A4' ? args.paper : papers.includes('A4') ? 'A4' : 'A3';
  const printed = await terminal.ask('document.print', { document: id, target: target.value, year, paper });
  if (!printed.ok) return refused(printed.error);
  const { pages, missing } = printed.value;
  if (missing.length > 0) terminal.note(`未能填写：${missing.join('、')}`);
  const path = await writeOutput(terminal, printed.value, terminal.path(args.out ?? ''));
  if (!path.ok) return refused(path.error);
  return done({ files: [{ document: id, path: path.value, pages }] }, `已打印 ${pages} 页：${path.value}`);
});

async function findTarget(
  terminal: Terminal,
  args: Arguments,
  year: number,
): Promise<Result<DocumentTarget>> {
  if (args.procedure !== undefined) return ok({ procedureId: Number(args.procedure) });
  if (args.village !== undefined) {
    const village = await findVillage(terminal, args.village);
    return village.ok ? ok({ villageId: village.value }) : village;
  }
  const household = await terminal.ask('household.get', { householdNo: args.household ?? '', year });
  return household.ok ? ok({ householdId: household.value.id }) : household;
}

type ExportedFile = Output<'export.write'>['files'][number];

/** All or nothing: files are written only when every kind asked for could be made. */
export const exportTables: Command = withArchive(async (terminal, args, state) => {
  const year = yearOf(args, state);
  const kinds = await findExportKinds(terminal, args.words[0] ?? '', year);
  if (!kinds.ok) return refused(kinds.error, { refused: [] });
  const made: ExportedFile[] = [];
  const errors: AppError[] = [];
  for (const kind of kinds.value) {
    const answer = await terminal.ask('export.write', { kind, year, job: 'terminal' });
    if (answer.ok) made.push(...answer.value.files);
    else errors.push(answer.error);
  }
  if (errors.length > 0) {
    for (const { outputId } of made) await terminal.ask('output.drop', { outputId });
    return notExported(errors);
  }
  return await writeTables(terminal, made, terminal.path(args.out ?? ''));
});

async function writeTables(terminal: Terminal, made: ExportedFile[], folder: string): Promise<Outcome> {
  const files: { kind: string; path: string; rows: number; sha256: string }[] = [];
  for (const file of made) {
    const path = await writeOutput(terminal, file, folder);
    if (!path.ok) return refused(path.error, { files });
    files.push({ kind: file.kind, path: path.value, rows: file.rows, sha256: file.sha256 });
  }
  const rows = files.map((f) => [f.kind, String(f.rows), f.path]);
  return done(
    { files },
    files.length === 0 ? '没有可导出的表。' : `已导出\n${table(['表', '行数', '文件'], rows)}`,
  );
}

function notExported(errors: AppError[]): Outcome {
  const list = errors.flatMap((error) => (error.code === 'rule' ? (error.refused ?? []) : []));
  const outcome = errors.map((error) => refused(error, { refused: list }));
  const [first] = outcome;
  return {
    exit: 1,
    json: first?.json ?? null,
    report: list.map(refusedLine).join('\n'),
    complaint: outcome.map((o) => o.complaint).join('\n'),
  };
}

const refusedLine = (entry: Record<string, unknown>): string =>
  Object.values(entry)
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .join('  ');
