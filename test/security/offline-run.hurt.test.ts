// The program does a day's work where there is no network at all, and does not even ask for it.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { times } from '#test/support/hurt.ts';
import { tempFolder } from '#test/support/temp-archive.ts';

const RUN = fileURLToPath(new URL('../support/offline-run.ts', import.meta.url));
const REFUSE = fileURLToPath(new URL('../support/refuse-network.ts', import.meta.url));

/** A network of its own with nothing in it, not even this computer's own; Linux lets some people make one. */
const CUT_OFF = ['unshare', '--map-root-user', '--net'];
const canCutOff = spawnSync(CUT_OFF[0]!, [...CUT_OFF.slice(1), 'true']).status === 0;

function run(file: string, ...parameters: string[]) {
  const command = [...(canCutOff ? CUT_OFF : []), process.execPath, file, ...parameters];
  const { stdout, stderr } = spawnSync(command[0]!, command.slice(1), { encoding: 'utf8', timeout: 100_000 });
  return { stdout, stderr };
}

const isWhole = times(0, 1) === 1;
const DAY = ['new', 'import', ...(isWhole ? ['check', 'print'] : []), 'export'];

test(`a day's work: ${DAY.join(', ')}`, { timeout: 120_000 }, () => {
  const folder = tempFolder();
  const { stdout, stderr } = run(RUN, folder);
  expect(stderr).not.toContain('ASKED THE NETWORK');
  expect(stdout.trim().split('\n'), stderr).toEqual(DAY.map((command) => `${command} 0`));
  const made = readdirSync(join(folder, 'out'));
  expect(made.some((name) => name.endsWith('.pdf'))).toBe(isWhole);
  expect(made.filter((name) => name.endsWith('.xlsx')).length).toBeGreaterThan(0);
  if (!canCutOff)
    process.stdout.write('this computer lets nobody cut the network off: only the asking was watched\n');
});

test('who asks is told of, by whichever door', () => {
  const doors = [
    "net.connect(9, '127.0.0.1')",
    "dns.lookup('example.com', () => {})",
    "dgram.createSocket('udp4')",
  ];
  for (const door of doors) {
    const [module = ''] = door.split('.');
    const code = `await import(${JSON.stringify(REFUSE)}); const ${module} = await import('node:${module}'); ${door.replace(module, `${module}.default`)}`;
    const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
    expect(stderr, door).toContain(`ASKED THE NETWORK: ${module}.`);
  }
});
