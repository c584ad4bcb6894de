import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { DifferenceRow, ImportAnswer, ImportDoubt, ImportedFile } from '#contract/import.ts';
import { ok, refuse, type Result } from '#contract/result.ts';
import type { Arguments } from './cli-arguments.ts';
import { done, refused, type Outcome } from './cli-outcome.ts';
import { shortTable } from './cli-table.ts';
import { withArchive, type Command, type Terminal } from './cli-terminal.ts';

/** All or nothing: when a file is none that we know, or no row is fit, nothing is imported. */
export const importFiles: Command = withArchive(async (terminal, args) => {
  const opened = await openFiles(terminal, args.words);
  if (!opened.ok) return refused(opened.error);
  const plan = await terminal.ask('import.plan', { fileIds: opened.value, ...yearIn(args), job: 'terminal' });
  if (!plan.ok) return refused(plan.error);
  const { importId, answer } = plan.value;
  const problem = unfit(answer);
  if (problem !== null || args['dry-run']) {
    const more = problem === null ? await details(terminal, importId, args) : {};
    await terminal.ask('import.discard', { importId });
    return problem === null
      ? done({ ...answer, ...more }, report(answer, '试导入，没有改动数据', more))
      : notImported(answer, problem);
  }
  const committed = await terminal.ask('import.commit', { importId, job: 'terminal' });
  if (!committed.ok) return refused(committed.error);
  return done(committed.value, report(committed.value, '已导入'));
});

const PAGE = 500;

/** What a dry run shows beside its counts: the rows in doubt, and with `--differences` every cell. */
interface Details {
  readonly doubtRows?: readonly ImportDoubt[];
  readonly differences?: readonly DifferenceRow[];
}

async function details(terminal: Terminal, importId: string, { differences }: Arguments): Promise<Details> {
  const doubts = await allOf(async (offset) => {
    const page = await terminal.ask('import.doubts', { importId, offset, limit: PAGE });
    return page.ok ? page.value.doubts : [];
  });
  if (!differences) return { doubtRows: doubts };
  const rows = await allOf(async (offset) => {
    const page = await terminal.ask('import.differences', { importId, offset, limit: PAGE });
    return page.ok ? page.value.rows : [];
  });
  return { doubtRows: doubts, differences: rows };
}

/** Page after page until one is not full. */
async function allOf<T>(ask: (offset: number) => Promise<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const page = await ask(all.length);
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

const yearIn = ({ year }: Arguments) => (year === undefined ? {} : { year });

async function openFiles(terminal: Terminal, files: readonly string[]): Promise<Result<string[]>> {
  const ids: string[] = [];
  for (const file of files) {
    const path = terminal.path(file);
    const problem = await unreadable(path);
    if (problem !== null)
      return refuse('unreadable-file', `${problem}：${basename(path)}。没有导入任何数据。`);
    const opened = await terminal.ask('file.openPath', { path });
    if (!opened.ok) return opened;
    ids.push(opened.value.fileId);
  }
  return ok(ids);
}

/** Why a file cannot be read, a sentence without its end; null when it can. */
export async function unreadable(path: string): Promise<string | null> {
  try {
    if (!(await stat(path)).isFile()) return '这不是文件';
    await access(path, constants.R_OK);
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? '找不到文件' : '无法读取文件，请检查权限';
  }
}

function unfit({ files }: ImportAnswer): string | null {
  const unknown = files.filter((f) => f.kind === null || f.problem !== null);
  if (unknown.length > 0) {
    const reasons = unknown.map((f) => `${f.file}：${f.problem ?? '认不出是哪种表。'}`);
    return `${reasons.join('')}没有导入任何数据。`;
  }
  const accepted = files.reduce((sum, f) => sum + f.rowsAccepted, 0);
  return accepted === 0 ? '没有一行可以导入，没有改动数据。原因见各行说明。' : null;
}

function notImported(answer: ImportAnswer, problem: string): Outcome {
  const failed = refused({ code: 'rule', rule: 'nothing-imported', message: problem }, { ...answer });
  return { ...failed, report: report(answer, '没有导入') };
}

function report(answer: ImportAnswer, title: string, more: Details = {}): string {
  const { households: h, members: m, missing, change } = answer;
  const lines = [
    title,
    ...answer.files.map(fileReport),
    `户：新增 ${h.added}，变更 ${h.changed}，未变 ${h.unchanged}`,
    `人：新增 ${m.added}，变更 ${m.changed}，未变 ${m.unchanged}`,
  ];
  if (missing.households + missing.members > 0)
    lines.push(`档案库里有、表里没有：${missing.households} 户，${missing.members} 人`);
  if (answer.doubts > 0) lines.push(`拿不准的 ${answer.doubts} 行没有写入，等待判定`);
  if (more.doubtRows !== undefined && more.doubtRows.length > 0)
    lines.push(
      shortTable(
        ['文件', '行', '原因'],
        more.doubtRows.map((d) => [d.file, String(d.row), d.reason]),
      ),
    );
  if (more.differences !== undefined) lines.push(cellReport(more.differences));
  if (change !== null) lines.push(`操作编号 ${change}，可用 undo ${change} 撤销。`);
  return lines.join('\n');
}

const cellReport = (rows: readonly DifferenceRow[]): string =>
  shortTable(
    ['户编号', '姓名', '项目', '原值', '新值'],
    rows.flatMap((r) =>
      r.cells.map((c) => [
        ...[r.householdNo ?? '', r.name, c.year === null ? c.label : `${c.label}（${c.year}）`],
        ...[c.before, c.after],
      ]),
    ),
  );

function fileReport(f: ImportedFile): string {
  const rows = `读入 ${f.rowsRead} 行，导入 ${f.rowsAccepted} 行，未导入 ${f.rowsRefused} 行`;
  const parts = [`${f.file}：${f.kindTitle}${f.year === null ? '' : `（${f.year} 年）`}，${rows}`];
  if (f.missingColumns.length > 0) parts.push(`  缺少的列：${f.missingColumns.join('、')}`);
  if (f.unknownColumns.length > 0) parts.push(`  未采用的列：${f.unknownColumns.join('、')}`);
  if (f.refusals.length > 0) parts.push('  未导入的行', issues(f.refusals));
  if (f.notices.length > 0) parts.push('  提示（已照原样导入）', issues(f.notices));
  return parts.join('\n');
}

const issues = (list: ImportedFile['refusals']): string =>
  shortTable(
    ['行', '列', '内容', '原因'],
    list.map((i) => [String(i.row), i.column, i.value, i.reason]),
  );
