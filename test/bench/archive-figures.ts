// A process of its own, so that its memory is that of a backend: opens the archive of argv[2], searches for the words
// of argv[3] and does what else a clerk does in a day, and prints the times in milliseconds and the peak of its memory
// as JSON.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createBackend } from '#backend/backend.ts';
import { spareMemory } from '#backend/spare-memory.ts';
import { makeRandom } from '#test/support/township/random.ts';
import { PASSPHRASE, YEAR } from './make-archive.ts';

export interface Figures {
  readonly households: number;
  readonly members: number;
  /** Every time that a thing was done, by what was done. */
  readonly times: Readonly<Record<string, readonly number[]>>;
  /** The same of searches, by kind of what was typed. */
  readonly searches: Readonly<Record<string, readonly number[]>>;
  /** The peak of the whole process in MB by the end of each thing, in the order in which they were done. */
  readonly peaks: Readonly<Record<string, number>>;
}

spareMemory();
const path = process.argv[2] ?? '';
const words = JSON.parse(readFileSync(process.argv[3] ?? '', 'utf8')) as Record<string, string[]>;
const backend = createBackend({
  fontFolder: fileURLToPath(new URL('../../dist/fonts/', import.meta.url)),
  userName: 'bench',
});
const times: Record<string, number[]> = {};
const searches: Record<string, number[]> = {};
const peaks: Record<string, number> = {};
const random = makeRandom(2);

async function ask<T>(channel: string, input: unknown): Promise<T> {
  const answer = await backend.call(channel, input);
  if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.error)}`);
  return answer.value as T;
}

/** Each call comes in a turn of its own, as by a message: only then does what the last one left go. */
async function timed<T>(what: string, work: () => Promise<T>, into = times): Promise<T> {
  await new Promise((resolve) => setImmediate(resolve));
  const began = performance.now();
  const value = await work();
  (into[what] ??= []).push(performance.now() - began);
  peaks[what] = peakMegabytes();
  return value;
}

/** Linux counts what the parent needed when it forked to what a process says of itself; the kernel's own page does not. */
function peakMegabytes(): number {
  const said = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : '';
  const kilobytes = Number(/^VmHWM:\s*(\d+)/m.exec(said)?.[1] ?? process.resourceUsage().maxRSS);
  return Math.round(kilobytes / 1024);
}

async function three(what: string, work: () => Promise<unknown>): Promise<void> {
  for (let i = 0; i < 3; i += 1) await timed(what, work);
}

const list = (question: object) => () =>
  ask<{ rows: { id: number }[] }>('household.list', { year: YEAR, limit: 200, ...question });

const state = await timed('open', () =>
  ask<{ households: number; members: number }>('vault.open', { path, passphrase: PASSPHRASE }),
);
await timed('list, first page after opening', list({}));
await three('list, first page', list({}));
await three('list, from the middle', list({ offset: Math.floor(state.households / 2) }));
await three('list, by name of head', list({ sort: 'headName' }));
await three('list, by per-capita income', list({ sort: 'perCapita' }));
await three('list, by village', list({ sort: 'village' }));
await three('list, by people', list({ sort: 'people', descending: true }));
await three('list, in monitoring', list({ monitoring: 'open' }));
await three('list, a surname', list({ text: '王' }));
await three('list, initials', list({ text: 'wxm' }));
await three('tree of villages', () => ask('village.list', {}));
for (let i = 0; i < 10; i += 1)
  for (const [kind, of] of Object.entries(words))
    await timed(kind, () => ask('household.search', { text: of[i], limit: 20 }), searches);
for (let i = 0; i < 100; i += 1)
  await timed('household page', () =>
    ask('household.get', { id: random.int(1, state.households), year: YEAR }),
  );
for (let i = 0; i < 20; i += 1) {
  const { change } = await timed('one edit', () =>
    ask<{ change: number }>('household.update', {
      id: random.int(1, state.households),
      year: YEAR,
      values: { 'household.phone': `139${random.digits(8)}` },
    }),
  );
  await timed('what the edit touches, checked', () => ask('check.changed', { change, year: YEAR }));
}

// Thousands at once: a value of 5,000 households, its undo and redo; and one household as it stood half a year ago.
const many = {
  year: YEAR,
  target: { ids: Array.from({ length: 5000 }, (_, i) => 1 + ((i * 7) % state.households)) },
  edits: [{ kind: 'set', field: 'living_conditions.arable_area', value: 9.99 }],
};
const { base } = await timed('bulk edit of 5,000 households: preview', () =>
  ask<{ base: number }>('bulk.preview', many),
);
const { change } = await timed('bulk edit of 5,000 households', () =>
  ask<{ change: number }>('bulk.apply', { ...many, base }),
);
await timed('its undo', () => ask('change.undo', { id: change }));
await timed('its redo', () => ask('change.redo', { id: change }));
for (let i = 0; i < 20; i += 1)
  await timed('household as on a day', () =>
    ask('household.asOn', { id: random.int(1, state.households), on: `${YEAR}-06-02` }),
  );
for (let i = 0; i < 20; i += 1)
  await timed('one household checked by every rule', () =>
    ask('check.run', { year: YEAR, householdId: random.int(1, state.households) }),
  );
const ofEverything = () => ask('check.run', { year: YEAR });
await timed('all households checked by every rule, first', ofEverything);
await three('all households checked by every rule, again', ofEverything);
await timed('backup, copied and proved', () => ask('archive.backup', {}));
await timed('rehearsal of a restore', () => ask('backup.rehearse', {}));
await backend.close();
const figures: Figures = {
  households: state.households,
  members: state.members,
  times,
  searches,
  peaks,
};
console.log(JSON.stringify(figures));
