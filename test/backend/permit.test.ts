import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dispatch } from '#backend/dispatch.ts';
import { channels, type ChannelName } from '#contract/channels.ts';
import type { Result } from '#contract/result.ts';
import { isPermitted } from '#domain/operators/permissions.ts';
import { ROLES, type Role } from '#domain/operators/role.ts';
import { anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';

const reachable = (Object.keys(channels) as ChannelName[]).filter((name) => channels[name].scope !== 'shell');
/** Whatever fits no channel: who may call it is told that it is wrong, who may not is told that he may not. */
const NO_INPUT = 42;

let built: BuiltArchive;
beforeAll(async () => {
  built = await anArchive();
});
afterAll(() => built.close());

const ask = (name: string): Promise<Result<unknown>> =>
  dispatch(built.session, name, NO_INPUT, (_reference, _channel, error) => {
    throw error;
  });

async function outcome(name: string): Promise<string> {
  const answer = await ask(name);
  if (answer.ok) return 'answered';
  return answer.error.code === 'rule' ? answer.error.rule : answer.error.code;
}

describe.each(ROLES)('as %s', (role: Role) => {
  test(`each of ${reachable.length} channels asks the table`, async () => {
    built.session.operator = { id: 1, name: '李经办', role };
    const answers = await Promise.all(
      reachable.map(async (name) => [name, channels[name].may, await outcome(name)] as const),
    );
    expect(answers).toEqual(
      reachable.map((name) => [
        name,
        channels[name].may,
        isPermitted(role, channels[name].may) ? 'invalid-input' : 'not-permitted',
      ]),
    );
  });
});

test('nothing but signing in and closing is answered behind the lock', async () => {
  built.session.isLocked = true;
  const answered = [];
  for (const name of reachable) if ((await outcome(name)) !== 'locked') answered.push(channels[name].may);
  built.session.isLocked = false;
  expect(new Set(answered)).toEqual(new Set(['enter']));
});

test('the inspector has no channel that writes, prints or brings in, and sends out nothing but the log of who saw whom', () => {
  const permitted = new Set(
    reachable
      .filter((name) => isPermitted('inspector', channels[name].may))
      .map((name) => channels[name].may),
  );
  expect(permitted).toEqual(new Set(['enter', 'read', 'verify', 'log']));
});
