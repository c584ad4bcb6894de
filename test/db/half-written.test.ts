import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeAttachment } from '#db/attachment-files.ts';
import { openArchive } from '#db/open-archive.ts';
import { aTempArchive, closeWithTest, NOW, PASSPHRASE } from '#test/support/temp-archive.ts';

test('opening removes what an interrupted process left half-written anywhere, and nothing else', async () => {
  const archive = await aTempArchive();
  const { folder } = archive;
  const kept = writeAttachment(archive, Buffer.from('照片'));
  await archive.close();
  const before = readdirSync(folder, { recursive: true }).map(String);
  mkdirSync(join(folder, 'backups/attachments/ab'), { recursive: true });
  mkdirSync(join(folder, 'thumbs/ab'), { recursive: true });
  const halves = [
    ...['archive.db.restoring', 'archive.key.json.part', `attachments/${kept.slice(0, 2)}/${kept}.part`],
    ...['backups/20250101-000000.db.part', 'backups/20250101-000000.db.part-journal'],
    ...['backups/attachments/ab/ab.part', 'thumbs/ab/ab.part'],
  ];
  for (const name of halves) writeFileSync(join(folder, name), '半');
  const opened = await openArchive(folder, PASSPHRASE, NOW);
  if (!opened.ok) throw new Error(opened.refusal);
  closeWithTest(opened.archive);
  const after = readdirSync(folder, { recursive: true }).map(String);
  expect(after.filter((name) => /part|restoring/.test(name))).toEqual([]);
  expect(after).toEqual(expect.arrayContaining(before));
});
