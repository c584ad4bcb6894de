import { constants, existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, parse } from 'node:path';
import type { Download } from 'playwright-core';
import { safeFileName } from './file-name.ts';
import type { Log } from './log.ts';

/** HUDANG_DOWNLOADS, else the folder that the desktop names (xdg), else ~/Downloads. */
export function downloadFolder(env: NodeJS.ProcessEnv = process.env, home: string = homedir()): string {
  if (env['HUDANG_DOWNLOADS']) return env['HUDANG_DOWNLOADS'];
  const config = join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'user-dirs.dirs');
  const line = existsSync(config) ? /^XDG_DOWNLOAD_DIR="(.*)"$/m.exec(readFileSync(config, 'utf8')) : null;
  const named = line?.[1]?.replace(/^\$HOME(?=\/|$)/, home);
  return named?.startsWith('/') === true ? named : join(home, 'Downloads');
}

/** Puts a file that the page made into the folder, beside what is there. The page never learns where. */
export async function keepDownload(download: Download, folder: string, log: Log): Promise<void> {
  try {
    const made = await download.path();
    await mkdir(folder, { recursive: true });
    log(`已保存：${await copyBeside(made, folder, safeFileName(download.suggestedFilename()))}`);
  } catch {
    log(`没有保存成功，请检查文件夹能否写入：${folder}`);
  } finally {
    await download.delete().catch(() => undefined);
  }
}

async function copyBeside(from: string, folder: string, name: string): Promise<string> {
  const { name: stem, ext } = parse(name);
  for (let count = 0; ; count += 1) {
    const path = join(folder, count === 0 ? name : `${stem} (${count})${ext}`);
    try {
      // EXCL: another program may take the name in the meantime; nothing is ever overwritten.
      await copyFile(from, path, constants.COPYFILE_EXCL);
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
