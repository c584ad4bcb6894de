import { done, refused } from './cli-outcome.ts';
import { recoveryNote } from './cli-operator.ts';
import { noPassphrase, withArchive, type Command } from './cli-terminal.ts';

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
