import { copyFileSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeAttachment } from '#db/attachment-files.ts';
import { connect, DATABASE_NAME } from '#db/connection.ts';
import { KEY_FILE_NAME, readKeyFile } from '#db/key-file.ts';
import { migrate, SCHEMA_VERSION } from '#db/migrate.ts';
import { createArchive, openArchive } from '#db/open-archive.ts';
import { decipherPage } from '#db/salvage/page-cipher.ts';
import { salvage } from '#db/salvage/salvage.ts';
import { reasonOf } from '#db/salvage/told-breaks.ts';
import { problemOfHead, problemsOfLogs } from '#db/verify-logs.ts';
import { verifyArchive } from '#db/verify.ts';
import { lettersOf } from '#domain/operators/head-words.ts';
import {
  copyOf,
  damagePage,
  liveTownship,
  PAGE,
  type Truth,
  truthOf,
} from '#test/support/damaged-archive.ts';
import { CHEAP, closeWithTest, inChange, NOW, PASSPHRASE, tempFolder } from '#test/support/temp-archive.ts';
import { makeTemporaryFolder } from '#test/support/temporary-folder.ts';

const home = makeTemporaryFolder();
const source = join(home.path, '清水镇');
/** The archive as it is while its journal is not folded in. */
const withJournal = join(home.path, '有日志');
let key: Buffer;
let truth: Truth;
/** Pages by table or index: the root first. */
const pagesOf = new Map<string, number[]>();

beforeAll(async () => {
  const created = await createArchive(source, PASSPHRASE, NOW, CHEAP);
  if (!created.ok) throw new Error(created.refusal);
  const { archive } = created;
  await liveTownship(archive, { withBackup: false });
  ({ key } = archive);
  archive.raw.pragma('wal_checkpoint(TRUNCATE)');
  await inChange(archive, '还没有写进去', (rows) => rows.update('household', 1, { address: '新地址' }));
  await inChange(archive, '也没有', (rows) => rows.update('household', 200, { address: '新地址' }));
  copyOf(source, withJournal);
  truth = truthOf(archive.raw);
  archive.raw.pragma('wal_checkpoint(TRUNCATE)');
  for (const { name, pageno } of archive.raw
    .prepare('SELECT name, pageno FROM dbstat ORDER BY path')
    .all() as {
    name: string;
    pageno: number;
  }[])
    pagesOf.set(name, [...(pagesOf.get(name) ?? []), pageno]);
  await archive.close();
});
afterAll(() => home.remove());

async function rescue(folder: string, by = key) {
  const out = join(folder, '..', '抢救');
  const salvaged = await salvage({ folder, key: by, out, now: NOW, operator: '李经办' });
  if (!salvaged.ok) throw new Error(salvaged.refusal);
  const opened = await openArchive(out, PASSPHRASE, NOW);
  if (!opened.ok) throw new Error(opened.refusal);
  closeWithTest(opened.archive);
  const { archive } = opened;
  const said = (table: string) => salvaged.report.tables.find((each) => each.table === table);
  return { archive, said, sentences: salvaged.report.sentences.join('\n'), report: salvaged.report };
}

const copied = (from = source): string => copyOf(from, join(tempFolder(), '清水镇'));

const leaves = (table: string): number[] => (pagesOf.get(table) ?? []).slice(1);

test('a page is read as SQLite writes it, and a single turned bit is found', () => {
  const bytes = readFileSync(join(source, DATABASE_NAME));
  const root = pagesOf.get('member')?.[0] ?? 0;
  const page = Buffer.from(bytes.subarray((root - 1) * PAGE, root * PAGE));
  // An inner page of a table.
  expect(decipherPage(page, root, key)?.[0]).toBe(5);
  expect(decipherPage(page, root + 1, key)).toBeNull();
  for (const at of [0, 17, 4063, 4064, 4079, 4080, 4095]) {
    page[at] = (page[at] ?? 0) ^ 1;
    expect(decipherPage(page, root, key), String(at)).toBeNull();
    page[at] = (page[at] ?? 0) ^ 1;
  }
});

describe('without a backup', () => {
  test('rows to which no way leads any more are found by what else is known of them', async () => {
    const folder = copied();
    for (const table of ['member', 'household', 'change_row'])
      damagePage(folder, pagesOf.get(table)?.[0] ?? 0, 100);
    const { archive, report } = await rescue(folder);
    const found = truthOf(archive.raw);
    for (const table of ['member', 'household', 'change_row'])
      expect([...(found.get(table) ?? [])].slice(0, truth.get(table)?.size), table).toEqual([
        ...(truth.get(table) ?? []),
      ]);
    expect(report.tables.every(({ lost }) => lost === 0)).toBe(true);
  });

  test('the first page can be lost: the tables tell what they are', async () => {
    const folder = copied();
    damagePage(folder, 1, 40);
    const { archive } = await rescue(folder);
    expect(truthOf(archive.raw).get('household_year')).toEqual(truth.get('household_year'));
  });

  test('a lost household stays by its number, with its people, and is said to be lost', async () => {
    const folder = copied();
    damagePage(folder, leaves('household')[1] ?? 0, 2000);
    const { archive, said, sentences } = await rescue(folder);
    const lost = said('household')?.lost ?? 0;
    expect(lost).toBeGreaterThan(10);
    const known = archive.raw
      .prepare('SELECT count(*) FROM household WHERE household_no IS NOT NULL')
      .pluck()
      .get();
    expect(known).toBe(truth.get('household')?.size);
    expect(truthOf(archive.raw).get('member')).toEqual(truth.get('member'));
    expect(sentences).toContain(`户 ${lost} 条（户编号 5299011`);
    expect(sentences).toContain('没有可用的备份');
    expect(sentences).not.toContain('赵');
    expect(verifyArchive(archive).problems).toEqual([]);
  });

  test('lost people are named by the number of their household, and what is left of them is kept', async () => {
    const folder = copied();
    damagePage(folder, leaves('member')[2] ?? 0, 2000);
    const { archive, said, sentences } = await rescue(folder);
    const lost = said('member')?.lost ?? 0;
    expect((said('member')?.read ?? 0) + lost).toBe(truth.get('member')?.size);
    expect(sentences).toMatch(new RegExp(`成员 ${lost} 条（户编号 5299011`));
    const kept = archive.raw
      .prepare(`SELECT cells FROM salvage_row WHERE table_name = 'member' AND why = 'remains'`)
      .pluck()
      .all() as string[];
    expect(kept).toHaveLength(lost);
    expect(Object.keys(JSON.parse(kept[0] ?? '{}') as object)).toContain('household_id');
  });

  test('a damaged log is gone on with behind the damage, and the check takes it as said', async () => {
    const folder = copied();
    damagePage(folder, leaves('change_row')[1] ?? 0, 2000);
    damagePage(folder, pagesOf.get('change')?.[0] ?? 0, 2000);
    const { archive, report, sentences } = await rescue(folder);
    expect(report.breaks.change.length).toBeGreaterThan(1);
    expect(sentences).toContain('操作记录有');
    expect(verifyArchive(archive).problems).toEqual([]);
  });

  test('what a salvage said excuses nothing that it did not say', async () => {
    const folder = copied();
    damagePage(folder, leaves('change_row')[1] ?? 0, 2000);
    const { archive, report } = await rescue(folder);
    const told = report.breaks.change.map(({ id }) => id);
    const ids = archive.raw.prepare('SELECT id FROM change ORDER BY id').pluck().all() as number[];
    const sound = ids.find((id) => !told.includes(id)) ?? 0;
    const { raw } = archive;
    const rewritten = (text: string) => {
      raw.prepare('UPDATE salvage SET report = ?').run(text);
      raw.prepare(`UPDATE change SET reason = ? WHERE command = 'archive.salvage'`).run(reasonOf(text));
    };
    const withBreaks = (change: unknown[]) =>
      JSON.stringify({
        ...report,
        breaks: { ...report.breaks, change: [...report.breaks.change, ...change] },
      });
    const act = raw.prepare(`SELECT id FROM change WHERE command = 'archive.salvage'`).pluck().get();
    const tricks: Readonly<Record<string, () => void>> = {
      'the report is rewritten': () =>
        void raw.prepare('UPDATE salvage SET report = ?').run(withBreaks([{ id: sound, hash: '' }])),
      'the report is rewritten, the act names it and is itself told': () => {
        rewritten(withBreaks([sound, act]));
        raw.prepare('UPDATE change SET title = ? WHERE id = ?').run('别的', sound);
      },
      'an entry that was told is rewritten': () =>
        void raw.prepare('UPDATE change SET title = ? WHERE id = ?').run('别的', told[0]),
      'rows of an entry that was told are taken out': () =>
        void raw
          .prepare('DELETE FROM change_row WHERE change_id IN (SELECT value FROM json_each(?))')
          .run(JSON.stringify(told)),
      'another act carries the report': () => void raw.prepare('UPDATE salvage SET change_id = ?').run(sound),
    };
    for (const [what, trick] of Object.entries(tricks)) {
      raw.exec('BEGIN');
      trick();
      expect(problemsOfLogs(raw).join(), what).toContain('操作记录从第');
      raw.exec('ROLLBACK');
    }
    expect(problemsOfLogs(raw)).toEqual([]);
  });

  test('a line that was written down before does not prove what was lost since', async () => {
    const folder = copied();
    damagePage(folder, leaves('change_row')[1] ?? 0, 2000);
    const { archive, report } = await rescue(folder);
    const head = (id: number) => ({
      id,
      letters: lettersOf(
        archive.raw.prepare('SELECT hash FROM change WHERE id = ?').pluck().get(id) as string,
      ),
    });
    const act = archive.raw
      .prepare(`SELECT id FROM change WHERE command = 'archive.salvage'`)
      .pluck()
      .get() as number;
    expect(report.breaks.change.length).toBeGreaterThan(0);
    expect(problemOfHead(archive.raw, 'change', head(act - 1))).toContain('没有救全');
    expect(problemOfHead(archive.raw, 'change', head(act))).toBeNull();
  });
});

describe('the journal', () => {
  test('that was not folded in counts', async () => {
    const { archive } = await rescue(copied(withJournal));
    expect(truthOf(archive.raw).get('household')).toEqual(truth.get('household'));
  });

  test('that is damaged before its last act gives what lies behind too', async () => {
    const folder = copied(withJournal);
    const wal = join(folder, `${DATABASE_NAME}-wal`);
    const bytes = readFileSync(wal);
    bytes[32 + 24 + 77] = (bytes[32 + 24 + 77] ?? 0) ^ 1;
    writeFileSync(wal, bytes);
    const { archive, sentences } = await rescue(folder);
    const address = archive.raw.prepare('SELECT address FROM household WHERE id = 200').pluck();
    expect(address.get()).toBe('新地址');
    expect(sentences).toContain('最近的改动所在的日志有损坏');
  });
});

test('an archive of an earlier version comes out as one of today', async () => {
  const folder = join(tempFolder(), '清水镇');
  mkdirSync(folder);
  copyFileSync(join(source, KEY_FILE_NAME), join(folder, KEY_FILE_NAME));
  const db = connect(join(folder, DATABASE_NAME), key, { create: true });
  migrate(db, 5);
  db.exec(`INSERT INTO change (at, operator, command, title, previous_hash, hash) VALUES ('2024-01-01', '李', 'x', 'y', '', '');
    INSERT INTO open_change (change_id) VALUES (1);
    INSERT INTO household (household_no, head_name) VALUES ('1', '赵一');
    DELETE FROM open_change`);
  db.close();
  const { archive } = await rescue(folder);
  expect(archive.raw.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
  expect(archive.raw.prepare('SELECT household_no, head_name FROM household').raw().all()).toEqual([
    ['1', '赵一'],
  ]);
});

test('photos come along, and one that is lost is said', async () => {
  const folder = copied();
  const archiveId = readKeyFile(folder)?.archiveId ?? '';
  const db = connect(join(folder, DATABASE_NAME), key);
  const put = (content: string) => writeAttachment({ folder, key, archiveId }, Buffer.from(content));
  db.exec('INSERT INTO open_change (change_id) VALUES (1)');
  for (const sha256 of [put('一张照片'), 'f'.repeat(64)])
    db.prepare(
      `INSERT INTO attachment (sha256, media_type, bytes, name, added_at) VALUES (?, 'image/png', 4, '照片', '2025-03-20')`,
    ).run(sha256);
  db.exec('DELETE FROM open_change');
  db.close();
  const { archive, sentences } = await rescue(folder);
  expect(sentences).toContain('有 1 个照片或扫描件的文件不见了或已损坏');
  expect(verifyArchive(archive).problems).toEqual([]);
});

test('what nobody wrote and what nobody can open is refused, and nothing is left behind', async () => {
  const folder = copied();
  const out = join(folder, '..', '抢救');
  const tried = (by: Buffer) => salvage({ folder, key: by, out, now: NOW, operator: '李经办' });
  expect(await tried(Buffer.alloc(32, 9))).toEqual({ ok: false, refusal: 'nothing' });
  const db = connect(join(folder, DATABASE_NAME), key);
  db.pragma(`user_version=${SCHEMA_VERSION + 1}`);
  db.close();
  expect(await tried(key)).toEqual({ ok: false, refusal: 'future' });
  truncateSync(join(folder, DATABASE_NAME), 0);
  expect(await tried(key)).toEqual({ ok: false, refusal: 'nothing' });
  expect(statSync(out, { throwIfNoEntry: false })).toBeUndefined();
  mkdirSync(out);
  expect(await tried(key)).toEqual({ ok: false, refusal: 'exists' });
});
