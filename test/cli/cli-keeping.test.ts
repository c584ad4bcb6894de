import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { createBackend } from '#backend/backend.ts';
import { runCli } from '#electron/cli-run.ts';
import { programFiles } from '#electron/program-files.ts';
import { aKeptHousehold, keptArchive, type Kept } from '#test/support/kept-archive.ts';
import { makeTemporaryFolder } from '#test/support/temporary-folder.ts';

const CHEAP = { cost: 1024, blockSize: 8, parallelization: 1 };
const folder = makeTemporaryFolder();
const out = join(folder.path, '包');
let kept: Kept;
let archive: string;
let no: string;

async function run(argv: string[], passphrase: string | undefined = '口令口令口令') {
  let text = '';
  let error = '';
  const exit = await runCli(argv, {
    env: { HUDANG_HOME: join(folder.path, 'home'), ...(passphrase ? { HUDANG_PASSPHRASE: passphrase } : {}) },
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

beforeAll(async () => {
  kept = await keptArchive();
  ({ no } = await aKeptHousehold(kept));
  archive = kept.built.session.archive!.folder;
  await kept.built.session.archive!.close();
  return () => folder.remove();
});
afterAll(() => kept.built.close());

it('packs a household, proves the package without an archive, and brings it into another', async () => {
  const made = await run(['package', '--household', no, '--out', out, '--archive', archive, '--json']);
  expect(made).toMatchObject({ exit: 0, error: '' });
  const { path } = JSON.parse(made.text) as { path: string };
  expect(readdirSync(archive).filter((name) => name.endsWith('.part'))).toEqual([]);
  const proved = await run(['verify', path], '');
  expect(proved).toMatchObject({
    exit: 0,
    error: '',
    text: expect.stringContaining('长期保存包完好') as string,
  });

  const another = await keptArchive();
  onTestFinished(() => another.built.close());
  const other = another.built.session.archive!.folder;
  await another.built.session.archive!.close();
  const brought = await run(['bring', path, '--archive', other]);
  expect(brought).toMatchObject({
    exit: 0,
    error: '',
    text: expect.stringContaining('已移入 1 户 2 人，文书 1 份') as string,
  });
  expect(await run(['bring', path, '--archive', other])).toMatchObject({
    exit: 1,
    error: expect.stringContaining('已经有这一户') as string,
  });

  const hurt = Buffer.from(readFileSync(path));
  hurt[200] = (hurt[200] ?? 0) ^ 1;
  writeFileSync(join(folder.path, '坏.zip'), hurt);
  const told = await run(['verify', '坏.zip', '--json'], '');
  expect(told.exit).toBe(1);
  expect((JSON.parse(told.text) as { problems: string[] }).problems.join()).toContain('.pdf');
});

it.each([
  [['package', '--out', 'x', '--archive', 'a'], '--household'],
  [['package', '--household', '1', '--village', 'v', '--out', 'x', '--archive', 'a'], '--household'],
  [['package', '--household', '1', '--archive', 'a'], '--out'],
  [['bring', '--archive', 'a'], '要移入的包'],
  [['bring', 'a.zip'], '--archive'],
])('says what is wrong with %j', async (argv, word) => {
  expect(await run(argv)).toMatchObject({ exit: 2, error: expect.stringContaining(word) as string });
});

it('says in a sentence that there is no such file', async () => {
  expect(await run(['verify', '没有.zip'], '')).toMatchObject({
    exit: 1,
    text: expect.stringContaining('打不开') as string,
  });
});
