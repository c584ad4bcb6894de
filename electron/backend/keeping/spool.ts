import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';

const BLOCK = 16;

/** A file in the making that may be larger than memory. */
interface Spool {
  readonly append: (content: Uint8Array) => void;
  readonly end: () => Spooled;
  /** Nothing of it stays. */
  readonly drop: () => void;
}

export interface Spooled {
  readonly bytes: number;
  readonly sha256: string;
  readonly read: (offset: number, length: number) => Buffer;
  readonly drop: () => void;
}

/**
 * A file on the disk of which only this process can make anything: it is encrypted with AES-256-CTR under a key that
 * is nowhere but in memory. What a process that was ended leaves behind is noise, and is swept up as a `.part` file.
 */
export function createSpool(path: string): Spool {
  const key = randomBytes(32);
  const nonce = randomBytes(BLOCK);
  // Counted from zero, so that no offset of a file that fits on a disk carries over into the nonce.
  nonce.fill(0, 8);
  const handle = openSync(path, 'wx+', 0o600);
  const cipher = createCipheriv('aes-256-ctr', key, nonce);
  const hash = createHash('sha256');
  let bytes = 0;
  let isOpen = true;
  const drop = (): void => {
    if (!isOpen) return;
    isOpen = false;
    closeSync(handle);
    rmSync(path, { force: true });
  };
  const read = (offset: number, length: number): Buffer => {
    const wanted = Math.max(0, Math.min(length, bytes - offset));
    if (!isOpen || wanted === 0) return Buffer.alloc(0);
    const into = offset % BLOCK;
    const content = Buffer.alloc(into + wanted);
    for (let done = 0; done < content.length;) {
      const count = readSync(handle, content, done, content.length - done, offset - into + done);
      if (count === 0) throw new Error('a spool that ends early');
      done += count;
    }
    const counter = Buffer.from(nonce);
    counter.writeBigUInt64BE(BigInt((offset - into) / BLOCK), 8);
    return createDecipheriv('aes-256-ctr', key, counter).update(content).subarray(into);
  };
  return {
    drop,
    append: (content) => {
      hash.update(content);
      const encrypted = cipher.update(content);
      for (let done = 0; done < encrypted.length;) done += writeSync(handle, encrypted, done);
      bytes += content.length;
    },
    end: () => ({ bytes, sha256: hash.digest('hex'), read, drop }),
  };
}
