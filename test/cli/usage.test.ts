import { describe, expect, it } from 'vitest';
import { runCli, type CliWorld } from '#electron/cli-run.ts';

/** A world without a backend: what is wrong with a command line is said before anything is started. */
async function run(argv: string[], world: Partial<CliWorld> = {}) {
  let out = '';
  let error = '';
  const exit = await runCli(argv, {
    env: {},
    folder: '/',
    connect: () => {
      throw new Error('the backend was started');
    },
    out: (text) => (out += text),
    error: (text) => (error += text),
    errorIsTerminal: false,
    askHidden: null,
    ...world,
  });
  return { exit, out, error };
}

it('shows how it is used, and that nothing was asked for', async () => {
  expect(await run([])).toMatchObject({
    exit: 2,
    out: '',
    error: expect.stringContaining('用法：hudang') as string,
  });
});

it.each([['--help'], ['-h'], ['print', '--help']])('shows how it is used for %s', async (...argv) => {
  const { exit, out, error } = await run(argv);
  expect({ exit, error }).toEqual({ exit: 0, error: '' });
  for (const command of [
    'new',
    'import',
    'check',
    'print',
    'export',
    'backup',
    'verify',
    'restore',
    'operator',
    'undo',
    'redo',
    'call',
  ])
    expect(out).toMatch(new RegExp(`^ {2}${command} `, 'm'));
});

describe('answers 2 and one sentence for', () => {
  const a = ['--archive', 'x'];
  it.each([
    [['fly', ...a], '没有“fly”这个命令。'],
    [['check'], '请用 --archive 指明档案库文件夹。'],
    [['check', ...a, '--colour', 'red'], '没有选项 --colour。'],
    [['check', ...a, '--out', 'x'], '命令 check 没有选项 --out。'],
    [['check', ...a, '--archive'], '选项 --archive 写得不对。'],
    [['check', ...a, '--year', '25'], '年份请写四位数字，如 --year 2025。'],
    [['check', ...a, '--rule', '四号'], '规则请写编号，如 --rule Q004，几条用逗号分开。'],
    [['check', ...a, '--household', '1', '--village', '村'], '--household 和 --village 只写一种。'],
    [['check', ...a, 'more'], '命令 check 后面的内容太多：more。'],
    [['import', ...a], '命令 import 缺少要导入的文件。'],
    [['print', ...a, '--household', '1', '--out', 'o'], '命令 print 缺少文书的表号或名称。'],
    [['print', 'P02', ...a, '--household', '1'], '请用 --out 指明存放文件的文件夹。'],
    [
      ['print', 'P02', ...a, '--out', 'o'],
      '请用 --household、--procedure、--village、--all 中的一个指明为谁打印。',
    ],
    [
      ['print', 'P02', ...a, '--out', 'o', '--household', '1', '--village', 'v'],
      '请用 --household、--procedure、--village、--all 中的一个指明为谁打印。',
    ],
    [['print', 'P02', ...a, '--out', 'o', '--household', '1', '--paper', 'A5'], '纸张只能是 A4 或 A3。'],
    [['print', 'P02', ...a, '--out', 'o', '--procedure', 'x'], '--procedure 后面请写程序的编号（数字）。'],
    [['undo', 'last', ...a], 'undo 后面请写操作记录的编号（数字）。'],
    [['export', ...a, '--out', 'o'], '命令 export 缺少表的编号（3.1 至 3.13）、表名或 all。'],
    [
      ['export', '3.5', ...a, '--out', 'o', '--from', '2025-06-30', '--to', '2025-01-01'],
      '起止日期请写成 --from 2025-01-01 --to 2025-06-30，起不晚于止。',
    ],
    [
      ['export', '3.5', ...a, '--out', 'o', '--year', '2025', '--from', '2025-01-01', '--to', '2025-01-31'],
      '--year 和 --from、--to 只写一种。',
    ],
    [
      ['export', '--forms', ...a, '--out', 'o', '--per', 'group'],
      '--per 只能是 village（每村一个文件）或 household（每户一个文件）。',
    ],
    [['call'], '命令 call 缺少接口名称。'],
  ])('%j', async (argv, sentence) => {
    expect(await run(argv)).toEqual({
      exit: 2,
      out: '',
      error: `${sentence}\n用 hudang --help 查看全部命令。\n`,
    });
    const { exit, out } = await run([...argv, '--json']);
    if (argv.at(-1) === '--archive') return; // --json became its value
    expect(exit).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      error: { code: 'invalid-input', issues: [{ path: '', message: sentence }] },
    });
  });
});

it.each(['--passphrase=口令', '--passphrase', '--password=口令', '-passphrase'])(
  'refuses a passphrase on the command line (%s) without repeating it',
  async (option) => {
    const { exit, error } = await run(['check', '--archive', 'x', option, '口令口令口令']);
    expect(exit).toBe(2);
    expect(error).toContain('口令不能写在命令行里');
    expect(error).not.toContain('口令口令');
  },
);
