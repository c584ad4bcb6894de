import type { BuiltArchive } from './archive-builder.ts';

/** The bytes of a finished file, fetched in pieces as a shell does. */
export async function takeOutput(archive: BuiltArchive, outputId: string): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for (let offset = 0; ;) {
    const { base64, done } = await archive.must('output.read', { outputId, offset, length: 20_000 });
    const piece = Buffer.from(base64, 'base64');
    pieces.push(piece);
    offset += piece.length;
    if (done) return new Uint8Array(Buffer.concat(pieces));
  }
}
