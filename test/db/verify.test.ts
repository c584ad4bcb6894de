import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { undoChange } from '#db/undo.ts';
import { verifyArchive } from '#db/verify.ts';
import { aTempArchive, inChange, NOW } from '#test/support/temp-archive.ts';

const META = { command: 'change.undo', title: '撤销', operator: '李经办', at: NOW.toISOString() };

/** An archive with a household of two, an edit and an undo: five changes. */
async function lived() {
  const archive = await aTempArchive();
  await inChange(archive, '新增户', (rows) => {
    const id = rows.insert('household', { household_no: '1', head_name: '赵一' });
    rows.insert('member', { household_id: id, name: '赵一', relation: '01' });
    rows.insert('member', { household_id: id, name: '钱二', relation: '02' });
  });
  await inChange(archive, '改名', (rows) => rows.update('member', 2, { name: '钱三' }));
  await inChange(archive, '改电话', (rows) => rows.update('household', 1, { phone: '13800001234' }));
  await undoChange(archive, 2, META);
  await inChange(archive, '改地址', (rows) => rows.update('household', 1, { address: '一组 3 号' }));
  return archive;
}

describe('verifying', () => {
  test('finds a sound archive sound and counts it', async () => {
    const archive = await lived();
    expect(verifyArchive(archive)).toEqual({ ok: true, households: 1, members: 2, problems: [] });
  });

  test.each([
    ['an old value in the log', `UPDATE change_row SET before = '{"name":"孙四"}' WHERE change_id = 2`, 2],
    ['a new value in the log', `UPDATE change_row SET after = '{"phone":"1"}' WHERE change_id = 3`, 3],
    ['a row taken out of the log', 'DELETE FROM change_row WHERE change_id = 3', 3],
    ['a row added to the log', `INSERT INTO change_row VALUES (99, 3, 'member', 1, '{}', '{}')`, 3],
    ['who did it', `UPDATE change SET operator = '别人' WHERE id = 1`, 1],
    ['when it was done', `UPDATE change SET at = '2020-01-01' WHERE id = 5`, 5],
    ['what it undid', 'UPDATE change SET undo_of = 3 WHERE id = 4', 4],
    ['a hash', `UPDATE change SET hash = '0' WHERE id = 2`, 2],
    ['a change taken out', 'DELETE FROM change_row WHERE change_id = 3; DELETE FROM change WHERE id = 3', 4],
  ])('finds that somebody altered %s, and where', async (_, sql, first) => {
    const archive = await lived();
    archive.raw.exec(sql);
    const { ok, problems } = verifyArchive(archive);
    expect(ok).toBe(false);
    expect(problems.join()).toContain(`操作记录从第 ${first} 条起对不上`);
  });

  test('finds an undone act that was marked as standing', async () => {
    const archive = await lived();
    archive.raw.exec('UPDATE change SET standing = 1 WHERE id = 2');
    expect(verifyArchive(archive).problems).toEqual(['有 1 次操作的撤销状态对不上。']);
  });

  test('finds lost references, an act that did not end and leftovers of the search', async () => {
    const archive = await lived();
    archive.raw.pragma('foreign_keys=OFF');
    archive.raw.exec(`INSERT INTO open_change (change_id) VALUES (1); DELETE FROM household`);
    archive.raw.pragma('foreign_keys=ON');
    const { problems } = verifyArchive(archive);
    expect(problems).toHaveLength(4);
    expect(problems.join()).toMatch(/失去对应关系.*没有正常结束.*1 户的检索和列表数据/s);
  });

  test('says that a page on disk was damaged, and does not throw', async () => {
    const archive = await lived();
    await inChange(archive, '多', (rows) => {
      for (let i = 0; i < 2000; i += 1) rows.insert('member', { household_id: 1, name: `赵${i}` });
    });
    archive.raw.pragma('wal_checkpoint(TRUNCATE)');
    const path = join(archive.folder, 'archive.db');
    const file = openSync(path, 'r+');
    for (let at = 40_000; at < statSync(path).size; at += 8192)
      writeSync(file, Buffer.alloc(64, 7), 0, 64, at);
    closeSync(file);
    archive.rawReading.pragma('shrink_memory');
    archive.rawReading.pragma('cache_size=1');
    const { ok, problems } = verifyArchive(archive);
    expect(ok).toBe(false);
    expect(problems.join()).toMatch(/损坏/);
  });
});

test('an archive that is checked again and again while it is worked on is sound each time', async () => {
  const archive = await aTempArchive();
  for (let round = 0; round < 4; round += 1) {
    await inChange(archive, '导入', (rows) => {
      for (let i = 0; i < 40; i += 1) {
        const household = rows.insert('household', { household_no: `${round}-${i}`, head_name: `成员${i}` });
        rows.insert('member', { household_id: household, name: `成员${round}${i}`, relation: '01' });
      }
    });
    for (let edit = 0; edit < 5; edit += 1) {
      await inChange(archive, '改电话', (rows) =>
        rows.update('household', 1, { phone: `1380000${round}${edit}00` }),
      );
      expect(verifyArchive(archive).problems, `round ${round}, edit ${edit}`).toEqual([]);
    }
  }
});
