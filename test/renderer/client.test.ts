import { afterEach, describe, expect, it, vi } from 'vitest';
import { fail, ok, type Result } from '#contract/result.ts';
import { call, ContractError, isCancelled, sentenceOf } from '../../renderer/client.ts';
import { currentQuestion } from '../../renderer/closed-year.ts';
import { isScreenLocked, lockScreen, unlockScreen } from '../../renderer/lock.ts';

const asked: unknown[] = [];

function shellAnswers(answer: () => Promise<Result<unknown>>): void {
  vi.stubGlobal('window', {
    location: { hash: '#/household/1?tab=living' },
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
    shellAnswers(() =>
      Promise.resolve(
        fail({ code: 'rule', rule: 'archive-wrong-passphrase', message: '口令不对，请重新输入。' }),
      ),
    );
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

describe('a closed year', () => {
  const closed = () =>
    fail({ code: 'rule', rule: 'closed-year', message: '2024 年已经封存。要更正，请写明更正理由。' });
  const openUntilReason = () =>
    shellAnswers(() => {
      const { input } = asked.at(-1) as { input: { reason?: string; why?: string } };
      const isTold = (input.reason ?? '').startsWith('漏') || (input.why ?? '').startsWith('漏');
      return Promise.resolve(isTold ? ok({ change: 7 }) : closed());
    });
  const edit = () => call('household.update', { id: 1, year: 2024, values: {} });
  const answerWith = async (reason: string | null, more = false): Promise<void> => {
    await vi.waitFor(() => expect(currentQuestion()).toBeDefined());
    currentQuestion()?.answer(reason, more);
  };

  it('asks once for the reason and sends the same act again with it', async () => {
    openUntilReason();
    const [answer] = await Promise.all([edit(), answerWith('漏报')]);
    expect(answer).toEqual({ change: 7 });
    expect(asked.at(-1)).toMatchObject({ channel: 'household.update', input: { id: 1, reason: '漏报' } });
    expect(currentQuestion()).toBeUndefined();
  });

  it('tells the reason apart from why somebody came or left', async () => {
    openUntilReason();
    const leave = call('member.leave', { id: 1, reason: '01', on: '2024-03-04', proof: '证明' });
    await Promise.all([leave, answerWith('漏报')]);
    expect(asked.at(-1)).toMatchObject({ input: { reason: '01', why: '漏报' } });
  });

  it('leaves everything as it was when the clerk gives none', async () => {
    openUntilReason();
    const [thrown] = await Promise.all([edit().catch((e: unknown) => e), answerWith(null)]);
    expect(isCancelled(thrown)).toBe(true);
    expect(asked).toHaveLength(1);
  });

  it('does not ask again on the same page when the reason stands for what follows', async () => {
    openUntilReason();
    await Promise.all([edit(), answerWith('漏报', true)]);
    await edit();
    expect(asked.at(-1)).toMatchObject({ input: { reason: '漏报' } });
    window.location.hash = '#/household/2';
    await Promise.all([edit(), answerWith('漏登')]);
    expect(asked.at(-1)).toMatchObject({ input: { reason: '漏登' } });
  });
});

describe('behind the lock', () => {
  const channelsAsked = () => asked.map((each) => (each as { channel: string }).channel);
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
  const edit = () => call('household.update', { id: 1, year: 2024, values: {} });
  /** Refuses everything but the state until the screen is open. */
  const locksUntilOpen = (isOpen: boolean) =>
    shellAnswers(() => {
      const { channel } = asked.at(-1) as { channel: string };
      if (channel === 'archive.state') return Promise.resolve(ok({ open: isOpen ? {} : null }));
      const isLocked = asked.filter((each) => (each as { channel: string }).channel === channel).length === 1;
      return Promise.resolve(isLocked ? fail({ code: 'locked', message: '已锁定' }) : ok({ change: 7 }));
    });

  afterEach(() => unlockScreen(false));

  it('a call waits and is sent when the screen is open again', async () => {
    shellAnswers(() => Promise.resolve(ok({ change: 7 })));
    lockScreen();
    const answer = edit();
    await settled();
    expect(asked).toEqual([]);
    unlockScreen(true);
    await expect(answer).resolves.toEqual({ change: 7 });
  });

  it('a call is dropped when somebody else has signed in', async () => {
    shellAnswers(() => Promise.resolve(ok({ change: 7 })));
    lockScreen();
    const answer = edit().catch((e: unknown) => e);
    unlockScreen(false);
    expect(isCancelled(await answer)).toBe(true);
    expect(asked).toEqual([]);
  });

  it('what shows the lock screen is answered at once', async () => {
    shellAnswers(() => Promise.resolve(ok({})));
    lockScreen();
    await call('archive.unlock', { passphrase: 'x' });
    expect(channelsAsked()).toEqual(['archive.unlock']);
  });

  it('a refusal because of the lock locks the screen, and the call goes on afterwards', async () => {
    locksUntilOpen(true);
    const answer = edit();
    await vi.waitFor(() => expect(isScreenLocked()).toBe(true));
    unlockScreen(true);
    await expect(answer).resolves.toEqual({ change: 7 });
    expect(channelsAsked()).toEqual(['household.update', 'archive.state', 'household.update']);
  });

  it('a refusal because no archive is open does not', async () => {
    locksUntilOpen(false);
    await expect(edit()).rejects.toThrow('已锁定');
    expect(isScreenLocked()).toBe(false);
  });
});
