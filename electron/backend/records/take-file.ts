import { MAX_ATTACHMENT_BYTES, type MediaType, mediaTypeOf } from '#domain/records/media-type.ts';
import { foreignSentence } from '#domain/records/foreign-kind.ts';
import { ok, refuse, type Result } from '#contract/result.ts';
import { bytesOf, type StoredFile } from '../file-store.ts';
import { type FaultKind, faultSentence } from '../pictures/bitmap.ts';
import type { FileFacts } from '../pictures/look.ts';
import type { Session } from '../session.ts';

export interface Taken {
  readonly content: Uint8Array;
  readonly mediaType: MediaType;
  readonly facts: FileFacts;
  /** The first page, small. */
  readonly thumb: Uint8Array;
}

export const refusePicture = (kind: FaultKind, name: string) =>
  refuse(`attachment-${kind}`, faultSentence(kind, name));

/** A file that whoever is signed in handed over whole; null when it is not, or not any more. */
export function fileOf({ files }: Session, fileId: string): StoredFile | null {
  const file = files.get(fileId);
  return file === undefined || (file.kind === 'bytes' && file.filled !== file.size) ? null : file;
}

/** The bytes of a file that a shell handed over, when they may be kept: a photo or PDF that can be shown. */
export async function takeFile(session: Session, file: StoredFile): Promise<Result<Taken>> {
  const { name, size } = file;
  if (size > MAX_ATTACHMENT_BYTES) {
    const megabytes = Math.ceil(size / 104_857.6) / 10;
    return refuse(
      'attachment-too-large',
      `“${name}”有 ${megabytes} MB，超过 20 MB。请把照片调小，或把扫描件分成几份再添加。`,
    );
  }
  const content = bytesOf(file, MAX_ATTACHMENT_BYTES);
  if (content === null) return refuse('attachment-gone', `“${name}”读不出来，或刚刚有改动。请再选一次。`);
  const mediaType = mediaTypeOf(content);
  if (mediaType === null) return refuse('attachment-type', foreignSentence(name, content));
  const looked = await session.pictures.ask('look', content, null);
  if ('fault' in looked) return refusePicture(looked.fault, name);
  return ok({ content, mediaType, ...looked.result });
}
