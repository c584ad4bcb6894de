import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createBackend } from '#backend/backend.ts';
import { runCli } from '#electron/cli-run.ts';
import { programFiles } from '#electron/program-files.ts';
import { aHousehold, anArchive } from '#test/support/archive-builder.ts';
import { pictureOfPage, printedFile } from '#test/support/scanned.ts';
import { makeTemporaryFolder } from '#test/support/temporary-folder.ts';

const CHEAP = { cost: 1024, blockSize: 8, parallelization: 1 };
const folder = makeTemporaryFolder();
afterAll(() => folder.remove());

async function run(argv: string[]) {
  let text = '';
  let error = '';
  const exit = await runCli(argv, {
    env: { HUDANG_HOME: join(folder.path, 'home'), HUDANG_PASSPHRASE: '口令口令口令' },
    folder: folder.path,
    connect: () => ({
      ...createBackend({ fontFolder: programFiles.fonts, userName: '李经办', keyCost: CHEAP }),
      onDeath: () => {},
    }),
    out: (each) => (text += each),
    error: (each) => (error += each),
    errorIsTerminal: false,
    askHidden: null,
  });
  return { exit, text, error };
}

it('takes a folder of scans in, says what it did not take, and what it took before', async () => {
  const built = await anArchive();
  const { id: householdId } = await aHousehold(built, { year: { year: 2025 } });
  const { pdf } = await printedFile(built, { document: 'P02', target: { householdId }, year: 2025 });
  const scans = join(folder.path, '扫描');
  mkdirSync(join(scans, '别的'), { recursive: true });
  writeFileSync(join(scans, '1.jpg'), await pictureOfPage(pdf));
  writeFileSync(join(scans, '说明.txt'), '不是图片');
  const archive = built.session.archive!.folder;
  await built.session.archive!.close();

  const taken = await run(['scan', '扫描', '--archive', archive]);
  expect(taken).toMatchObject({ exit: 0, error: '' });
  expect(taken.text).toMatch(/收入 1 页：自动归位 1，待处理 0，重复 0\n“说明.txt”不是 JPG、PNG 照片或 PDF/);
  const again = await run(['scan', join(scans, '1.jpg'), '--archive', archive]);
  expect(again.text).toMatch(/“1.jpg”在 \d{4}-\d\d-\d\d 已经收过/);
  expect(await run(['scan', '没有.jpg', '--archive', archive])).toMatchObject({
    exit: 1,
    error: expect.stringContaining('找不到文件：没有.jpg') as string,
  });
  await built.close();
});
