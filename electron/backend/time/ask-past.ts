import { channels, type Input, type Output } from '#contract/channels.ts';
import type { PastChannel } from '#contract/time.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { Handler } from '../dispatch.ts';
import { householdHandlers } from '../handlers/household.ts';
import { recordHandlers } from '../handlers/record.ts';
import { regroupHandlers } from '../handlers/regroup.ts';
import { spellHandlers } from '../handlers/spell.ts';
import { statementHandlers } from '../handlers/statement.ts';
import type { Session } from '../session.ts';
import { inPast } from './past.ts';

const readers: { readonly [N in PastChannel]: Handler<N> } = {
  'household.get': householdHandlers['household.get'],
  'household.years': householdHandlers['household.years'],
  'household.ties': regroupHandlers['household.ties'],
  'record.list': recordHandlers['record.list'],
  'spell.list': spellHandlers['spell.list'],
  'statement.list': statementHandlers['statement.list'],
  'statement.get': statementHandlers['statement.get'],
};

/** Answers a reading channel of the household page from the household as it was on a day. */
export async function askPast(
  session: Session,
  { householdId, on, channel, input }: Input<'household.inPast'>,
): Promise<Result<Output<'household.inPast'>>> {
  const parsed = channels[channel].input.safeParse(input);
  if (!parsed.success)
    return fail({
      code: 'invalid-input',
      issues: parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message })),
    });
  const ask = readers[channel] as Handler<PastChannel>;
  const answer = await inPast(session, { id: householdId, on }, async (past) =>
    ask(past, parsed.data as never),
  );
  return answer.ok ? ok({ answer: answer.value }) : answer;
}
