import { call, ContractError } from '../client.ts';
import { isCancelling, reportProgress } from '../jobs.ts';

/** Bytes of one piece; a multiple of 3, so that the pieces' base64 has no padding inside. */
const PIECE = 786_432;

const base64Of = (bytes: Uint8Array): string => {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 32_768) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  }
  return btoa(binary);
};

/** Sends a chosen file to the backend in pieces; nothing is read into memory whole. Answers its id there. */
export async function sendFile(file: File, job: string): Promise<string> {
  const { fileId } = await call('file.begin', { name: file.name, size: file.size });
  for (let at = 0; at < file.size; at += PIECE) {
    if (isCancelling(job)) {
      await call('file.drop', { fileId });
      throw new ContractError({ code: 'cancelled' });
    }
    const piece = new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
    await call('file.append', { fileId, base64: base64Of(piece) });
    reportProgress(job, `正在读入 ${file.name}（字节）`, Math.min(at + PIECE, file.size), file.size);
  }
  return fileId;
}
