import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { dispatch } from '#backend/dispatch.ts';
import { appErrorSchema } from '#contract/app-error.ts';
import { channels } from '#contract/channels.ts';
import { verifyArchive } from '#db/verify.ts';
import { aHousehold, anArchive } from '#test/support/archive-builder.ts';
import { times } from '#test/support/hurt.ts';
import { inputOf } from '#test/support/input-arbitrary.ts';
import { KEY } from '#test/support/run-procedure.ts';

const names = Object.entries(channels).flatMap(([name, { scope }]) => (scope === 'shell' ? [] : [name]));
/** Closing or locking the archive, or making one wherever a path points, would end the test and not try it. */
const endless = names.filter((name) => name !== 'archive.close' && name !== 'archive.lock');
/** No window has these: a shell names a place to them, and they write there. */
const PLACES = ['backup.setPlace', 'backup.copyTo'];
const reachable = endless.filter((name) => !name.startsWith('vault.') && !PLACES.includes(name));

async function archive() {
  const built = await anArchive();
  onTestFinished(() => built.close());
  for (let i = 0; i < 3; i += 1)
    await aHousehold(built, {
      others: [{ name: '钱二', relation: '02' }],
      year: { year: 2025, head_count: 2 },
      spell: { category: '1' },
      measures: [{ year: 2025, kind: 'industry', content: '养鸡' }],
    });
  await built.must('document.print', { document: 'P02', target: { township: true }, year: 2025 });
  const { id } = await aHousehold(built);
  const villageId = built.villages['云溪村'] ?? 0;
  const begun = { key: KEY, villageId, year: 2025, clueOn: '2025-03-01', householdIds: [id] };
  await built.must('procedure.start', begun);
  const unforeseen: string[] = [];
  const send = async (name: string, input: unknown) => {
    const answer = await dispatch(built.session, name, input, (_, channel, error) => {
      unforeseen.push(`${channel} ${JSON.stringify(input)}: ${String(error)}`);
    });
    if (!answer.ok) expect(appErrorSchema.safeParse(answer.error).error).toBeUndefined();
    return answer;
  };
  return { built, send, unforeseen };
}

describe('dispatch', () => {
  const shapes = times(1000, 10_000);
  test(
    `answers ${shapes} inputs of any shape with data, and nothing comes unforeseen`,
    { timeout: 600_000 },
    async () => {
      const { built, send, unforeseen } = await archive();
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...endless),
          fc.anything({ withBigInt: true, withDate: true }),
          async (name, input) => {
            await send(name, input);
          },
        ),
        { numRuns: shapes },
      );
      expect(unforeseen).toEqual([]);
      expect(verifyArchive(built.session.archive!).problems).toEqual([]);
    },
  );

  const fitting = times(8, 100);
  test(
    `answers inputs that fit, ${fitting} a channel, with data, and the archive stays whole`,
    { timeout: 3_600_000 },
    async () => {
      const { built, send, unforeseen } = await archive();
      const request = fc.constantFrom(...reachable).chain((name) => {
        const { input } = channels[name as keyof typeof channels];
        const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
        return fc.tuple(fc.constant(name), inputOf(schema));
      });
      const answered = new Set<string>();
      await fc.assert(
        fc.asyncProperty(request, async ([name, input]) => {
          if ((await send(name, input)).ok) answered.add(name);
        }),
        { numRuns: fitting * reachable.length, endOnFailure: true },
      );
      expect(unforeseen).toEqual([]);
      expect(verifyArchive(built.session.archive!).problems).toEqual([]);
      process.stdout.write(
        `${shapes} inputs of any shape; ${fitting * reachable.length} that fit, over ${reachable.length} channels\n`,
      );
      expect(answered.size).toBeGreaterThan(reachable.length / 3);
    },
  );
});
