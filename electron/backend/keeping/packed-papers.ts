import { filedDocuments, runOfDocument } from '#db/keeping.ts';
import type { GatheredRows } from '#db/keeping-rows.ts';
import { localDay } from '#db/past-rows.ts';
import type { Cells } from '#db/row-access.ts';
import type { PackedFile, PackedPaper, PackedRow } from '#domain/keeping/package-metadata.ts';
import { filingRuleOf, retentionOf, retentionWords } from '#domain/records/filing.ts';
import { paperFile } from '../documents/history.ts';
import { authorOf } from '../documents/models/household-file.ts';
import type { Township } from '../documents/target.ts';
import { openArchiveOf, type Session } from '../session.ts';
import type { PackageWriter } from './package-writer.ts';

export type Row = Cells & { readonly id: number };

/** A photo or scan as it lies in the package. */
export interface CarriedContent {
  /** Null where its file is lacking: what points at it is left out. */
  readonly row: PackedRow | null;
  readonly paths: readonly string[];
  readonly pages: number | null;
  /** One page drawn out of a file that holds pages of others too. */
  readonly isDrawn: boolean;
}

/** Where files go while a package is made, and what is told of them. */
export interface Packing {
  readonly session: Session;
  readonly gathered: GatheredRows;
  readonly writer: PackageWriter;
  readonly township: Township;
  readonly villageNames: ReadonlyMap<number, string>;
  readonly folderOf: (householdId: number | null) => string;
  readonly numberOf: (householdId: number | null) => string;
  readonly files: PackedFile[];
  readonly papers: PackedPaper[];
  readonly lacking: string[];
  /** Contents of photos and scans, as rows of the package, by what they were taken from. */
  readonly contents: Map<string, CarriedContent>;
  /** Papers by the print that they are of: the signed pages are laid beside them. */
  readonly paperOf: Map<number, PackedPaper>;
  /** How many files each folder has, for their numbers. */
  readonly counts: Map<string, number>;
}

/** The next name in a folder of a household: a number and what it is, never whose. */
export function nextName(packing: Packing, householdId: number | null, folder: string): string {
  const path = `${packing.folderOf(householdId)}/${folder}`;
  const count = (packing.counts.get(path) ?? 0) + 1;
  packing.counts.set(path, count);
  return `${path}/${String(count).padStart(4, '0')}`;
}

/** The number of a row within the package. */
export const local = (packing: Packing, table: 'household' | 'document', id: number | null) =>
  id === null ? null : (packing.gathered.localId(table, id) ?? null);

/** A printed paper: its PDF, and beside it what it was made of. */
export async function packDocument(packing: Packing, row: Row): Promise<void> {
  const { session, writer, files, lacking } = packing;
  const householdId = row['household_id'] as number | null;
  const made = await paperFile(session, row.id);
  const paths: string[] = [];
  const told = {
    of: local(packing, 'document', row.id),
    household: local(packing, 'household', householdId),
  };
  if (made === null)
    lacking.push(`${packing.numberOf(householdId)}《${String(row['title'])}》：打印时的文件没有留存。`);
  else {
    const name = `${nextName(packing, householdId, 'documents')}-${String(row['document'])}`;
    const pdf = writer.add(`${name}.pdf`, made.pdf);
    const { again, pages } = made;
    files.push({ ...pdf, ...told, kind: 'document', mediaType: 'application/pdf', pages, again });
    paths.push(pdf.path);
    const run = runOfDocument(openArchiveOf(session).rawReading, row.id);
    const data = writer.add(`${name}.json`, JSON.stringify({ ...made.content, run }, null, 1));
    files.push({
      ...data,
      ...told,
      kind: 'document-data',
      mediaType: 'application/json',
      pages: null,
      again,
    });
  }
  const paper = paperOf(packing, row, paths);
  packing.papers.push(paper);
  packing.paperOf.set(row.id, paper);
}

function paperOf(packing: Packing, row: Row, paths: string[]): PackedPaper {
  const { session, township, files, villageNames } = packing;
  const [filed] = filedDocuments(openArchiveOf(session).rawReading, [row.id]);
  const document = String(row['document']);
  const rule = filingRuleOf(document);
  const retention = filed?.retention ?? retentionOf(document, row['procedure_id'] !== null);
  const village = villageNames.get(Number(row['village_id'])) ?? '';
  const file = files.find(({ path }) => path === paths[0]);
  const author = rule === null ? '' : authorOf(rule.author, { village, township });
  return {
    household: local(packing, 'household', row['household_id'] as number | null),
    code: filed?.code ?? '',
    title: filed?.title ?? `${row['year']}年度${String(row['title'])}`,
    author: filed?.author ?? author,
    date: filed?.dated ?? localDay(String(row['printed_at'])),
    secrecy: filed?.secrecy ?? '',
    retention: retention === null ? '' : retentionWords[retention],
    ...{ format: file === undefined ? '' : 'PDF/A-2b', bytes: file?.bytes ?? 0, digest: file?.sha256 ?? '' },
    ...{ number: String(row['code'] ?? ''), pages: Number(row['pages']), files: paths },
  };
}
