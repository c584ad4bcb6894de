import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface ChildReading {
  /** The reason of the refusal, or how many rows were read. */
  readonly outcome: string;
  readonly peakMb: number;
  readonly seconds: number;
}

const PROGRAM = fileURLToPath(new URL('read-and-tell.ts', import.meta.url));

/** Reads a file in a process of its own with a heap of `heapMb`; ends it after two minutes. */
export function readInChild(path: string, heapMb: number): ChildReading {
  const run = spawnSync(process.execPath, [`--max-old-space-size=${heapMb}`, PROGRAM, path], {
    encoding: 'utf8',
    timeout: 120_000,
  });
  if (run.status !== 0) throw new Error(`exit ${run.status} ${run.signal}: ${run.stderr.slice(0, 500)}`);
  return JSON.parse(run.stdout) as ChildReading;
}
