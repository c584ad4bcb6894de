import { execFile, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBackend } from '#backend/backend.ts';
import type { BackendClient } from '#electron/backend-client.ts';
import { forkBackend } from '#electron/backend-fork.ts';
import { runCli, type CliWorld } from '#electron/cli-run.ts';
import { programFiles } from '#electron/program-files.ts';
import { makeTemporaryFolder } from '#test/support/temporary-folder.ts';

const passphrase = '样例镇档案库口令';
/** A scrypt that costs nothing: every command opens the archive. */
const CHEAP = { cost: 1024, blockSize: 8, parallelization: 1 };
const samples = fileURLToPath(new URL('../fixtures/samples/', import.meta.url));
const folder = makeTemporaryFolder();
const archive = join(folder.path, '样例镇');

async function run(argv: string[], world: Partial<CliWorld> = {}) {
  let out = '';
  let error = '';
  const exit = await runCli(argv, {
    env: { HUDANG_PASSPHRASE: passphrase, HUDANG_HOME: join(folder.path, 'home') },
    folder: samples,
    connect: connectHere,
    out: (text) => (out += text),
    error: (text) => (error += text),
    errorIsTerminal: false,
    askHidden: null,
    ...world,
  });
  return { exit, out, error };
}

/** The real backend without a process of its own: fifty starts would take minutes. */
function connectHere(): BackendClient {
  const backend = createBackend({ fontFolder: programFiles.fonts, userName: '测试员', keyCost: CHEAP });
  return { ...backend, onDeath: () => {} };
}

/** With `--json` on the archive; what it prints must be one JSON value and nothing else. */
async function json(
  ...argv: string[]
): Promise<{ exit: number; error: string; value: Record<string, unknown> }> {
  const { exit, out, error } = await run([...argv, '--archive', archive, '--json']);
  return { exit, error, value: JSON.parse(out) as Record<string, unknown> };
}

const members = '成员信息_2021_gb18030.csv';
const households = '户信息_2021_utf8bom.csv';
const full = '（自定义）全字段_20251202.xlsx';

beforeAll(async () => {
  const made = await json('new', '--county', '某县', '--township', '样例镇');
  expect(made).toMatchObject({
    exit: 0,
    error: '',
    value: {
      archive,
      name: '样例镇',
      households: 0,
      members: 0,
      years: [],
      township: { county: '某县', name: '样例镇' },
    },
  });
}, 60_000);
afterAll(folder.remove);

describe('an archive in the terminal', { timeout: 60_000 }, () => {
  it('is not made twice', async () => {
    const { exit, error, value } = await json('new');
    expect(exit).toBe(1);
    expect(value).toEqual({
      error: { code: 'rule', rule: 'archive-exists', message: error.trim(), text: error.trim() },
    });
  });

  it('tries an import without changing anything', async () => {
    const { exit, value } = await json('import', members, households, '--dry-run');
    expect(exit).toBe(0);
    expect(value).toMatchObject({ households: { added: 120 }, members: { added: 427 }, change: null });
    expect((await json('verify')).value).toEqual({ ok: true, households: 0, members: 0, problems: [] });
  });

  it('imports files, telling every row', async () => {
    const { exit, error, value } = await json('import', members, households);
    expect({ exit, error }).toEqual({ exit: 0, error: '' });
    expect(Object.keys(value).sort()).toEqual([
      ...['batch', 'cells', 'change', 'closedYears', 'doubts'],
      ...['files', 'households', 'members', 'missing'],
    ]);
    expect(value).toMatchObject({
      files: [
        {
          file: members,
          kind: 'member-export',
          rowsRead: 427,
          rowsAccepted: 427,
          rowsRefused: 0,
          refusals: [],
        },
        {
          file: households,
          kind: 'household-export',
          rowsRead: 120,
          rowsAccepted: 120,
          rowsRefused: 0,
          refusals: [],
        },
      ],
      households: { added: 120, changed: 0, unchanged: 0 },
      members: { added: 427, changed: 0, unchanged: 0 },
      change: expect.any(Number) as number,
    });
  });

  it('takes an import back and makes it again', async () => {
    const { change } = (await json('import', full)).value;
    const undone = await json('undo', String(change));
    expect(undone).toMatchObject({ exit: 0, value: { undone: change } });
    expect(await json('redo')).toMatchObject({ exit: 0, value: { redone: expect.any(Number) as number } });
  });

  it('reports an import in words', async () => {
    const { exit, out } = await run(['import', full, '--archive', archive]);
    expect(exit).toBe(0);
    expect(out).toContain(`${full}：`);
    expect(out).toMatch(/读入 427 行，导入 427 行，未导入 0 行/);
  });

  it('imports nothing at all when one of the files is none', async () => {
    const broken = join(folder.path, '坏.xlsx');
    writeFileSync(broken, 'no workbook');
    const before = (await json('call', 'import.list')).value;
    const { exit, error, value } = await json('import', members, broken);
    expect(exit).toBe(1);
    expect(error.trim().split('\n')).toHaveLength(1);
    expect(error).toContain('坏.xlsx');
    expect(value).toMatchObject({
      change: null,
      error: { code: 'rule', rule: 'nothing-imported', text: error.trim() },
    });
    expect((await json('call', 'import.list')).value).toEqual(before);
  });

  it('says which file is not there', async () => {
    const { exit, error } = await json('import', '没有.xlsx');
    expect({ exit, error }).toEqual({ exit: 1, error: '找不到文件：没有.xlsx。没有导入任何数据。\n' });
    const directory = await json('import', folder.path);
    expect(directory.exit).toBe(1);
    expect(directory.error).toContain('这不是文件');
  });

  it('checks the newest year, a village or all', async () => {
    const { exit, value } = await json('check');
    expect(exit).toBe(0);
    const { hits, counts } = value as { hits: Record<string, unknown>[]; counts: Record<string, number> };
    expect(Object.keys(hits[0]!)).toEqual(['rule', 'level', 'householdNo', 'idNumber', 'field', 'message']);
    expect(counts['error']! + counts['warning']!).toBe(hits.length);
    const villages = (await json('call', 'village.list')).value as {
      value: { villages: { name: string }[] };
    };
    let inVillages = 0;
    for (const { name } of villages.value.villages)
      inVillages += ((await json('check', '--village', name)).value['hits'] as unknown[]).length;
    expect(inVillages).toBe(hits.length);
    expect(await json('check', '--village', '没有村')).toMatchObject({
      exit: 1,
      value: { error: { code: 'rule', rule: 'unknown-village' } },
    });
    expect((await run(['check', '--archive', archive, '--year', '2025'])).out).toContain(
      '2025 年核查：错误 ',
    );
  });

  it('checks by rules, of one household, and with what was answered', async () => {
    const all = (await json('check')).value['hits'] as { rule: string; householdNo: string }[];
    const [first, other] = [...new Set(all.map(({ rule }) => rule))];
    const hitsOf = async (...words: string[]) =>
      (await json('check', ...words)).value['hits'] as { rule: string; householdNo: string; answer?: null }[];
    const chosen = all.filter(({ rule }) => rule === first || rule === other);
    expect(await hitsOf('--rule', `${first},${other?.toLowerCase()}`)).toEqual(chosen);
    expect(await hitsOf('--rule', first!, '--rule', other!)).toEqual(chosen);
    const { householdNo } = all[0]!;
    expect(await hitsOf('--household', householdNo)).toEqual(
      all.filter((hit) => hit.householdNo === householdNo),
    );
    expect((await hitsOf('--rule', first!, '--answers'))[0]).toMatchObject({ rule: first, answer: null });
    const { out } = await run(['check', '--archive', archive, '--rule', first!]);
    expect(out).toMatch(new RegExp(`^${first} .+：\\d+ 处\n级别 +户编号 +疑点\n`));
    expect(await json('check', '--rule', 'Q999')).toMatchObject({
      ...{ exit: 1, value: { error: { rule: 'unknown-rule' } } },
    });
    expect(await json('check', '--household', '没有')).toMatchObject({ exit: 1 });
  });

  it('prints a document of a household into the folder asked for', async () => {
    const out = join(folder.path, 'print');
    const { exit, value } = await json('print', 'P02', '--household', '52990100000000001', '--out', out);
    expect(exit).toBe(0);
    const [file] = value['files'] as [{ document: string; path: string; pages: number }];
    const made = { document: 'P02', path: file.path, pages: file.pages, papers: 1 };
    expect(value).toEqual({ files: [made] });
    expect(readdirSync(out)).toEqual([file.path.slice(out.length + 1)]);
    expect(readFileSync(file.path).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('says which documents there are when it knows none of that name', async () => {
    const { exit, error } = await json('print', '请柬', '--household', '1', '--out', folder.path);
    expect(exit).toBe(1);
    expect(error).toMatch(/^没有“请柬”这种文书。可用的有：.*P02/);
  });

  it('exports one table by number or by title, or all of them', async () => {
    const out = join(folder.path, 'export');
    const kinds = (await json('call', 'export.kinds', '{"year":2025}')).value as {
      value: { kinds: { kind: string; title: string }[] };
    };
    const all = kinds.value.kinds.map((k) => k.kind);
    expect(all).toEqual(expect.arrayContaining(['3.5', '3.6', '3.10', '3.11']));
    for (const kind of [...all, kinds.value.kinds[0]!.title, 'all']) {
      const { exit, value } = await json('export', kind, '--year', '2025', '--out', out);
      if (exit === 1) {
        expect(value, kind).toMatchObject({
          refused: expect.any(Array) as unknown[],
          error: { code: 'rule' },
        });
        continue;
      }
      for (const file of value['files'] as { kind: string; path: string; rows: number; sha256: string }[]) {
        expect(Object.keys(file)).toEqual(['kind', 'path', 'rows', 'sha256']);
        expect(createHash('sha256').update(readFileSync(file.path)).digest('hex')).toBe(file.sha256);
      }
    }
    expect(await json('export', '9.9', '--out', out)).toMatchObject({
      exit: 1,
      value: { error: { rule: 'unknown-export' } },
    });
  });

  it('exports a working copy of some days, the data of the forms, and tells what was sent', async () => {
    const out = join(folder.path, 'forms');
    const days = ['--from', '2021-01-01', '--to', '2025-12-31'];
    const working = await json('export', '3.8', ...days, '--working', '--out', out);
    expect(working.exit).toBe(0);
    const [copy] = working.value['files'] as { path: string }[];
    expect(copy!.path).toMatch(/_20210101至20251231_\d{8}_核对稿（有错误，不得上报）\.xlsx$/u);
    const forms = await json('export', '--forms', '--year', '2025', '--per', 'household', '--out', out);
    expect(forms.exit).toBe(0);
    const [zip] = forms.value['files'] as { path: string; rows: number }[];
    expect(zip!.path).toMatch(/采集表数据_2025_\d{8}\.zip$/u);
    const { value } = await json('export', '--history');
    const sent = value['exports'] as { kind: string; working: boolean; households: number }[];
    expect(sent[0]).toMatchObject({ kind: 'forms', working: false, households: 120 });
    expect(sent[1]).toMatchObject({ kind: '3.8', working: true });
  });

  it('backs up, and restores by name, from a stick, or the newest', async () => {
    const { value: made } = await json('backup');
    const file = made['file'] as string;
    expect(made).toEqual({
      file,
      households: 120,
      members: 427,
      bytes: expect.any(Number) as number,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      dataHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      secondPlace: null,
    });
    const stick = join(folder.path, 'stick');
    expect(await json('backup', '--to', stick)).toMatchObject({
      exit: 1,
      error: expect.stringContaining('没有这个文件夹') as string,
    });
    mkdirSync(stick);
    const { value: copied } = await json('backup', '--to', stick);
    const there = join(copied['copiedTo'] as string, copied['file'] as string);
    expect(there.startsWith(join(stick, '户档备份'))).toBe(true);
    for (const given of [there, file]) {
      const checked = await run(['verify', given, '--archive', archive]);
      expect(checked).toMatchObject({ exit: 0, out: '备份完好，和备份时一致：120 户 427 人。\n' });
    }
    writeFileSync(there, readFileSync(there).fill(1, 40_000, 40_100));
    expect(await json('verify', there)).toMatchObject({ exit: 1, value: { ok: false } });
    for (const name of [file, 'archive.key.json'])
      writeFileSync(join(stick, name), readFileSync(join(archive, name === file ? 'backups' : '.', name)));
    const restored = {
      restored: file,
      kept: expect.stringContaining('replaced-') as string,
      households: 120,
      members: 427,
    };
    const newest = { ...restored, restored: copied['file'] };
    expect(await json('restore')).toMatchObject({ exit: 0, value: newest });
    expect(await json('restore', file)).toMatchObject({ exit: 0, value: restored });
    expect(await json('restore', join(archive, 'backups', file))).toMatchObject({ exit: 0, value: restored });
    const elsewhere = join(folder.path, '新电脑');
    const fresh = await run(['restore', join(stick, file), '--archive', elsewhere, '--json']);
    expect(JSON.parse(fresh.out)).toEqual({ ...restored, kept: null });
    expect(await json('restore', 'none.db')).toMatchObject({ exit: 1, error: '找不到备份文件：none.db。\n' });
  });

  it('verifies', async () => {
    expect(await json('verify')).toMatchObject({
      exit: 0,
      value: { ok: true, households: 120, members: 427, problems: [] },
    });
    expect((await run(['verify', '--archive', archive])).out).toBe('档案库完好：120 户 427 人。\n');
  });

  it('says so when the passphrase is wrong or the archive is not there', async () => {
    const wrong = await run(['verify', '--archive', archive], {
      env: { HUDANG_PASSPHRASE: '不对不对不对不对' },
    });
    expect({ ...wrong, out: '' }).toEqual({
      exit: 1,
      out: '',
      error: '口令不对。请检查大小写和输入法后再试。\n',
    });
    expect((await run(['verify', '--archive', join(folder.path, '没有')])).exit).toBe(1);
  });
});

describe('the passphrase', { timeout: 30_000 }, () => {
  it('is asked for when the environment has none', async () => {
    const asked: string[] = [];
    const askHidden = async (label: string) => {
      asked.push(label);
      return passphrase;
    };
    expect(await run(['verify', '--archive', archive], { env: {}, askHidden })).toMatchObject({ exit: 0 });
    expect(asked).toEqual(['口令：']);
  });

  it('has to be typed twice alike for a new archive', async () => {
    const answers = [passphrase, '另一个口令啊啊啊'];
    const askHidden = async () => answers.shift() ?? null;
    const { exit, error } = await run(['new', '--archive', join(folder.path, '新')], { env: {}, askHidden });
    expect(exit).toBe(2);
    expect(error).toContain('两次输入要一致');
  });

  it('missing with nobody to ask is wrong usage', async () => {
    expect(await run(['verify', '--archive', archive], { env: {} })).toMatchObject({ exit: 2, out: '' });
  });
});

describe('call', { timeout: 30_000 }, () => {
  it('lists the contract without an archive', async () => {
    const { exit, out } = await run(['call', 'contract.list', '{}']);
    expect(exit).toBe(0);
    const { ok, value } = JSON.parse(out) as { ok: boolean; value: { channels: { name: string }[] } };
    expect(ok).toBe(true);
    expect(value.channels.map((c) => c.name)).toContain('household.list');
  });

  it('answers the envelope of the archive', async () => {
    const { exit, out } = await run([
      'call',
      'household.list',
      '{"year":2025,"limit":1}',
      '--archive',
      archive,
    ]);
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, value: { total: 120 } });
  });

  it.each([
    ['vault.open', '{"path":"/","passphrase":"x"}'],
    ['file.openPath', '{"path":"/etc/passwd"}'],
    ['archive.open', '{"name":"a","passphrase":"x"}'],
    ['no.such', '{}'],
    ['household.list', '{"year":"x"}'],
  ])('answers an error for %s as the envelope, with exit code 1', async (channel, input) => {
    const { exit, out, error } = await run(['call', channel, input]);
    expect(exit).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(error.trim()).not.toBe('');
  });

  it('takes nothing but JSON', async () => {
    expect((await run(['call', 'household.list', '{year:2025}'])).exit).toBe(2);
  });
});

describe('the program', { timeout: 30_000 }, () => {
  const cli = fileURLToPath(new URL('../../electron/cli.ts', import.meta.url));

  it('runs from the sources with a backend of its own', async () => {
    const env = { ...process.env, HUDANG_PASSPHRASE: passphrase };
    const run = promisify(execFile)(process.execPath, [cli, 'verify', '--archive', archive, '--json'], {
      env,
    });
    const { stdout, stderr } = await run;
    expect({ value: JSON.parse(stdout) as unknown, stderr }).toEqual({
      value: { ok: true, households: 120, members: 427, problems: [] },
      stderr: '',
    });
  });

  const stub = new URL('../support/stub-backend.ts', import.meta.url);

  it('ends with a sentence when the backend crashes', async () => {
    process.env['STUB_CRASHES_ON'] = 'vault.open';
    const { exit, out, error } = await run(['verify', '--archive', archive, '--json'], {
      connect: () => forkBackend(stub),
    });
    delete process.env['STUB_CRASHES_ON'];
    expect(exit).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'unexpected', reference: 'backend-SIGKILL' } });
    expect(error).toBe('程序出错，数据没有改动。请把编号 backend-SIGKILL 告诉维护人员。\n');
  });

  it('shows what is going on only on a terminal', async () => {
    const { error } = await run(['call', 'contract.list'], {
      connect: () => forkBackend(stub),
      errorIsTerminal: true,
    });
    expect(error).toBe('\r\u001b[Kcontract.list 0\r\u001b[K');
  });

  it('ends quietly when its reader goes away', async () => {
    const child = spawn(process.execPath, [cli, 'call', 'contract.list'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let error = '';
    child.stderr.on('data', (text: Buffer) => (error += text.toString()));
    child.stdout.destroy();
    const exit = await new Promise((resolve) => child.on('close', resolve));
    expect({ exit, error }).toEqual({ exit: 0, error: '' });
  });
});
