import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { refuse } from '#contract/result.ts';
import { bringBackup } from './bring-backup.ts';
import { done, refused, type Outcome } from './cli-outcome.ts';
import { noPassphrase, withArchive, type Command, type Terminal } from './cli-terminal.ts';

const size = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
const held = ({ households, members }: { households: number; members: number }): string =>
  `${households} 户 ${members} 人`;

/** `--to`: and a copy of it elsewhere, with all that a restore needs. */
export const backup: Command = withArchive(async (terminal, { to }) => {
  const folder = to === undefined ? null : terminal.path(to);
  if (folder !== null && !existsSync(folder))
    return refused(refuse('no-folder', `没有这个文件夹：${folder}。请先建好，或插好磁盘。`).error);
  const made = await terminal.ask('archive.backup', {});
  if (!made.ok) return refused(made.error);
  const { file, bytes } = made.value;
  const report = `已备份并校验：${file}（${held(made.value)}，${size(bytes)}）`;
  if (folder === null) return done(made.value, report);
  const copied = await terminal.ask('backup.copyTo', { folder });
  if (!copied.ok) return refused(copied.error);
  return done(
    { ...made.value, copiedTo: copied.value.folder },
    `${report}\n已复制并逐个核对：${copied.value.folder}`,
  );
});

/** The archive, or a single backup, by its path or by the name that it has in the archive. */
export const verify: Command = withArchive(async (terminal, args) => {
  const [file] = args.words;
  if (file !== undefined) return await verifyBackup(terminal, args.archive ?? '', file);
  if (args.head !== undefined) return await proveHead(terminal, args.head);
  const answer = await terminal.ask('archive.verify', {});
  if (!answer.ok) return refused(answer.error);
  if (answer.value.ok) return done(answer.value, `档案库完好：${held(answer.value)}。`);
  const complaint = '档案库有损坏，请停止录入，并用 restore 从备份恢复。';
  const report = [...answer.value.problems, held(answer.value)].join('\n');
  return { exit: 1, json: answer.value, report, complaint };
});

/** Whether nothing before what somebody wrote down was altered or cut. */
async function proveHead(terminal: Terminal, words: string): Promise<Outcome> {
  const answer = await terminal.ask('access.proveHead', { words });
  if (!answer.ok) return refused(answer.error);
  const { ok, problem } = answer.value;
  if (ok) return done(answer.value, '和抄下的一致：到那时为止的两本记录没有被改动，也没有缺少。');
  return { exit: 1, json: answer.value, report: '', complaint: problem };
}

async function verifyBackup(terminal: Terminal, archive: string, file: string): Promise<Outcome> {
  const given = terminal.path(file);
  const path = existsSync(given) ? given : join(terminal.path(archive), 'backups', basename(file));
  const answer = await terminal.ask('backup.prove', { path });
  if (!answer.ok) return refused(answer.error);
  if (answer.value.ok) return done(answer.value, `备份完好，和备份时一致：${held(answer.value)}。`);
  const report = answer.value.problems.join('\n');
  return { exit: 1, json: answer.value, report, complaint: '这个备份没有通过检查，请换一个。' };
}

export const restore: Command = async (terminal, args) => {
  const secret = await terminal.secret();
  if (secret === null) return noPassphrase;
  const path = terminal.path(args.archive ?? '');
  const [file] = args.words;
  const chosen = file === undefined ? null : bringBackup(path, terminal.path(file));
  if (chosen !== null && !chosen.ok) return refused(chosen.error);
  const answer = await terminal.ask('vault.restore', { path, ...secret, backup: chosen?.value ?? null });
  if (!answer.ok) return refused(answer.error);
  const { restored, kept } = answer.value;
  const aside = kept === null ? '' : `\n原来的档案库没有删除，留在：${kept}`;
  return done(answer.value, `已从 ${restored} 恢复：${held(answer.value)}。${aside}`);
};
