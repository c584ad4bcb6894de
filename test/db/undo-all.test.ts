import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BackendChannel, Request } from '#contract/channels.ts';
import type { Archive } from '#db/open-archive.ts';
import { verifyArchive } from '#db/verify.ts';
import { anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { importFiles } from '#test/support/import-files.ts';
import { dataOf, searchRowsOf } from '#test/support/temp-archive.ts';

/** What a clerk may do; `at` picks among what there is, so that every sequence of acts means something. */
const act = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), no: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant('edit' as const), at: fc.nat(9), phone: fc.constantFrom('1', '2', null) }),
  fc.record({
    kind: fc.constant('group' as const),
    at: fc.nat(9),
    group: fc.constantFrom('一组', '二组', null),
  }),
  fc.record({ kind: fc.constant('income' as const), at: fc.nat(9), wage: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ kind: fc.constant('add' as const), at: fc.nat(9), name: fc.constantFrom('钱二', '王䶮') }),
  fc.record({ kind: fc.constant('rename' as const), at: fc.nat(9), name: fc.constantFrom('孙三', '李四') }),
  fc.record({ kind: fc.constant('leave' as const), at: fc.nat(9), head: fc.nat(9) }),
  fc.record({ kind: fc.constant('village' as const), name: fc.constantFrom('云溪村', '云溪社区') }),
  fc.record({ kind: fc.constant('import' as const), no: fc.integer({ min: 1, max: 6 }), people: fc.nat(2) }),
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

const YEAR = 2025;

const ids = (archive: Archive, table: string, at: number): number =>
  (archive.raw
    .prepare(
      `SELECT id FROM ${table} ORDER BY id LIMIT 1 OFFSET (? % max((SELECT count(*) FROM ${table}), 1))`,
    )
    .pluck()
    .get(at) as number | undefined) ?? 999;

function requestOf(archive: Archive, done: Exclude<Act, { kind: 'import' }>, villageId: number) {
  const of = <N extends BackendChannel>(channel: N, input: Request<N>) => [channel, input] as const;
  const household = 'at' in done ? ids(archive, 'household', done.at) : 0;
  const member = 'at' in done ? ids(archive, 'member', done.at) : 0;
  const proof = { on: '2025-03-01', proof: '户口簿' };
  switch (done.kind) {
    case 'create':
      return of('household.create', {
        ...{ villageId, year: YEAR, head: { 'member.name': '赵一' } },
        values: { 'household.household_no': String(done.no) },
      });
    case 'edit':
      return of('household.update', { id: household, year: YEAR, values: { 'household.phone': done.phone } });
    case 'group':
      return of('household.update', {
        id: household,
        year: YEAR,
        values: { 'household.group_name': done.group },
      });
    case 'income':
      return of('household.update', {
        id: household,
        year: YEAR,
        values: { 'income.wage_income': done.wage },
      });
    case 'add':
      return of('member.add', {
        ...{ householdId: household, year: YEAR, reason: '06', ...proof },
        values: { 'member.name': done.name },
      });
    case 'rename':
      return of('member.update', { id: member, year: YEAR, values: { 'member.name': done.name } });
    case 'leave': {
      const newHeadId = ids(archive, 'member', done.head);
      return of('member.leave', { id: member, reason: '01', ...proof, newHeadId, wholeHousehold: true });
    }
    case 'village':
      return of('village.update', {
        ...{ id: villageId, name: done.name, code: null, phone: null, noticePlace: null, address: null },
      });
  }
}

async function perform(built: BuiltArchive, archive: Archive, done: Act, villageId: number): Promise<void> {
  if (done.kind !== 'import') {
    const [channel, input] = requestOf(archive, done, villageId);
    await built.call(channel, input);
    return;
  }
  const person = (i: number) => `${done.no},P${done.no}${i},成员${i},${i === 0 ? '户主' : '之子'},${i}村`;
  const rows = Array.from({ length: done.people + 1 }, (_, i) => person(i));
  const text = ['户编号,人口编号,姓名,与户主关系,村', ...rows].join('\n');
  await importFiles(built, [{ name: '成员信息_2025.csv', bytes: Buffer.from(text) }]);
}

const stateOf = (archive: Archive) => ({ data: dataOf(archive), search: searchRowsOf(archive) });

describe('undo and redo', () => {
  test('of everything lead to the beginning and to the end, byte for byte, whatever was done', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 14 }), async (acts) => {
        const built = await anArchive();
        const archive = built.session.archive!;
        const villageId = built.villages['云溪村']!;
        try {
          const states = [stateOf(archive)];
          const first = (await built.must('change.next', {})).undo?.id ?? 0;
          for (const done of acts) {
            await perform(built, archive, done, villageId);
            states.push(stateOf(archive));
          }
          const end = states.at(-1);
          for (let n = 0; ; n += 1) {
            const { undo } = await built.must('change.next', {});
            if (undo === null || undo.id <= first) break;
            expect(n).toBeLessThan(acts.length);
            await built.must('change.undo', {});
            expect(states).toContainEqual(stateOf(archive));
          }
          expect(stateOf(archive)).toEqual(states[0]);
          while ((await built.must('change.next', {})).redo !== null) await built.must('change.redo', {});
          expect(stateOf(archive)).toEqual(end);
          expect(verifyArchive(archive).problems).toEqual([]);
        } finally {
          await built.close();
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  test('of any one act, out of turn, either leave no trace together or change nothing at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 10 }), fc.nat(20), async (acts, pick) => {
        const built = await anArchive();
        const archive = built.session.archive!;
        try {
          for (const done of acts) await perform(built, archive, done, built.villages['云溪村']!);
          const before = stateOf(archive);
          const { changes } = await built.must('change.list', {});
          const undone = await built.call('change.undo', { id: changes[pick % changes.length]!.id });
          if (undone.ok) await built.must('change.undo', { id: undone.value.change });
          else expect(undone.error.code).toBe('conflict');
          expect(stateOf(archive)).toEqual(before);
          expect(verifyArchive(archive).problems).toEqual([]);
        } finally {
          await built.close();
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
