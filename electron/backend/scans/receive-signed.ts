import { filedPages, sheetsById, type SheetRow } from '#db/scans.ts';
import type { WriteScope } from '#db/write.ts';
import type { Paper, Step } from '#domain/procedures/definition.ts';
import { signedPages } from '#domain/scans/signed-documents.ts';
import { receivePaper } from '../procedure/receive-paper.ts';
import { liveOf, recordOfStep, type Running, runningOf } from '../procedure/running.ts';

type Scope = Pick<WriteScope, 'trx'>;

/** A print of a procedure, and whether every page of it that is signed is back. */
interface Print {
  readonly sheet: SheetRow;
  readonly isWhole: boolean;
}

/**
 * Of the prints that a batch touched, those that are back whole: the step of their procedure that asks for the paper
 * has it signed, from today. A paper that was ticked before keeps its day.
 */
export async function receiveSigned(
  scope: Scope,
  documentIds: readonly number[],
  today: string,
): Promise<void> {
  for (const { sheet, isWhole } of await printsOf(scope, documentIds))
    if (isWhole) await sign(scope, await runningOf(scope.trx, sheet.procedure_id ?? 0), sheet, today);
}

/**
 * Of prints that lost a page: the paper counts as printed again, if it counted as signed since the scan came in
 * (the day, by print). Throws a Refusal when a recorded step rests on it.
 */
export async function takeBackSigned(
  scope: Scope,
  lost: ReadonlyMap<number, string>,
  today: string,
): Promise<void> {
  for (const { sheet, isWhole } of await printsOf(scope, [...lost.keys()])) {
    if (isWhole) continue;
    const running = await runningOf(scope.trx, sheet.procedure_id ?? 0);
    await takeBack(scope, running, { sheet, since: lost.get(sheet.id) ?? '', today });
  }
}

/** Those that belong to a procedure. */
async function printsOf({ trx }: Scope, documentIds: readonly number[]): Promise<Print[]> {
  const sheets = (await sheetsById(trx, documentIds)).filter((sheet) => sheet.procedure_id !== null);
  const filed = Map.groupBy(await filedPages(trx, documentIds), ({ documentId }) => documentId);
  return sheets.map((sheet) => {
    const asked = signedPages(sheet.document, sheet.pages);
    const back = filed.get(sheet.id) ?? [];
    return {
      sheet,
      isWhole: asked.length > 0 && asked.every((page) => back.some((row) => row.page === page)),
    };
  });
}

interface Asked {
  readonly step: Step;
  readonly paper: Paper;
}

const askedFor = ({ definition }: Running, document: string): Asked[] =>
  definition.steps.flatMap((step) =>
    step.papers
      .filter((paper) => paper.document === document || paper.instead === document)
      .map((paper) => ({ step, paper })),
  );

const householdOf = (paper: Paper, sheet: SheetRow): number | null =>
  paper.each === undefined ? null : sheet.household_id;

const recordOf = ({ papers }: Running, { step, paper }: Asked, sheet: SheetRow) =>
  papers.find(
    (row) =>
      row.step_key === step.key &&
      row.document === sheet.document &&
      (row.household_id === null || row.household_id === householdOf(paper, sheet)),
  );

/**
 * A paper that several steps ask for (proof of posting, minutes) is that of the first of them that still waits: what
 * asks for it is not recorded yet.
 */
async function sign(scope: Scope, running: Running, sheet: SheetRow, today: string): Promise<void> {
  if (running.row.status === 'stopped') return;
  const open = askedFor(running, sheet.document).filter(
    (asked) => recordOf(running, asked, sheet)?.state !== 'signed',
  );
  const { steps } = running.definition;
  const waiting = open.filter(({ step, paper }) => {
    const at = steps.findIndex(({ key }) => key === step.key);
    return recordOfStep(running, steps[paper.by === 'next-step' ? at + 1 : at]) === undefined;
  });
  const asked = waiting[0] ?? open.at(-1);
  if (asked === undefined) return;
  await receive(scope, running, { asked, sheet, state: 'signed', today });
}

async function takeBack(
  scope: Scope,
  running: Running,
  { sheet, since, today }: { readonly sheet: SheetRow; readonly since: string; readonly today: string },
): Promise<void> {
  if (running.row.status === 'stopped') return;
  for (const asked of askedFor(running, sheet.document)) {
    const record = recordOf(running, asked, sheet);
    if (record?.state !== 'signed' || record.received_on < since) continue;
    await receive(scope, running, { asked, sheet, state: 'printed', today });
    return;
  }
}

async function receive(
  scope: Scope,
  running: Running,
  entry: {
    readonly asked: Asked;
    readonly sheet: SheetRow;
    readonly state: 'signed' | 'printed';
    readonly today: string;
  },
): Promise<void> {
  const { asked, sheet, state, today } = entry;
  const householdId = householdOf(asked.paper, sheet);
  if (asked.paper.each !== undefined) {
    const isIn = liveOf(running).some(({ household_id }) => household_id === householdId);
    if (householdId === null || !isIn) return;
  }
  const place = { id: running.row.id, step: asked.step.key, document: sheet.document, state, on: today };
  const households = householdId === null ? {} : { householdIds: [householdId] };
  await receivePaper(scope, running, { ...place, ...households }, today);
}
