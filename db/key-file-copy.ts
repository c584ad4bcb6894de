import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { BACKUPS } from './backup-list.ts';
import { renameDurably, syncFile } from './durable.ts';
import { type AnyKeyFile, KEY_FILE_NAME, readKeyFile } from './key-file.ts';

/** The key file of an archive, or the copy of it that lies beside the backups where its own is lost or damaged. */
export const keyFileIn = (folder: string): AnyKeyFile | null =>
  readKeyFile(folder) ?? readKeyFile(join(folder, BACKUPS));

/** After the copy has let somebody in, it takes the place of the lost one; a damaged one is kept under another name. */
export function bringBackKeyFile(folder: string): void {
  if (readKeyFile(folder) !== null) return;
  const own = join(folder, KEY_FILE_NAME);
  if (existsSync(own)) renameSync(own, `${own}.damaged`);
  copyFileSync(join(folder, BACKUPS, KEY_FILE_NAME), `${own}.part`);
  syncFile(`${own}.part`);
  renameDurably(`${own}.part`, own);
}
