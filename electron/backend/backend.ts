import type { Cost } from '#db/key-slots.ts';
import type { Progress } from '#contract/message.ts';
import type { Result } from '#contract/result.ts';
import { createBackupDesk, type DeskOptions } from './backups/desk.ts';
import { watchIdleness } from './backups/idle.ts';
import { backUpUnlessSaved } from './backups/make-backup.ts';
import { type CheckDeskOptions, createCheckDesk } from './checks/beside.ts';
import { noteClosing } from './access/note-access.ts';
import { dispatch, type Report } from './dispatch.ts';
import { createFileStore } from './file-store.ts';
import { createOutputStore } from './output-store.ts';
import { createPress } from './press/press.ts';
import { createPictureDesk } from './pictures/desk.ts';
import { createScanDesk } from './scans/desk.ts';
import type { Session } from './session.ts';

/** The archive's owner: one per process, behind one port. */
export interface Backend {
  call(channel: string, input: unknown): Promise<Result<unknown>>;
  onProgress(listener: (progress: Progress) => void): () => void;
  close(): Promise<void>;
}

export interface BackendOptions {
  readonly fontFolder: string;
  readonly pressWorker?: URL;
  readonly pictureWorker?: URL;
  readonly scanWorker?: URL;
  /** The name of the user of this computer. */
  readonly userName: string;
  readonly keyCost?: Cost;
  readonly backups?: DeskOptions;
  readonly checks?: CheckDeskOptions;
  readonly now?: () => Date;
  readonly report?: Report;
}

export function createBackend(options: BackendOptions): Backend {
  const listeners = new Set<(progress: Progress) => void>();
  const session: Session = {
    archive: null,
    archiveName: '',
    press: createPress({
      fontFolder: options.fontFolder,
      ...(options.pressWorker && { workerUrl: options.pressWorker }),
    }),
    pictures: createPictureDesk(options.pictureWorker && { workerUrl: options.pictureWorker }),
    scans: createScanDesk(options.scanWorker && { workerUrl: options.scanWorker }),
    files: createFileStore(),
    outputs: createOutputStore(),
    imports: new Map(),
    jobs: new Map(),
    backups: createBackupDesk(options.backups),
    checks: createCheckDesk(options.checks),
    operator: null,
    signIn: null,
    isLocked: false,
    userName: options.userName,
    ...(options.keyCost && { keyCost: options.keyCost }),
    now: options.now ?? (() => new Date()),
    progress: (progress) => {
      for (const listener of listeners) listener(progress);
    },
  };
  const stopWatching = watchIdleness(session);
  return {
    call: (channel, input) => dispatch(session, channel, input, options.report ?? reportToNobody),
    onProgress: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      stopWatching();
      for (const job of session.jobs.values()) job.abort();
      await session.press.close();
      await session.pictures.close();
      await session.scans.close();
      await session.checks.close();
      await noteClosing(session);
      await backUpUnlessSaved(session, 'closing');
      await session.archive?.close();
      session.archive = null;
    },
  };
}

const reportToNobody: Report = () => undefined;
