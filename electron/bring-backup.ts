import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ok, refuse, type Result } from '#contract/result.ts';

const KEY_FILE = 'archive.key.json';
const ATTACHMENTS = 'attachments';

/**
 * The backend restores from the archive's own `backups` folder. A backup that lies elsewhere (on a stick) is
 * brought there first, with its manifest, the attachments beside it, and the key file when the archive has lost its own. Answers the backup's name.
 */
export function bringBackup(archive: string, file: string): Result<string> {
  const name = basename(file);
  const backups = join(archive, 'backups');
  const inside = join(backups, name);
  if (dirname(file) === backups) return ok(name);
  // A bare name, typed as `backup` printed it.
  if (!existsSync(file)) {
    return existsSync(inside) ? ok(name) : refuse('no-backup', `找不到备份文件：${name}。`);
  }
  try {
    if (existsSync(inside) && !readFileSync(inside).equals(readFileSync(file))) {
      return refuse('backup-exists', `档案库的 backups 文件夹里已有同名但内容不同的备份 ${name}，没有恢复。`);
    }
    mkdirSync(backups, { recursive: true });
    bringManifest(file, inside);
    copyFileSync(file, inside);
    bringAttachments(dirname(file), backups);
    bringKey(archive, backups, dirname(file));
    return ok(name);
  } catch {
    return refuse('unreadable-file', `无法读取备份文件 ${name}，或无法写入档案库文件夹，请检查权限。`);
  }
}

/** What was proved of it; the key tells later whether it is to be believed. */
function bringManifest(file: string, inside: string): void {
  const [from, to] = [file, inside].map((path) => path.replace(/\.db$/, '.json'));
  if (from !== undefined && to !== undefined && existsSync(from)) copyFileSync(from, to);
}

function bringKey(archive: string, backups: string, from: string): void {
  const key = join(from, KEY_FILE);
  if ([archive, backups].some((folder) => existsSync(join(folder, KEY_FILE))) || !existsSync(key)) return;
  copyFileSync(key, join(backups, KEY_FILE));
}

/** Files of photos and scans; one that is there already is the same one, since its name is its content's hash. */
function bringAttachments(from: string, backups: string): void {
  const there = join(from, ATTACHMENTS);
  if (existsSync(there)) cpSync(there, join(backups, ATTACHMENTS), { recursive: true, force: false });
}
