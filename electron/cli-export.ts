import type { ArchiveState } from '#contract/archive.ts';
import type { AppError } from '#contract/app-error.ts';
import type { Output, Request } from '#contract/channels.ts';
import type { Result } from '#contract/result.ts';
import type { Arguments } from './cli-arguments.ts';
import { findExportKinds, findVillage } from './cli-find.ts';
import { done, refused, type Outcome } from './cli-outcome.ts';
import { shortTable, table } from './cli-table.ts';
import { withArchive, yearOf, type Command, type Terminal } from './cli-terminal.ts';
import { writeOutput } from './write-output.ts';

type ExportedFile = Output<'export.write'>['files'][number];

/** Tables, the data of the collection forms, or what was sent when. */
export const exportTables: Command = withArchive(async (terminal, args, state) => {
  if (args.history) return await history(terminal);
  const village = args.village === undefined ? null : await findVillage(terminal, args.village);
  if (village !== null && !village.ok) return refused(village.error, { refused: [] });
  const where = village === null ? {} : { villageId: village.value };
  return args.forms ? await forms(terminal, args, state, where) : await tables(terminal, args, state, where);
});

type Where = { readonly villageId?: number };

/** All or nothing: files are written only when every kind asked for could be made. */
async function tables(
  terminal: Terminal,
  args: Arguments,
  state: ArchiveState,
  where: Where,
): Promise<Outcome> {
  const { from, to, working } = args;
  const days = from === undefined || to === undefined ? { year: yearOf(args, state) } : { from, to };
  const span = { ...days, ...where };
  const kinds = await findExportKinds(terminal, args.words[0] ?? '', span);
  if (!kinds.ok) return refused(kinds.error, { refused: [] });
  const made: ExportedFile[] = [];
  const errors: AppError[] = [];
  // What was made is told in the history: none is made when one cannot be.
  const inTheWay = working ? [] : await kindsWithErrors(terminal, kinds.value, span);
  for (const kind of inTheWay.length > 0 ? inTheWay : kinds.value) {
    const answer = await terminal.ask('export.write', { ...span, kind, working, job: 'terminal' });
    if (answer.ok) made.push(...answer.value.files);
    else errors.push(answer.error);
  }
  if (errors.length > 0) {
    for (const { outputId } of made) await terminal.ask('output.drop', { outputId });
    return notExported(errors);
  }
  return await writeFiles(terminal, made, terminal.path(args.out ?? ''));
}

async function kindsWithErrors(
  terminal: Terminal,
  kinds: readonly string[],
  span: Omit<Request<'export.check'>, 'kind'>,
): Promise<string[]> {
  if (kinds.length === 1) return [];
  const found: string[] = [];
  for (const kind of kinds) {
    const answer = await terminal.ask('export.check', { ...span, kind, job: 'terminal' });
    if (!answer.ok || answer.value.errors > 0) found.push(kind);
  }
  return found;
}

async function forms(
  terminal: Terminal,
  args: Arguments,
  state: ArchiveState,
  where: Where,
): Promise<Outcome> {
  const per = args.per === 'household' ? 'household' : 'village';
  const year = yearOf(args, state);
  const answer = await terminal.ask('export.forms', { year, per, ...where, job: 'terminal' });
  if (!answer.ok) return refused(answer.error, { refused: [] });
  return await writeFiles(terminal, answer.value.files, terminal.path(args.out ?? ''));
}

async function writeFiles(
  terminal: Terminal,
  made: readonly ExportedFile[],
  folder: string,
): Promise<Outcome> {
  const files: { kind: string; path: string; rows: number; sha256: string }[] = [];
  for (const file of made) {
    const path: Result<string> = await writeOutput(terminal, file, folder);
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
    report: [...new Set(list.map(refusedLine))].join('\n'),
    complaint: outcome.map((o) => o.complaint).join('\n'),
  };
}

/** 户编号, rule and sentence of what stands in the way. */
const refusedLine = (entry: Record<string, unknown>): string =>
  ['householdNo', 'rule', 'message']
    .map((key) => entry[key])
    .filter((value) => typeof value === 'string')
    .join('  ');

async function history(terminal: Terminal): Promise<Outcome> {
  const answer = await terminal.ask('export.list', {});
  if (!answer.ok) return refused(answer.error);
  const { exports } = answer.value;
  const lines = exports.map(({ id, at, title, year, from, to, area, rows, file, sha256 }) => [
    ...[String(id), at.slice(0, 16).replace('T', ' '), title],
    ...[from === null ? String(year) : `${from} 至 ${to}`, area ?? '', String(rows), file],
    sha256.slice(0, 12),
  ]);
  const head = ['编号', '时间', '表', '年度或起止', '范围', '行数', '文件', '校验码'];
  return done({ exports }, lines.length === 0 ? '还没有导出过。' : shortTable(head, lines));
}
