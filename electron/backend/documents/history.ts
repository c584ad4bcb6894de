import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { z } from 'zod';
import { readAttachment, sha256Of } from '#db/attachment-files.ts';
import {
  contentOfPrint,
  findPrinted,
  insertReprint,
  listPrinted,
  ownWordings,
  papersInRun,
  type PrintedRow,
  reprintsOf,
} from '#db/documents.ts';
import { reader } from '#db/write.ts';
import type { Input, Output } from '#contract/channels.ts';
import { fail, notFound, ok, refuse, type Result } from '#contract/result.ts';
import { documents, isDocumentId, type DocumentId } from '#templates/catalogue.ts';
import { shippedWords, type Words, type WordingSpec } from '#templates/wording.ts';
import { packOfYear } from '../packs/library.ts';
import { ownFonts } from '../fonts/own-fonts.ts';
import type { PressSheet, PrintOptions } from '../press/job.ts';
import { act, openArchiveOf, type Session, operatorOf } from '../session.ts';
import { fileWord } from './file-word.ts';
import { packWords } from './wording.ts';

const unpacked = promisify(inflateRaw);

type Entry = Output<'document.list'>['documents'][number];

export async function list(
  session: Session,
  filter: Input<'document.list'>,
): Promise<Result<Output<'document.list'>>> {
  const rows = await listPrinted(reader(openArchiveOf(session)), filter);
  return ok({ documents: rows.map(entryOf) });
}

const entryOf = (row: PrintedRow): Entry => ({
  id: row.id,
  runId: row.run_id,
  code: row.code,
  document: row.document,
  title: row.title,
  subject: row.subject,
  year: row.year,
  paper: row.paper,
  pages: row.pages,
  draft: row.draft === 1,
  copies: row.copies ?? 1,
  printedAt: row.printed_at,
  operator: row.operator,
  householdId: row.household_id,
  procedureId: row.procedure_id,
  villageId: row.village_id,
  noticeTo: row.notice_to,
  pagesBack: row.pages_back,
});

/** One print: where its file is, who printed it again, and what would be different today. */
export async function get(
  session: Session,
  { id }: Input<'document.get'>,
): Promise<Result<Output<'document.get'>>> {
  const db = reader(openArchiveOf(session));
  const row = await findPrinted(db, id);
  if (row === undefined) return notFound('这次打印');
  const content = await contentOf(session, row);
  const now = isDocumentId(row.document) ? await wordsToday(session, row.document, row.year) : {};
  const labels: WordingSpec = isDocumentId(row.document) ? documents[row.document].wording : {};
  return ok({
    ...entryOf(row),
    version: row.version,
    attachmentId: row.attachment_id,
    sha256: row.file_sha256,
    firstPage: row.first_page,
    filePages: row.file_pages,
    filePapers: row.run_id === null ? 1 : await papersInRun(db, row.run_id),
    reprints: row.run_id === null ? [] : await reprintsOf(db, { runId: row.run_id, id }),
    rewordedSince:
      content === null
        ? []
        : Object.entries(content.words)
            .filter(([part, text]) => now[part] !== text)
            .map(([part]) => labels[part]?.label ?? part),
    newLayoutSince: isDocumentId(row.document) && documents[row.document].version !== row.version,
  });
}

async function wordsToday(session: Session, document: DocumentId, year: number): Promise<Words> {
  const db = reader(openArchiveOf(session));
  const pack = await packOfYear(db, year);
  return {
    ...shippedWords(documents[document].wording),
    ...(pack === undefined ? {} : packWords(pack, document)),
    ...(await ownWordings(db)).get(document),
  };
}

const contentSchema = z.object({ model: z.unknown(), words: z.record(z.string(), z.string()) });

async function contentOf(session: Session, { id }: Pick<PrintedRow, 'id'>) {
  const content = await contentOfPrint(reader(openArchiveOf(session)), id);
  if (content === null) return null;
  return contentSchema.parse(JSON.parse((await unpacked(content)).toString('utf8')));
}

const LOST = '这份文书当时的文件没有留存，不能照原样再印。请从“打印文书”重新打印。';

/**
 * The file once more as it went to the printer, or one paper of it with its words and data of that time. The copy is
 * recorded; it is no new document and keeps its number.
 */
export async function reprint(
  session: Session,
  { id, alone, copies }: Input<'document.reprint'>,
): Promise<Result<Output<'document.reprint'>>> {
  const db = reader(openArchiveOf(session));
  const row = await findPrinted(db, id);
  if (row === undefined) return notFound('这次打印');
  const { run_id: runId } = row;
  if (runId === null) return refuse('print-not-kept', LOST);
  const isWhole = !alone || (await papersInRun(db, runId)) === 1;
  const made = isWhole ? keptFile(session, row) : await laidOutAgain(session, row);
  if (!made.ok) return made;
  const { pdf, pages } = made.value;
  const title = `再印《${row.title}》：${isWhole && !alone ? '整份文件' : row.subject}`;
  await act(session, { command: 'document.reprint', title }, async (scope) => {
    scope.keep();
    await insertReprint(scope.trx, {
      change_id: scope.changeId,
      run_id: runId,
      document_id: isWhole && !alone ? null : id,
      at: session.now().toISOString(),
      operator: operatorOf(session).name,
      copies,
    });
  });
  const name = `${[row.subject.replace(' ', '-'), row.document, '再印'].map(fileWord).join('-')}.pdf`;
  return ok({ ...session.outputs.put(name, pdf), pages, sha256: sha256Of(pdf) });
}

interface Made {
  readonly pdf: Uint8Array;
  readonly pages: number;
}

function keptFile(session: Session, { file_sha256, file_pages }: PrintedRow): Result<Made> {
  const read = file_sha256 === null ? null : readAttachment(openArchiveOf(session), file_sha256);
  if (read?.ok === true) return ok({ pdf: read.content, pages: file_pages ?? 1 });
  return refuse('print-not-kept', LOST);
}

export interface PaperFile extends Made {
  /** Laid out again, since the file that went to the printer holds other papers too. */
  readonly again: boolean;
  /** What it was made of: model and texts. */
  readonly content: { readonly model: unknown; readonly words: Words } | null;
}

/** One paper as a file of its own: as it went to the printer, or laid out again as it was; null when nothing of it was kept. */
export async function paperFile(session: Session, id: number): Promise<PaperFile | null> {
  const db = reader(openArchiveOf(session));
  const row = await findPrinted(db, id);
  if (row === undefined || row.run_id === null) return null;
  const again = (await papersInRun(db, row.run_id)) > 1;
  const made = again ? await laidOutAgain(session, row) : keptFile(session, row);
  return made.ok ? { ...made.value, again, content: await contentOf(session, row) } : null;
}

async function laidOutAgain(session: Session, row: PrintedRow): Promise<Result<Made>> {
  const content = await contentOf(session, row);
  if (content === null || !isDocumentId(row.document)) return refuse('print-not-kept', LOST);
  const sheet = { document: row.document, ...content, code: row.code } as PressSheet;
  const options: PrintOptions = {
    paper: row.paper === 'A3' ? 'A3' : 'A4',
    printedAt: row.run_at ?? '',
    printedBy: row.operator,
    draft: row.draft === 1,
    lacking: 'leave-blank',
  };
  const printed = await session.press.render(
    { sheets: [sheet], options },
    { fonts: await ownFonts(session) },
  );
  return printed.ok ? ok(printed.value) : fail(printed.error);
}
