// Patches node:fs of this process, so that it can be killed between any two operations on files, or inside one.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

type Operation = (...args: never[]) => unknown;

let left = Infinity;
let inTheMiddle = false;

/** Dies by SIGKILL at the nth operation from now that alters a file: before it, or half way through it. */
export function dieAt(nth: number, halfWay: boolean): void {
  left = nth;
  inTheMiddle = halfWay;
}

const die = () => void process.kill(process.pid, 'SIGKILL');

/** What of an operation can be on the disk when the process ends in the middle of it. */
const HALVES: Readonly<Record<string, (...args: never[]) => void>> = {
  writeSync: (handle: number, data: string | Uint8Array) => {
    const bytes = Buffer.from(data as Uint8Array);
    write(handle, bytes.subarray(0, bytes.length >> 1));
  },
  copyFileSync: (from: string, to: string) => {
    const bytes = fs.readFileSync(from);
    plainWrite(to, bytes.subarray(0, bytes.length >> 1));
  },
  writeFileSync: (path: string, data: string | Uint8Array) => {
    const bytes = Buffer.from(data as Uint8Array);
    plainWrite(path, bytes.subarray(0, bytes.length >> 1));
  },
};

const write = fs.writeSync.bind(fs) as (handle: number, bytes: Uint8Array) => number;
const plainWrite = fs.writeFileSync.bind(fs);

const OPERATIONS = [
  ...[
    'writeSync',
    'writeFileSync',
    'fsyncSync',
    'closeSync',
    'renameSync',
    'linkSync',
    'copyFileSync',
    'cpSync',
  ],
  ...['mkdirSync', 'rmSync', 'unlinkSync', 'rmdirSync', 'truncateSync', 'ftruncateSync', 'appendFileSync'],
];

function patch(target: Record<string, Operation>, name: string): void {
  const original = target[name];
  if (original === undefined) return;
  target[name] = (...args: never[]) => {
    // What is said to the one who listens is no file.
    if (Number(args[0]) === 1 || Number(args[0]) === 2) return original.apply(target, args);
    left -= 1;
    if (left <= 0) {
      left = Infinity;
      if (inTheMiddle) HALVES[name]?.(...args);
      die();
    }
    return original.apply(target, args);
  };
}

for (const name of OPERATIONS) patch(fs as unknown as Record<string, Operation>, name);
for (const name of OPERATIONS.map((each) => each.replace(/Sync$/, '')))
  patch(fs.promises as unknown as Record<string, Operation>, name);
syncBuiltinESMExports();
