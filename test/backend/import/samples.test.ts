import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { verifyArchive } from '#db/verify.ts';
import { anArchive } from '#test/support/archive-builder.ts';
import { contentOf } from '#test/support/archive-content.ts';
import { importFiles } from '#test/support/import-files.ts';
import { makeTownship, type SampleFile } from '#test/support/make-township.ts';
import { dataOf } from '#test/support/temp-archive.ts';

const FOLDER = new URL('../../fixtures/samples/', import.meta.url);
const samples: SampleFile[] = readdirSync(FOLDER)
  .filter((name) => /\.(csv|xlsx?)$/.test(name))
  .sort()
  .map((name) => ({ name, bytes: readFileSync(new URL(encodeURIComponent(name), FOLDER)) }));

async function archive() {
  const built = await anArchive({ today: '2025-12-31' });
  onTestFinished(() => built.close());
  return { built, archive: built.session.archive! };
}

const inOrder = (order: readonly number[]) => order.map((i) => samples[i]!);

describe('the six samples', () => {
  test('are all recognised, and every row read is accepted or refused', async () => {
    const { built } = await archive();
    const { answer } = await importFiles(built, samples);
    expect(answer.files.map((f) => f.kind).sort()).toEqual([
      'comparison-result',
      'full-export',
      'household-export',
      'member-export',
      'monitoring-export',
      'pairing-export',
    ]);
    for (const f of answer.files) {
      expect(f.problem, f.file).toBeNull();
      expect(f.rowsRead, f.file).toBeGreaterThan(0);
      expect(f.rowsAccepted + f.rowsRefused, f.file).toBe(f.rowsRead);
      expect(new Set(f.refusals.map((r) => r.row)).size, f.file).toBe(f.rowsRefused);
      expect(f.missingColumns, f.file).toEqual([]);
    }
    const text = new TextDecoder('gb18030').decode(samples.find((s) => s.name.includes('gb18030'))!.bytes);
    const rows = text.split('\r\n').filter((line) => line !== '').length - 1;
    expect(answer.files.find((f) => f.kind === 'member-export')?.rowsRead).toBe(rows);
  });

  test('give the same archive in any order, together or one by one', async () => {
    const together = await archive();
    await importFiles(together.built, samples);
    const content = contentOf(together.archive);
    expect(content['member']!.length).toBeGreaterThan(100);
    const orders = [
      [5, 4, 3, 2, 1, 0],
      [2, 0, 4, 5, 1, 3],
      [3, 1, 5, 0, 2, 4],
    ];
    for (const order of orders) {
      const { built, archive: other } = await archive();
      for (const sample of inOrder(order)) await importFiles(built, [sample]);
      expect(contentOf(other)).toEqual(content);
    }
    const { built, archive: other } = await archive();
    await importFiles(built, inOrder([4, 2, 0, 1, 3, 5]));
    expect(contentOf(other)).toEqual(content);
  }, 60_000);

  test('preview says what the commit does, and the same files again change nothing', async () => {
    const { built, archive: a } = await archive();
    const first = await importFiles(built, samples);
    const { change, batch } = first.answer;
    expect(first.answer).toEqual({ ...first.preview, change, batch });
    expect(first.answer.change).not.toBeNull();
    const data = dataOf(a);
    const again = await importFiles(built, [...samples].reverse());
    expect(again.answer.change).toBeNull();
    expect(again.answer.households).toMatchObject({ added: 0, changed: 0 });
    expect(again.answer.members).toMatchObject({ added: 0, changed: 0 });
    expect(dataOf(a)).toEqual(data);
    expect((await built.must('import.list', {})).batches).toHaveLength(1);
  });

  test('go out again whole when the import is undone, and come back with redo', async () => {
    const { built, archive: a } = await archive();
    const before = dataOf(a);
    const { answer } = await importFiles(built, samples);
    const after = dataOf(a);
    await built.must('change.undo', { id: answer.change! });
    expect(dataOf(a)).toEqual(before);
    expect(a.raw.prepare('SELECT count(*) FROM search_index_docsize').pluck().get()).toBe(0);
    expect((await built.must('import.list', {})).batches[0]).toMatchObject({ undone: true });
    await built.must('change.redo', {});
    expect(dataOf(a)).toEqual(after);
    expect(verifyArchive(a).problems).toEqual([]);
  });
});

test('a larger township comes in twice without a difference', async () => {
  const { built, archive: a } = await archive();
  const files = await makeTownship({ households: 120, seed: 7 });
  const { answer } = await importFiles(built, files);
  expect(answer.households.added).toBe(120);
  const data = dataOf(a);
  expect((await importFiles(built, files)).answer.change).toBeNull();
  expect(dataOf(a)).toEqual(data);
}, 30_000);
