import { randomUUID } from 'node:crypto';

/** Finished files that wait in memory until the caller takes them; the oldest give way to the newest. */
export interface OutputStore {
  put(name: string, bytes: Uint8Array): { outputId: string; name: string; bytes: number };
  read(outputId: string, offset: number, length: number): { base64: string; done: boolean } | null;
  drop(outputId: string): void;
  clear(): void;
}

const KEPT_BYTES = 256 * 1024 * 1024;

export function createOutputStore(): OutputStore {
  const outputs = new Map<string, Uint8Array>();
  const held = () => [...outputs.values()].reduce((sum, b) => sum + b.length, 0);
  return {
    put(name, bytes) {
      const outputId = randomUUID();
      outputs.set(outputId, bytes);
      for (const oldest of outputs.keys()) {
        if (held() <= KEPT_BYTES || outputs.size === 1) break;
        outputs.delete(oldest);
      }
      return { outputId, name, bytes: bytes.length };
    },
    read(outputId, offset, length) {
      const bytes = outputs.get(outputId);
      if (bytes === undefined) return null;
      const piece = bytes.subarray(offset, offset + length);
      return { base64: Buffer.from(piece).toString('base64'), done: offset + piece.length >= bytes.length };
    },
    drop: (outputId) => void outputs.delete(outputId),
    clear: () => {
      outputs.clear();
    },
  };
}
