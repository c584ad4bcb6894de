import { call } from '../client.ts';

const PIECE = 1_200_000;

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
};

/** Takes the bytes that wait in the backend, piece by piece, and lets the backend forget them. */
export async function readOutput(outputId: string): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (;;) {
    const { base64, done } = await call('output.read', { outputId, offset, length: PIECE });
    const bytes = bytesOf(base64);
    pieces.push(bytes);
    offset += bytes.length;
    if (done || bytes.length === 0) break;
  }
  await call('output.drop', { outputId });
  const whole = new Uint8Array(offset);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
