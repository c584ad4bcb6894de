import { expect, onTestFinished, test } from 'vitest';
import { aHousehold, anArchive } from '#test/support/archive-builder.ts';
import { asScanned, printedFile, takeIn } from '#test/support/scanned.ts';

test('of several prints of a paper the newest is asked for, until one of them is back', async () => {
  const archive = await anArchive({ today: '2025-03-01' });
  onTestFinished(() => archive.close());
  const { id: householdId } = await aHousehold(archive, { year: { year: 2025 } });
  const other = await aHousehold(archive, { head: '李二', village: '石板村', year: { year: 2025 } });
  const print = (id: number) =>
    printedFile(archive, { document: 'P02', target: { householdId: id }, year: 2025 });
  const first = await print(householdId);
  archive.setToday('2025-03-02');
  const second = await print(householdId);
  const third = await print(other.id);
  const villageId = archive.villages['云溪村'] ?? 0;

  const wanted = async (of: { villageId?: number; householdId?: number } = {}) =>
    (await archive.must('scan.wanted', of)).documents.map(({ documentId }) => documentId);
  expect((await wanted()).sort()).toEqual([second.documentId, third.documentId].sort());
  expect(await wanted({ villageId })).toEqual([second.documentId]);
  expect(await wanted({ householdId: other.id })).toEqual([third.documentId]);

  archive.setToday('2025-03-03');
  await takeIn(archive, { '旧.pdf': asScanned(first.pdf) });
  expect(await wanted()).toEqual([third.documentId]);

  archive.setToday('2025-03-04');
  const fourth = await print(householdId);
  expect(await wanted({ householdId })).toEqual([fourth.documentId]);

  const { documents } = await archive.must('scan.findDocument', { text: '石板村' });
  expect(documents).toMatchObject([{ documentId: third.documentId, village: '石板村' }]);
  expect(documents[0]?.missing[0]).toBe(1);
});
