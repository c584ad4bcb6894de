import { createHash } from 'node:crypto';
import { PACKAGE_FILES } from '#domain/keeping/package-metadata.ts';
import { Refusal } from '../session.ts';
import { createSpool, type Spooled } from './spool.ts';
import {
  centralHeader,
  crcOf,
  endRecord,
  localHeader,
  MOST_BYTES,
  MOST_ENTRIES,
  type ZipEntry,
} from './zip-store.ts';

export interface Written {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A package in the making: one file after the other, and the list of their hashes at the end. */
export interface PackageWriter {
  readonly add: (path: string, content: Uint8Array | string) => Written;
  readonly end: () => Spooled & { readonly files: number };
  readonly drop: () => void;
}

const tooLarge = () =>
  new Refusal({
    code: 'rule',
    rule: 'package-too-large',
    message: '这个包超过 4 GB 或 65000 个文件，U 盘和光盘都放不下。请按户分别打包。',
  });

export function createPackageWriter(spoolPath: string): PackageWriter {
  const spool = createSpool(spoolPath);
  const entries: ZipEntry[] = [];
  const sums: string[] = [];
  let offset = 0;

  const put = (name: string, content: Uint8Array): void => {
    const entry = { name, bytes: content.length, crc: crcOf(content), offset };
    const header = localHeader(entry);
    if (offset + header.length + content.length > MOST_BYTES * 0.99 || entries.length >= MOST_ENTRIES)
      throw tooLarge();
    spool.append(header);
    spool.append(content);
    entries.push(entry);
    offset += header.length + content.length;
  };

  return {
    add: (path, given) => {
      const content = typeof given === 'string' ? Buffer.from(given) : given;
      const sha256 = createHash('sha256').update(content).digest('hex');
      put(path, content);
      sums.push(`${sha256}  ${path}\n`);
      return { path, bytes: content.length, sha256 };
    },
    end: () => {
      put(PACKAGE_FILES.checksums, Buffer.from(sums.join('')));
      const directory = Buffer.concat(entries.map(centralHeader));
      spool.append(directory);
      spool.append(endRecord(entries.length, { offset, bytes: directory.length }));
      return { ...spool.end(), files: entries.length };
    },
    drop: spool.drop,
  };
}
