import type { SecondPlace } from './second-place.ts';

/** What the session knows of its backups. */
export interface BackupDesk {
  /** Whether backups are made without being asked for. */
  readonly isAutomatic: boolean;
  readonly workerUrl: URL;
  /** Archives from this size on are copied and checked in a thread of their own. */
  readonly apartFrom: number;
  /** The backup, or rehearsal, that is running: the next one waits for it. */
  running: Promise<unknown> | null;
  /** Why the last one that nobody asked for was not made; said to the clerk, whose work goes on. */
  lastError: string | null;
  /** Where a second copy of each backup goes. */
  second: SecondPlace | null;
  /** Why the last copy there was not made. */
  secondProblem: string | null;
}

/** Up to here a backup takes less than a tenth of a second, and a thread would take longer to begin. */
const SMALL = 2 * 1024 * 1024;

export interface DeskOptions {
  readonly isAutomatic?: boolean;
  readonly workerUrl?: URL;
  readonly apartFrom?: number;
}

export const createBackupDesk = (options: DeskOptions = {}): BackupDesk => ({
  isAutomatic: options.isAutomatic ?? false,
  workerUrl: options.workerUrl ?? new URL('./worker.ts', import.meta.url),
  apartFrom: options.apartFrom ?? SMALL,
  running: null,
  lastError: null,
  second: null,
  secondProblem: null,
});

/** With the archive goes what was known of it. */
export function clearDesk(desk: BackupDesk): void {
  desk.lastError = null;
  desk.second = null;
  desk.secondProblem = null;
}
