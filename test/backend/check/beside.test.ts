import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { type BesideWork, createCheckDesk } from '#backend/checks/beside.ts';
import { gathering, shownOf } from '#backend/checks/gather.ts';
import { inOrder, sharedState, sharedTurns } from '#backend/checks/turns.ts';
import type { Finding } from '#contract/common.ts';
import { anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';

const HOUSEHOLDS = 450;
const opened: BuiltArchive[] = [];

afterAll(async () => {
  for (const archive of opened) await archive.close();
});

/** Households in which hits of several rules lie here and there, answered ones among them. */
async function township(checks: NonNullable<Parameters<typeof anArchive>[0]>['checks']) {
  const archive = await anArchive({ checks });
  opened.push(archive);
  await archive.write((rows) => {
    for (let at = 1; at <= HOUSEHOLDS; at += 1) {
      const household = rows.insert('household', {
        household_no: String(at).padStart(5, '0'),
        village_id: archive.villages[at % 3 === 0 ? '石板村' : '云溪村'] ?? 0,
        household_type: '06',
        phone: at % 7 === 0 ? '13900000000' : `1390000${String(1000 + at)}`,
      });
      rows.insert('member', {
        ...{ household_id: household, name: `人${at}`, relation: at % 11 === 0 ? '03' : '01' },
        ...{ id_number: '529901197001011234', sex: '1', joined_on: '2020-01-01' },
      });
    }
  });
  return archive;
}

test('two threads find what one finds, in the same order', async () => {
  const alone = await township({ besideFrom: Infinity });
  const shared = await township({ besideFrom: 1 });
  const expected = await alone.must('check.run', { year: 2025 });
  const found = await shared.must('check.run', { year: 2025 });
  expect(expected.hits.length).toBeGreaterThan(HOUSEHOLDS);
  expect(found.hits).toEqual(expected.hits);
  expect(found.counts).toEqual(expected.counts);
  const sorted = (tally: typeof found.tally) =>
    tally.toSorted((a, b) => a.rule.localeCompare(b.rule) || a.villageId - b.villageId);
  expect(sorted(found.tally)).toEqual(sorted(expected.tally));
  expect(found.households).toBe(HOUSEHOLDS);
});

test('a second thread that is lost leaves nothing unchecked', async () => {
  const missing = pathToFileURL('/nowhere/worker.ts');
  const archive = await township({ besideFrom: 1, workerUrl: missing });
  const { households, hits } = await archive.must('check.run', { year: 2025 });
  expect(households).toBe(HOUSEHOLDS);
  expect(new Set(hits.map(({ householdId }) => householdId)).size).toBe(HOUSEHOLDS);
});

test('two checks at once find the same, though one of them is alone', async () => {
  const archive = await township({ besideFrom: 1 });
  const [first, second, third] = await Promise.all([
    archive.must('check.run', { year: 2025 }),
    archive.must('check.run', { year: 2025 }),
    archive.must('check.run', { year: 2024 }),
  ]);
  expect(first.hits.length).toBeGreaterThan(HOUSEHOLDS);
  expect(second.hits).toEqual(first.hits);
  expect(third.households).toBe(HOUSEHOLDS);
});

test('the thread stays for the next check, is at one at a time, and a lost one is followed by another', async () => {
  const program = `
    import { parentPort, threadId } from 'node:worker_threads';
    parentPort.on('message', ({ ids }) => {
      if (ids.length === 0) process.exit(1);
      parentPort.postMessage([{ hits: [], counts: { error: threadId, warning: 0, answered: 0 }, tally: [] }]);
    });`;
  const desk = createCheckDesk({ workerUrl: new URL(`data:text/javascript,${encodeURIComponent(program)}`) });
  const threadOf = async (ids: readonly number[]) =>
    (await desk.ask({ ids } as unknown as BesideWork))?.[0]?.counts.error;
  const first = threadOf([1]);
  expect(desk.ask({ ids: [1] } as unknown as BesideWork)).toBeNull();
  expect(await threadOf([1])).toBeUndefined();
  const thread = await first;
  expect(thread).toBeGreaterThan(0);
  expect(await threadOf([1])).toBe(thread);
  await expect(threadOf([])).rejects.toThrow();
  const other = await threadOf([1]);
  expect(other).toBeGreaterThan(thread ?? 0);
  await desk.close();
  expect(await threadOf([1])).toBeGreaterThan(other ?? 0);
  await desk.close();
});

test('the thread stands by from the opening of a large archive on, and not of a small one', async () => {
  const program = `
    import { parentPort } from 'node:worker_threads';
    const begun = Date.now();
    parentPort.on('message', () =>
      parentPort.postMessage([{ hits: [], counts: { error: begun, warning: 0, answered: 0 }, tally: [] }]));`;
  const workerUrl = new URL(`data:text/javascript,${encodeURIComponent(program)}`);
  const desk = createCheckDesk({ workerUrl, besideFrom: 100 });
  const begun = async () => (await desk.ask({} as BesideWork))?.[0]?.counts.error ?? 0;
  desk.standBy(99);
  await setTimeout(300);
  const asked = Date.now();
  expect(await begun()).toBeGreaterThanOrEqual(asked);
  await desk.close();
  desk.standBy(100);
  await setTimeout(300);
  const readyBefore = Date.now();
  expect(await begun()).toBeLessThan(readyBefore);
  await desk.close();
});

test('every piece is taken once, whoever is quicker', () => {
  const shared = sharedState();
  const front = sharedTurns(shared, 10, 'front');
  const back = sharedTurns(shared, 10, 'back');
  const taken = [front, back, back, front, back, back, back, front, back, front, back, front]
    .map((turns) => turns.next())
    .filter((at) => at !== null);
  expect(taken.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(front.next()).toBeNull();
  expect(front.taken()).toBe(10);
  expect(inOrder(0).next()).toBeNull();
});

test('hits that can never be shown are not kept, and those that can are', () => {
  const hit = (level: 'error' | 'warning', at: number) =>
    ({ rule: 'Q001', level, villageId: 1, householdId: at, answer: null }) as Finding;
  const part = (level: 'error' | 'warning', hits: number) => {
    const gathered = gathering();
    for (let at = 0; at < hits; at += 1) gathered.add(hit(level, at));
    return gathered.result();
  };
  const parts = [part('warning', 9000), part('warning', 4000), part('error', 3000), part('warning', 10)];
  const shown = shownOf(parts);
  expect(shown.map(({ hits }) => hits.length)).toEqual([9000, 1000, 3000, 0]);
  const [all, some] = [gathering(), gathering()];
  for (const each of parts) all.follow(each);
  for (const each of shown) some.follow(each);
  expect(some.result()).toEqual(all.result());
  expect(all.result().counts).toEqual({ error: 3000, warning: 13_010, answered: 0 });
  expect(all.shown()).toBe(13_000);
});
