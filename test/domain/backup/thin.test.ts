import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BACKUP_REASONS, type BackupReason } from '#domain/backup/reason.ts';
import { type Kept, MIGRATION_MS, MOST_RECENT, NEWEST, thin } from '#domain/backup/thin.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = new Date('2026-11-23T12:00').getTime();

const made = (ago: number, reason: BackupReason = 'idle'): Kept => ({
  file: String(ago),
  at: NOW - ago,
  reason,
});
const left = (backups: readonly Kept[], now = NOW): Kept[] => {
  const gone = new Set(thin(backups, now));
  return backups.filter(({ file }) => !gone.has(file));
};
const monthOf = ({ at }: Kept): string => `${new Date(at).getFullYear()}-${new Date(at).getMonth()}`;
const dayOf = (kept: Kept): string => `${monthOf(kept)}-${new Date(kept.at).getDate()}`;

describe('thinning', () => {
  test('keeps the last day whole, then one an hour, then one a day, then one a month', () => {
    const everyTenMinutes = (from: number, to: number): Kept[] => {
      const all: Kept[] = [];
      for (let ago = from; ago < to; ago += 600_000) all.push(made(ago));
      return all;
    };
    expect(left(everyTenMinutes(0, 2 * HOUR))).toHaveLength(12);
    // Twelve, then the newest of each of the hours from 10 o'clock back to 12 o'clock two days before.
    const twoDays = left([...everyTenMinutes(0, 2 * HOUR), ...everyTenMinutes(2 * HOUR, 2 * DAY)]);
    expect(twoDays).toHaveLength(12 + 46);
    const dayBefore = left([made(0), made(1), made(2), ...everyTenMinutes(3 * DAY, 10 * DAY)]);
    expect(dayBefore.slice(3).map(dayOf)).toHaveLength(new Set(dayBefore.slice(3).map(dayOf)).size);
    const years = left([
      made(0),
      made(1),
      made(2),
      ...Array.from({ length: 800 }, (_, n) => made(n * DAY + HOUR)),
    ]);
    expect(years.filter(({ at }) => NOW - at > 40 * DAY).map(monthOf)).toHaveLength(25);
  });

  test('of those that share an hour the newest stays', () => {
    const hour = [15, 40, 20].map((minutes) => made(30 * HOUR + minutes * 60_000));
    const kept = left([made(0), made(1), made(2), ...hour]).slice(3);
    expect(kept).toEqual([hour[0]]);
  });

  test('keeps what was made before a migration for a year', () => {
    const old = [1, 2, 3].map((n) => made(200 * DAY + n * 60_000, 'migration'));
    expect(left([made(0), made(1), made(2), ...old])).toHaveLength(6);
    const older = [1, 2, 3].map((n) => made(MIGRATION_MS + DAY + n * 60_000, 'migration'));
    expect(left([made(0), made(1), made(2), ...older])).toHaveLength(4);
  });

  const anyBackups = fc
    .array(
      fc.record({
        ago: fc.oneof(fc.integer({ min: -DAY, max: 3 * DAY }), fc.integer({ min: 0, max: 900 * DAY })),
        reason: fc.constantFrom(...BACKUP_REASONS),
      }),
      { maxLength: 200 },
    )
    .map((all) => all.map(({ ago, reason }, n) => ({ ...made(ago, reason), file: `${n}` })));

  test('never takes the newest three, nor the last of a month; and done twice is done once', () => {
    fc.assert(
      fc.property(anyBackups, (backups) => {
        const kept = left(backups);
        const newest = [...backups].sort((a, b) => b.at - a.at).slice(0, NEWEST);
        for (const { at } of newest) expect(kept.map((each) => each.at)).toContain(at);
        expect(new Set(kept.map(monthOf))).toEqual(new Set(backups.map(monthOf)));
        expect(thin(kept, NOW)).toEqual([]);
      }),
    );
  });

  test('day by day for two years leaves one of every month, and never more than a hundred', () => {
    let backups: Kept[] = [];
    const months = new Set<string>();
    for (let hour = 0; hour < 730 * 24; hour += 5) {
      const now = NOW + hour * HOUR;
      const fresh: Kept = { file: `${hour}`, at: now, reason: hour % 3 === 0 ? 'idle' : 'closing' };
      months.add(monthOf(fresh));
      backups = left([...backups, fresh], now);
      expect(backups.length).toBeLessThanOrEqual(MOST_RECENT + 48 + 31 + months.size);
    }
    expect(new Set(backups.map(monthOf))).toEqual(months);
  });
});
