import { bringBackup } from './bring-backup.ts';
import { done, refused } from './cli-outcome.ts';
import { noPassphrase, withArchive, type Command } from './cli-terminal.ts';

const size = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** On stderr, so that it does not end up in a file with the rest. */
const recoveryNote = (code: string): string =>
  `恢复码：${code}\n只显示这一次。请抄在纸上，封好交单位保密柜保管：口令丢了，只有它能打开档案库。`;

export const newArchive: Command = async (terminal, args) => {
  const passphrase = await terminal.passphrase({ twice: true });
  if (passphrase === null) return noPassphrase;
  const path = terminal.path(args.archive ?? '');
  const { province = '', city = '', county = '', township = '' } = args;
  const made = await terminal.ask('vault.create', { path, passphrase, province, city, county, township });
  if (!made.ok) return refused(made.error);
  const { slot: _slot, ...state } = made.value;
  const complaint = args.json ? null : recoveryNote(state.recoveryCode);
  return { ...done({ archive: path, ...state }, `已新建档案库：${path}`), complaint };
};

export const backup: Command = withArchive(async (terminal) => {
  const made = await terminal.ask('archive.backup', {});
  if (!made.ok) return refused(made.error);
  const { file, households, members, bytes } = made.value;
  return done(made.value, `已备份并校验：${file}（${households} 户 ${members} 人，${size(bytes)}）`);
});

export const verify: Command = withArchive(async (terminal) => {
  const answer = await terminal.ask('archive.verify', {});
  if (!answer.ok) return refused(answer.error);
  const { ok, households, members, problems } = answer.value;
  const held = `${households} 户 ${members} 人`;
  if (ok) return done(answer.value, `档案库完好：${held}。`);
  const complaint = '档案库有损坏，请停止录入，并用 restore 从备份恢复。';
  return { exit: 1, json: answer.value, report: [...problems, held].join('\n'), complaint };
});

export const restore: Command = async (terminal, args) => {
  const passphrase = await terminal.passphrase({ twice: false });
  if (passphrase === null) return noPassphrase;
  const path = terminal.path(args.archive ?? '');
  const [file] = args.words;
  const chosen = file === undefined ? null : bringBackup(path, terminal.path(file));
  if (chosen !== null && !chosen.ok) return refused(chosen.error);
  const answer = await terminal.ask('vault.restore', { path, passphrase, backup: chosen?.value ?? null });
  if (!answer.ok) return refused(answer.error);
  const { restored, kept, households, members } = answer.value;
  const aside = kept === null ? '' : `\n原来的档案库没有删除，留在：${kept}`;
  return done(answer.value, `已从 ${restored} 恢复：${households} 户 ${members} 人。${aside}`);
};

export const undo: Command = withArchive(async (terminal, args) => {
  const [id] = args.words;
  const answer = await terminal.ask('change.undo', id === undefined ? {} : { id: Number(id) });
  if (!answer.ok) return refused(answer.error);
  const { undone, title, rows, change } = answer.value;
  return done({ undone, title, rows, change }, `已撤销第 ${undone} 号操作“${title}”，涉及 ${rows} 条记录。`);
});

export const redo: Command = withArchive(async (terminal) => {
  const answer = await terminal.ask('change.redo', {});
  if (!answer.ok) return refused(answer.error);
  const { redone, title, rows, change } = answer.value;
  return done({ redone, title, rows, change }, `已重做第 ${redone} 号操作“${title}”，涉及 ${rows} 条记录。`);
});
