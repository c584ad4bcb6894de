import { afterEach, describe, expect, it, vi } from 'vitest';
import { fail, ok, type Result } from '#contract/result.ts';
import { call, ContractError, isCancelled, sentenceOf } from '../../renderer/client.ts';

const asked: unknown[] = [];

function shellAnswers(answer: () => Promise<Result<unknown>>): void {
  vi.stubGlobal('window', {
    hudang: {
      call: async (request: string) => {
        asked.push(JSON.parse(request));
        return JSON.stringify(await answer());
      },
    },
  });
}

afterEach(() => {
  asked.length = 0;
  vi.unstubAllGlobals();
});

describe('calling a channel', () => {
  it('sends channel and input as one string and returns the value', async () => {
    shellAnswers(() => Promise.resolve(ok({ archives: [] })));
    await expect(call('archive.list', {})).resolves.toEqual({ archives: [] });
    expect(asked).toEqual([{ channel: 'archive.list', input: {} }]);
  });

  it('throws an error answer with its sentence', async () => {
    shellAnswers(() => Promise.resolve(fail({ code: 'locked', message: '口令不对，请重新输入。' })));
    const thrown: unknown = await call('archive.open', { name: '云溪镇', passphrase: 'x' }).catch(
      (e: unknown) => e,
    );
    expect(thrown).toBeInstanceOf(ContractError);
    expect(sentenceOf(thrown)).toBe('口令不对，请重新输入。');
  });

  it('says that nothing was saved when the shell is gone', async () => {
    shellAnswers(() => Promise.reject(new Error('gone')));
    await expect(call('archive.close', {})).rejects.toThrow('没有保存');
  });

  it('tells a cancelled job from a broken one', () => {
    expect(isCancelled(new ContractError({ code: 'cancelled' }))).toBe(true);
    expect(isCancelled(new ContractError({ code: 'read-only' }))).toBe(false);
    expect(sentenceOf(new TypeError('x is undefined'))).not.toContain('undefined');
  });
});
