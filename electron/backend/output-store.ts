import { randomUUID } from 'node:crypto';

/** A finished file that is too large for memory and lies, unreadable for others, on the disk. */
export interface LaidAside {
  readonly bytes: number;
  readonly read: (offset: number, length: number) => Uint8Array;
  readonly drop: () => void;
}

/** Finished files that wait until the caller takes them; the oldest give way to the newest. */
export interface OutputStore {
  put(name: string, bytes: Uint8Array): { outputId: string; name: string; bytes: number };
  /** One that lies on the disk; an earlier one gives way to it. */
  putAside(name: string, file: LaidAside): { outputId: string; name: string; bytes: number };
  read(outputId: string, offset: number, length: number): { base64: string; done: boolean } | null;
  drop(outputId: string): void;
  clear(): void;
}

const KEPT_BYTES = 256 * 1024 * 1024;

export function createOutputStore(): OutputStore {
  const outputs = new Map<string, Uint8Array>();
  const aside = new Map<string, LaidAside>();
  const dropAside = (outputId: string) => {
    aside.get(outputId)?.drop();
    aside.delete(outputId);
  };
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
    putAside(name, file) {
      for (const earlier of [...aside.keys()]) dropAside(earlier);
      const outputId = randomUUID();
      aside.set(outputId, file);
      return { outputId, name, bytes: file.bytes };
    },
    read(outputId, offset, length) {
      const file = aside.get(outputId);
      if (file !== undefined) {
        const piece = Buffer.from(file.read(offset, length));
        return { base64: piece.toString('base64'), done: offset + piece.length >= file.bytes };
      }
      const bytes = outputs.get(outputId);
      if (bytes === undefined) return null;
      const piece = bytes.subarray(offset, offset + length);
      return { base64: Buffer.from(piece).toString('base64'), done: offset + piece.length >= bytes.length };
    },
    drop: (outputId) => {
      outputs.delete(outputId);
      dropAside(outputId);
    },
    clear: () => {
      outputs.clear();
      for (const outputId of [...aside.keys()]) dropAside(outputId);
    },
  };
}
