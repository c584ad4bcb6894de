import type { Output } from '#contract/channels.ts';
import type { BuiltArchive } from './archive-builder.ts';
import type { SampleFile } from './make-township.ts';

type Answer = Output<'import.commit'>;

/** Hands files over piece by piece as the window does. */
export async function uploadFiles(built: BuiltArchive, files: readonly SampleFile[]): Promise<string[]> {
  const ids: string[] = [];
  for (const { name, bytes } of files) {
    const { fileId } = await built.must('file.begin', { name, size: bytes.length });
    for (let at = 0; at < bytes.length; at += 1_000_000)
      await built.must('file.append', {
        fileId,
        base64: Buffer.from(bytes.subarray(at, at + 1_000_000)).toString('base64'),
      });
    ids.push(fileId);
  }
  return ids;
}

/** Plans and commits an import of files; both answers. */
export async function importFiles(
  built: BuiltArchive,
  files: readonly SampleFile[],
  { year }: { readonly year?: number } = {},
): Promise<{ preview: Answer; answer: Answer }> {
  const fileIds = await uploadFiles(built, files);
  const { importId, answer: preview } = await built.must('import.plan', { fileIds, year });
  return { preview, answer: await built.must('import.commit', { importId }) };
}
