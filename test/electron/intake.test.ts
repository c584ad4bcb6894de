import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ok, refuse } from '#contract/result.ts';
import { createArchivePlaces } from '#electron/archive-places.ts';
import { createIntakeFolders } from '#electron/intake-folders.ts';
import { createIntake } from '#electron/intake.ts';
import { createShellCalls } from '#electron/shell-calls.ts';
import type { WindowChannel, Output } from '#contract/channels.ts';
import { aPhoto } from '#test/support/a-photo.ts';
import { tempFolder } from '#test/support/temp-archive.ts';

function aDesk({ isPermitted = true, stillMs = 5 } = {}) {
  const [home, root] = [tempFolder(), tempFolder()];
  mkdirSync(join(root, '高拍仪'), { recursive: true });
  const opened: string[] = [];
  const call = async (channel: string, input: unknown) => {
    if (channel === 'intake.permitted') return isPermitted ? ok({}) : refuse('locked', '请先解锁。');
    opened.push((input as { path: string }).path);
    return ok({ fileId: `file ${opened.length}` });
  };
  const ask = createShellCalls({
    backend: { call },
    places: createArchivePlaces({ home }),
    intake: {
      intake: createIntake({ home, stillMs }),
      folders: createIntakeFolders(async () => [{ name: '图片', path: root }]),
      handed: new Map(),
    },
  });
  const must = async <N extends WindowChannel>(channel: N, input: unknown): Promise<Output<N>> => {
    const answer = await ask(channel, input);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return answer.value as Output<N>;
  };
  return { home, folder: join(root, '高拍仪'), opened, ask, must };
}

type Desk = ReturnType<typeof aDesk>;

async function choose({ must }: Desk): Promise<void> {
  const [first] = (await must('intake.browse', { id: null })).folders;
  const inside = await must('intake.browse', { id: first?.id ?? '' });
  expect(inside.here).toEqual({ id: first?.id, name: '图片' });
  await must('intake.choose', { id: inside.folders[0]?.id ?? '' });
}

test('a folder is found by names and ids, and no path ever reaches the window', async () => {
  const desk = aDesk();
  await choose(desk);
  writeFileSync(join(desk.folder, '1.jpg'), aPhoto('一'));
  const answers = [
    await desk.ask('intake.browse', { id: null }),
    await desk.ask('intake.state', {}),
    await desk.ask('intake.take', {}),
  ];
  expect(JSON.stringify(answers)).not.toContain(desk.folder);
  expect(answers[1]).toEqual(ok({ folder: { name: '高拍仪' }, isThere: true, waiting: 1 }));
  expect(await desk.ask('intake.choose', { id: desk.folder })).toMatchObject({ ok: false });
  expect(await desk.ask('intake.browse', { id: '/etc' })).toMatchObject({ ok: false });
});

test('what is new comes once it is in the archive, under whatever name; what is not said to be in comes again', async () => {
  const desk = aDesk();
  await choose(desk);
  writeFileSync(join(desk.folder, '1.jpg'), aPhoto('一'));
  writeFileSync(join(desk.folder, '10.jpg'), aPhoto('十'));
  writeFileSync(join(desk.folder, '2.jpg'), aPhoto('二'));
  const first = await desk.must('intake.take', {});
  expect(first.files.map(({ name }) => name)).toEqual(['1.jpg', '2.jpg', '10.jpg']);
  await desk.must('intake.done', { fileIds: first.files.slice(0, 2).map(({ fileId }) => fileId) });
  renameSync(join(desk.folder, '1.jpg'), join(desk.folder, '改名.jpg'));
  expect((await desk.must('intake.take', {})).files.map(({ name }) => name)).toEqual(['10.jpg']);
  expect((await desk.must('intake.state', {})).waiting).toBe(1);
  expect(readdirSync(desk.folder).toSorted()).toEqual(['10.jpg', '2.jpg', '改名.jpg']);
  expect(readFileSync(join(desk.home, 'intake.json'), 'utf8')).not.toContain('十');
});

test('other kinds are told once, links and folders not at all, and an empty or growing file waits', async () => {
  const desk = aDesk({ stillMs: 120 });
  await choose(desk);
  writeFileSync(join(desk.folder, '照片.jpg'), 'MZ\x90\0 a program');
  writeFileSync(join(desk.folder, '手机.heic'), Buffer.from('\0\0\0\x18ftypheic'));
  writeFileSync(join(desk.folder, '空.jpg'), '');
  writeFileSync(join(desk.folder, '.隐藏.jpg'), aPhoto('隐'));
  writeFileSync(join(desk.folder, '外面'), aPhoto('外'));
  renameSync(join(desk.folder, '外面'), join(desk.home, '外面.jpg'));
  symlinkSync(join(desk.home, '外面.jpg'), join(desk.folder, '链接.jpg'));
  mkdirSync(join(desk.folder, '夹.jpg'));
  const growing = join(desk.folder, '在写.jpg');
  writeFileSync(growing, aPhoto('写').subarray(0, 500));
  const taking = desk.must('intake.take', {});
  setTimeout(() => writeFileSync(growing, aPhoto('写')), 60);
  const { files, refused } = await taking;
  expect(files).toEqual([]);
  expect(refused.map(({ name }) => name).toSorted()).toEqual(['手机.heic', '照片.jpg']);
  expect(refused.find(({ name }) => name === '照片.jpg')?.why).toContain('程序文件');
  const next = await desk.must('intake.take', {});
  expect(next.files.map(({ name }) => name)).toEqual(['在写.jpg']);
  expect(next.refused).toEqual([]);
});

test('a file touched again is looked at again, and at most 500 come at once', async () => {
  const desk = aDesk();
  await choose(desk);
  for (let at = 0; at < 503; at += 1)
    writeFileSync(join(desk.folder, `${at}.jpg`), aPhoto(`第${at}张。`, 40));
  const { files, more } = await desk.must('intake.take', {});
  expect([files.length, more]).toEqual([500, true]);
  await desk.must('intake.done', { fileIds: files.map(({ fileId }) => fileId) });
  utimesSync(join(desk.folder, '0.jpg'), new Date(), new Date(2024, 1, 1));
  expect((await desk.must('intake.state', {})).waiting).toBe(4);
  expect((await desk.must('intake.take', {})).files).toHaveLength(3);
});

test('nobody looks into a folder from behind the lock', async () => {
  const desk = aDesk({ isPermitted: false });
  for (const [channel, input] of [
    ['intake.state', {}],
    ['intake.browse', { id: null }],
    ['intake.choose', { id: null }],
    ['intake.take', {}],
    ['intake.done', { fileIds: [] }],
  ] as const)
    expect(await desk.ask(channel, input), channel).toMatchObject({ ok: false, error: { rule: 'locked' } });
});
