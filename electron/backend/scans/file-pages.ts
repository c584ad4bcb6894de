import { filedPages, insertPage, sheetsByCode } from '#db/scans.ts';
import type { WriteScope } from '#db/write.ts';
import { judgePage, type Around, type Judged } from '#domain/scans/judge-page.ts';
import { parsePrintedCode } from '#domain/scans/printed-code.ts';
import type { Output } from '#contract/channels.ts';
import { type Session, today } from '../session.ts';
import type { Page } from './desk.ts';
import { receiveSigned } from './receive-signed.ts';

/** A file whose content is kept, page by page as it was read. */
export interface ScannedFile {
  readonly attachmentId: number;
  readonly isOwnPrint: boolean;
  readonly pages: readonly Page[];
}

interface Batch {
  readonly batchId: number;
  readonly files: readonly ScannedFile[];
}

/** Writes a row for every page and ticks the papers that are whole by it. Gives how many pages went where. */
export async function filePages(
  scope: WriteScope,
  session: Session,
  { batchId, files }: Batch,
): Promise<Output<'scan.take'>['pages']> {
  const { around, note } = await surroundings(scope, files);
  const counts = { total: 0, filed: 0, waiting: 0, twice: 0 };
  const touched = new Set<number>();
  for (const file of files)
    for (const [at, page] of file.pages.entries()) {
      const judged = judge(page, { around, isOwnPrint: file.isOwnPrint });
      counts.total += 1;
      if (judged.state !== 'aside') counts[judged.state] += 1;
      if (judged.state === 'filed') {
        note(judged.documentId, judged.documentPage);
        touched.add(judged.documentId);
      }
      const place = { batch_id: batchId, attachment_id: file.attachmentId, page: at + 1 };
      await insertPage(scope.trx, { ...place, ...cellsOf(page), ...filedCells(judged) });
    }
  await receiveSigned(scope, [...touched], today(session));
  return counts;
}

const TOO_SLOW = '这一页太复杂，没有读完，请手工归位。';
const UNREADABLE = '这一页打不开，请看原件后手工归位或重新扫描。';

function judge(page: Page, known: { readonly around: Around; readonly isOwnPrint: boolean }): Judged {
  const { around, isOwnPrint } = known;
  if ('fault' in page) {
    const problem = page.fault === 'too-slow' ? TOO_SLOW : UNREADABLE;
    return judgePage({ codes: [], hasUnread: false, isBlank: false, isOwnPrint, problem }, around);
  }
  return judgePage({ ...page, isOwnPrint, problem: null }, around);
}

async function surroundings({ trx }: WriteScope, files: readonly ScannedFile[]) {
  const read = files.flatMap(({ pages }) => pages.flatMap((page) => ('fault' in page ? [] : page.codes)));
  const codes = [...new Set(read.map((text) => parsePrintedCode(text)?.code))];
  const sheets = new Map(
    (
      await sheetsByCode(
        trx,
        codes.filter((code) => code !== undefined),
      )
    ).map((row) => [row.code, row]),
  );
  const ids = [...sheets.values()].map(({ id }) => id);
  const nameOf = (documentId: number | null, page: number | null): string => `${documentId}/${page}`;
  const filed = new Set((await filedPages(trx, ids)).map((row) => nameOf(row.documentId, row.page)));
  const around: Around = {
    sheetOf: (code) => {
      const sheet = sheets.get(code);
      return sheet && { id: sheet.id, pages: sheet.pages, isDraft: sheet.draft === 1 };
    },
    isFiled: (documentId, page) => filed.has(nameOf(documentId, page)),
  };
  return { around, note: (documentId: number, page: number) => void filed.add(nameOf(documentId, page)) };
}

const cellsOf = (page: Page) =>
  'fault' in page
    ? { width: 0, height: 0, code: null }
    : {
        ...{ width: page.width, height: page.height, turn: page.turn, skew: page.skew },
        code: page.codes.find((text) => parsePrintedCode(text) !== null) ?? null,
      };

const filedCells = (judged: Judged) =>
  'reason' in judged
    ? { state: judged.state, reason: judged.reason }
    : {
        ...{ state: judged.state, document_id: judged.documentId, document_page: judged.documentPage },
        how: judged.state === 'filed' ? ('code' as const) : null,
      };
