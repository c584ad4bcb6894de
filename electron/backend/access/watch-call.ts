import { publicNumbers } from '#db/public-numbers.ts';
import { isPermitted } from '#domain/operators/permissions.ts';
import type { AppError } from '#contract/app-error.ts';
import { type BackendChannel, channels } from '#contract/channels.ts';
import type { Result } from '#contract/result.ts';
import type { Session } from '../session.ts';
import { involving } from './involve.ts';
import { maskAnswer } from './mask-answer.ts';
import { noteAccess } from './note-access.ts';
import { noteOf } from './subjects.ts';

/** Runs one call and writes down who was answered about whom; what must be written first is, or there is no answer. */
export async function watched(
  session: Session,
  { name, input }: { readonly name: BackendChannel; readonly input: unknown },
  answer: () => Promise<Result<unknown>> | Result<unknown>,
): Promise<Result<unknown>> {
  if (channels[name].logs === undefined) return await answer();
  const involved = new Set<number>();
  const result = await involving(involved, async () => await answer());
  const { archive } = session;
  if (!result.ok || archive === null) return result;
  const note = noteOf(name, { input, output: result.value, raw: archive.rawReading, involved });
  if (note !== null) await noteAccess(session, note);
  return result;
}

/** Writes down that somebody asked for what he may not do. */
export async function noteRefused(session: Session, name: BackendChannel, refusal: AppError): Promise<void> {
  if (refusal.code !== 'rule' || refusal.rule !== 'not-permitted') return;
  await noteAccess(session, { kind: 'refused', subject: channels[name].title });
}

/** Content of files is no text, and of what is not for this operator none is made. */
const WHOLE = new Set<string>(['output.read', 'contract.list']);

/** Whoever may not see numbers of persons gets every answer with them masked, refusals too. */
export function covered(session: Session, name: string, result: Result<unknown>): Result<unknown> {
  const { operator, archive } = session;
  if (operator === null || archive === null || isPermitted(operator.role, 'unmask') || WHOLE.has(name))
    return result;
  return maskAnswer(result, publicNumbers(archive.rawReading)) as Result<unknown>;
}
