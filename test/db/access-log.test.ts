import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Access, accessRows, appendAccess } from '#db/access-log.ts';
import { type Archive } from '#db/open-archive.ts';
import { verifyArchive } from '#db/verify.ts';
import { logHead, problemOfHead, problemsOfLogs } from '#db/verify-logs.ts';
import { write } from '#db/write.ts';
import { headWords, readHeadWords } from '#domain/operators/head-words.ts';
import { aTempArchive, inChange, NOW } from '#test/support/temp-archive.ts';

const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000).toISOString();

const saw = (minutes: number, householdIds: readonly number[], more: Partial<Access> = {}): Access => ({
  ...{ at: at(minutes), operatorId: 1, operator: '李经办', kind: 'saw', subject: '一户的档案', householdIds },
  ...more,
});

async function seen(): Promise<Archive> {
  const archive = await aTempArchive();
  await inChange(archive, '准备', (rows) => {
    const cells = { uid: 'u1', name: '李经办', role: 'admin', added_at: at(0) };
    rows.insert('operator', cells);
    for (let no = 1; no <= 9; no += 1)
      rows.insert('household', { household_no: String(no), head_name: '赵一' });
  });
  await appendAccess(archive, [saw(0, [], { kind: 'opened', subject: '用口令' }), saw(1, [1])]);
  await inChange(archive, '改电话', (rows) => rows.update('household', 1, { phone: '13800001234' }));
  await appendAccess(archive, [saw(2, [2, 3, 4, 7], { kind: 'printed', subject: '告知书', count: 5 })]);
  await appendAccess(archive, [saw(3, [5], { memberId: 8, kind: 'unmasked', subject: '证件号码' })]);
  await appendAccess(archive, [saw(70, [6])]);
  return archive;
}

/** The logs of a sound archive in memory, without the triggers that keep entries as they are: for tampering. */
let sound: Buffer | undefined;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hudang-access-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function bare(): Promise<Database.Database> {
  if (sound === undefined) {
    const archive = await seen();
    const plain = new Database(':memory:');
    for (const table of ['change', 'change_row', 'access_entry', 'salvage']) {
      const sql = archive.raw
        .prepare('SELECT sql FROM sqlite_master WHERE name = ?')
        .pluck()
        .get(table) as string;
      plain.exec(sql);
      const rows = archive.raw.prepare(`SELECT * FROM ${table} ORDER BY id`).raw().all() as unknown[][];
      const places = (rows[0] ?? []).map(() => '?').join(', ');
      plain.pragma('foreign_keys=OFF');
      for (const row of rows) plain.prepare(`INSERT INTO ${table} VALUES (${places})`).run(row);
    }
    sound = plain.serialize();
  }
  const db = new Database(sound);
  db.pragma('foreign_keys=OFF');
  return db;
}

describe('the log of who saw whom', () => {
  test('answers newest first, by kind, operator, household, day and page', async () => {
    const archive = await seen();
    const ids = (filter: Parameters<typeof accessRows>[1], limit = 10) =>
      accessRows(archive.rawReading, filter, limit).map(({ id }) => id);
    expect(ids({})).toEqual([5, 4, 3, 2, 1]);
    expect(ids({ kind: 'printed' })).toEqual([3]);
    expect(ids({ operatorId: 2 })).toEqual([]);
    expect(ids({ householdId: 3 })).toEqual([3]);
    expect(ids({ householdId: 7 })).toEqual([3]);
    expect(ids({ householdId: 5 })).toEqual([4]);
    expect(ids({ householdId: 9 })).toEqual([]);
    expect(ids({ from: at(2), until: at(3) })).toEqual([3]);
    expect(ids({ before: 4 }, 2)).toEqual([3, 2]);
    expect(accessRows(archive.rawReading, { kind: 'printed' }, 1)).toMatchObject([
      { count: 5, household_id: null, household_no: null, operator: '李经办' },
    ]);
    expect(accessRows(archive.rawReading, { kind: 'unmasked' }, 1)).toMatchObject([
      { count: 1, household_id: 5, household_no: '5', member_id: 8 },
    ]);
  });

  test('names the other log at opening and once an hour, and every act names this one', async () => {
    const { raw } = await seen();
    const heads = raw.prepare('SELECT change_head IS NOT NULL FROM access_entry ORDER BY id').pluck().all();
    expect(heads).toEqual([1, 0, 0, 0, 1]);
    expect(raw.prepare('SELECT access_head FROM change ORDER BY id').pluck().all()).toEqual([
      null,
      expect.stringMatching(/^2:[0-9a-f]{64}$/),
    ]);
  });

  test('takes no entry inside an act, and none is altered or removed', async () => {
    const archive = await seen();
    const meta = { command: 'x', title: 'x', operator: 'x', at: at(0) };
    await expect(write(archive, meta, () => appendAccess(archive, [saw(0, [1])]))).rejects.toThrow(
      'own turn',
    );
    for (const sql of [`UPDATE access_entry SET kind = 'opened'`, 'DELETE FROM access_entry WHERE id = 5'])
      expect(() => archive.raw.exec(sql)).toThrow('an access entry stands');
    expect(verifyArchive(archive).problems).toEqual([]);
  });

  test('waits for the act that runs, and its entries are there when the archive has closed', async () => {
    const archive = await seen();
    const act = inChange(archive, '慢', async (rows) => {
      await new Promise((go) => setTimeout(go, 20));
      rows.update('household', 2, { phone: '1' });
    });
    const noted = appendAccess(archive, [saw(80, [2])]);
    await Promise.all([act, noted]);
    expect(archive.raw.prepare('SELECT max(id) FROM access_entry').pluck().get()).toBe(6);
    expect(verifyArchive(archive).problems).toEqual([]);
  });
});

describe('tampering with the logs', () => {
  test('is found nowhere in a sound one', async () => {
    expect(problemsOfLogs(await bare())).toEqual([]);
  });

  test.each([
    ['at', `'2020'`],
    ['operator_id', '2'],
    ['operator', `'别人'`],
    ['kind', `'saw'`],
    ['household_id', '9'],
    ['member_id', '9'],
    ['households', `'2'`],
    ['subject', `'别的'`],
    ['count', '6'],
    ['change_head', 'NULL'],
    ['previous_hash', `''`],
    ['hash', `'0'`],
    ['id', '99'],
  ])('is found when %s of any entry was altered', async (column, value) => {
    const db = await bare();
    for (const id of db.prepare('SELECT id FROM access_entry').pluck().all() as number[]) {
      const before = db.prepare('SELECT * FROM access_entry WHERE id = ?').get(id);
      const copy = new Database(db.serialize());
      copy.pragma('foreign_keys=OFF');
      copy.exec(`UPDATE access_entry SET "${column}" = ${value} WHERE id = ${id}`);
      const after = copy.prepare('SELECT * FROM access_entry WHERE id IN (?, 99) LIMIT 1').get(id);
      if (JSON.stringify(before) === JSON.stringify(after)) continue;
      expect(problemsOfLogs(copy).join(), `entry ${id}`).toMatch(/查看记录从第 \d+ 条起对不上/);
    }
  });

  test.each([
    ['the first entry', 'DELETE FROM access_entry WHERE id = 1', /查看记录从第 2 条起对不上/],
    ['one in the middle', 'DELETE FROM access_entry WHERE id = 3', /查看记录从第 4 条起对不上/],
    ['the last one', 'DELETE FROM access_entry WHERE id = 5', /查看记录末尾少了 1 条/],
    ['the last act', 'DELETE FROM change WHERE id = 2', /操作记录末尾少了 1 条/],
    [
      'the last act, with its number given back',
      `DELETE FROM change WHERE id = 2; UPDATE sqlite_sequence SET seq = 1 WHERE name = 'change'`,
      /查看记录第 5 条写明的操作记录已经不在/,
    ],
    [
      'all entries since the second, with their numbers given back',
      `DELETE FROM access_entry WHERE id > 1; UPDATE sqlite_sequence SET seq = 1 WHERE name = 'access_entry'`,
      /操作记录第 2 条写明的查看记录已经不在/,
    ],
    [
      'two that changed places',
      `UPDATE access_entry SET id = 90 WHERE id = 2; UPDATE access_entry SET id = 2 WHERE id = 3;
       UPDATE access_entry SET id = 3 WHERE id = 90; UPDATE sqlite_sequence SET seq = 5`,
      /查看记录从第 2 条起对不上/,
    ],
    [
      'one without an operator',
      'UPDATE access_entry SET operator_id = NULL WHERE id = 2',
      /有 1 条查看记录没有操作员/,
    ],
  ])('is found when somebody took out or moved %s', async (_, sql, problem) => {
    const db = await bare();
    db.exec(sql);
    expect(problemsOfLogs(db).join('')).toMatch(problem);
  });
});

describe('a head that was written down', () => {
  const words = (db: Database.Database) => headWords(logHead(db, 'change'), logHead(db, 'access_entry'));
  const prove = (db: Database.Database, text: string) => {
    const written = readHeadWords(text);
    if (written === null) return 'unread';
    return (
      problemOfHead(db, 'change', written.changes) ??
      problemOfHead(db, 'access_entry', written.entries) ??
      'proved'
    );
  };

  test('is short, and is read with whatever somebody writes between', async () => {
    const db = await bare();
    const text = words(db);
    expect(text).toMatch(/^操作 2·[a-z]{4}(-[a-z]{4}){2} 查看 5·[a-z]{4}(-[a-z]{4}){2}$/);
    for (const written of [text, text.toUpperCase(), text.replace(/[·-]/g, ' '), text.replace(/[ ·-]/g, '')])
      expect(prove(db, written)).toBe('proved');
    expect(readHeadWords('操作 2 查看 5')).toBeNull();
    expect(readHeadWords('今天没有')).toBeNull();
    expect(headWords({ id: 0, hash: null }, { id: 0, hash: null })).toBe('操作 0 查看 0');
    expect(prove(db, '操作 0 查看 0')).toBe('proved');
  });

  test('still stands after more was done, and no longer when what lies before it was altered or cut', async () => {
    const archive = await seen();
    const text = words(archive.rawReading);
    await inChange(archive, '再改', (rows) => rows.update('household', 1, { phone: '1' }));
    await appendAccess(archive, [saw(90, [1])]);
    expect(prove(archive.rawReading, text)).toBe('proved');
    expect(words(archive.rawReading)).not.toBe(text);
    const altered = await bare();
    altered.exec(`UPDATE access_entry SET operator = '别人' WHERE id = 2`);
    expect(prove(altered, words(await bare()))).toMatch(/从第 2 条起对不上/);
    const cut = await bare();
    cut.exec('DELETE FROM access_entry WHERE id = 5');
    expect(prove(cut, words(await bare()))).toMatch(/没有第 5 条/);
    const forged = await bare();
    forged.exec(`UPDATE change SET hash = '${'ab'.repeat(32)}' WHERE id = 2`);
    expect(prove(forged, words(await bare()))).toMatch(/第 2 条和抄下的不一样/);
  });
});
