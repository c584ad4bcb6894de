import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ATTACHMENTS } from './attachment-files.ts';
import { SCRATCH } from './scratch-folder.ts';

/** Every file gets its name when it is whole. Until then, and after a process that was ended before, it is called so. */
const HALF_WRITTEN = /\.(part|part-journal|restoring)$/;

/** Removes what a process that was ended in the middle left half-written; only while the archive is held. */
export function removeHalfWritten(folder: string): void {
  rmSync(join(folder, SCRATCH), { recursive: true, force: true });
  for (const place of [folder, join(folder, 'backups')]) {
    sweep(place);
    const attachments = join(place, ATTACHMENTS);
    if (existsSync(attachments)) for (const name of readdirSync(attachments)) sweep(join(attachments, name));
  }
}

function sweep(folder: string): void {
  for (const entry of existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [])
    if (entry.isFile() && HALF_WRITTEN.test(entry.name)) rmSync(join(folder, entry.name), { force: true });
}
