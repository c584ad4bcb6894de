import type { BackupReason } from './reason.ts';

/** A proved backup. */
export interface Kept {
  readonly file: string;
  /** When it was made, in milliseconds. */
  readonly at: number;
  readonly reason: BackupReason;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What somebody notices on the same day he wants back as it was minutes ago. */
export const RECENT_MS = DAY;
/** An act of bulk after another is preceded by one each; twelve are a long working day. */
export const MOST_RECENT = 12;
/** Yesterday's mistake is looked for by the hour. */
export const HOURLY_MS = 2 * DAY;
/** A month is the rhythm of checks and reports. After that one of each month is kept for ever. */
export const DAILY_MS = 30 * DAY;
/** Whatever their age: two of them may turn out to be bad. */
export const NEWEST = 3;
/** What a new version did to the data may show only when a whole year of work has gone round. */
export const MIGRATION_MS = 365 * DAY;

/** Which of the proved backups are no longer needed. Of those that share an hour, a day or a month the newest stays. */
export function thin(backups: readonly Kept[], now: number): string[] {
  const newestFirst = [...backups].sort((a, b) => b.at - a.at || (a.file < b.file ? 1 : -1));
  const slots = new Set<string>();
  let recent = 0;
  return newestFirst
    .filter(({ at, reason }, place) => {
      const age = now - at;
      const isRecent = age < RECENT_MS && recent < MOST_RECENT;
      if (isRecent) recent += 1;
      const slot = slotOf(at, age);
      const isFirst = !slots.has(slot);
      slots.add(slot);
      const isMigration = reason === 'migration' && age < MIGRATION_MS;
      return !(isRecent || isFirst || isMigration || place < NEWEST);
    })
    .map(({ file }) => file);
}

/** The hour, day or month, by the clerk's clock, of which one is kept. */
function slotOf(at: number, age: number): string {
  const day = new Date(at);
  const parts = [day.getFullYear(), day.getMonth()];
  if (age < DAILY_MS) parts.push(day.getDate());
  if (age < HOURLY_MS) parts.push(day.getHours());
  return parts.join('-');
}
