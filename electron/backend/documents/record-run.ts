import { createHash, randomInt } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { writeAttachment } from '#db/attachment-files.ts';
import { attachmentOf } from '#db/attachments.ts';
import { insertDocument, insertRun } from '#db/documents.ts';
import { setPaper } from '#db/procedure-writes.ts';
import type { WriteScope } from '#db/write.ts';
import { documents } from '#templates/catalogue.ts';
import { shippedWords } from '#templates/wording.ts';
import type { Printed, PrintOptions } from '../press/job.ts';
import { liveOf, type Running, runningOf } from '../procedure/running.ts';
import { act, openArchiveOf, type Session, today } from '../session.ts';
import type { Paper } from './gather.ts';

const packed = promisify(deflateRaw);

// No vowels and no digits: no words by chance, nothing that looks like somebody's number, nothing misread.
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';

/** 文书编号: eight letters by chance, 25.6 thousand million of them. */
export const newCode = (): string =>
  Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('');

interface Run {
  readonly papers: readonly Paper[];
  readonly codes: readonly string[];
  readonly printed: Printed;
  readonly options: PrintOptions;
  readonly copies: number;
  /** Of the file; no personal data. */
  readonly name: string;
}

export interface Kept {
  readonly documentId: number;
  readonly runId: number;
  /** Of the file, hex. */
  readonly sha256: string;
}

/**
 * Keeps the file as it went to the printer, and each paper in it with what it said: model and wording, so that it can
 * be printed again alone. One act, which an undo passes over: what was printed was printed.
 */
export async function recordRun(session: Session, run: Run): Promise<Kept> {
  const { papers, printed, options, copies } = run;
  const contents = await Promise.all(papers.map(contentOf));
  const sha256 = createHash('sha256').update(printed.pdf).digest('hex');
  const archive = openArchiveOf(session);
  writeAttachment(archive, printed.pdf);
  const { value } = await act(session, { command: 'document.print', title: titleOf(run) }, async (scope) => {
    scope.keep();
    const { trx, changeId } = scope;
    const attachmentId = await attachmentOf(trx, {
      sha256,
      media_type: 'application/pdf',
      bytes: printed.pdf.length,
      name: run.name,
      added_at: session.now().toISOString(),
    });
    const runId = await insertRun(trx, {
      change_id: changeId,
      printed_at: options.printedAt,
      operator: options.printedBy,
      paper: options.paper,
      draft: options.draft === true ? 1 : 0,
      duplex: options.duplex === true ? 1 : 0,
      copies,
      pages: printed.pages,
      sha256,
      attachment_id: attachmentId,
    });
    const ids = [];
    for (const at of papers.keys())
      ids.push(await insertPaper(scope, session, { ...run, at, runId, content: contents[at] ?? null }));
    if (options.draft !== true) await recordPapers(scope, papers, today(session));
    return { documentId: ids[0] ?? 0, runId };
  });
  return { ...value, sha256 };
}

function titleOf({ papers, options }: Run): string {
  const titles = [...new Set(papers.map(({ document }) => documents[document].title))];
  const [first] = papers;
  const whose =
    papers.length === 1 ? `${first?.sheet.village} ${first?.sheet.subject}` : `${papers.length} 份`;
  const kind = options.draft === true ? '打印草稿' : '打印';
  return `${kind}${titles.map((title) => `《${title}》`).join('')}：${whose}`;
}

const contentOf = ({ document, words, sheet }: Paper): Promise<Buffer> =>
  packed(
    JSON.stringify({
      model: sheet.model,
      words: { ...shippedWords(documents[document].wording), ...words },
    }),
  );

function insertPaper(
  { trx, changeId }: WriteScope,
  session: Session,
  run: Run & { readonly at: number; readonly runId: number; readonly content: Buffer | null },
): Promise<number> {
  const { papers, codes, printed, options, at, runId, content } = run;
  const paper = papers[at];
  if (paper === undefined) throw new Error('no such paper');
  const { document, sheet } = paper;
  const from = printed.starts[at] ?? 1;
  return insertDocument(trx, {
    change_id: changeId,
    run_id: runId,
    code: codes[at] ?? null,
    document,
    version: documents[document].version,
    title: documents[document].title,
    subject: `${sheet.village} ${sheet.subject}`,
    household_id: sheet.householdId,
    procedure_id: sheet.procedureId,
    village_id: sheet.villageId,
    year: sheet.year,
    paper: options.paper,
    draft: options.draft === true ? 1 : 0,
    first_page: from,
    pages: printed.lengths[at] ?? 1,
    sha256: createHash('sha256')
      .update(content ?? '')
      .digest('hex'),
    printed_at: session.now().toISOString(),
    operator: options.printedBy,
    notice_to: sheet.noticeTo,
    content,
  });
}

/**
 * The paper of every step that asks for it counts as printed, unless it is further already; of sheets per household
 * those of the households that were printed.
 */
async function recordPapers(
  { trx }: Pick<WriteScope, 'trx'>,
  papers: readonly Paper[],
  today: string,
): Promise<void> {
  const printed = Map.groupBy(
    papers.flatMap(({ document, sheet }) =>
      (sheet.procedureId === null ? sheet.lists : [sheet.procedureId]).map((id) => ({
        ...{ id, document, householdId: sheet.householdId },
      })),
    ),
    ({ id }) => id,
  );
  for (const [procedureId, sheets] of printed) {
    const running = await runningOf(trx, procedureId);
    if (running.row.status !== 'stopped') await recordPapersOf(trx, running, sheets, today);
  }
}

async function recordPapersOf(
  trx: WriteScope['trx'],
  running: Running,
  sheets: readonly { readonly document: string; readonly householdId: number | null }[],
  today: string,
): Promise<void> {
  const live = new Set(liveOf(running).map(({ household_id }) => household_id));
  const done = new Set(
    running.papers.map(
      ({ step_key, document, household_id }) => `${step_key}/${document}/${household_id ?? ''}`,
    ),
  );
  for (const { key, papers: asked } of running.definition.steps)
    for (const { document, householdId } of sheets) {
      const paper = asked.find((each) => each.document === document || each.instead === document);
      if (paper === undefined) continue;
      const household_id = paper.each === undefined ? null : householdId;
      if (household_id !== null && !live.has(household_id)) continue;
      const place = `${key}/${document}/`;
      if (done.has(place) || done.has(`${place}${household_id ?? ''}`)) continue;
      done.add(`${place}${household_id ?? ''}`);
      const of = { procedure_id: running.row.id, step_key: key, document, household_id };
      await setPaper(trx, of, { state: 'printed', received_on: today });
    }
}
