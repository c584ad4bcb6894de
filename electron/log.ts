import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** One line of what happened. Never personal data, never a passphrase. */
export type Log = (line: string) => void;

const MAX_BYTES = 1_000_000;

export const logToTerminal: Log = (line) => void process.stderr.write(`${line}\n`);

/** A log file that keeps the last million bytes and the million before. Failing to log never stops the work. */
export function logToFile(path: string, now: () => Date = () => new Date()): Log {
  return (line) => {
    try {
      mkdirSync(dirname(path), { recursive: true });
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) renameSync(path, `${path}.1`);
      appendFileSync(path, `${now().toISOString()} ${line.trimEnd()}\n`);
    } catch {
      // a full or read-only disk
    }
  };
}
