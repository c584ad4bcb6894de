import { describe, expect, test } from 'vitest';
import { type Archive, openArchive } from '#db/open-archive.ts';
import type { Cells } from '#db/row-access.ts';
import { nextUndoAndRedo } from '#db/standing.ts';
import { redoChange, undoChange } from '#db/undo.ts';
import { verifyArchive } from '#db/verify.ts';
import {
  aTempArchive,
  closeWithTest,
  dataOf,
  inChange,
  NOW,
  PASSPHRASE,
  searchRowsOf,
} from '#test/support/temp-archive.ts';

const META = { command: 'change.undo', title: '撤销', operator: '李经办', at: NOW.toISOString() };
const undo = (archive: Archive, id: number) => undoChange(archive, id, META);
const redo = (archive: Archive, id: number) => redoChange(archive, id, META);
const next = (archive: Archive) => nextUndoAndRedo(archive.rawReading);

/** Change 1: a village with a household of two. */
async function withHousehold() {
  const archive = await aTempArchive();
  await inChange(archive, '准备', (rows) => {
    rows.insert('village', { name: '云溪村' });
    rows.insert('household', { village_id: 1, household_no: '1', head_name: '赵一' });
    rows.insert('member', { household_id: 1, name: '赵一', relation: '01' });
    rows.insert('member', { household_id: 1, name: '钱二', relation: '02' });
  });
  return archive;
}

describe('undo', () => {
  test('takes an edit back, an undo of it brings it again, and so on', async () => {
    const archive = await withHousehold();
    const before = dataOf(archive);
    const { change } = await inChange(archive, '改名', (rows) => rows.update('member', 2, { name: '孙三' }));
    const after = dataOf(archive);
    const first = await undo(archive, change!);
    expect(first).toMatchObject({ kind: 'done', rows: 1, act: change });
    expect(dataOf(archive)).toEqual(before);
    expect(await undo(archive, change!)).toEqual({ kind: 'already' });
    const second = await redo(archive, change!);
    expect(dataOf(archive)).toEqual(after);
    expect(await redo(archive, change!)).toEqual({ kind: 'already' });
    // Its undo and its redo stand for the act itself.
    await undo(archive, second.kind === 'done' ? second.change : 0);
    expect(dataOf(archive)).toEqual(before);
    await redo(archive, first.kind === 'done' ? first.change : 0);
    expect(dataOf(archive)).toEqual(after);
    expect(verifyArchive(archive).ok).toBe(true);
  });

  test('takes back an act that made, altered and removed rows, the search included', async () => {
    const archive = await withHousehold();
    const before = [dataOf(archive), searchRowsOf(archive)];
    const { change } = await inChange(archive, '一并', (rows, { raw }) => {
      const id = rows.insert('member', { household_id: 1, name: '李四' });
      rows.update('member', id, { name: '李五' });
      rows.update('household', 1, { head_name: '赵大' });
      raw.prepare('DELETE FROM member WHERE id = 2').run();
    });
    const after = [dataOf(archive), searchRowsOf(archive)];
    await undo(archive, change!);
    expect([dataOf(archive), searchRowsOf(archive)]).toEqual(before);
    await redo(archive, change!);
    expect([dataOf(archive), searchRowsOf(archive)]).toEqual(after);
  });

  test('takes acts back in any order where they do not touch the same', async () => {
    const archive = await withHousehold();
    const before = dataOf(archive);
    const acts = [];
    const edits: Cells[] = [{ phone: '1' }, { address: '一组' }, { bank_name: '农商行' }];
    for (const cells of edits)
      acts.push(await inChange(archive, '改', (rows) => rows.update('household', 1, cells)));
    for (const at of [1, 0, 2]) expect((await undo(archive, acts[at]!.change!)).kind).toBe('done');
    expect(dataOf(archive)).toEqual(before);
  });

  test('is stopped by a later edit of the same cell, and names it', async () => {
    const archive = await withHousehold();
    const first = await inChange(archive, '改电话', (rows) => rows.update('household', 1, { phone: '1' }));
    const second = await inChange(archive, '再改电话', (rows) => rows.update('household', 1, { phone: '2' }));
    const before = dataOf(archive);
    expect(await undo(archive, first.change!)).toEqual({
      kind: 'blocked',
      by: [{ change: second.change, title: '再改电话', at: NOW.toISOString(), word: '撤销' }],
    });
    expect(dataOf(archive)).toEqual(before);
    await undo(archive, second.change!);
    expect((await undo(archive, first.change!)).kind).toBe('done');
  });

  test('is not stopped by a later edit that was taken back', async () => {
    const archive = await withHousehold();
    const first = await inChange(archive, '改', (rows) => rows.update('household', 1, { phone: '1' }));
    const second = await inChange(archive, '再改', (rows) => rows.update('household', 1, { phone: '2' }));
    await undo(archive, second.change!);
    expect((await undo(archive, first.change!)).kind).toBe('done');
    expect(dataOf(archive)['household']?.[0]?.['phone']).toBeNull();
  });

  test.each([
    ['an edit of a row that it made', 'household', { phone: '1' }],
    ['a row that belongs to one it made', null, {}],
  ])('is stopped by %s', async (_, table, cells) => {
    const archive = await withHousehold();
    await inChange(archive, '改户', (rows) =>
      table === 'household'
        ? rows.update('household', 1, cells)
        : rows.insert('member', { household_id: 1, name: '后来的人' }),
    );
    const before = dataOf(archive);
    expect(await undo(archive, 1)).toEqual({
      kind: 'blocked',
      by: [{ change: 2, title: '改户', at: NOW.toISOString(), word: '撤销' }],
    });
    expect(dataOf(archive)).toEqual(before);
    expect(verifyArchive(archive).ok).toBe(true);
  });

  test('is stopped by a number that somebody else took since', async () => {
    const archive = await withHousehold();
    const freed = await inChange(archive, '改号', (rows) =>
      rows.update('household', 1, { household_no: '9' }),
    );
    const { change } = await inChange(archive, '新户', (rows) =>
      rows.insert('household', { household_no: '1' }),
    );
    expect(await undo(archive, freed.change!)).toEqual({
      kind: 'blocked',
      by: [{ change, title: '新户', at: NOW.toISOString(), word: '撤销' }],
    });
  });

  test('asked for twice at once happens once', async () => {
    const archive = await withHousehold();
    const { change } = await inChange(archive, '改', (rows) => rows.update('household', 1, { phone: '1' }));
    const outcomes = await Promise.all([undo(archive, change!), undo(archive, change!)]);
    expect(outcomes.map((o) => o.kind)).toEqual(['done', 'already']);
  });

  test('works after the archive was closed and opened again, and says when there is no such act', async () => {
    const archive = await withHousehold();
    await inChange(archive, '改', (rows) => rows.update('household', 1, { phone: '1' }));
    await archive.close();
    const opened = await openArchive(archive.folder, PASSPHRASE, NOW);
    if (!opened.ok) throw new Error(opened.refusal);
    closeWithTest(opened.archive);
    expect(await undo(opened.archive, 99)).toEqual({ kind: 'missing' });
    expect((await undo(opened.archive, 2)).kind).toBe('done');
    expect((await undo(opened.archive, 1)).kind).toBe('done');
    expect(dataOf(opened.archive)['household']).toEqual([]);
  });

  test('never leads to an id being given twice', async () => {
    const archive = await withHousehold();
    const made = await inChange(archive, '新人', (rows) =>
      rows.insert('member', { household_id: 1, name: '甲' }),
    );
    await undo(archive, made.change!);
    const other = await inChange(archive, '又一人', (rows) =>
      rows.insert('member', { household_id: 1, name: '乙' }),
    );
    expect(other.value).toBeGreaterThan(made.value);
  });

  test('does not go behind the making of the archive', async () => {
    const archive = await aTempArchive();
    await inChange(archive, '新建', (rows) => rows.insert('village', { name: '云溪村' }));
    archive.raw.exec(`UPDATE change SET command = 'archive.create'`);
    expect(next(archive).undo).toBeNull();
    expect(await undo(archive, 1)).toEqual({ kind: 'beginning' });
  });
});

describe('what is undone and redone next', () => {
  test('goes back act by act and forward again', async () => {
    const archive = await withHousehold();
    for (const phone of ['1', '2', '3'])
      await inChange(archive, `改为${phone}`, (rows) => rows.update('household', 1, { phone }));
    const titles: string[] = [];
    for (let act = next(archive).undo; act !== null; act = next(archive).undo) {
      titles.push(act.title);
      await undo(archive, act.id);
    }
    for (let back = next(archive).redo; back !== null; back = next(archive).redo) {
      titles.push(back.title);
      await redo(archive, back.id);
    }
    expect(titles).toEqual(['改为3', '改为2', '改为1', '准备', '准备', '改为1', '改为2', '改为3']);
    expect(dataOf(archive)['household']?.[0]?.['phone']).toBe('3');
  });

  test('offers no redo once something new was done', async () => {
    const archive = await withHousehold();
    await inChange(archive, '改', (rows) => rows.update('household', 1, { phone: '1' }));
    await undo(archive, 2);
    expect(next(archive)).toMatchObject({ undo: { title: '准备' }, redo: { title: '改' } });
    await inChange(archive, '新的', (rows) => rows.update('household', 1, { phone: '2' }));
    expect(next(archive)).toMatchObject({ undo: { title: '新的' }, redo: null });
  });

  test('passes over what altered no row', async () => {
    const archive = await withHousehold();
    await inChange(archive, '打印', (_, scope) => scope.keep());
    expect(next(archive).undo?.title).toBe('准备');
  });

  test('reaches the first act from behind hundreds of undone ones', async () => {
    const archive = await withHousehold();
    for (let i = 0; i < 130; i += 1)
      await inChange(archive, `第 ${i}`, (rows) => rows.update('household', 1, { phone: String(i) }));
    for (let act = next(archive).undo; act !== null; act = next(archive).undo) await undo(archive, act.id);
    expect(dataOf(archive)['village']).toEqual([]);
  });
});
