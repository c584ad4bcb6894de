import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import zhCN from 'zod/v4/locales/zh-CN.js';
import type { AppError } from '#contract/app-error.ts';
import { channels, isChannelName, type BackendChannel, type Input, type Output } from '#contract/channels.ts';
import { fail, type Result } from '#contract/result.ts';
import { covered, noteRefused, watched } from './access/watch-call.ts';
import { handlers } from './handlers/handlers.ts';
import { refusalFor } from './permit.ts';
import { stoppedBecause } from './recovery/refusals.ts';
import { Refusal, type Session } from './session.ts';
import { followVocabulary } from './vocabulary.ts';

// What zod says of a wrong type reaches a person too.
z.config(zhCN());

export type Handler<N extends BackendChannel> = (
  session: Session,
  input: Input<N>,
) => Promise<Result<Output<N>>> | Result<Output<N>>;
export type Handlers = { readonly [N in BackendChannel]: Handler<N> };

/** Told of what went wrong inside, without data: a reference, the channel and the kind of error. */
export type Report = (reference: string, channel: string, error: unknown) => void;

const isBackendChannel = (name: unknown): name is BackendChannel =>
  typeof name === 'string' && isChannelName(name) && channels[name].scope !== 'shell';

function invalidInput(error: z.ZodError): AppError {
  return {
    code: 'invalid-input',
    issues: error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  };
}

/**
 * Answers one call: checks the name, who asks, and the input, runs the handler, turns every throw into an error as
 * data, writes down who had to do with whom, and masks what this operator may not see.
 */
export async function dispatch(
  session: Session,
  name: unknown,
  input: unknown,
  report: Report,
): Promise<Result<unknown>> {
  if (!isBackendChannel(name)) {
    return fail({
      code: 'invalid-input',
      issues: [{ path: '', message: `没有名为“${typeof name === 'string' ? name.slice(0, 60) : ''}”的接口` }],
    });
  }
  return covered(session, name, await answered(session, name, input, report));
}

async function answered(
  session: Session,
  name: BackendChannel,
  input: unknown,
  report: Report,
): Promise<Result<unknown>> {
  const refusal = refusalFor(session, channels[name].may);
  if (refusal !== null) {
    await noteRefused(session, name, refusal);
    return fail(refusal);
  }
  const parsed = channels[name].input.safeParse(input ?? {});
  if (!parsed.success) return fail(invalidInput(parsed.error));
  try {
    // Closing and coming in must do with nothing of an archive that is damaged.
    if (channels[name].may !== 'enter') followVocabulary(session);
    const handler = handlers[name] as Handler<BackendChannel>;
    const answer = await watched(session, { name, input: parsed.data }, () => handler(session, parsed.data));
    followVocabulary(session);
    return answer;
  } catch (error) {
    if (error instanceof Refusal) return fail(error.error);
    const stopped = stoppedBecause(error);
    if (stopped !== null) return fail(stopped);
    const reference = randomUUID().slice(0, 8);
    report(reference, name, error);
    return fail({ code: 'unexpected', reference });
  }
}
