import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aHousehold, anArchive } from '#test/support/archive-builder.ts';
import { pictureRows } from '#test/support/filed-pictures.ts';
import { times } from '#test/support/hurt.ts';

type Step = readonly ['file' | 'undo' | 'redo' | 'withdraw' | 'renumber' | 'bind', number];
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.tuple(fc.constantFrom('file', 'file', 'undo', 'redo', 'withdraw', 'renumber', 'bind'), fc.nat(1000)),
  { minLength: 4, maxLength: 14 },
);
const year = 2025;

test('whatever is filed, undone, redone, taken down, numbered anew and bound: no number ever means two papers', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (drawn) => {
      const archive = await anArchive();
      const { id: householdId } = await aHousehold(archive, { head: '钱大山' });
      await archive.must('filing.setFonds', { fonds: '0123' });
      const linkIds = await pictureRows(
        archive,
        householdId,
        Array.from({ length: 8 }, () => ({})),
      );
      const floor = archive.session
        .archive!.raw.prepare('SELECT max(id) FROM change')
        .pluck()
        .get() as number;
      /** What each number ever stood on. */
      const meant = new Map<string, string>();
      const look = async () => {
        const raw = archive.session.archive!.raw;
        const rows = raw
          .prepare(
            `SELECT code, 'i' || id AS what FROM filing_item UNION ALL SELECT code, 'v' || id FROM filing_volume`,
          )
          .all() as { code: string; what: string }[];
        for (const { code, what } of rows) expect(meant.get(code) ?? what).toBe(what);
        for (const { code, what } of rows) meant.set(code, what);
        expect((await archive.must('filing.verify', {})).problems).toEqual([]);
      };
      const all = async () => (await archive.must('filing.items', {})).items;
      for (const [what, n] of drawn) {
        const items = await all();
        const itemId = items[n % Math.max(items.length, 1)]?.id ?? 999;
        if (what === 'file')
          await archive.call('filing.file', {
            papers: [{ linkId: linkIds[n % linkIds.length] ?? 0, retention: n % 2 === 0 ? 'D10' : 'D30' }],
            year,
          });
        if (what === 'withdraw') await archive.call('filing.withdraw', { itemId, reason: '归错了' });
        if (what === 'renumber')
          await archive.call('filing.renumber', { itemIds: [itemId], year: year - (n % 2), reason: '更正' });
        if (what === 'bind')
          await archive.call('filing.makeVolumes', { kind: 'household', householdIds: [householdId] });
        const next = await archive.must('change.next', {});
        if (what === 'undo' && (next.undo?.id ?? 0) > floor) await archive.call('change.undo', {});
        if (what === 'redo' && next.redo !== null) await archive.call('change.redo', {});
        await look();
      }
      await archive.close();
    }),
    { numRuns: times(1, 60), seed: 9035 },
  );
}, 600_000);
