import { filedPages, findPages, type ScanPageRow, sheetsById, updatePage } from '#db/scans.ts';
import { reader, type WriteScope } from '#db/write.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { act, type ActHead, openArchiveOf, Refusal, type Session, today } from '../session.ts';
import { dayOf } from './day-of.ts';
import { takeDownLink } from '../records/take-down-link.ts';
import { linkIn, placeOf } from './hand-place.ts';
import { receiveSigned, takeBackSigned } from './receive-signed.ts';

type Changed = Promise<Result<Output<'scan.file'>>>;

const refusal = (rule: string, message: string): Refusal => new Refusal({ code: 'rule', rule, message });

/** All of them, in the order that was asked for. Throws a Refusal when one is not there. */
async function pagesOf(session: Session, ids: readonly number[]): Promise<ScanPageRow[]> {
  const wanted = [...new Set(ids)];
  const pages = await findPages(reader(openArchiveOf(session)), wanted);
  if (pages.length < wanted.length) throw new Refusal({ code: 'not-found', what: '扫描页' });
  return pages;
}

/** One act that alters the pages and nothing else. */
async function alter(
  session: Session,
  head: ActHead,
  pages: readonly ScanPageRow[],
  work: (scope: WriteScope, page: ScanPageRow) => Promise<void>,
): Changed {
  const { change } = await act(session, head, async (scope) => {
    for (const page of pages) await work(scope, page);
  });
  return ok({ change });
}

const countOf = (pages: readonly unknown[]): string => `${pages.length} 页`;

/** To the sheet that they are, or to where they belong when they are none of ours. */
export async function filePage(session: Session, { pageIds, to }: Input<'scan.file'>): Changed {
  const pages = await pagesOf(session, pageIds);
  if (pages.some(({ state }) => state === 'filed' || state === 'replaced'))
    throw refusal('scan-filed', '这一页已经归位。要改地方，请先放回收件箱。');
  if (to.kind === 'document') return toDocument(session, pages, to);
  const place = await placeOf(reader(openArchiveOf(session)), to);
  const head = { command: 'scan.file', title: `归位 ${countOf(pages)}：${place.words}` };
  return alter(session, head, pages, async (scope, page) => {
    const link_id = await linkIn(scope, page, place);
    const none = { document_id: null, document_page: null, reason: null };
    await updatePage(scope.trx, page.id, { state: 'filed', how: 'hand', link_id, ...none });
  });
}

async function toDocument(
  session: Session,
  pages: readonly ScanPageRow[],
  { documentId, firstPage }: { readonly documentId: number; readonly firstPage: number },
): Changed {
  const db = reader(openArchiveOf(session));
  const [sheet] = await sheetsById(db, [documentId]);
  if (sheet === undefined) throw new Refusal({ code: 'not-found', what: '这份文书' });
  if (sheet.draft === 1) throw refusal('scan-draft', '这是草稿，不能当作正式文书归位。');
  const last = firstPage + pages.length - 1;
  if (last > sheet.pages)
    throw refusal('scan-pages', `《${sheet.title}》只有 ${sheet.pages} 页，归不到第 ${last} 页。`);
  const back = await filedPages(db, [documentId]);
  const there = back.find(({ page }) => page !== null && page >= firstPage && page <= last);
  if (there !== undefined) throw refusal('scan-twice', `第 ${there.page} 页已经有扫描件，要换请用“代替”。`);
  const title = `归位 ${countOf(pages)}：《${sheet.title}》${sheet.subject}`;
  const { change } = await act(session, { command: 'scan.file', title }, async (scope) => {
    for (const [at, page] of pages.entries())
      await updatePage(scope.trx, page.id, {
        ...{ state: 'filed', how: 'hand', document_id: documentId, document_page: firstPage + at },
        reason: null,
      });
    await receiveSigned(scope, [documentId], today(session));
  });
  return ok({ change });
}

/** A better scan takes the place of the one that is filed for the same page. */
export async function replacePage(session: Session, { pageId }: Input<'scan.replace'>): Changed {
  const [page] = await pagesOf(session, [pageId]);
  if (page?.state !== 'twice' || page.document_id === null)
    throw refusal('scan-not-twice', '只有重复的扫描页才能代替已归位的那一页。');
  const { document_id, document_page } = page;
  const title = `代替扫描件：《${page.title}》${page.subject} 第 ${document_page} 页`;
  const { change } = await act(session, { command: 'scan.replace', title }, async (scope) => {
    const filed = await filedPages(scope.trx, [document_id]);
    const old = filed.find((row) => row.page === document_page);
    if (old !== undefined) await updatePage(scope.trx, old.id, { state: 'replaced' });
    await updatePage(scope.trx, page.id, { state: 'filed', how: 'hand', reason: null });
    await receiveSigned(scope, [document_id], today(session));
  });
  return ok({ change });
}

/** Nothing that belongs in the archive: kept as it came, asked for no more. */
export async function setPagesAside(session: Session, { pageIds, reason }: Input<'scan.setAside'>): Changed {
  const pages = await pagesOf(session, pageIds);
  if (pages.some(({ state }) => state === 'filed'))
    throw refusal('scan-filed', '已归位的扫描页不能直接去掉，请先放回收件箱。');
  const head = { command: 'scan.setAside', title: `扫描页不归档：${countOf(pages)}`, reason };
  return alter(session, head, pages, ({ trx }, { id }) => updatePage(trx, id, { state: 'aside', reason }));
}

/** Back to the inbox, out of the sheet or the place where they were filed. */
export async function reopenPages(session: Session, { pageIds }: Input<'scan.reopen'>): Changed {
  const pages = (await pagesOf(session, pageIds)).filter(({ state }) => state !== 'waiting');
  const lost = await lostBy(session, pages);
  const head = { command: 'scan.reopen', title: `扫描页放回收件箱：${countOf(pages)}` };
  const { change } = await act(session, head, async (scope) => {
    for (const page of pages) {
      const none = { how: null, document_id: null, document_page: null, link_id: null };
      await updatePage(scope.trx, page.id, { state: 'waiting', reason: '已放回收件箱。', ...none });
      if (page.link_id !== null) await takeDownLink(scope, page.link_id);
    }
    await takeBackSigned(scope, lost, today(session));
  });
  return ok({ change });
}

/** The prints that these pages are taken out of, with the day on which the first of their pages came in. */
async function lostBy(session: Session, pages: readonly ScanPageRow[]): Promise<Map<number, string>> {
  const taken = pages.filter(({ state }) => state === 'filed').map(({ document_id }) => document_id);
  const ids = [...new Set(taken.filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const filed = await filedPages(reader(openArchiveOf(session)), ids);
  return new Map(
    ids.map((id) => {
      const days = filed.filter(({ documentId }) => documentId === id).map(({ at }) => dayOf(at));
      return [id, days.sort()[0] ?? ''];
    }),
  );
}
