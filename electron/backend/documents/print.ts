import { createHash } from 'node:crypto';
import { insertDocument } from '#db/documents.ts';
import { setPaper } from '#db/procedure-writes.ts';
import { papersOf } from '#db/procedures.ts';
import { reader, type WriteScope } from '#db/write.ts';
import type { Input, Output } from '#contract/channels.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { documents, type DocumentId } from '#templates/catalogue.ts';
import type { PressJob, Printed } from '../press/job.ts';
import { runningOf } from '../procedure/running.ts';
import { act, openArchiveOf, Refusal, type Session, today } from '../session.ts';
import type { Built } from './built.ts';
import { buildConsent, buildConsents } from './consent-model.ts';
import { fileWord } from './file-word.ts';
import { buildNotice } from './notice-model.ts';
import { buildPlan, buildPlans } from './plan-model.ts';
import { buildSignIn, buildVillageSignIn } from './sign-in-model.ts';
import { documentFor, procedureOf } from './target.ts';
import { buildTimeline, type ReadHandles } from './timeline-model.ts';

type Wanted = Input<'document.preview'>;

interface Sheet {
  readonly document: DocumentId;
  readonly built: Built;
  readonly printed: Printed;
  readonly name: string;
  readonly missing: string[];
}

export async function preview(session: Session, wanted: Wanted): Promise<Result<Output<'document.preview'>>> {
  const sheet = await sheetOf(session, wanted);
  if (!sheet.ok) return sheet;
  const { printed, name, missing } = sheet.value;
  return ok({ ...session.outputs.put(name, printed.pdf), pages: printed.pages, missing });
}

/** As the preview, and keeps the record of the print in the archive. */
export async function print(session: Session, wanted: Wanted): Promise<Result<Output<'document.print'>>> {
  const sheet = await sheetOf(session, wanted);
  if (!sheet.ok) return sheet;
  const { document, built, printed, name, missing } = sheet.value;
  const sha256 = createHash('sha256').update(printed.pdf).digest('hex');
  const title = `打印《${documents[document].title}》：${built.village} ${built.subject}`;
  const { value: documentId } = await act(session, { command: 'document.print', title }, async (scope) => {
    scope.keep();
    if (built.procedureId !== null)
      await recordPapers(scope, { procedureId: built.procedureId, document, today: today(session) });
    return insertDocument(scope.trx, {
      change_id: scope.changeId,
      document,
      title: documents[document].title,
      subject: `${built.village} ${built.subject}`,
      household_id: built.householdId,
      procedure_id: built.procedureId,
      village_id: built.villageId,
      year: built.year,
      paper: wanted.paper,
      pages: printed.pages,
      sha256,
      printed_at: session.now().toISOString(),
      operator: session.operator,
      notice_to: built.noticeTo,
    });
  });
  const output = session.outputs.put(name, printed.pdf);
  return ok({ ...output, pages: printed.pages, missing, documentId, sha256 });
}

async function sheetOf(session: Session, wanted: Wanted): Promise<Result<Sheet>> {
  const document = documentFor(wanted.document, wanted.target);
  const archive = openArchiveOf(session);
  const handles = { db: reader(archive), raw: archive.rawReading };
  const built = await build(handles, document, wanted, today(session));
  const [model, ...more] = built.models;
  const options = {
    paper: wanted.paper,
    printedAt: `${today(session)}T${clockOf(session.now())}`,
    printedBy: session.operator,
    lacking: 'leave-blank',
  } as const;
  // `build` gives the models of the document that it was asked for, which the types of a lookup cannot show.
  const job = { document, model, more, options } as PressJob;
  const result = await session.press.render(job);
  if (!result.ok) return fail(result.error);
  const blanks = result.value.missing.map((character) => `字库里没有“${character}”，留空一格，打印后手写`);
  const day = today(session).replaceAll('-', '');
  // The sheet for the wall has its own name, or it would take the place of the one for the file.
  const sheet = wanted.paper === 'A4' ? document : `${document}${wanted.paper}`;
  const name = `${[built.village, built.subject, sheet, day].map(fileWord).join('-')}.pdf`;
  return ok({ document, built, printed: result.value, name, missing: [...built.missing, ...blanks] });
}

async function build(
  { db, raw }: ReadHandles,
  document: DocumentId,
  wanted: Wanted,
  day: string,
): Promise<Built> {
  const { target, year } = wanted;
  const setting = { year, today: day };
  switch (document) {
    case 'P02':
      if ('householdId' in target) return buildConsent(db, target.householdId, setting);
      if ('procedureId' in target) return buildConsents(db, await runningOf(db, target.procedureId), day);
      break;
    case 'P10':
      if ('villageId' in target) return buildVillageSignIn(db, target.villageId, setting);
      if ('procedureId' in target) return buildSignIn(db, await runningOf(db, target.procedureId), day);
      break;
    case 'P12':
      if (!('householdId' in target)) return buildNotice(db, await procedureOf(db, target, year), day);
      break;
    case 'P34':
      if ('householdId' in target) return buildPlan(db, target.householdId, setting);
      if ('villageId' in target) return buildPlans(db, target.villageId, setting);
      break;
    case 'T01':
      if ('householdId' in target) return buildTimeline({ db, raw }, target.householdId, setting);
  }
  throw new Refusal({ code: 'not-found', what: '要打印的内容' });
}

/** The paper of every step that asks for it counts as printed, unless it is signed already. */
async function recordPapers(
  { trx }: Pick<WriteScope, 'trx'>,
  { procedureId, document, today }: { procedureId: number; document: DocumentId; today: string },
): Promise<void> {
  const { definition, row } = await runningOf(trx, procedureId);
  if (row.status === 'stopped') return;
  const known = await papersOf(trx, procedureId);
  for (const { key, papers } of definition.steps) {
    const isKnown = known.some((paper) => paper.step_key === key && paper.document === document);
    if (isKnown || !papers.some((paper) => paper.document === document)) continue;
    const paper = { procedure_id: procedureId, step_key: key, document };
    await setPaper(trx, paper, { state: 'printed', received_on: today });
  }
}

/** hh:mm of the clerk's clock. */
function clockOf(now: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(now.getHours())}:${two(now.getMinutes())}`;
}
