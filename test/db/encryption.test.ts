import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { backUp } from '#db/backup.ts';
import { aTempArchive, inChange, NOW, PASSPHRASE } from '#test/support/temp-archive.ts';

const NAME = '欧阳䶮山';
const ID_NUMBER = '529901197003050017';
const PHONE = '13987650001';
const SECRETS = [
  NAME,
  ID_NUMBER,
  PHONE,
  'ouyangyanshan',
  '人均纯收入低于监测范围',
  'CREATE TABLE',
  PASSPHRASE,
];

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile());
}

/** Names of the files that hold one of the secrets as UTF-8 or UTF-16. */
function leaking(folder: string): string[] {
  return filesOf(folder).filter((path) => {
    const bytes = readFileSync(path);
    return SECRETS.some((s) => bytes.includes(s) || bytes.includes(Buffer.from(s, 'utf16le')));
  });
}

test('no file of the archive holds a name, a number or a word of the schema in plain text', async () => {
  const archive = await aTempArchive();
  await inChange(archive, `修改 ${NAME}`, (rows) => {
    const household = rows.insert('household', {
      household_no: '52990100001',
      head_name: NAME,
      phone: PHONE,
    });
    for (let i = 0; i < 300; i += 1)
      rows.insert('member', {
        household_id: household,
        name: `${NAME}${i}`,
        id_number: ID_NUMBER,
        phone: PHONE,
      });
    rows.insert('measure', {
      household_id: household,
      year: 2025,
      kind: 'industry',
      content: '人均纯收入低于监测范围',
    });
  });
  backUp(archive.folder, archive.key, NOW);
  const open = filesOf(archive.folder).map((path) => path.slice(archive.folder.length + 1));
  expect(open).toEqual(
    expect.arrayContaining(['archive.db', 'archive.db-wal', 'archive.lock', 'archive.key.json']),
  );
  expect(open.some((name) => name.startsWith('backups'))).toBe(true);
  expect(leaking(archive.folder)).toEqual([]);
  await archive.close();
  expect(leaking(archive.folder)).toEqual([]);
});

test('without the key the file is no database', async () => {
  const archive = await aTempArchive();
  await archive.close();
  const db = new Database(join(archive.folder, 'archive.db'), { readonly: true });
  expect(() => db.prepare('SELECT * FROM member').all()).toThrow(/not a database/);
  db.close();
});

test('the folders and the key file are for their owner only', async () => {
  const archive = await aTempArchive();
  for (const name of ['', 'backups', 'attachments', 'exports'])
    expect(statSync(join(archive.folder, name)).mode & 0o077, name).toBe(0);
  expect(statSync(join(archive.folder, 'archive.key.json')).mode & 0o077).toBe(0);
});
