import { z } from 'zod';

export const PACKAGE_FORMAT = 'hudang-package';
export const PACKAGE_VERSION = 1;

/** Names inside a package that say what is what; all others stand in the metadata. */
export const PACKAGE_FILES = {
  index: '目录.html',
  workbook: 'index.xlsx',
  metadata: 'metadata.json',
  notes: '说明.txt',
  checksums: 'checksums.txt',
} as const;

const cell = z.union([z.string(), z.number(), z.null()]);
export type PackedCell = z.infer<typeof cell>;
export type PackedRow = Record<string, PackedCell>;

const text = z.string().max(100_000);
const count = z.int().min(0);
const localId = z.int().positive();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
/** Within the package: folders of ASCII words, never up or out. */
const path = z.string().regex(/^[0-9A-Za-z一-龥][0-9A-Za-z一-龥._-]*(?:\/[0-9A-Za-z][0-9A-Za-z._-]*){0,4}$/u);

const table = z.strictObject({
  table: z.string().regex(/^[a-z_]{1,40}$/u),
  title: text,
  /** What a clerk calls each column, and the words of the codes that occur in it. */
  columns: z.record(
    z.string().regex(/^[a-z_0-9]{1,60}$/u),
    z.strictObject({ label: text, words: z.record(z.string(), text).optional() }),
  ),
  /** Ids are of the package: 1, 2, 3 by table; empty cells are left out. */
  rows: z.array(z.record(z.string(), cell)),
});

/** What a file of a package is: a paper as it was printed, what it was made of, a scan as it came, a scan as PDF, a history. */
const FILE_KINDS = ['document', 'document-data', 'scan', 'scan-pdf', 'history', 'earlier-history'] as const;

const file = z.strictObject({
  path,
  kind: z.enum(FILE_KINDS),
  bytes: count,
  sha256,
  mediaType: z.string().max(100),
  /** Of a PDF. */
  pages: count.nullable(),
  /** The row of `document` or `attachment` that it is of. */
  of: localId.nullable(),
  /** The row of `household`; null for the village's own. */
  household: localId.nullable(),
  /** A paper out of a file of several was laid out again from its model and words, as the program does it today. */
  again: z.boolean(),
});
export type PackedFile = z.infer<typeof file>;

/** One 件 by the elements of DA/T 46-2009. */
const paper = z.strictObject({
  household: localId.nullable(),
  /** 档号; empty until it is filed. */
  code: text,
  title: text,
  author: text,
  date: text,
  secrecy: text,
  retention: text,
  format: text,
  bytes: count,
  digest: text,
  /** 文书编号 printed at its foot. */
  number: text,
  pages: count.nullable(),
  /** The files of it: as printed, then the scans of the signed one. */
  files: z.array(path),
});
export type PackedPaper = z.infer<typeof paper>;

export const packageMetadata = z.strictObject({
  format: z.literal(PACKAGE_FORMAT),
  version: z.literal(PACKAGE_VERSION),
  /** Of the database that the tables are taken from. */
  schema: z.int().positive(),
  about: z.strictObject({
    kind: z.enum(['household', 'village']),
    title: text,
    /** Who packed: 县、乡镇. */
    unit: text,
    regionCode: text,
    packedAt: text,
    packedBy: text,
    reason: text,
    program: text,
    /** The newest act that the package knows of, by number and hash, for whoever proves it in the archive. */
    changeHead: text,
  }),
  /** What the words of this file mean. */
  labels: z.record(z.string(), text),
  households: z.array(z.strictObject({ id: localId, number: text, folder: path })),
  papers: z.array(paper),
  tables: z.array(table),
  files: z.array(file),
  /** What should be here and is not, with the reason. */
  lacking: z.array(text),
});
export type PackageMetadata = z.infer<typeof packageMetadata>;
export type PackedTable = z.infer<typeof table>;
