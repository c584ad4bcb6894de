import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportAnswer, ImportedFile } from '#contract/import.ts';
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
    await terminal.ask('import.discard', { importId });
    return problem === null
      ? done(answer, report(answer, '试导入，没有改动数据'))
      : notImported(answer, problem);
  }
  const committed = await terminal.ask('import.commit', { importId, job: 'terminal' });
  if (!committed.ok) return refused(committed.error);
  return done(committed.value, report(committed.value, '已导入'));
});

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

async function unreadable(path: string): Promise<string | null> {
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

function report(answer: ImportAnswer, title: string): string {
  const { households: h, members: m, change } = answer;
  const counts = `户：新增 ${h.added}，变更 ${h.changed}，未变 ${h.unchanged}\n人：新增 ${m.added}，变更 ${m.changed}，未变 ${m.unchanged}`;
  const hint = change === null ? '' : `\n操作编号 ${change}，可用 undo ${change} 撤销。`;
  return `${title}\n${answer.files.map(fileReport).join('\n')}\n${counts}${hint}`;
}

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
