import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { channels } from '#contract/channels.ts';
import { openArchive, type Archive } from '#db/open-archive.ts';
import { verifyArchive } from '#db/verify.ts';
import { ACTS } from '#test/support/acts/acts.ts';
import { aWorld, TODAY, type World } from '#test/support/acts/world.ts';
import { times } from '#test/support/hurt.ts';
import { dataOf, searchRowsOf } from '#test/support/temp-archive.ts';

type Dealt = World & { deal(numbers: readonly number[]): void };

const archiveOf = (world: World): Archive => world.built.session.archive!;
const stateOf = (world: World) => ({
  data: dataOf(archiveOf(world)),
  search: searchRowsOf(archiveOf(world)),
});
const lastChange = (world: World) =>
  archiveOf(world).raw.prepare('SELECT max(id) FROM change').pluck().get() as number;
/** Acts since `first` in this state, oldest first. */
const actsSince = (world: World, first: number, standing: 0 | 1) =>
  archiveOf(world)
    .raw.prepare(
      `SELECT id FROM change WHERE id > ? AND kind = 'act' AND row_count > 0 AND standing = ? ORDER BY id`,
    )
    .pluck()
    .all(first, standing) as number[];

const BACK = { reason: '撤回核对' };

interface Drawn {
  readonly name: string;
  readonly numbers: readonly number[];
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  name: fc.constantFrom(...Object.keys(ACTS)),
  numbers: fc.array(fc.nat(97), { minLength: 5, maxLength: 5 }),
});
const sequences = fc.array(drawn, { minLength: 1, maxLength: 16 });

/** Acts that have been done at all, over all runs. */
const done = new Set<string>();

/** Does an act, and before it what it needs; whether it altered anything. */
async function perform(world: Dealt, { name, numbers }: Drawn): Promise<boolean> {
  const before = lastChange(world);
  for (const need of ACTS[name]?.needs ?? []) {
    world.deal(numbers);
    await ACTS[need]?.run(world);
  }
  const between = lastChange(world);
  world.deal(numbers);
  const answer = await ACTS[name]!.run(world);
  if (answer.ok && lastChange(world) > between) done.add(name);
  return lastChange(world) > before;
}

async function reopened(world: Dealt): Promise<void> {
  const { folder } = archiveOf(world);
  await archiveOf(world).close();
  const opened = await openArchive(folder, '口令口令口令', new Date(`${TODAY}T12:00`));
  if (!opened.ok) throw new Error(opened.refusal);
  world.built.session.archive = opened.archive;
}

async function inWorld(work: (world: Dealt) => Promise<void>): Promise<void> {
  const world = await aWorld();
  try {
    await work(world);
    expect(verifyArchive(archiveOf(world)).problems).toEqual([]);
  } finally {
    await world.built.close();
  }
}

describe.each([20251, 8128])('sequences of all kinds of acts (seed %i)', (seed) => {
  test('undone one by one and redone lead to the beginning and the end, byte for byte, after reopening too', async () => {
    await fc.assert(
      fc.asyncProperty(sequences, (acts) =>
        inWorld(async (world) => {
          const first = lastChange(world);
          const states = [stateOf(world)];
          for (const each of acts) if (await perform(world, each)) states.push(stateOf(world));
          const end = stateOf(world);
          await reopened(world);
          const count = actsSince(world, first, 1).length;
          for (let n = 0; n < count; n += 1) {
            expect((await world.built.must('change.next', {})).undo?.id).toBe(
              actsSince(world, first, 1).at(-1),
            );
            await world.built.must('change.undo', BACK);
          }
          expect(stateOf(world)).toEqual(states[0]);
          await reopened(world);
          while ((await world.built.must('change.next', {})).redo !== null)
            await world.built.must('change.redo', BACK);
          expect(stateOf(world)).toEqual(end);
        }),
      ),
      { seed, numRuns: times(1, 12) },
    );
  }, 900_000);

  test('undone in any order that is permitted, and redone in any order, lead there too', async () => {
    await fc.assert(
      fc.asyncProperty(sequences, fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }), (acts, order) =>
        inWorld(async (world) => {
          const first = lastChange(world);
          const beginning = stateOf(world);
          for (const each of acts) await perform(world, each);
          const end = stateOf(world);
          await allInAnyOrder(world, { first, order, channel: 'change.undo' });
          expect(stateOf(world)).toEqual(beginning);
          await allInAnyOrder(world, { first, order, channel: 'change.redo' });
          expect(stateOf(world)).toEqual(end);
        }),
      ),
      { seed, numRuns: times(1, 8) },
    );
  }, 900_000);

  test('any one undone out of turn is redone without a trace, or is refused and changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(sequences, fc.nat(1000), (acts, pick) =>
        inWorld(async (world) => {
          const first = lastChange(world);
          for (const each of acts) await perform(world, each);
          const before = stateOf(world);
          const standing = actsSince(world, first, 1);
          const id = standing[pick % Math.max(standing.length, 1)];
          if (id === undefined) return;
          const undone = await world.call('change.undo', { id, ...BACK });
          if (undone.ok) await world.built.must('change.redo', { id, ...BACK });
          else
            expect(undone.error).toMatchObject({ code: 'conflict', blockedBy: expect.any(Array) as unknown });
          expect(stateOf(world)).toEqual(before);
        }),
      ),
      { seed, numRuns: times(1, 8) },
    );
  }, 900_000);
});

/**
 * Turns all acts, trying them in a drawn order. Where one is refused, another is tried; what a refusal names as to be
 * done first is among the others, so that there is always one that can be turned.
 */
async function allInAnyOrder(
  world: Dealt,
  {
    first,
    order,
    channel,
  }: { first: number; order: readonly number[]; channel: 'change.undo' | 'change.redo' },
): Promise<void> {
  const wanted = channel === 'change.undo' ? 1 : 0;
  const before = stateOf(world);
  let state = before;
  for (let round = 0; ; round += 1) {
    const left = actsSince(world, first, wanted);
    if (left.length === 0) return;
    const from = order[round % order.length]! % left.length;
    const tried = [...left.slice(from), ...left.slice(0, from)];
    let turned = false;
    for (const id of tried) {
      const answer = await world.call(channel, { id, ...BACK });
      turned = answer.ok;
      if (turned) break;
      if (!answer.ok && answer.error.code === 'conflict') expect(answer.error.blockedBy).not.toEqual([]);
      expect(stateOf(world)).toEqual(state);
    }
    if (!turned) turned = await turnedRoundAbout(world, tried, channel);
    expect(turned, 'some act can always be turned').toBe(true);
    state = stateOf(world);
  }
}

/**
 * What was redone too early stands in the way of what came before it: a filter of the same name, saved once more after
 * the first was deleted. The refusal says to take that back; then there is room for the earlier one.
 */
async function turnedRoundAbout(
  world: Dealt,
  tried: readonly number[],
  channel: 'change.undo' | 'change.redo',
): Promise<boolean> {
  const back = channel === 'change.undo' ? 'change.redo' : 'change.undo';
  const word = back === 'change.undo' ? '撤销' : '重做';
  for (const id of tried) {
    const refused = await world.call(channel, { id, ...BACK });
    if (refused.ok || refused.error.code !== 'conflict') continue;
    const inTheWay = refused.error.blockedBy?.filter((blocker) => blocker.word === word) ?? [];
    if (inTheWay.length === 0) continue;
    for (const { change } of inTheWay)
      if (change !== null) await world.built.must(back, { id: change, ...BACK });
    return (await world.call(channel, { id, ...BACK })).ok;
  }
  return false;
}

describe('each kind of act', () => {
  test.each(Object.keys(ACTS))('%s, undone and redone alone, leaves the archive as it was', async (name) => {
    const world = await aWorld();
    onTestFinished(() => world.built.close());
    for (let n = 0; n < 12 && !done.has(name); n += 1)
      await perform(world, { name, numbers: [n, 0, n + 1, n % 2, 1] });
    expect(done, `${name} was never done`).toContain(name);
    const acts = actsSince(world, 0, 1);
    const id = acts.at(-1)!;
    const after = stateOf(world);
    await world.built.must('change.undo', { id, ...BACK });
    await world.built.must('change.redo', { id, ...BACK });
    expect(stateOf(world)).toEqual(after);
  });

  test('stands in the list: every channel that makes a change does', () => {
    const makesChange = Object.entries(channels)
      .filter(
        ([name, { output }]) =>
          output instanceof z.ZodObject && 'change' in output.shape && !LEFT_OUT.has(name),
      )
      .map(([name]) => name);
    expect(makesChange.filter((name) => !(name in ACTS))).toEqual([]);
  });
});

/** Answers that name a change and are no acts of their own, and acts on the key file, which are not undone. */
const LEFT_OUT = new Set([
  ...['change.undo', 'change.redo', 'import.plan', 'import.compare', 'import.answer', 'safety.update'],
  ...['operator.add', 'operator.changeRole', 'operator.resetPassphrase', 'operator.remove'],
]);
