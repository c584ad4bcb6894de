import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attempt, ATTEMPTS_NAME, waitAfter } from '#db/attempts.ts';
import { tempFolder } from '#test/support/temp-archive.ts';

/** A door with a clock of its own; `knock` says whether it was open, shut, or not tried at all. */
function aDoor() {
  const folder = tempFolder();
  let now = Date.parse('2026-03-01T08:00:00Z');
  let tries = 0;
  const knock = async (isRight: boolean) => {
    const tried = await attempt(
      folder,
      () => new Date(now),
      async () => {
        tries += 1;
        return isRight ? 'open' : null;
      },
    );
    return tried.ok ? 'open' : tried.waitSeconds === 0 ? 'shut' : `wait ${tried.waitSeconds}`;
  };
  return { folder, knock, tries: () => tries, pass: (seconds: number) => (now += seconds * 1000) };
}

async function wrongTimes(door: ReturnType<typeof aDoor>, times: number): Promise<void> {
  for (let n = 1; n <= times; n += 1) {
    expect(await door.knock(false)).toBe('shut');
    if (n < times) door.pass(waitAfter(n));
  }
}

describe('wrong passphrases', () => {
  test('slow down from the fourth in a row: 5 seconds, twice as long each time, five minutes at most', () => {
    expect([0, 3, 4, 5, 6, 9, 10, 11, 1e6].map(waitAfter)).toEqual([0, 0, 5, 10, 20, 160, 300, 300, 300]);
  });

  test('are not tried at all before the wait is over, not even the right one', async () => {
    const door = aDoor();
    await wrongTimes(door, 5);
    expect(await door.knock(true)).toBe('wait 10');
    door.pass(9.5);
    expect(await door.knock(true)).toBe('wait 1');
    expect(door.tries()).toBe(5);
    door.pass(0.5);
    expect(await door.knock(true)).toBe('open');
  });

  test('are forgotten with the first right one', async () => {
    const door = aDoor();
    await wrongTimes(door, 4);
    door.pass(5);
    expect(await door.knock(true)).toBe('open');
    expect(existsSync(join(door.folder, ATTEMPTS_NAME))).toBe(false);
    await wrongTimes(door, 3);
    expect(await door.knock(true)).toBe('open');
  });

  test('cost the whole wait again when the clock is set back, and no more than that', async () => {
    const door = aDoor();
    await wrongTimes(door, 6);
    door.pass(-86_400);
    expect(await door.knock(true)).toBe('wait 20');
    door.pass(19);
    expect(await door.knock(true)).toBe('wait 1');
    door.pass(1);
    expect(await door.knock(true)).toBe('open');
  });

  test('by the hundred at once are counted one after the other', async () => {
    const door = aDoor();
    const answers = await Promise.all(Array.from({ length: 100 }, () => door.knock(false)));
    expect(answers.filter((answer) => answer === 'shut')).toHaveLength(4);
    expect(door.tries()).toBe(4);
  });

  test('count although the process is ended while it tries', async () => {
    const folder = tempFolder();
    const now = () => new Date('2026-03-01T08:00:00Z');
    for (let n = 0; n < 4; n += 1)
      await attempt(folder, now, () => Promise.reject(new Error('ended'))).catch(() => undefined);
    expect(await attempt(folder, now, () => Promise.resolve(1))).toEqual({ ok: false, waitSeconds: 5 });
  });

  test('leave a count and a time behind, nothing else', async () => {
    const door = aDoor();
    await wrongTimes(door, 2);
    expect(JSON.parse(readFileSync(join(door.folder, ATTEMPTS_NAME), 'utf8'))).toEqual({
      count: 2,
      at: Date.parse('2026-03-01T08:00:00Z'),
    });
  });

  test.each(['', '{', '{"count":-1,"at":0}', '{"count":"9","at":0}'])(
    'take %j for no count',
    async (text) => {
      const door = aDoor();
      writeFileSync(join(door.folder, ATTEMPTS_NAME), text);
      expect(await door.knock(true)).toBe('open');
    },
  );
});
