import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBackend } from '#backend/backend.ts';
import { runCli, type CliWorld } from '#electron/cli-run.ts';
import { CHEAP } from '#test/support/temp-archive.ts';
import { makeTemporaryFolder } from '#test/support/temporary-folder.ts';

const ADMIN = '管理员自己的口令';
const WANG = '王审核自己的口令';
const GIVEN = '先给他用的那个口令';
const folder = makeTemporaryFolder();
const archive = join(folder.path, '样例镇');

async function run(words: string[], env: Record<string, string>, world: Partial<CliWorld> = {}) {
  let [out, error] = ['', ''];
  const exit = await runCli([...words, '--archive', archive], {
    env,
    folder: folder.path,
    connect: () => ({
      ...createBackend({ fontFolder: '', userName: '测试员', keyCost: CHEAP }),
      onDeath: () => undefined,
    }),
    out: (text) => (out += text),
    error: (text) => (error += text),
    errorIsTerminal: false,
    askHidden: null,
    ...world,
  });
  return { exit, out, error };
}

const as = (passphrase: string, more: Record<string, string> = {}) => ({
  HUDANG_PASSPHRASE: passphrase,
  ...more,
});
const given = (passphrase: string) => ({ HUDANG_NEW_PASSPHRASE: passphrase });
const list = async () => (await run(['operator', 'list'], as(ADMIN))).out.trim().split('\n');
const codeIn = (text: string): string => /恢复码：([2-9A-Z-]{29})/.exec(text)?.[1] ?? '';

let code = '';
beforeAll(async () => {
  const made = await run(['new', '--township', '样例镇'], as(ADMIN));
  expect(made.exit).toBe(0);
  code = codeIn(made.error);
  expect(made.out).not.toContain(code);
}, 60_000);
afterAll(folder.remove);

describe('hudang operator', { timeout: 60_000 }, () => {
  it('lists who may come in, and whether there is a recovery code', async () => {
    expect(await list()).toEqual(['测试员  管理员  本人', expect.stringMatching(/^恢复码：有（\d{4}-/)]);
  });

  it('adds one, who sets his own passphrase before he may do anything', async () => {
    const added = await run(['operator', 'add', '王审核', '--role', '审核员'], as(ADMIN, given(GIVEN)));
    expect(added).toMatchObject({ exit: 0, error: '' });
    expect(await run(['verify'], as(GIVEN))).toMatchObject({
      exit: 1,
      error: '请先设置自己的口令，再开始工作。\n',
    });
    expect(await run(['operator', 'passphrase'], as(GIVEN, given(WANG)))).toMatchObject({ exit: 0 });
    expect(await run(['verify'], as(WANG))).toMatchObject({ exit: 0 });
    expect(await run(['verify'], as(GIVEN))).toMatchObject({ exit: 1 });
    expect(await run(['operator', 'list'], as(WANG))).toMatchObject({
      exit: 1,
      error: '审核员没有这个权限（管操作员）。请由有权限的操作员来做。\n',
    });
  });

  it('changes a role, gives a new passphrase and removes', async () => {
    const role = await run(['operator', 'role', '王审核', '--role', 'inspector'], as(ADMIN));
    expect(role).toMatchObject({ exit: 0, out: '操作员“王审核”现在是检查员。\n' });
    await run(['operator', 'passphrase', '王审核'], as(ADMIN, given(GIVEN)));
    expect(await run(['operator', 'passphrase'], as(GIVEN, given(WANG)))).toMatchObject({ exit: 0 });
    expect(await run(['operator', 'remove', '王审核'], as(ADMIN))).toMatchObject({ exit: 0, error: '' });
    expect(await run(['verify'], as(WANG))).toMatchObject({ exit: 1 });
    expect((await list())[1]).toBe('王审核  检查员  已移除');
    expect(await run(['operator', 'remove', '王审核'], as(ADMIN))).toMatchObject({ exit: 1 });
  });

  it('asks for a new passphrase twice, without showing it', async () => {
    const answers = [WANG, WANG];
    const asked: string[] = [];
    const askHidden = async (label: string) => {
      asked.push(label);
      return answers.shift() ?? null;
    };
    const words = ['operator', 'add', '赵经办', '--role', 'clerk'];
    expect(await run(words, as(ADMIN), { askHidden })).toMatchObject({ exit: 0 });
    expect(asked).toEqual(['新口令（至少 8 位）：', '再输入一次：']);
    expect(await run(words, as(ADMIN))).toMatchObject({ exit: 2 });
  });

  it('opens by the recovery code when the passphrase is lost, and makes a new code', async () => {
    const set = await run(['operator', 'passphrase'], {
      HUDANG_RECOVERY_CODE: code,
      ...given('找回以后的新口令'),
    });
    expect(set).toMatchObject({ exit: 0, out: '口令已改。\n' });
    expect(await run(['verify'], as(ADMIN))).toMatchObject({ exit: 1 });
    const made = await run(['operator', 'recovery'], as('找回以后的新口令'));
    expect(codeIn(made.error)).not.toBe(code);
    expect(await run(['operator', 'passphrase'], { HUDANG_RECOVERY_CODE: code })).toMatchObject({ exit: 1 });
    const json = await run(['operator', 'recovery', '--json'], as('找回以后的新口令'));
    expect(JSON.parse(json.out)).toEqual({ code: expect.stringMatching(/^[2-9A-Z-]{29}$/) as string });
    expect(json.error).toBe('');
  });
});

describe('answers 2 and one sentence for', () => {
  it.each([
    [['operator'], '要做什么'],
    [['operator', 'dance'], '后面请写'],
    [['operator', 'add'], '姓名'],
    [['operator', 'add', '王审核'], '--role'],
    [['operator', 'role', '王审核', '--role', '镇长'], '--role'],
    [['operator', 'remove', '王审核', '--role', 'clerk'], '没有选项'],
    [['operator', 'list', '王审核'], '太多'],
  ])('%j', async (words, sentence) => {
    const { exit, out, error } = await run(words, as(ADMIN));
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(error).toContain(sentence);
  });
});

it.each(['archive.unlock', 'operator.add', 'operator.changePassphrase', 'operator.makeRecovery'])(
  'call takes no passphrase for %s from the command line',
  async (channel) => {
    const { exit, out } = await run(['call', channel, '{"passphrase":"x"}'], as('找回以后的新口令'));
    expect(exit).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'invalid-input' } });
  },
);
