// A clerk's day in the terminal (a short one in `npm test`), each command with a backend process of its own that may not
// ask the network. argv: the folder to work in. Prints each command's exit code.
import './refuse-network.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { forkBackend } from '#electron/backend-fork.ts';
import { runCli } from '#electron/cli-run.ts';
import { times } from '#test/support/hurt.ts';
import { SAMPLES } from '#test/backend/sheets/read-all.ts';

const folder = process.argv[2] ?? '';
const archive = join(folder, '样例镇');
const out = join(folder, 'out');

const isWhole = times(0, 1) === 1;

/** The first households only, where the whole is not wanted. */
function files(): string[] {
  const households = `${SAMPLES}户信息_2021_utf8bom.csv`;
  if (isWhole) return [households, `${SAMPLES}成员信息_2021_gb18030.csv`];
  const short = join(folder, '户信息_2021.csv');
  writeFileSync(short, readFileSync(households, 'utf8').split('\n').slice(0, 12).join('\n'));
  return [short];
}

const DAY: readonly (readonly string[])[] = [
  ['new', '--county', '某县', '--township', '样例镇'],
  ['import', ...files()],
  ['check'],
  ['print', 'P02', '--household', '52990100000000001', '--draft', '--leave-blank', '--out', out],
  ['export', '3.9', '--working', '--out', out],
];

/** Each command is a process with its key to derive: in `npm test` those that read and write files are enough. */
const DONE = isWhole ? DAY : DAY.filter(([command]) => command !== 'check' && command !== 'print');

for (const [command = '', ...rest] of DONE) {
  const exit = await runCli([command, ...rest, '--archive', archive], {
    env: { HUDANG_PASSPHRASE: '样例镇档案库口令', HUDANG_HOME: join(folder, 'home') },
    folder,
    connect: () => forkBackend(new URL('./offline-backend.ts', import.meta.url)),
    out: () => undefined,
    error: (text) => process.stderr.write(text),
    errorIsTerminal: false,
    askHidden: null,
  });
  process.stdout.write(`${command} ${exit}\n`);
}
