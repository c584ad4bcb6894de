import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { listBackups } from '#db/backup-list.ts';
import { openArchive } from '#db/open-archive.ts';
import { verifyArchive } from '#db/verify.ts';
import { aHousehold, anArchive } from '#test/support/archive-builder.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

/** What an empty battery, a wrong time zone and a repaired PC do to a clock. */
const DAYS = ['2025-11-20', '2025-11-17', '1970-01-02', '2025-11-22', '2099-12-31', '2025-11-23'];

test('a clock that is set back and forth changes no order, breaks no log and refuses nothing', async () => {
  const built = await anArchive({ today: '2025-11-19' });
  onTestFinished(() => built.close());
  const { id } = await aHousehold(built, { year: { year: 2025 } });
  const archive = built.session.archive!;
  const made: string[] = [];
  let backup = '';
  for (const [n, day] of DAYS.entries()) {
    built.setToday(day);
    const phone = `1380000${1000 + n}`;
    await built.must('household.update', { id, year: 2025, values: { 'household.phone': phone } });
    made.push(phone);
    backup = (await built.must('archive.backup', {})).file;
    // A clock of 1970 is no reason to lose the backup that was just made.
    expect(listBackups(archive.folder), day).toContain(backup);
    expect(verifyArchive(archive).problems, day).toEqual([]);
  }
  const logged = archive.raw
    .prepare(
      `SELECT json_extract(after, '$.phone') FROM change_row
      WHERE table_name = 'household' AND json_extract(after, '$.phone') IS NOT NULL ORDER BY id`,
    )
    .pluck();
  expect(logged.all()).toEqual(made);
  // The newest act is undone first, whatever its day says.
  const phone = archive.raw.prepare('SELECT phone FROM household WHERE id = ?').pluck();
  for (const earlier of made.toReversed().slice(1)) {
    await built.must('change.undo', {});
    expect(phone.get(id)).toBe(earlier);
  }
  expect(verifyArchive(archive).problems).toEqual([]);
  // Where it was set back stands in the log for ever: no act on it alters what its hash covers.
  const { changes } = await built.must('change.list', { limit: 100 });
  const marked = changes.filter(({ clockBackFrom }) => clockBackFrom !== null).toReversed();
  const noon = (day: string) => new Date(`${day}T12:00`).toISOString();
  expect(marked.map(({ at, clockBackFrom }) => [at, clockBackFrom])).toEqual(
    [
      ['2025-11-17', '2025-11-20'],
      ['1970-01-02', '2025-11-17'],
      ['2025-11-23', '2099-12-31'],
    ].map((days) => days.map(noon)),
  );
});

test('wrong passphrases under a clock that was set back shut nobody out for long', async () => {
  const built = await anArchive({ today: '2025-11-19' });
  const folder = join(temporaryFolder(), 'archive');
  cpSync(built.session.archive!.folder, folder, { recursive: true });
  await built.close();
  const open = (passphrase: string, time: string) => openArchive(folder, passphrase, new Date(time));
  for (let minute = 10; minute < 16; minute += 1)
    expect((await open('错误的口令', `2099-11-20T12:${minute}`)).ok).toBe(false);
  // Decades before the last wrong one: a wait is asked for, of five minutes at most.
  const first = await open('口令口令口令', '2025-11-20T12:00');
  expect(first).toMatchObject({ ok: false, refusal: 'too-many-attempts' });
  expect(first.ok ? Infinity : first.seconds).toBeLessThanOrEqual(300);
  const later = await open('口令口令口令', '2025-11-20T12:05:01');
  expect(later.ok).toBe(true);
  if (later.ok) await later.archive.close();
});
