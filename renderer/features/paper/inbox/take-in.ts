import { call, ContractError, isCancelled, sentenceOf } from '../../../client.ts';
import { isCancelling, runJob } from '../../../jobs.ts';
import { announceChange } from '../../../last-change.ts';
import { refreshAll } from '../../../queries.ts';
import { sendFile } from '../../../ui/send-file.ts';
import type { Source } from './inbox-words.ts';

export const TAKE_IN = '收件';

/** What one take-in brought. */
export interface Taken {
  readonly total: number;
  readonly filed: number;
  readonly waiting: number;
  readonly twice: number;
  readonly refused: readonly { readonly name: string; readonly message: string }[];
  readonly isCancelled: boolean;
}

const NOTHING: Taken = { total: 0, filed: 0, waiting: 0, twice: 0, refused: [], isCancelled: false };

/** So many files, or so many bytes, are handed over at a time: the backend holds them in memory until they are read. */
const MOST_FILES = 200;
const MOST_BYTES = 160 * 1024 * 1024;

/** Hands files over and lets them file themselves. What was read before 取消 stays. */
export async function takeIn(files: readonly File[], source: Source): Promise<Taken> {
  return await runJob(TAKE_IN, async (job) => {
    let taken = NOTHING;
    try {
      for (const portion of portionsOf(files)) {
        const { fileIds, refused } = await sendAll(portion, job);
        taken = { ...taken, refused: [...taken.refused, ...refused] };
        if (fileIds.length > 0) taken = added(taken, await read(fileIds, source, job));
      }
      return taken;
    } catch (thrown) {
      if (!isCancelled(thrown)) throw thrown;
      return { ...taken, isCancelled: true };
    } finally {
      await refreshAll();
    }
  });
}

/** The same for the new files of the watched folder. What was read, or refused, is not offered again; the rest is. */
export async function takeInFolder(): Promise<Taken> {
  return await runJob(TAKE_IN, async (job) => {
    let taken = NOTHING;
    try {
      for (let isMore = true; isMore;) {
        const { files, refused, more } = await call('intake.take', {});
        const told = refused.map(({ name, why }) => ({ name, message: why }));
        taken = { ...taken, refused: [...taken.refused, ...told] };
        for (let at = 0; at < files.length; at += MOST_FILES) {
          const fileIds = files.slice(at, at + MOST_FILES).map(({ fileId }) => fileId);
          taken = added(taken, await read(fileIds, 'folder', job));
          await call('intake.done', { fileIds });
        }
        isMore = more && files.length > 0;
      }
      return taken;
    } catch (thrown) {
      if (!isCancelled(thrown)) throw thrown;
      return { ...taken, isCancelled: true };
    } finally {
      await refreshAll();
    }
  });
}

type Answer = Pick<Taken, 'refused'> & { readonly pages: Omit<Taken, 'refused' | 'isCancelled'> };

async function read(fileIds: string[], source: Source, job: string): Promise<Answer> {
  const answer = await call('scan.take', { fileIds, source, job });
  announceChange(answer);
  return answer;
}

const added = (taken: Taken, { pages, refused }: Answer): Taken => ({
  ...taken,
  total: taken.total + pages.total,
  filed: taken.filed + pages.filed,
  waiting: taken.waiting + pages.waiting,
  twice: taken.twice + pages.twice,
  refused: [...taken.refused, ...refused],
});

function portionsOf(files: readonly File[]): File[][] {
  const portions: File[][] = [];
  let bytes = Infinity;
  for (const file of files) {
    const last = portions.at(-1);
    if (last === undefined || last.length >= MOST_FILES || bytes + file.size > MOST_BYTES) {
      portions.push([file]);
      bytes = file.size;
    } else {
      last.push(file);
      bytes += file.size;
    }
  }
  return portions;
}

/** One file that is refused keeps no other out. */
async function sendAll(
  files: readonly File[],
  job: string,
): Promise<{ fileIds: string[]; refused: { name: string; message: string }[] }> {
  const fileIds: string[] = [];
  const refused: { name: string; message: string }[] = [];
  for (const file of files) {
    if (isCancelling(job)) throw new ContractError({ code: 'cancelled' });
    try {
      fileIds.push(await sendFile(file, job));
    } catch (thrown) {
      if (isCancelled(thrown)) throw thrown;
      refused.push({ name: file.name, message: unreadable(thrown) });
    }
  }
  return { fileIds, refused };
}

const unreadable = (thrown: unknown): string =>
  thrown instanceof ContractError ? sentenceOf(thrown) : '这个文件读不出来，可能已经移走或正被别的程序占用。';
