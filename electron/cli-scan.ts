import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Output } from '#contract/channels.ts';
import { ok, refuse, type Result } from '#contract/result.ts';
import { unreadable } from './cli-import.ts';
import { done, refused } from './cli-outcome.ts';
import { withArchive, type Command, type Terminal } from './cli-terminal.ts';

type Taken = Output<'scan.take'>;

/** As many as one act takes. */
const AT_ONCE = 200;

/** Scans and photos of paper, files or folders of them: each page to the printed sheet that its code names. */
export const scanFiles: Command = withArchive(async (terminal, args) => {
  const paths = await filesIn(terminal, args.words);
  if (!paths.ok) return refused(paths.error);
  const batches: Taken[] = [];
  for (let from = 0; from < paths.value.length; from += AT_ONCE) {
    const taken = await takeIn(terminal, paths.value.slice(from, from + AT_ONCE));
    if (!taken.ok) return refused(taken.error, { batches });
    batches.push(taken.value);
  }
  return done({ batches }, batches.map(report).join('\n'));
});

/** In a folder its files, by name; folders in it are left alone. */
async function filesIn(terminal: Terminal, words: readonly string[]): Promise<Result<string[]>> {
  const paths: string[] = [];
  for (const word of words) {
    const path = terminal.path(word);
    const isFolder = (await stat(path).catch(() => null))?.isDirectory() ?? false;
    if (!isFolder) paths.push(path);
    else {
      const entries = await readdir(path, { withFileTypes: true });
      const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
      paths.push(...names.sort().map((name) => join(path, name)));
    }
  }
  if (paths.length === 0) return refuse('no-files', '文件夹里没有文件。');
  for (const path of paths) {
    const problem = await unreadable(path);
    if (problem !== null)
      return refuse('unreadable-file', `${problem}：${basename(path)}。没有收入任何文件。`);
  }
  return ok(paths);
}

async function takeIn(terminal: Terminal, paths: readonly string[]): Promise<Result<Taken>> {
  const fileIds: string[] = [];
  for (const path of paths) {
    const opened = await terminal.ask('file.openPath', { path });
    if (!opened.ok) return opened;
    fileIds.push(opened.value.fileId);
  }
  return terminal.ask('scan.take', { fileIds, source: 'terminal', job: 'terminal' });
}

function report({ pages, refused: notTaken, change }: Taken): string {
  const { total, filed, waiting, twice } = pages;
  const lines = [
    `收入 ${total} 页：自动归位 ${filed}，待处理 ${waiting}，重复 ${twice}`,
    ...notTaken.map(({ message }) => message),
  ];
  if (change !== null) lines.push(`操作编号 ${change}，可用 undo ${change} 撤销。`);
  return lines.join('\n');
}
