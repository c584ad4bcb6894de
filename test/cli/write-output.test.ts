import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fail, ok } from '#contract/result.ts';
import type { Terminal } from '#electron/cli-terminal.ts';
import { writeOutput } from '#electron/write-output.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const content = Buffer.from('户档'.repeat(500_000));

/** A backend in whose memory one output waits; `reads` — how many pieces it gives before it loses it. */
function aTerminal(reads = Infinity) {
  const dropped: string[] = [];
  let given = 0;
  const ask = async (channel: string, input: { outputId: string; offset: number; length: number }) => {
    if (channel === 'output.drop') {
      dropped.push(input.outputId);
      return ok({});
    }
    if ((given += 1) > reads) return fail({ code: 'not-found', what: '文件' });
    const piece = content.subarray(input.offset, input.offset + input.length);
    return ok({ base64: piece.toString('base64'), done: input.offset + piece.length >= content.length });
  };
  return { terminal: { ask } as unknown as Terminal, dropped };
}

const output = (name: string) => ({
  outputId: 'o1',
  name,
  bytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
});

it('writes the whole file under its name, making the folder, and lets the backend forget it', async () => {
  const folder = join(temporaryFolder(), 'a', 'b');
  const { terminal, dropped } = aTerminal();
  const answer = await writeOutput(terminal, output('公示.pdf'), folder);
  expect(answer).toEqual(ok(join(folder, '公示.pdf')));
  expect(readFileSync(join(folder, '公示.pdf')).equals(content)).toBe(true);
  expect(readdirSync(folder)).toEqual(['公示.pdf']);
  expect(dropped).toEqual(['o1']);
});

it('replaces what has the name, and not what that name points to', async () => {
  const above = temporaryFolder();
  const folder = join(above, 'out');
  mkdirSync(folder);
  writeFileSync(join(above, 'precious.txt'), 'precious');
  symlinkSync(join(above, 'precious.txt'), join(folder, '公示.pdf'));
  expect(await writeOutput(aTerminal().terminal, output('公示.pdf'), folder)).toMatchObject({ ok: true });
  expect(readFileSync(join(above, 'precious.txt'), 'utf8')).toBe('precious');
  expect(readFileSync(join(folder, '公示.pdf')).equals(content)).toBe(true);
});

it.each(['../公示.pdf', '/etc/公示.pdf', '..\\公示.pdf', '..'])(
  'stays inside the folder for %s',
  async (name) => {
    const above = temporaryFolder();
    const folder = join(above, 'out');
    const answer = await writeOutput(aTerminal().terminal, output(name), folder);
    expect(answer).toMatchObject({ ok: true });
    expect(readdirSync(above)).toEqual(['out']);
    expect(readdirSync(folder)).toHaveLength(1);
  },
);

it('leaves nothing when the backend fails in the middle', async () => {
  const folder = temporaryFolder();
  const { terminal, dropped } = aTerminal(1);
  expect(await writeOutput(terminal, output('公示.pdf'), folder)).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  });
  expect(readdirSync(folder)).toEqual([]);
  expect(dropped).toEqual(['o1']);
});

it('leaves nothing when the bytes are not those that were promised', async () => {
  const folder = temporaryFolder();
  const answer = await writeOutput(aTerminal().terminal, { ...output('公示.pdf'), sha256: 'other' }, folder);
  expect(answer).toMatchObject({ ok: false, error: { code: 'unexpected' } });
  expect(readdirSync(folder)).toEqual([]);
});

it('says in one sentence why it cannot write', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  expect(await writeOutput(aTerminal().terminal, output('公示.pdf'), join(folder, 'file'))).toMatchObject({
    error: {
      rule: 'file-write',
      message: `无法写入 ${join(folder, 'file', '公示.pdf')}：存放的位置不是文件夹。`,
    },
  });
  mkdirSync(join(folder, '公示.pdf'));
  expect(await writeOutput(aTerminal().terminal, output('公示.pdf'), folder)).toMatchObject({
    error: { message: `无法写入 ${join(folder, '公示.pdf')}：已有同名的文件夹。` },
  });
});
