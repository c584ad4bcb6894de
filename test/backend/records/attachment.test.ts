import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readAttachment, sha256Of, writeAttachment } from '#db/attachment-files.ts';
import { backUp } from '#db/backup.ts';
import { restoreArchive } from '#db/restore.ts';
import { openArchive } from '#db/open-archive.ts';
import { errorText } from '#contract/app-error.ts';
import type { Request } from '#contract/channels.ts';
import { aPhoto } from '#test/support/a-photo.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { startProcedure } from '#test/support/run-procedure.ts';
import { tempFolder } from '#test/support/temp-archive.ts';

const MARK = '这张照片里站着欧阳䶮山一家';
const photo = (more = '') => aPhoto(MARK + more, 1000);
const NOW = new Date('2025-03-20T12:00');

async function anArchiveForTest() {
  const built = await anArchive();
  onTestFinished(() => built.close());
  const { id } = await aHousehold(built);
  const visit = await built.must('record.add', {
    ...{ kind: 'visit', ownerId: id },
    values: { 'visit.visited_on': '2025-03-18', 'visit.visitors': '王干部' },
  });
  return { built, householdId: id, visitId: visit.id };
}

async function fileOf(built: BuiltArchive, content: Uint8Array, name = '合影.jpg'): Promise<string> {
  const { fileId } = await built.must('file.begin', { name, size: content.length });
  await built.must('file.append', { fileId, base64: Buffer.from(content).toString('base64') });
  return fileId;
}

async function contentOf(built: BuiltArchive, id: number): Promise<Buffer> {
  const { outputId } = await built.must('attachment.read', { id });
  const piece = await built.must('output.read', { outputId, offset: 0, length: 1_000_000 });
  return Buffer.from(piece.base64, 'base64');
}

const folderOf = ({ session }: BuiltArchive): string => session.archive!.folder;
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name));
const placeOf = (folder: string, content: Uint8Array): string =>
  join(folder, 'attachments', sha256Of(content).slice(0, 2), sha256Of(content));

describe('a photo', () => {
  test('is kept encrypted under its hash, listed with its visit and read back as it was', async () => {
    const { built, householdId, visitId } = await anArchiveForTest();
    const fileId = await fileOf(built, photo());
    const added = await built.must('attachment.add', { fileId, householdId, visitId, title: '入户合影' });
    expect(await contentOf(built, added.attachmentId)).toEqual(photo());
    const { records } = await built.must('record.list', { owner: 'household', id: householdId });
    expect(records[0]!.attachments).toEqual([
      {
        ...{ linkId: added.linkId, attachmentId: added.attachmentId, name: '合影.jpg', title: '入户合影' },
        ...{ mediaType: 'image/jpeg', bytes: photo().length, takenOn: null },
      },
    ]);
    const path = placeOf(folderOf(built), photo());
    expect(existsSync(path)).toBe(true);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
    for (const file of filesIn(folderOf(built))) {
      const bytes = readFileSync(file);
      expect(bytes.includes(MARK), file).toBe(false);
      expect(bytes.includes(Buffer.from('合影.jpg')), file).toBe(false);
    }
    const again = await built.call('attachment.add', { fileId, householdId, visitId });
    expect(again).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  test('added twice is kept once; taken down with its reason it comes back by undo', async () => {
    const { built, householdId, visitId } = await anArchiveForTest();
    const add = async () =>
      built.must('attachment.add', { fileId: await fileOf(built, photo()), householdId, visitId });
    const [first, second] = [await add(), await add()];
    expect(second.attachmentId).toBe(first.attachmentId);
    expect(filesIn(join(folderOf(built), 'attachments'))).toHaveLength(1);
    await built.must('attachment.unlink', { linkId: second.linkId, reason: '重复' });
    const list = async () => (await built.must('attachment.list', { householdId })).attachments;
    expect(await list()).toMatchObject([{ linkId: first.linkId, visitId }]);
    await built.must('change.undo', {});
    expect((await list()).map((each) => each.linkId)).toEqual([first.linkId, second.linkId]);
    const kept = await built.must('attachment.link', { attachmentId: first.attachmentId, householdId });
    expect(await list()).toHaveLength(3);
    await built.must('change.undo', { id: first.change! });
    expect((await list()).map((each) => each.linkId)).toEqual([second.linkId, kept.linkId]);
    expect(await contentOf(built, first.attachmentId)).toEqual(photo());
  });

  test.each([
    ['a page that calls itself a photo', Buffer.from('<html>'), '不是 JPG、PNG 照片或 PDF 文件'],
    ['nothing', Buffer.alloc(0), '是空文件'],
    ['more than 20 MB', Buffer.concat([photo(), Buffer.alloc(20 * 1024 * 1024)]), '超过 20 MB'],
  ])('%s is refused, and nothing is kept', async (_, content, sentence) => {
    const { built, householdId, visitId } = await anArchiveForTest();
    const file = await built.must('file.begin', { name: '照片.jpg', size: content.length });
    for (let at = 0; at < content.length; at += 1_200_000) {
      const base64 = content.subarray(at, at + 1_200_000).toString('base64');
      await built.must('file.append', { fileId: file.fileId, base64 });
    }
    const answer = await built.call('attachment.add', { fileId: file.fileId, householdId, visitId });
    expect(answer.ok ? '' : errorText(answer.error)).toContain(sentence);
    expect(filesIn(join(folderOf(built), 'attachments'))).toEqual([]);
    expect(built.session.archive!.raw.prepare('SELECT count(*) FROM attachment').pluck().get()).toBe(0);
  });

  test('of another household’s visit is refused', async () => {
    const { built, visitId } = await anArchiveForTest();
    const other = await aHousehold(built, { head: '别户' });
    const fileId = await fileOf(built, photo());
    const answer = await built.call('attachment.add', { fileId, householdId: other.id, visitId });
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});

describe('a photo of the notice', () => {
  /** A procedure whose first step is done. */
  async function withProcedure() {
    const setting = await anArchiveForTest();
    return { ...setting, procedureId: await startProcedure(setting.built, [setting.householdId]) };
  }

  test('of a step of a procedure is listed with the step and on its page, and no household has it', async () => {
    const { built, procedureId, householdId } = await withProcedure();
    const place = { procedureId, step: 'clue' };
    const fileId = await fileOf(built, photo(), '远景.jpg');
    const added = await built.must('attachment.add', { fileId, ...place, takenOn: '2025-03-06' });
    expect((await built.must('attachment.list', place)).attachments).toMatchObject([
      { linkId: added.linkId, visitId: null, name: '远景.jpg', takenOn: '2025-03-06' },
    ]);
    const { steps } = await built.must('procedure.get', { id: procedureId });
    expect(steps.find(({ key }) => key === 'clue')?.photos).toMatchObject([{ name: '远景.jpg' }]);
    expect((await built.must('attachment.list', { householdId })).attachments).toEqual([]);
    expect((await built.must('change.list', {})).changes[0]?.title).toBe(
      '新增照片或扫描件：云溪村监测对象识别“发现线索”',
    );
    await built.must('attachment.unlink', { linkId: added.linkId, reason: '拍糊了' });
    expect((await built.must('attachment.list', place)).attachments).toEqual([]);
    await built.must('change.undo', {});
    expect((await built.must('attachment.list', place)).attachments).toHaveLength(1);
  });

  test('is refused of a step to come, of one that is none, and of two places at once', async () => {
    const { built, procedureId, householdId } = await withProcedure();
    const refused = async (place: Request<'attachment.list'>): Promise<string> => {
      const done = await built.call('attachment.add', { fileId: await fileOf(built, photo()), ...place });
      return done.ok ? '' : errorText(done.error);
    };
    expect(await refused({ procedureId, step: 'notice' })).toContain('还没有登记');
    expect(await refused({ procedureId, step: 'nowhere' })).toContain('没有找到程序的这一步');
    expect(await refused({ procedureId: 999, step: 'clue' })).toContain('没有找到这个程序');
    expect(await refused({ issueId: 999 })).toContain('没有找到这个问题');
    expect(await refused({ procedureId, step: 'clue', householdId })).toContain('只选其中一个');
    expect(await refused({ procedureId })).toContain('只选其中一个');
  });

  test('of a problem is listed with it', async () => {
    const { built, householdId } = await anArchiveForTest();
    const found = { source: 'inspection', kind: '住房', content: '屋顶漏雨', foundOn: '2025-03-01' } as const;
    await built.must('issue.open', { ...found, householdId });
    const issueId = (await built.must('issue.list', {})).rows[0]?.id ?? 0;
    const fileId = await fileOf(built, photo(), '修好了.jpg');
    await built.must('attachment.add', { fileId, issueId });
    const { attachments } = await built.must('attachment.list', { issueId });
    expect(attachments).toMatchObject([{ name: '修好了.jpg' }]);
  });
});

describe('the files of attachments', () => {
  async function withPhoto() {
    const { built, householdId, visitId } = await anArchiveForTest();
    const fileId = await fileOf(built, photo());
    const { attachmentId } = await built.must('attachment.add', { fileId, householdId, visitId });
    return { built, attachmentId, path: placeOf(folderOf(built), photo()) };
  }

  test.each(['missing', 'damaged', 'cut short'])('that are %s are named by the check', async (how) => {
    const { built, attachmentId, path } = await withPhoto();
    expect((await built.must('archive.verify', {})).problems).toEqual([]);
    const bytes = readFileSync(path);
    if (how === 'missing') rmSync(path);
    else if (how === 'damaged') writeFileSync(path, bytes.with(bytes.length - 20, bytes.at(-20)! ^ 1));
    else writeFileSync(path, bytes.subarray(0, 10));
    const { ok, problems } = await built.must('archive.verify', {});
    expect(ok).toBe(false);
    expect(problems).toEqual([expect.stringContaining('“合影.jpg”')]);
    const read = await built.call('attachment.read', { id: attachmentId });
    expect(read.ok ? '' : errorText(read.error)).toContain('attachments 文件夹');
  });

  test('do not pass for one another', async () => {
    const { built, path } = await withPhoto();
    const archive = built.session.archive!;
    const other = writeAttachment(archive, photo('二'));
    writeFileSync(placeOf(folderOf(built), photo('二')), readFileSync(path));
    expect(readAttachment(archive, other)).toEqual({ ok: false, why: 'damaged' });
    // A damaged file is written anew when its content is given again.
    writeAttachment(archive, photo('二'));
    expect(readAttachment(archive, other)).toEqual({ ok: true, content: photo('二') });
  });

  test('go with the backups, and come back where the archive is restored from them', async () => {
    const { built, path } = await withPhoto();
    const archive = built.session.archive!;
    const { folder, key } = archive;
    const { file } = backUp(folder, key, NOW);
    rmSync(path);
    await archive.close();
    const elsewhere = join(tempFolder(), 'archive');
    const restored = await restoreArchive(elsewhere, '口令口令口令', join(folder, 'backups', file), {
      now: () => NOW,
    });
    expect(restored.ok).toBe(true);
    const opened = await openArchive(elsewhere, '口令口令口令', NOW);
    if (!opened.ok) throw new Error(opened.refusal);
    onTestFinished(() => opened.archive.close());
    expect(readAttachment(opened.archive, sha256Of(photo()))).toEqual({ ok: true, content: photo() });
  });
});
