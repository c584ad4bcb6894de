import { dirname, join } from 'node:path';
import { done, refused } from './cli-outcome.ts';
import { noPassphrase, type Command } from './cli-terminal.ts';

export const salvage: Command = async (terminal, args) => {
  const secret = await terminal.secret();
  if (secret === null) return noPassphrase;
  const path = terminal.path(args.archive ?? '');
  const out = args.out === undefined ? null : terminal.path(args.out);
  const answer = await terminal.ask('vault.salvage', { path, out, ...secret });
  if (!answer.ok) return refused(answer.error);
  const { made, sentences } = answer.value;
  const place = out ?? join(dirname(path), made);
  return done(answer.value, [`已抢救出新的档案库：${place}`, ...sentences].join('\n'));
};
