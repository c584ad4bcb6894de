import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { expect, it } from 'vitest';
import { askHidden } from '#electron/hidden-prompt.ts';

async function type(...keys: string[]) {
  const modes: boolean[] = [];
  const shown: string[] = [];
  const input = Object.assign(new PassThrough(), { setRawMode: (raw: boolean) => modes.push(raw) });
  const answer = askHidden('口令：', input as unknown as ReadStream, (text) => void shown.push(text));
  for (const key of keys) input.write(key);
  return { answer: await answer, modes, shown };
}

it('takes what is typed without showing it', async () => {
  expect(await type('密', '码12', '\u007f', '3\r')).toEqual({
    answer: '密码13',
    modes: [true, false],
    shown: ['口令：', '\n'],
  });
});

it('gives up on Ctrl+C and Ctrl+D, leaving the terminal as it was', async () => {
  for (const key of ['\u0003', '\u0004']) {
    expect(await type('ab', key)).toMatchObject({ answer: null, modes: [true, false] });
  }
});
