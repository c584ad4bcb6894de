import { encodeJpeg } from '#backend/pictures/encode.ts';
import { renderPdfPage } from '#backend/pictures/pdf-pages.ts';
import type { Output, Request } from '#contract/channels.ts';
import type { BuiltArchive } from './archive-builder.ts';
import { takeOutput } from './take-output.ts';

/** A file handed over as a shell does; gives its id. */
export function handOver({ session }: BuiltArchive, name: string, bytes: Uint8Array): string {
  const begun = session.files.begin(name, bytes.length);
  if (!begun.ok) throw new Error(name);
  session.files.append(begun.value.fileId, bytes);
  return begun.value.fileId;
}

/** Prints, and gives what the printer got with the row of the first paper. */
export async function printedFile(
  archive: BuiltArchive,
  request: Request<'document.print'>,
): Promise<{ pdf: Uint8Array; documentId: number }> {
  const { outputId, documentId } = await archive.must('document.print', request);
  return { pdf: await takeOutput(archive, outputId), documentId };
}

/** The pages of a print as another file, as a scanner makes one that knows nothing of the program's own. */
export const asScanned = (pdf: Uint8Array, copy = 1): Uint8Array =>
  Buffer.concat([pdf, Buffer.from(`\n% scanner ${copy}\n`)]);

/** One page as a picture of so many pixels in height. */
export const pictureOfPage = async (pdf: Uint8Array, page = 1, longSide = 1754): Promise<Uint8Array> =>
  encodeJpeg(await renderPdfPage(pdf, page, { longSide }), 75);

export const takeIn = (
  archive: BuiltArchive,
  files: Readonly<Record<string, Uint8Array>>,
): Promise<Output<'scan.take'>> =>
  archive.must('scan.take', {
    fileIds: Object.entries(files).map(([name, bytes]) => handOver(archive, name, bytes)),
    source: 'chosen',
  });
