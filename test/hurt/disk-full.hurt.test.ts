// A disk that is full while somebody works: refused in a sentence, nothing half, all acknowledged there, and it works
// again when there is room.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { canMount, onSmallDisk, type RoomKind } from '#test/support/disk-full/room.ts';
import { WORKS } from '#test/support/disk-full/works.ts';
import { hurtSeed as seed, times } from '#test/support/hurt.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const WORKER = fileURLToPath(new URL('../support/disk-full/worker.ts', import.meta.url));
const ROUNDS = times(1, 25);
const WORKS_A_ROUND = times(5, Object.keys(WORKS).length);

interface Said {
  readonly name: string;
  /** Why the worker itself could not go on. */
  readonly threw?: string;
  readonly answer: 'done' | { readonly code: string; readonly rule?: string; readonly message?: string };
  readonly reads: boolean;
  readonly problems: string[];
  readonly before: number | null;
  readonly after: number;
  readonly halves: string[];
  readonly holds: boolean | null;
  readonly again: unknown;
  readonly unforeseen: string[];
}

/** These leave no entry in the change log. */
const NO_ACT = new Set(['draft', 'backup', 'secondPlace', 'rehearsal']);

function expectRight(said: Said): void {
  const what = `${said.name} (HUDANG_SEED=${seed}): ${JSON.stringify(said)}`;
  expect(said.threw, what).toBeUndefined();
  expect(said.unforeseen, what).toEqual([]);
  expect(said.problems, what).toEqual([]);
  expect(said.halves, what).toEqual([]);
  expect(said.reads, what).toBe(true);
  expect(said.again, what).toBe('done');
  if (said.answer === 'done') expect(said.holds, what).toBe(true);
  else {
    expect(said.answer.code, what).toBe('rule');
    expect(said.answer.message, what).toMatch(/磁盘|空间/);
    expect(said.answer.message, what).not.toMatch(/损坏/);
  }
  if (said.before !== null && !NO_ACT.has(said.name))
    expect(said.after > said.before, what).toBe(said.answer === 'done');
}

async function fill(kind: RoomKind, disk: string): Promise<Said[]> {
  const work = [process.execPath, WORKER, disk, kind, String(seed), String(ROUNDS), String(WORKS_A_ROUND)];
  const [program = '', ...args] = kind === 'small-disk' ? onSmallDisk(disk, 96, work) : work;
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let complaint = '';
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (complaint += piece.toString()));
  await once(child, 'close');
  const said = out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Said);
  expect(said.length, complaint).toBeGreaterThan(0);
  return said;
}

// In `npm test` the real thing where it may be had; the other beside it in full.
const mayMount = canMount(tmpdir());
const kinds: RoomKind[] = [
  ...(mayMount ? (['small-disk'] as const) : []),
  ...(mayMount && times(0, 1) === 0 ? [] : (['file-size'] as const)),
];

test.each(kinds)('a full disk (%s) is told of, and costs nothing', { timeout: 1_200_000 }, async (kind) => {
  const disk = temporaryFolder();
  const said = await fill(kind, disk);
  for (const each of said) expectRight(each);
  expect(new Set(said.map(({ name }) => name)).size).toBe(WORKS_A_ROUND);
  const refused = said.filter(({ answer }) => answer !== 'done').length;
  expect(refused).toBeGreaterThan(said.length / 4);
  process.stdout.write(`full disk (${kind}, seed ${seed}): ${said.length} works, ${refused} refused\n`);
});
