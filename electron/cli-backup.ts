import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { AppError } from '#contract/app-error.ts';
import type { Output } from '#contract/channels.ts';
import { refuse } from '#contract/result.ts';
import { bringBackup } from './bring-backup.ts';
import type { Arguments } from './cli-arguments.ts';
import { done, refused, type Outcome } from './cli-outcome.ts';
import { noPassphrase, openArchive, withArchive, type Command, type Terminal } from './cli-terminal.ts';

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
export const verify: Command = async (terminal, args) => {
  const opened = await openArchive(terminal, args);
  if (opened === null) return noPassphrase;
  const [file] = args.words;
  if (!opened.ok && isReadOnly(opened.error) && file === undefined) return await verifyCopy(terminal, args);
  if (!opened.ok) return refused(opened.error);
  if (file !== undefined) return await verifyBackup(terminal, args.archive ?? '', file);
  if (args.head !== undefined) return await proveHead(terminal, args.head);
  const answer = await terminal.ask('archive.verify', {});
  return answer.ok ? verified(answer.value) : refused(answer.error);
};

type Verified = Output<'archive.verify'>;

function verified(value: Verified, note = ''): Outcome {
  const notes = [note, ...(value.notes ?? [])].filter((line) => line !== '').join('\n');
  if (value.ok) return done(value, `档案库完好：${held(value)}。${notes}`);
  const complaint = '档案库有损坏，请停止录入，并用 restore 从备份恢复。';
  return { exit: 1, json: value, report: [...value.problems, held(value)].join('\n'), complaint };
}

const isReadOnly = (error: AppError): boolean =>
  error.code === 'rule' && error.rule === 'archive-not-writable';

/** Where nothing can be written it is looked at all the same: a copy that an inspector was given on a disc. */
async function verifyCopy(terminal: Terminal, { archive = '', head: words }: Arguments): Promise<Outcome> {
  const secret = await terminal.secret();
  if (secret === null) return noPassphrase;
  const answer = await terminal.ask('vault.verify', { path: terminal.path(archive), ...secret, words });
  if (!answer.ok) return refused(answer.error);
  const { headProblem } = answer.value;
  if (words !== undefined && answer.value.ok) return proved(answer.value, headProblem);
  return verified(answer.value, '这个位置是只读的，没有写入任何内容。');
}

/** Whether nothing before what somebody wrote down was altered or cut. */
async function proveHead(terminal: Terminal, words: string): Promise<Outcome> {
  const answer = await terminal.ask('access.proveHead', { words });
  return answer.ok ? proved(answer.value, answer.value.problem) : refused(answer.error);
}

const proved = (json: object, problem: string | null): Outcome =>
  problem === null
    ? done(json, '和抄下的一致：到那时为止的两本记录没有被改动，也没有缺少。')
    : { exit: 1, json, report: '', complaint: problem };

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
