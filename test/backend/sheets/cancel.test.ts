import { existsSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openWorkbook, readTable } from '#backend/sheets/read-table.ts';
import type { SheetError } from '#backend/sheets/sheet-error.ts';
import { type SampleFile, makeTownship } from '#test/support/make-township.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const HOUSEHOLDS = 2000;
const OPEN_FILES = '/proc/self/fd';
let files: SampleFile[] = [];

beforeAll(async () => {
  files = await makeTownship({ households: HOUSEHOLDS, seed: 4 });
}, 60_000);

const large = () => files.filter(({ bytes }) => bytes.length > 200_000);

describe('cancelling', () => {
  test('in the middle of a file stops it at once', async () => {
    for (const { name, bytes } of large()) {
      const controller = new AbortController();
      let rows = 0;
      const reading = (async () => {
        for await (const _ of readTable({ name, bytes }, { signal: controller.signal })) {
          rows += 1;
          if (rows === 100) controller.abort();
        }
      })();
      await expect(reading).rejects.toMatchObject({ reason: 'cancelled', message: '已取消。' });
      expect(rows).toBeLessThan(1200);
    }
  });

  test('from outside arrives while a file is read', { timeout: 60_000 }, async () => {
    for (const { name, bytes } of large()) {
      const controller = new AbortController();
      let aborted = 0;
      setTimeout(() => {
        aborted = performance.now();
        controller.abort();
      }, 5);
      const error = await (async () => {
        while (true) {
          for await (const _ of readTable({ name, bytes }, { signal: controller.signal }));
        }
      })().catch((thrown: unknown) => thrown as SheetError);
      expect(error).toMatchObject({ reason: 'cancelled' });
      expect(performance.now() - aborted).toBeLessThan(150);
    }
  });

  test('before the start reads nothing', async () => {
    const { name, bytes } = files[0]!;
    await expect(openWorkbook({ name, bytes }, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      reason: 'cancelled',
    });
  });

  test('the event loop lives while a large file is read', async () => {
    const { name, bytes } = files.toSorted((a, b) => b.bytes.length - a.bytes.length)[0]!;
    let beats = 0;
    const heart = setInterval(() => (beats += 1), 5);
    const started = performance.now();
    for await (const _ of readTable({ name, bytes }));
    clearInterval(heart);
    expect(beats).toBeGreaterThan((performance.now() - started) / 60);
  });

  test('a reader that stops early leaves the file free', async () => {
    const path = join(temporaryFolder(), 'full.xlsx');
    writeFileSync(path, files[2]!.bytes);
    for (let round = 0; round < 10; round += 1) {
      for await (const { number } of readTable({ name: '全字段', path })) if (number > 3) break;
    }
    await expect.poll(() => openFiles().filter((file) => file === path)).toEqual([]);
  });
});

/** The files that this process holds open, where the system tells. */
function openFiles(): string[] {
  if (!existsSync(OPEN_FILES)) return [];
  return readdirSync(OPEN_FILES).flatMap((name) => {
    try {
      return [readlinkSync(join(OPEN_FILES, name))];
    } catch {
      return []; // closed since it was listed
    }
  });
}
