import { readdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { LOGGED_TABLES } from '#db/change-triggers.ts';
import { openArchive } from '#db/open-archive.ts';
import { reader } from '#db/write.ts';
import {
  aTempArchive,
  closeWithTest,
  dataOf,
  inChange,
  NOW,
  PASSPHRASE,
  searchRowsOf,
} from '#test/support/temp-archive.ts';

const count = (archive: Awaited<ReturnType<typeof aTempArchive>>, table: string) =>
  archive.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

describe('write', () => {
  test('logs an act once, with its rows', async () => {
    const archive = await aTempArchive();
    const done = await inChange(archive, '新增村', (rows) => rows.insert('village', { name: '云溪村' }));
    expect(done).toEqual({ value: 1, change: 1, rows: 1 });
    await inChange(archive, '改电话', (rows) => rows.update('village', 1, { phone: '0999-1' }));
    expect(archive.raw.prepare('SELECT change_id, before, after FROM change_row').all()).toEqual([
      { change_id: 1, before: null, after: '{}' },
      { change_id: 2, before: '{"phone":null}', after: '{"phone":"0999-1"}' },
    ]);
  });

  test('leaves no trace of an act that altered nothing', async () => {
    const archive = await aTempArchive();
    await inChange(archive, '新增村', (rows) => rows.insert('village', { name: '云溪村' }));
    const done = await inChange(archive, '再存一次', (rows) => rows.update('village', 1, { name: '云溪村' }));
    expect(done).toEqual({ value: undefined, change: null, rows: 0 });
    expect(count(archive, 'change')).toBe(1);
    expect(count(archive, 'open_change')).toBe(0);
  });

  test('keeps an act that altered nothing when it says so', async () => {
    const archive = await aTempArchive();
    const done = await inChange(archive, '打印', (_, scope) => scope.keep());
    expect(done.change).toBe(1);
  });

  test('takes everything back when the act throws in the middle', async () => {
    const archive = await aTempArchive();
    await inChange(archive, '新增村', (rows) => rows.insert('village', { name: '云溪村' }));
    const before = [dataOf(archive), searchRowsOf(archive)];
    const act = inChange(archive, '半途而废', async (rows) => {
      const household = rows.insert('household', { village_id: 1, household_no: '1' });
      rows.insert('member', { household_id: household, name: '赵一' });
      await wait(5);
      throw new Error('停电');
    });
    await expect(act).rejects.toThrow('停电');
    expect([dataOf(archive), searchRowsOf(archive)]).toEqual(before);
    expect(count(archive, 'change')).toBe(1);
    expect(count(archive, 'change_row')).toBe(1);
  });

  test('runs acts one after the other, in the order in which they were asked for', async () => {
    const archive = await aTempArchive();
    const order: string[] = [];
    const slow = (name: string, pause: number) =>
      inChange(archive, name, async (rows) => {
        order.push(`${name} begins`);
        await wait(pause);
        rows.insert('village', { name });
        order.push(`${name} ends`);
      });
    await Promise.all([slow('甲村', 20), slow('乙村', 1), slow('丙村', 1)]);
    expect(order).toEqual(['甲村', '乙村', '丙村'].flatMap((n) => [`${n} begins`, `${n} ends`]));
  });

  test('shows readers the archive as it was until the act is done', async () => {
    const archive = await aTempArchive();
    const villages = () => reader(archive).selectFrom('village').selectAll().execute();
    let during: unknown[] = [];
    const act = inChange(archive, '新增村', async (rows) => {
      rows.insert('village', { name: '云溪村' });
      await wait(30);
    });
    await wait(10);
    during = await villages();
    await act;
    expect(during).toEqual([]);
    expect(await villages()).toHaveLength(1);
  });

  test('does not let an act read through the reading handle or begin another act', async () => {
    const archive = await aTempArchive();
    const reading = inChange(archive, '读', () => void reader(archive));
    await expect(reading).rejects.toThrow(/reader\(\) inside write\(\)/);
    const nested = inChange(archive, '外', async () => void (await inChange(archive, '内', () => undefined)));
    await expect(nested).rejects.toThrow(/write\(\) inside write\(\)/);
    await inChange(archive, '之后', (rows) => rows.insert('village', { name: '云溪村' }));
    expect(count(archive, 'change')).toBe(1);
  });

  test('is the only way to alter a row: the database refuses a write without an open change', async () => {
    const archive = await aTempArchive();
    await inChange(archive, '准备', (rows) => rows.insert('village', { name: '云溪村' }));
    for (const table of [...LOGGED_TABLES, 'import_batch', 'import_file', 'export_batch', 'document'])
      expect(() => archive.raw.exec(`INSERT INTO ${table} DEFAULT VALUES`), table).toThrow('no open change');
    expect(() => archive.raw.exec(`UPDATE village SET name = '改'`)).toThrow('no open change');
    expect(() => archive.raw.exec('DELETE FROM village')).toThrow('no open change');
    expect(() => archive.rawReading.exec('DELETE FROM change_row')).toThrow(/readonly/);
  });

  test('ends a running act before the archive closes', async () => {
    const archive = await aTempArchive();
    const act = inChange(archive, '慢', async (rows) => {
      rows.insert('village', { name: '云溪村' });
      await wait(60);
      rows.insert('village', { name: '石板村' });
    });
    await wait(10);
    await Promise.all([archive.close(), archive.close()]);
    await expect(act).resolves.toMatchObject({ rows: 2 });
    expect(readdirSync(archive.folder).filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
    const again = await openArchive(archive.folder, PASSPHRASE, NOW);
    if (!again.ok) throw new Error(again.refusal);
    closeWithTest(again.archive);
    expect(count(again.archive, 'village')).toBe(2);
  });
});
