import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { downloadFolder } from '#electron/chromium-downloads.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

function homeWith(line: string | null): string {
  const home = temporaryFolder();
  mkdirSync(join(home, '.config'));
  if (line !== null) writeFileSync(join(home, '.config', 'user-dirs.dirs'), `# xdg\n${line}\n`);
  return home;
}

it('takes the folder of the environment first', () => {
  expect(downloadFolder({ HUDANG_DOWNLOADS: '/data/下载' }, homeWith(null))).toBe('/data/下载');
});

it('takes the folder that the desktop names', () => {
  const home = homeWith('XDG_DOWNLOAD_DIR="$HOME/下载"');
  expect(downloadFolder({}, home)).toBe(join(home, '下载'));
  expect(downloadFolder({}, homeWith('XDG_DOWNLOAD_DIR="/mnt/usb"'))).toBe('/mnt/usb');
});

it('falls back to Downloads', () => {
  const home = homeWith('XDG_DOWNLOAD_DIR="relative"');
  expect(downloadFolder({}, home)).toBe(join(home, 'Downloads'));
});
