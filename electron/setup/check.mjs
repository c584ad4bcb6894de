// What a person runs before pushing: every step runs, whatever fails; the output of a step only if it failed.
import { ensureReady } from './setup.mjs';
import { main } from './terminal.mjs';
import { isInterrupted, startNode, waitFor } from './tools.mjs';

const tool = (name, tool, ...args) => ({ name, target: { isTool: true, target: tool, args } });

const rooms = ['domain', 'db', 'templates', 'electron', 'renderer', 'test'];

const types = ['.', 'domain', 'templates', 'renderer'].map((room) =>
  tool(`types ${room === '.' ? 'all' : room}`, 'tsc', '-p', `${room}/tsconfig.json`, '--pretty', 'false'),
);

const steps = [
  ...types,
  tool('lint', 'eslint', '.', '--max-warnings', '0'),
  tool('format', 'prettier', '--check', '.', '--log-level', 'warn'),
  tool('layers', 'depcruise', ...rooms, '--config', '.dependency-cruiser.cjs'),
  tool('unused', 'knip'),
  { name: 'tests', target: { target: 'electron/setup/test.mjs', args: [] } },
];

/** Runs one step and answers whether it went well. */
const runStep = async ({ name, target }) => {
  const started = Date.now();
  const child = startNode(target, { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
  const code = await waitFor(child);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? 'ok    ' : 'failed'} ${name} (${seconds} s)\n`);
  if (code !== 0) process.stdout.write(`${Buffer.concat(output).toString().trimEnd()}\n`);
  return code === 0;
};

await main(async () => {
  await ensureReady({ window: false, fonts: true });
  const results = [];
  for (const step of steps) {
    if (isInterrupted()) return 1;
    results.push(await runStep(step));
  }
  return results.every(Boolean) ? 0 : 1;
});
