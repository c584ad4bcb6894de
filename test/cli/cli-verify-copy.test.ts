// An inspector checks a copy that he was given on a medium on which nothing can be written.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { connect, DATABASE_NAME } from '#db/connection.ts';
import { aHousehold, anArchive } from '#test/support/archive-builder.ts';
import { canMount, onReadOnly } from '#test/support/disk-full/room.ts';
import { makeTemporaryFolder, temporaryFolder } from '#test/support/temporary-folder.ts';

const CLI = fileURLToPath(new URL('../../electron/cli.ts', import.meta.url));
const INSPECTOR = '检查员自己的口令';
const mayMount = canMount(tmpdir());

const home = makeTemporaryFolder();
const model = join(home.path, '清水镇');
let words = '';
let key: Buffer;

/** As somebody copied the folder while the program had it open: acts are still in the journal. */
beforeAll(async () => {
  const built = await anArchive({ today: '2025-11-20' });
  await aHousehold(built, { year: { year: 2025 } });
  const given = '管理员给的口令';
  await built.must('operator.add', { name: '周检查', role: 'inspector', passphrase: `${given}一` });
  const { operators } = await built.must('operator.list', {});
  const id = operators.find(({ name }) => name === '周检查')!.id;
  built.session.operator = { id, name: '周检查', role: 'inspector' };
  await built.session.archive!.close();
  const { folder } = built.session.archive!;
  ({ key } = built.session.archive!);
  await built.must('vault.open', { path: folder, passphrase: `${given}一` });
  await built.must('operator.changePassphrase', { old: `${given}一`, passphrase: INSPECTOR });
  ({ words } = await built.must('access.head', {}));
  cpSync(folder, model, { recursive: true });
  await built.close();
  return () => home.remove();
});

const printOf = (folder: string) =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => statSync(join(folder, name)).isFile())
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex')}`,
    )
    .sort();

/** A command over a copy of the archive that nobody can write in. */
function run(folder: string, ...args: string[]) {
  const scratch = temporaryFolder();
  const [program = '', ...rest] = onReadOnly(folder, [process.execPath, CLI, ...args, '--archive', folder]);
  const env = { ...process.env, TMPDIR: scratch, HUDANG_PASSPHRASE: INSPECTOR };
  const { status, stdout, stderr } = spawnSync(program, rest, { env, encoding: 'utf8', timeout: 60_000 });
  expect(
    readdirSync(scratch).filter((name) => name.startsWith('hudang-verify')),
    'left behind',
  ).toEqual([]);
  return { status, stdout, stderr };
}

function aCopy(): string {
  const folder = join(temporaryFolder(), '清水镇');
  cpSync(model, folder, { recursive: true });
  return folder;
}

test.runIf(mayMount)('a sound copy is called so, and nothing in it is touched', () => {
  const folder = aCopy();
  const before = printOf(folder);
  const { status, stdout, stderr } = run(folder, 'verify');
  expect(stderr).toBe('');
  expect(stdout).toContain('档案库完好：1 户 1 人。');
  expect(stdout).toContain('只读');
  expect(status).toBe(0);
  const wrong = run(folder, 'call', 'household.update', '{"id":1,"year":2025,"values":{}}');
  expect(wrong.status).not.toBe(0);
  expect(wrong.stderr).toContain('不能写入');
  expect(printOf(folder)).toEqual(before);
});

test.runIf(mayMount)('a copy that was altered before is not', () => {
  const folder = aCopy();
  const db = connect(join(folder, DATABASE_NAME), key);
  db.exec(`UPDATE change SET title = '别的' WHERE id = 2`);
  db.close();
  const { status, stdout } = run(folder, 'verify', '--head', words);
  expect(stdout).toContain('操作记录从第 2 条起对不上');
  expect(status).toBe(1);
});
