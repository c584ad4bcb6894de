import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ATTACHMENTS } from './attachment-files.ts';
import { SCRATCH } from './scratch-folder.ts';
import { THUMBS } from './thumb-files.ts';

/** Every file gets its name when it is whole. Until then, and after a process that was ended before, it is called so. */
const HALF_WRITTEN = /\.(part|part-journal|restoring)$/;

/** Removes what a process that was ended in the middle left half-written; only while the archive is held. */
export function removeHalfWritten(folder: string): void {
  rmSync(join(folder, SCRATCH), { recursive: true, force: true });
  for (const place of [folder, join(folder, 'backups')]) {
    sweep(place);
    sweepBelow(join(place, ATTACHMENTS));
  }
  sweepBelow(join(folder, THUMBS));
}

/** Where files lie in folders that are named by their first two characters. */
function sweepBelow(folder: string): void {
  if (existsSync(folder)) for (const name of readdirSync(folder)) sweep(join(folder, name));
}

function sweep(folder: string): void {
  for (const entry of existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [])
    if (entry.isFile() && HALF_WRITTEN.test(entry.name)) rmSync(join(folder, entry.name), { force: true });
}
