import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createFileStore, MAX_FILE_BYTES } from '#backend/file-store.ts';
import { anArchive } from '#test/support/archive-builder.ts';
import { importFiles } from '#test/support/import-files.ts';
import { aRow, csvFile } from '#test/support/member-file.ts';
import { tempFolder } from '#test/support/temp-archive.ts';

const NAMES = [
  '../../../etc/passwd.csv',
  '..\\..\\Windows\\成员.csv',
  '/etc/passwd',
  'C:\\archive.db',
  'a/b\\c.csv',
  '..',
  '.',
  'nul\u0000byte.csv',
  'archive.db',
];

describe('the name of a file', () => {
  test('is its last part, whichever way the separators lean', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: fc.constantFrom('/', '\\', '.', 'a', '表', ' ') }),
        (name) => {
          const store = createFileStore();
          const begun = store.begin(name, 0);
          if (!begun.ok) throw new Error(begun.error.code);
          expect(store.get(begun.value.fileId)?.name).not.toMatch(/[/\\]/);
        },
      ),
    );
  });

  test('never leads an import to write outside the archive’s database', async () => {
    const built = await anArchive({ today: '2025-12-31' });
    onTestFinished(() => built.close());
    const folder = built.session.archive!.folder;
    const before = [readdirSync(folder), readdirSync(join(folder, '..'))];
    for (const name of NAMES) {
      const rows = [aRow('1', 1, { 性别: '男', 民族: '汉族' })];
      const { answer } = await importFiles(built, [{ ...csvFile('', rows), name }], { year: 2025 });
      expect(answer.files[0]?.file, name).not.toMatch(/[/\\]/);
    }
    expect([readdirSync(folder), readdirSync(join(folder, '..'))]).toEqual(before);
    const stored = built.session
      .archive!.raw.prepare('SELECT name FROM import_file')
      .pluck()
      .all() as string[];
    expect(stored.every((name) => !/[/\\]/.test(name))).toBe(true);
  });
});

describe('a file in pieces', () => {
  test('is refused when too large, and takes no more than was announced', async () => {
    const built = await anArchive();
    onTestFinished(() => built.close());
    expect(await built.call('file.begin', { name: '大.csv', size: MAX_FILE_BYTES + 1 })).toMatchObject({
      error: { code: 'rule', rule: 'file-too-large' },
    });
    const { fileId } = await built.must('file.begin', { name: '小.csv', size: 3 });
    expect(await built.call('file.append', { fileId, base64: btoa('1234') })).toMatchObject({
      error: { code: 'conflict' },
    });
    expect(await built.must('file.append', { fileId, base64: btoa('12') })).toEqual({ received: 2 });
    expect(await built.call('import.plan', { fileIds: [fileId] })).toMatchObject({
      error: { code: 'not-found' },
    });
    await built.must('file.drop', { fileId });
    expect(await built.call('file.append', { fileId, base64: btoa('3') })).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  test('of the disk is named without its folder, and a folder is no file', async () => {
    const built = await anArchive();
    onTestFinished(() => built.close());
    const folder = tempFolder();
    const path = join(folder, '成员.csv');
    writeFileSync(path, '');
    const { fileId } = await built.must('file.openPath', { path });
    expect(built.session.files.get(fileId)?.name).toBe('成员.csv');
    expect(await built.call('file.openPath', { path: folder })).toMatchObject({
      error: { rule: 'not-a-file' },
    });
    const missing = await built.call('file.openPath', { path: join(folder, '没有.csv') });
    expect(missing).toMatchObject({ error: { code: 'not-found', what: '文件“没有.csv”' } });
    expect(JSON.stringify(missing)).not.toContain(folder);
  });
});
