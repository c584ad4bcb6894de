import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { diskProblemOf } from './damage.ts';

export const ATTEMPTS_NAME = 'attempts.json';

/** Wrong ones in a row, the last of them when. Kept in the folder, so that starting anew does not begin anew. */
const attempts = z.strictObject({ count: z.int().min(0).max(1e6), at: z.number() });
type Attempts = z.infer<typeof attempts>;

/** So many may be wrong before one has to wait. */
const FREE = 3;
const FIRST_WAIT = 5;
const LONGEST_WAIT = 300;

/** Seconds to wait after so many wrong ones in a row. */
export const waitAfter = (wrong: number): number =>
  wrong <= FREE ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(wrong - FREE - 1, 20));

export type Tried<T> =
  | { readonly ok: true; readonly value: T; readonly wrongBefore: number }
  /** `waitSeconds` of more than 0: it was not tried at all. */
  | { readonly ok: false; readonly waitSeconds: number };

const turns = new Map<string, Promise<unknown>>();

/**
 * Tries a secret (`null` = wrong) unless too many were wrong before. One try after the other: many at once would
 * pass before the first of them is counted.
 */
export function attempt<T>(
  folder: string,
  now: () => Date,
  tryIt: () => Promise<T | null>,
): Promise<Tried<T>> {
  const mine = (turns.get(folder) ?? Promise.resolve()).then(() => oneAttempt(folder, now, tryIt));
  const settled = mine.catch(() => undefined);
  turns.set(folder, settled);
  void settled.then(() => void (turns.get(folder) === settled && turns.delete(folder)));
  return mine;
}

async function oneAttempt<T>(
  folder: string,
  now: () => Date,
  tryIt: () => Promise<T | null>,
): Promise<Tried<T>> {
  const before = read(folder);
  const at = now().getTime();
  const waitSeconds = waitLeft(folder, before, at);
  if (waitSeconds > 0) return { ok: false, waitSeconds };
  // Counted before it is tried: a process that is ended in the middle has tried too.
  keep(folder, { count: before.count + 1, at });
  const value = await tryIt();
  if (value === null) return { ok: false, waitSeconds: 0 };
  forget(folder);
  return { ok: true, value, wrongBefore: before.count };
}

/** A clock that was set back begins the wait anew, so that it is never shorter and never longer than it is. */
function waitLeft(folder: string, { count, at }: Attempts, now: number): number {
  const wait = waitAfter(count);
  if (wait === 0) return 0;
  if (now < at) keep(folder, { count, at: now });
  const passed = now < at ? 0 : (now - at) / 1000;
  return Math.max(0, Math.ceil(wait - passed));
}

function read(folder: string): Attempts {
  try {
    return attempts.parse(JSON.parse(readFileSync(join(folder, ATTEMPTS_NAME), 'utf8')));
  } catch {
    return { count: 0, at: 0 };
  }
}

/** On a read-only medium it stays as it is. */
function forget(folder: string): void {
  try {
    rmSync(join(folder, ATTEMPTS_NAME), { force: true });
  } catch (error) {
    if (diskProblemOf(error) === null) throw error;
  }
}

/** Where nothing can be written nothing can be kept; such a folder is refused by whoever opens it. */
function keep(folder: string, content: Attempts): void {
  const path = join(folder, ATTEMPTS_NAME);
  try {
    writeFileSync(`${path}.part`, JSON.stringify(content), { mode: 0o600 });
    renameSync(`${path}.part`, path);
  } catch {
    rmSync(`${path}.part`, { force: true });
  }
}
