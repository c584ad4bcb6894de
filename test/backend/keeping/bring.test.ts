import { expect, onTestFinished, test } from 'vitest';
import { openPackage } from '#backend/keeping/read-package.ts';
import { verifyPackage } from '#backend/keeping/verify-package.ts';
import { packageMetadata, type PackageMetadata } from '#domain/keeping/package-metadata.ts';
import { CARRIED } from '#db/keeping-tables.ts';
import { HOUSEHOLD_TABLES } from '#db/household-rows.ts';
import { foreignKeysOf } from '#db/foreign-keys.ts';
import { verifyArchive } from '#db/verify.ts';
import type { BuiltArchive } from '#test/support/archive-builder.ts';
import { uploadFiles } from '#test/support/import-files.ts';
import { aKeptHousehold, keptArchive } from '#test/support/kept-archive.ts';
import { takeOutput } from '#test/support/take-output.ts';
import { dataOf } from '#test/support/temp-archive.ts';

const still = (): Promise<void> => Promise.resolve();

async function anArchiveToKeep() {
  const kept = await keptArchive();
  onTestFinished(() => kept.built.close());
  return kept;
}

async function packaged(built: BuiltArchive, whose: { householdId: number } | { villageId: number }) {
  const { outputId } = await built.must('keeping.package', { ...whose, reason: '移交' });
  return await takeOutput(built, outputId);
}

const metadataOf = (bytes: Uint8Array): PackageMetadata =>
  packageMetadata.parse(JSON.parse(openPackage({ bytes }).content('metadata.json', 1e9)?.toString() ?? ''));

async function handOver(built: BuiltArchive, bytes: Uint8Array): Promise<string> {
  const [fileId = ''] = await uploadFiles(built, [{ name: '包.zip', bytes: Buffer.from(bytes) }]);
  return fileId;
}

/** What a package says, without moments of packing, the log that differs, and what bringing adds of itself. */
function essence({ about: _, files, lacking, papers, tables, households }: PackageMetadata) {
  const isHistory = (kind: string) => kind.endsWith('history');
  const added = new Set(
    tables
      .find(({ table }) => table === 'attachment_link')
      ?.rows.flatMap(({ id, item }) => (item === 'history' ? [id] : [])),
  );
  const histories = new Set(
    tables
      .find(({ table }) => table === 'attachment')
      ?.rows.flatMap(({ id, name }) => (name === 'history.json' ? [id] : [])),
  );
  return {
    ...{ lacking, papers, households },
    files: files.filter(({ kind }) => !isHistory(kind)).map(({ again: _again, ...file }) => file),
    tables: tables.map((each) => ({
      ...each,
      columns: Object.keys(each.columns)
        .filter((column) => column !== 'item')
        .toSorted(),
      rows: each.rows.filter(
        ({ id }) =>
          !(each.table === 'attachment_link' && added.has(id)) &&
          !(each.table === 'attachment' && histories.has(id)),
      ),
    })),
  };
}

test('a household that was brought into another archive gives the same package again, and can be taken back', async () => {
  const from = await anArchiveToKeep();
  const { id } = await aKeptHousehold(from);
  const bytes = await packaged(from.built, { householdId: id });
  const into = await anArchiveToKeep();
  const before = dataOf(into.built.session.archive!);
  const answer = await into.built.must('keeping.bring', { fileId: await handOver(into.built, bytes) });
  expect(answer).toMatchObject({ households: 1, members: 2, documents: 1, attachments: 2, refused: [] });
  const brought = into.built.session.archive!.raw.prepare('SELECT id FROM household').pluck().get() as number;
  const again = await packaged(into.built, { householdId: brought });
  expect(await verifyPackage({ bytes: again }, still)).toMatchObject({ ok: true, problems: [] });
  expect(essence(metadataOf(again))).toEqual(essence(metadataOf(bytes)));
  const page = await into.built.must('household.get', { id: brought, year: 2025 });
  expect(page.perCapita).toBe(6000);
  const [paper] = (await into.built.must('document.list', { householdId: brought })).documents;
  expect(await into.built.must('document.reprint', { id: paper?.id ?? 0 })).toMatchObject({
    pages: paper?.pages,
  });
  expect(verifyArchive(into.built.session.archive!).problems).toEqual([]);
  expect(before).toBeDefined();
});

test('bringing is one act: undone nothing of the household is there, redone all of it', async () => {
  const from = await anArchiveToKeep();
  const { id } = await aKeptHousehold(from);
  const bytes = await packaged(from.built, { householdId: id });
  const into = await anArchiveToKeep();
  const archive = into.built.session.archive!;
  const before = dataOf(archive);
  await into.built.must('keeping.bring', { fileId: await handOver(into.built, bytes) });
  const after = dataOf(archive);
  await into.built.must('change.undo', {});
  expect(dataOf(archive)).toEqual(before);
  expect((await into.built.must('document.list', {})).documents[0]).toMatchObject({ householdId: null });
  await into.built.must('change.redo', {});
  expect(dataOf(archive)).toEqual(after);
  await into.built.must('change.undo', {});
  await into.built.must('keeping.bring', { fileId: await handOver(into.built, bytes) });
  expect((await into.built.must('document.list', {})).documents).toHaveLength(1);
  expect(verifyArchive(archive).problems).toEqual([]);
});

test('of a village come the households that are not there yet; the others are named', async () => {
  const from = await anArchiveToKeep();
  const villageId = from.built.villages['云溪村'] ?? 0;
  const first = await aKeptHousehold(from);
  const second = await aKeptHousehold(from);
  const village = await packaged(from.built, { villageId });
  const one = await packaged(from.built, { householdId: first.id });
  const into = await anArchiveToKeep();
  await into.built.must('keeping.bring', { fileId: await handOver(into.built, one) });
  expect(await into.built.call('keeping.bring', { fileId: await handOver(into.built, one) })).toMatchObject({
    error: { rule: 'package-here' },
  });
  const answer = await into.built.must('keeping.bring', { fileId: await handOver(into.built, village) });
  expect(answer).toMatchObject({ households: 1, members: 2 });
  expect(answer.refused.map(({ householdNo }) => householdNo)).toEqual([first.no]);
  const numbers = into.built.session
    .archive!.raw.prepare('SELECT household_no FROM household ORDER BY 1')
    .pluck()
    .all();
  expect(numbers).toEqual([first.no, second.no]);
  expect(verifyArchive(into.built.session.archive!).problems).toEqual([]);
});

test('what is damaged, of another township or no package is refused with a sentence', async () => {
  const from = await anArchiveToKeep();
  const { id } = await aKeptHousehold(from);
  const bytes = await packaged(from.built, { householdId: id });
  const into = await anArchiveToKeep();
  const bring = async (content: Uint8Array) =>
    into.built.call('keeping.bring', { fileId: await handOver(into.built, content) });
  const hurt = new Uint8Array(bytes);
  hurt[5000] = (hurt[5000] ?? 0) ^ 1;
  expect(await bring(hurt)).toMatchObject({ error: { rule: 'package-damaged' } });
  expect(await bring(Buffer.from('PK'))).toMatchObject({ error: { rule: 'package-damaged' } });
  const { township } = (await into.built.must('archive.state', {})).open!;
  await into.built.must('township.update', { ...township, name: '高山乡', regionCode: '529901200' });
  expect(await bring(bytes)).toMatchObject({ error: { rule: 'package-other-township' } });
});

test('every table of a household is carried, after what it points at', async () => {
  const { built } = await anArchiveToKeep();
  const tables = CARRIED.map(({ table }) => table as string);
  for (const { table } of HOUSEHOLD_TABLES) expect(tables).toContain(table);
  const raw = built.session.archive!.raw;
  for (const { child, column, parent } of foreignKeysOf(raw)) {
    if (!tables.includes(child) || !tables.includes(parent) || child === 'document') continue;
    const { notnull } = (raw.pragma(`table_info("${child}")`) as { name: string; notnull: number }[]).find(
      ({ name }) => name === column,
    )!;
    if (tables.indexOf(parent) >= tables.indexOf(child)) expect(notnull, `${child}.${column}`).toBe(0);
  }
});
