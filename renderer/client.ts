import { type AppError, errorText } from '#contract/app-error.ts';
import type { Output, Request, WindowChannel } from '#contract/channels.ts';
import type { Result } from '#contract/result.ts';
import './bridge.ts';
import { askReason } from './closed-year.ts';
import { noteDamage } from './damage.ts';
import { lockScreen, whenUnlocked } from './lock.ts';

/** An answer that is an error, made throwable for React Query. `message` is the Chinese sentence. */
export class ContractError extends Error {
  readonly error: AppError;

  constructor(error: AppError) {
    super(errorText(error));
    this.name = 'ContractError';
    this.error = error;
  }
}

const unreachable = (): AppError => ({
  code: 'locked',
  message: '与档案库的连接断开了，刚才的操作没有保存。请关闭窗口后重新打开。',
});

/** Answered behind the lock. */
const AT_THE_LOCK: ReadonlySet<WindowChannel> = new Set([
  'archive.list',
  'archive.state',
  'archive.lock',
  'archive.unlock',
  'archive.close',
]);

/** Damage that these meet is told where it is met: no archive is open yet. */
const AT_THE_DOOR: ReadonlySet<WindowChannel> = new Set([
  'archive.open',
  'archive.restore',
  'archive.salvage',
  'archive.examine',
]);

const cancelled = (): ContractError => new ContractError({ code: 'cancelled' });

/**
 * Calls one channel. Throws a ContractError when the answer is an error or the shell is gone. Behind the lock it
 * waits until the screen is open again. What a closed year refuses is sent again with the reason that the clerk gives.
 */
export async function call<N extends WindowChannel>(channel: N, input: Request<N>): Promise<Output<N>> {
  if (AT_THE_LOCK.has(channel)) return send(channel, input);
  if (!(await whenUnlocked())) throw cancelled();
  try {
    return await send(channel, input);
  } catch (thrown) {
    if (await isLockedOut(thrown)) {
      lockScreen();
      if (!(await whenUnlocked())) throw cancelled();
      return send(channel, input);
    }
    if (ruleOf(thrown) === 'archive-damaged' && !AT_THE_DOOR.has(channel)) noteDamage(sentenceOf(thrown));
    if (!isClosedYear(thrown)) throw thrown;
    const reason = await askReason(thrown.message);
    if (reason === null) throw cancelled();
    return send(channel, { ...input, [placeOfReason(input)]: reason });
  }
}

/** Whether an archive is open and its screen locked; `locked` is said too where none is open, or another program has it. */
async function isLockedOut(thrown: unknown): Promise<boolean> {
  if (!(thrown instanceof ContractError) || thrown.error.code !== 'locked') return false;
  const state = await send('archive.state', {}).catch(() => null);
  return state !== null && state.open !== null;
}

const isClosedYear = (thrown: unknown): thrown is ContractError =>
  thrown instanceof ContractError && thrown.error.code === 'rule' && thrown.error.rule === 'closed-year';

/** Where `reason` says why somebody came or left, `why` says why a closed year is corrected. */
const placeOfReason = (input: object): 'reason' | 'why' =>
  'reason' in input && typeof input.reason === 'string' && input.reason !== '' ? 'why' : 'reason';

async function send<N extends WindowChannel>(channel: N, input: Request<N>): Promise<Output<N>> {
  const answer = await window.hudang.call(JSON.stringify({ channel, input })).catch(() => null);
  if (answer === null) throw new ContractError(unreachable());
  const result = JSON.parse(answer) as Result<Output<N>>;
  if (!result.ok) throw new ContractError(result.error);
  return result.value;
}

/** The sentence to show for anything that was thrown. */
export function sentenceOf(thrown: unknown): string {
  if (thrown instanceof ContractError) return thrown.message;
  return '窗口出错，没有改动数据。请重试；仍不行请关闭后重新打开。';
}

export const isCancelled = (thrown: unknown): boolean =>
  thrown instanceof ContractError && thrown.error.code === 'cancelled';

/** Which rule refused, or null where something else went wrong. */
export const ruleOf = (thrown: unknown): string | null =>
  thrown instanceof ContractError && thrown.error.code === 'rule' ? thrown.error.rule : null;
