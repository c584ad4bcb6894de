import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bringBackup } from '#electron/bring-backup.ts';
import { tempFolder } from '#test/support/temp-archive.ts';

const BACKUP = '20250320-120000.db';
const HASH = 'ab'.repeat(32);

/** A stick with a backup, the key file and one attachment. */
function aStick(): string {
  const stick = tempFolder();
  mkdirSync(join(stick, 'attachments', 'ab'), { recursive: true });
  writeFileSync(join(stick, BACKUP), 'database');
  writeFileSync(join(stick, 'archive.key.json'), 'key');
  writeFileSync(join(stick, 'attachments', 'ab', HASH), 'photo');
  return stick;
}

describe('a backup from a stick', () => {
  test('comes with its key file and the photos beside it', () => {
    const archive = join(tempFolder(), 'archive');
    expect(bringBackup(archive, join(aStick(), BACKUP))).toEqual({ ok: true, value: BACKUP });
    const backups = join(archive, 'backups');
    expect(readFileSync(join(backups, BACKUP), 'utf8')).toBe('database');
    expect(readFileSync(join(backups, 'attachments', 'ab', HASH), 'utf8')).toBe('photo');
    expect(existsSync(join(backups, 'archive.key.json'))).toBe(true);
  });

  test('leaves a photo that is there already as it is', () => {
    const archive = join(tempFolder(), 'archive');
    mkdirSync(join(archive, 'backups', 'attachments', 'ab'), { recursive: true });
    const mine = join(archive, 'backups', 'attachments', 'ab', HASH);
    writeFileSync(mine, 'mine');
    expect(bringBackup(archive, join(aStick(), BACKUP)).ok).toBe(true);
    expect(readFileSync(mine, 'utf8')).toBe('mine');
  });
});
