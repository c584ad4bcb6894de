import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { PACKAGE_FILES, packageMetadata, type PackageMetadata } from '#domain/keeping/package-metadata.ts';
import { isSealed } from './history.ts';
import { openPackage, PackageFault, type PackageSource, type ReadPackage } from './read-package.ts';
import { factsOfPdf } from './scan-pdf.ts';
import type { ZipEntry } from './zip-store.ts';

interface CheckedPackage {
  readonly ok: boolean;
  readonly problems: readonly string[];
  /** Null where it cannot be read. */
  readonly metadata: PackageMetadata | null;
  readonly files: number;
  readonly bytes: number;
}

/** What lets others have their turn, and ends what was cancelled. */
export type Breathe = (done: number, total: number) => Promise<void>;

/** The largest lists and the largest single file that are taken into memory. */
export const MOST_METADATA = 400 * 1024 * 1024;
const MOST_FILE = 256 * 1024 * 1024;
/** So many problems are told one by one. */
const MOST_TOLD = 200;

/** Proves a package by itself: every byte, every hash, what the lists say of the files, PDFs and histories. */
export async function verifyPackage(source: PackageSource, breathe: Breathe): Promise<CheckedPackage> {
  let read: ReadPackage;
  try {
    read = openPackage(source);
  } catch (error) {
    if (!(error instanceof PackageFault)) throw error;
    return { ok: false, problems: [error.message], metadata: null, files: 0, bytes: 0 };
  }
  try {
    const problems: string[] = [];
    const hashes = await hashesOf(read, problems, breathe);
    const metadata = metadataOf(read, problems);
    if (metadata !== null) problems.push(...problemsOfFiles(read, metadata, hashes));
    if (metadata !== null && problems.length === 0)
      problems.push(...(await problemsInside(read, metadata, breathe)));
    const all =
      problems.length > MOST_TOLD
        ? [...problems.slice(0, MOST_TOLD), `还有 ${problems.length - MOST_TOLD} 处问题没有列出。`]
        : problems;
    const { bytes, entries } = read;
    return { ok: problems.length === 0, problems: all, metadata, files: entries.length, bytes };
  } catch (error) {
    if (!(error instanceof PackageFault)) throw error;
    return { ok: false, problems: [error.message], metadata: null, files: 0, bytes: read.bytes };
  } finally {
    read.close();
  }
}

/** The hash of every file, held against checksums.txt and against what the container says of it. */
async function hashesOf(
  read: ReadPackage,
  problems: string[],
  breathe: Breathe,
): Promise<ReadonlyMap<string, string>> {
  const listed = checksumsOf(read, problems);
  const hashes = new Map<string, string>();
  for (const [at, entry] of read.entries.entries()) {
    const { sha256, crc } = await digestOf(read, entry, () => breathe(at, read.entries.length));
    hashes.set(entry.name, sha256);
    const wanted = listed.get(entry.name);
    if (!read.headerIsSound(entry) || crc !== entry.crc) problems.push(`“${entry.name}”已损坏或被改动过。`);
    else if (entry.name === PACKAGE_FILES.checksums) continue;
    else if (wanted === undefined) problems.push(`“${entry.name}”是多出来的：校验清单里没有它。`);
    else if (wanted !== sha256) problems.push(`“${entry.name}”和校验清单对不上，被改动过。`);
  }
  for (const name of listed.keys())
    if (read.entry(name) === undefined) problems.push(`“${name}”不见了：校验清单里有它。`);
  return hashes;
}

async function digestOf(read: ReadPackage, entry: ZipEntry, breathe: () => Promise<void>) {
  const hash = createHash('sha256');
  let crc = 0;
  for (const piece of read.pieces(entry)) {
    hash.update(piece);
    crc = crc32(piece, crc);
    await breathe();
  }
  return { sha256: hash.digest('hex'), crc };
}

const MOST_SUMS = 16 * 1024 * 1024;

function checksumsOf(read: ReadPackage, problems: string[]): ReadonlyMap<string, string> {
  const text = read.content(PACKAGE_FILES.checksums, MOST_SUMS)?.toString('utf8') ?? '';
  const sums = new Map<string, string>();
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const [, hash, name] = /^([0-9a-f]{64}) {2}(.+)$/u.exec(line) ?? [];
    if (hash === undefined || name === undefined || sums.has(name)) {
      problems.push(`校验清单“${PACKAGE_FILES.checksums}”写得不对，可能被改动过。`);
      break;
    }
    sums.set(name, hash);
  }
  return sums;
}

/** The lists of a package as they were written, or null with a sentence. */
function metadataOf(read: ReadPackage, problems: string[]): PackageMetadata | null {
  const content = read.content(PACKAGE_FILES.metadata, MOST_METADATA);
  const parsed = content === null ? null : packageMetadata.safeParse(asJson(content));
  if (parsed?.success === true) return parsed.data;
  problems.push(
    content === null
      ? `没有“${PACKAGE_FILES.metadata}”：不知道包里是谁的档案。`
      : `“${PACKAGE_FILES.metadata}”读不懂：不是本程序这个版本认识的长期保存包。`,
  );
  return null;
}

export function asJson(content: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('utf8'));
  } catch {
    return null;
  }
}

/** What the metadata say of each file, held against the file. */
function problemsOfFiles(
  read: ReadPackage,
  { files, papers, households }: PackageMetadata,
  hashes: ReadonlyMap<string, string>,
): string[] {
  const problems: string[] = [];
  const told = new Map(files.map((file) => [file.path, file]));
  for (const { path, sha256, bytes } of files) {
    const entry = read.entry(path);
    if (entry === undefined) problems.push(`“${path}”不见了：目录里有它。`);
    else if (hashes.get(path) !== sha256 || entry.bytes !== bytes)
      problems.push(`“${path}”和目录里写的不一样。`);
  }
  for (const { title, files: own } of papers)
    for (const path of own) if (!told.has(path)) problems.push(`《${title}》的文件“${path}”不在目录里。`);
  const general = new Set<string>(Object.values(PACKAGE_FILES));
  const pages = new Set(households.map(({ folder }) => `${folder}/index.html`));
  for (const { name } of read.entries)
    if (!told.has(name) && !general.has(name) && !pages.has(name))
      problems.push(`“${name}”是多出来的：目录里没有它。`);
  return problems;
}

/** PDFs open for everybody and do nothing by themselves; histories are whole. */
async function problemsInside(
  read: ReadPackage,
  { files }: PackageMetadata,
  breathe: Breathe,
): Promise<string[]> {
  const problems: string[] = [];
  for (const [at, { path, mediaType, kind, pages }] of files.entries()) {
    const content = read.content(path, MOST_FILE);
    if (content === null) problems.push(`“${path}”太大，没有检查里面。`);
    else if (kind === 'history' && !isSealed(asJson(content)))
      problems.push(`操作记录“${path}”前后对不上，被改动过。`);
    else if (mediaType === 'application/pdf') problems.push(...problemsOfPdf(path, content, pages));
    await breathe(at, files.length);
  }
  return problems;
}

function problemsOfPdf(path: string, content: Buffer, pages: number | null): string[] {
  const facts = factsOfPdf(content);
  if (!facts.isPdf || !facts.isWhole) return [`“${path}”不是完整的 PDF 文件。`];
  return [
    ...(facts.isEncrypted ? [`“${path}”加了密，将来可能打不开。`] : []),
    ...(facts.pages !== null && pages !== null && facts.pages !== pages
      ? [`“${path}”有 ${facts.pages} 页，目录里写的是 ${pages} 页。`]
      : []),
  ];
}
