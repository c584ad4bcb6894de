import { filedPages, listBatches, listPages, type ScanPageRow, sheetsById } from '#db/scans.ts';
import { namedSheets, wantedSheets } from '#db/scans-wanted.ts';
import { listPrinted } from '#db/documents.ts';
import type { ReadHandle } from '#db/handle.ts';
import { GUIDES, signedPages, signersOf } from '#domain/scans/signed-documents.ts';
import type { Input, Output } from '#contract/channels.ts';
import { documents } from '#templates/catalogue.ts';
import { Refusal } from '../session.ts';
import { cropOf } from './show-acts.ts';

type InboxPage = Output<'scan.inbox'>['pages'][number];
type WantedDocument = Output<'scan.wanted'>['documents'][number];

export async function inboxOf(db: ReadHandle, filter: Input<'scan.inbox'>): Promise<Output<'scan.inbox'>> {
  const { total, pages } = await listPages(db, filter);
  return { total, pages: pages.map(pageOf) };
}

const pageOf = (row: ScanPageRow): InboxPage => ({
  ...{ id: row.id, batchId: row.batch_id, at: row.at, name: row.name, page: row.page },
  ...{ state: row.state, how: row.how, code: row.code, turn: row.turn, skew: row.skew },
  ...{ crop: cropOf(row.crop), reason: row.reason, linkId: row.link_id },
  document: sheetOf(row),
  place: placeOf(row),
});

function sheetOf(row: ScanPageRow): InboxPage['document'] {
  const { document_id: id, document, title, subject, pages, document_page: page } = row;
  if (id === null || document === null || title === null || subject === null) return null;
  return {
    ...{ id, code: row.sheet_code, documentKey: document, title, subject },
    ...{ page: page ?? 1, pages: pages ?? 1 },
    ...{ householdId: row.household_id, householdNo: row.household_no, village: row.village },
  };
}

function placeOf(row: ScanPageRow): string | null {
  if (row.link_id === null) return null;
  const household = row.link_household_id === null ? '' : `户 ${row.link_household_no ?? '（未编号）'}`;
  const place = household || `${row.link_village ?? ''}${row.link_procedure ?? ''}`;
  return row.link_title === null ? place : `${place} ${row.link_title}`;
}

export const batchesOf = async (
  db: ReadHandle,
  { limit }: Input<'scan.batches'>,
): Promise<Output<'scan.batches'>> => ({ batches: await listBatches(db, limit) });

/** The documents that come back signed. */
const signedDocuments = Object.keys(documents)
  .filter((id) => signersOf(id) !== null)
  .map((id) => ({ id, guides: GUIDES[id] ?? 0 }));

export async function wantedOf(db: ReadHandle, filter: Input<'scan.wanted'>): Promise<Output<'scan.wanted'>> {
  const { total, ids } = await wantedSheets(db, { ...filter, documents: signedDocuments });
  return { total, documents: await withMissing(db, ids) };
}

export async function foundFor(
  db: ReadHandle,
  { text, limit }: Input<'scan.findDocument'>,
): Promise<Output<'scan.findDocument'>> {
  const found = (await listPrinted(db, { text, limit })).filter(({ draft }) => draft === 0);
  return {
    documents: await withMissing(
      db,
      found.map(({ id }) => id),
    ),
  };
}

async function withMissing(db: ReadHandle, ids: readonly number[]): Promise<WantedDocument[]> {
  if (ids.length === 0) return [];
  const filed = Map.groupBy(await filedPages(db, ids), ({ documentId }) => documentId);
  return (await namedSheets(db, ids)).map((row) => {
    const back = new Set((filed.get(row.id) ?? []).map(({ page }) => page));
    return {
      ...{ documentId: row.id, code: row.code, documentKey: row.document, title: row.title },
      ...{ subject: row.subject, householdId: row.household_id, householdNo: row.household_no },
      ...{ village: row.village, printedAt: row.printed_at, pages: row.pages },
      missing: signedPages(row.document, row.pages).filter((page) => !back.has(page)),
    };
  });
}

export async function pagesOfDocument(
  db: ReadHandle,
  { documentId }: Input<'scan.ofDocument'>,
): Promise<Output<'scan.ofDocument'>> {
  const [sheet] = await sheetsById(db, [documentId]);
  if (sheet === undefined) throw new Refusal({ code: 'not-found', what: '这份文书' });
  const filed = new Map((await filedPages(db, [documentId])).map((row) => [row.page, row]));
  const pages = Array.from({ length: sheet.pages }, (_, at) => at + 1);
  return {
    pages: pages.map((page) => {
      const back = filed.get(page);
      return { page, pageId: back?.id ?? null, at: back?.at ?? null };
    }),
  };
}
