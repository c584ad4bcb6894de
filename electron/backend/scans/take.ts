import { readFileSync } from 'node:fs';
import { sha256Of, writeAttachment } from '#db/attachment-files.ts';
import { attachmentOf } from '#db/attachments.ts';
import { insertBatch, isOwnPrint, takenBefore } from '#db/scans.ts';
import { reader, type WriteScope } from '#db/write.ts';
import { type MediaType, mediaTypeOf } from '#domain/records/media-type.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import type { StoredFile } from '../file-store.ts';
import { faultSentence } from '../pictures/bitmap.ts';
import { act, asJob, openArchiveOf, operatorOf, type Session } from '../session.ts';
import { dayOf } from './day-of.ts';
import type { Page } from './desk.ts';
import { filePages, type ScannedFile } from './file-pages.ts';

type Taken = Output<'scan.take'>;
type Refused = Taken['refused'][number];

/** A file that was read, before it is kept. */
interface ReadFile {
  readonly file: StoredFile;
  readonly sha256: string;
  readonly mediaType: MediaType;
  readonly bytes: number;
  readonly isOwnPrint: boolean;
  readonly pages: readonly Page[];
}

/** Reads files page by page and files each page to the sheet that it is: one act, of which undo takes all back. */
export const takeScans = (
  session: Session,
  { fileIds, source, job }: Input<'scan.take'>,
): Promise<Result<Taken>> =>
  asJob(session, job, async (signal) => {
    openArchiveOf(session);
    const files = [...new Set(fileIds)].map((id) => session.files.get(id));
    const whole = files.filter((file) => file !== undefined && isWhole(file)) as StoredFile[];
    if (whole.length < files.length) return notFound('要收入的文件');
    const { read, refused } = await readAll(session, whole, { job, signal });
    const taken = await keepAll(session, read, source);
    for (const id of fileIds) session.files.drop(id);
    return ok({ ...taken, refused });
  });

const isWhole = (file: StoredFile): boolean => file.kind === 'path' || file.filled === file.size;

const contentOf = (file: StoredFile): Uint8Array =>
  file.kind === 'bytes' ? file.bytes : readFileSync(file.path);

const STAGE = '读二维码';

async function readAll(
  session: Session,
  files: readonly StoredFile[],
  { job, signal }: { readonly job: string | undefined; readonly signal: AbortSignal },
): Promise<{ read: ReadFile[]; refused: Refused[] }> {
  const read: ReadFile[] = [];
  const refused: Refused[] = [];
  const total = files.length;
  for (const [done, file] of files.entries()) {
    signal.throwIfAborted();
    // A stack in one file is counted by its pages, a folder of photos by its files.
    const tell = (page: number, pages: number): void => {
      if (job === undefined) return;
      const how = total > 1 ? { done: done + 1, total } : { done: page, total: pages };
      session.progress({ job, stage: STAGE, ...how });
    };
    const result = await readOne(session, file, { signal, onPage: tell, earlier: read });
    if ('message' in result) refused.push({ name: file.name, message: result.message });
    else read.push(result);
  }
  return { read, refused };
}

interface Reading {
  readonly signal: AbortSignal;
  readonly onPage: (done: number, total: number) => void;
  /** Files of this batch that were read before. */
  readonly earlier: readonly ReadFile[];
}

async function readOne(
  session: Session,
  file: StoredFile,
  { signal, onPage, earlier }: Reading,
): Promise<ReadFile | { readonly message: string }> {
  const content = contentOf(file);
  const mediaType = mediaTypeOf(content);
  if (mediaType === null) return { message: `“${file.name}”不是 JPG、PNG 照片或 PDF 文件，没有收入。` };
  const sha256 = sha256Of(content);
  if (earlier.some((other) => other.sha256 === sha256))
    return { message: `“${file.name}”和这次的另一个文件内容一样，只收一次。` };
  const db = reader(openArchiveOf(session));
  const before = await takenBefore(db, sha256);
  if (before !== null) return { message: `“${file.name}”在 ${dayOf(before)} 已经收过，没有重复收入。` };
  const pages = await session.scans.lookAt(content, { signal, onPage });
  if (typeof pages === 'string') return { message: faultSentence(pages, file.name) };
  const isOwn = await isOwnPrint(db, sha256);
  return { file, sha256, mediaType, bytes: content.length, isOwnPrint: isOwn, pages };
}

const NOTHING = { total: 0, filed: 0, waiting: 0, twice: 0 };

async function keepAll(
  session: Session,
  read: readonly ReadFile[],
  source: Input<'scan.take'>['source'],
): Promise<Omit<Taken, 'refused'>> {
  if (read.length === 0) return { batchId: null, change: null, pages: NOTHING };
  const archive = openArchiveOf(session);
  for (const { file, sha256 } of read)
    if (writeAttachment(archive, contentOf(file)) !== sha256)
      throw new Error('a file changed while it was read');
  const total = read.reduce((sum, { pages }) => sum + pages.length, 0);
  const head = { command: 'scan.take', title: `收入扫描件：${read.length} 个文件，${total} 页` };
  const { value, change } = await act(session, head, async (scope) => {
    const at = session.now().toISOString();
    const batchId = await insertBatch(scope.trx, { source, at, operator: operatorOf(session).name });
    const files: ScannedFile[] = [];
    for (const each of read) files.push(await kept(scope, each, at));
    return { batchId, pages: await filePages(scope, session, { batchId, files }) };
  });
  return { ...value, change };
}

const kept = async (
  { trx }: WriteScope,
  { file, sha256, mediaType, bytes, isOwnPrint: isOwn, pages }: ReadFile,
  at: string,
): Promise<ScannedFile> => ({
  attachmentId: await attachmentOf(trx, {
    ...{ sha256, media_type: mediaType, bytes, name: file.name },
    ...{ added_at: at, pages: pages.length },
  }),
  isOwnPrint: isOwn,
  pages,
});
