import { describe, expect, it } from 'vitest';
import { backupWords, rehearsalWords, secondWords } from '../../../renderer/ui/backup-words.ts';

const now = new Date('2026-11-24T10:00:00+08:00');
const day = (back: number): string => new Date(now.getTime() - back * 86_400_000).toISOString();
const second = { name: '移动硬盘', lastAt: day(0), isThere: true, problem: null };
const sound = {
  lastProvedAt: day(0),
  unsavedChanges: 0,
  running: false,
  lastError: null,
  second,
  rehearsed: { at: '2026-11-01T02:00:00.000Z', file: 'x', ok: true },
};
const away = (lastAt: string | null) =>
  secondWords({ ...sound, second: { ...second, lastAt, isThere: false } }, now);

describe('the last backup', () => {
  it('is told with what came after it', () => {
    expect(backupWords(sound, now)).toMatchObject({
      tone: 'quiet',
      text: expect.stringContaining('已核对') as string,
    });
    expect(backupWords({ ...sound, unsavedChanges: 1200 }, now).text).toContain('1,200 项操作未备份');
  });

  it('wants a word when there is none, and most of all when one failed', () => {
    expect(backupWords({ ...sound, lastProvedAt: null }, now).tone).toBe('warn');
    expect(backupWords({ ...sound, lastError: '磁盘满了' }, now)).toEqual({
      text: '上次备份没有做成：磁盘满了',
      tone: 'wrong',
    });
    expect(backupWords({ ...sound, lastError: '磁盘满了', running: true }, now).text).toBe('正在备份…');
  });
});

describe('the second place', () => {
  it('is quiet while it has a backup of this week', () => {
    expect(secondWords(sound, now).tone).toBe('quiet');
    expect(away(day(3))).toEqual({ text: '移动硬盘已 3 天没有存备份', tone: 'quiet' });
  });

  it('wants a word when it is not chosen, has been away for long, or is broken', () => {
    expect(secondWords({ ...sound, second: null }, now).tone).toBe('warn');
    expect(away(day(12))).toEqual({ text: '移动硬盘已 12 天没有存备份', tone: 'warn' });
    expect(away(null).tone).toBe('warn');
    expect(secondWords({ ...sound, second: { ...second, problem: '满了' } }, now).tone).toBe('wrong');
  });
});

it('a rehearsal that failed is told in red, one that was never made is asked for', () => {
  expect(rehearsalWords(sound).tone).toBe('quiet');
  expect(rehearsalWords({ rehearsed: null }).tone).toBe('warn');
  expect(rehearsalWords({ rehearsed: { ...sound.rehearsed, ok: false } }).tone).toBe('wrong');
});
