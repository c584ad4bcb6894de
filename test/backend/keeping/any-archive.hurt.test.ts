import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openPackage } from '#backend/keeping/read-package.ts';
import { verifyPackage } from '#backend/keeping/verify-package.ts';
import { packageMetadata } from '#domain/keeping/package-metadata.ts';
import { verifyArchive } from '#db/verify.ts';
import { ACTS } from '#test/support/acts/acts.ts';
import { aWorld } from '#test/support/acts/world.ts';
import { anArchive } from '#test/support/archive-builder.ts';
import { times } from '#test/support/hurt.ts';
import { uploadFiles } from '#test/support/import-files.ts';
import { takeOutput } from '#test/support/take-output.ts';
import { dataOf } from '#test/support/temp-archive.ts';

const RUNS = times(1, 60);

/** What changes the place itself, or what a package is made with. */
const LEFT_OUT = new Set([
  'township.update',
  'keeping.bring',
  'keeping.bringPath',
  'font.add',
  'font.remove',
]);

const acts = fc.array(
  fc.record({
    name: fc.constantFrom(...Object.keys(ACTS).filter((name) => !LEFT_OUT.has(name))),
    numbers: fc.array(fc.nat(97), { minLength: 5, maxLength: 5 }),
  }),
  { minLength: 4, maxLength: 24 },
);

test('whatever was done in an archive, the package of a village is sound, comes in elsewhere and goes again', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (drawn) => {
      const world = await aWorld();
      const into = await anArchive({ today: '2025-06-20' });
      try {
        for (const { name, numbers } of drawn)
          for (const each of [...(ACTS[name]?.needs ?? []), name]) {
            world.deal(numbers);
            await ACTS[each]?.run(world);
          }
        const { villageId, built } = world;
        const made = await built.must('keeping.package', { villageId, reason: '移交' });
        const bytes = await takeOutput(built, made.outputId);
        expect(await verifyPackage({ bytes }, () => Promise.resolve())).toMatchObject({
          ok: true,
          problems: [],
        });
        const metadata = packageMetadata.parse(
          JSON.parse(openPackage({ bytes }).content('metadata.json', 1e9)?.toString() ?? ''),
        );
        const before = dataOf(into.session.archive!);
        const [fileId = ''] = await uploadFiles(into, [{ name: 'a.zip', bytes: Buffer.from(bytes) }]);
        const answer = await into.must('keeping.bring', { fileId });
        expect(answer).toMatchObject({ refused: [], households: metadata.households.length });
        expect(verifyArchive(into.session.archive!).problems).toEqual([]);
        for (const { table, rows } of metadata.tables.filter((each) => each.table !== 'village'))
          expect([table, dataOf(into.session.archive!)[table]?.length ?? rows.length]).toEqual([
            table,
            rows.length +
              (before[table]?.length ?? 0) +
              (table === 'attachment_link' ? metadata.households.length : 0),
          ]);
        await into.must('change.undo', {});
        expect(dataOf(into.session.archive!)).toEqual(before);
      } finally {
        await world.built.close();
        await into.close();
      }
    }),
    { numRuns: RUNS, seed: 36, endOnFailure: true },
  );
}, 600_000);
