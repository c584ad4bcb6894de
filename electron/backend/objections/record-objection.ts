import type { WriteHandle } from '#db/handle.ts';
import { findObjection, insertObjection, updateObjection } from '#db/objections.ts';
import type { ObjectionRow } from '#db/procedures.ts';
import { reader } from '#db/write.ts';
import {
  type NoticeOfObjection,
  refuseAnswer,
  refuseDecision,
  refuseReceipt,
  refuseVerification,
} from '#domain/objections/refuse-objection.ts';
import type { Refusal as Judged } from '#domain/procedures/procedure-state.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { letGo } from '../procedure/households.ts';
import { householdLabel, requireOpen, type Running, runningOf } from '../procedure/running.ts';
import { act, openArchiveOf, Refusal, type Session, today } from '../session.ts';
import { courseOf, stepOfObjection, stillIn } from './objection-view.ts';

type Changed = Promise<Result<Output<'objection.verify'>>>;

/** Throws the judgement as the act's refusal, with its source. */
function requireNone(refused: Judged | null): void {
  if (refused === null) return;
  const { rule, message, source } = refused;
  throw new Refusal({ code: 'rule', rule, message, refused: [{ rule, message, source }] });
}

/** Takes an objection down; the list of changes says of which notice, and not who objected. */
export async function addObjection(
  session: Session,
  input: Input<'objection.add'>,
): Promise<Result<Output<'objection.add'>>> {
  const { procedureId, step, householdId, receivedOn } = input;
  const running = await runningOf(reader(openArchiveOf(session)), procedureId);
  const notice = noticeOf(running, step);
  const title = `登记异议：${running.row.village}${running.row.title}“${notice.title}”`;
  const head = { command: 'objection.add', title, effectiveOn: receivedOn };
  const done = await act(session, head, async ({ trx }) => {
    requireOpen(running);
    requireNone(refuseReceipt(notice, { on: receivedOn, today: today(session) }));
    if (householdId !== null && !running.candidates.some(({ household_id }) => household_id === householdId))
      throw new Refusal({ code: 'not-found', what: '程序里的这一户' });
    return insertObjection(trx, {
      ...{ procedure_id: procedureId, step_key: step, household_id: householdId, received_on: receivedOn },
      ...{ channel: input.channel, objector: input.objector, content: input.content },
      objector_phone: input.objectorPhone === '' ? null : input.objectorPhone,
    });
  });
  return ok({ id: done.value, change: done.change });
}

function noticeOf({ definition, steps, postings }: Running, key: string): NoticeOfObjection {
  const at = definition.steps.findIndex((step) => step.key === key);
  const step = definition.steps[at];
  if (step === undefined) throw new Refusal({ code: 'not-found', what: '程序的这一步' });
  const record = steps.find(({ step_key }) => step_key === key);
  const later = definition.steps
    .slice(at + 1)
    .find((each) => steps.some(({ step_key }) => step_key === each.key));
  const [first] = postings.filter(({ step_key }) => step_key === key);
  const posted = record === undefined ? null : (record.notice_from ?? record.done_on);
  return {
    ...{ title: step.title, source: step.source },
    takesObjections: step.onObjection !== undefined && step.notice !== undefined,
    ...{ postedOn: first?.notice_from ?? posted, followedBy: later?.title ?? null },
  };
}

interface Known {
  readonly row: ObjectionRow;
  readonly running: Running;
  /** Where the order of its acts comes from. */
  readonly source: string;
}

async function objectionOf(db: Parameters<typeof findObjection>[0], id: number): Promise<Known> {
  const row = await findObjection(db, id);
  if (row === undefined) throw new Refusal({ code: 'not-found', what: '这件异议' });
  const running = await runningOf(db, row.procedure_id);
  const source = stepOfObjection(running, row)?.source ?? running.definition.source;
  return { row, running, source };
}

/** One act on an objection that is there; its title names the notice and the household's number, nobody else. */
async function follow(
  session: Session,
  { id, on }: { readonly id: number; readonly on: string },
  {
    command,
    word,
    work,
  }: {
    readonly command: string;
    readonly word: string;
    readonly work: (trx: WriteHandle, known: Known) => Promise<void>;
  },
): Changed {
  const { row, running } = await objectionOf(reader(openArchiveOf(session)), id);
  const about = running.candidates.find(({ household_id }) => household_id === row.household_id);
  const whom = about === undefined ? '' : `，户编号 ${householdLabel(about.household_no)}`;
  const notice = `“${stepOfObjection(running, row)?.title ?? ''}”`;
  const title = `${word}：${running.row.village}${running.row.title}${notice}${whom}`;
  const { change } = await act(session, { command, title, effectiveOn: on }, async ({ trx }) =>
    work(trx, await objectionOf(trx, id)),
  );
  return ok({ change });
}

export function verifyObjection(
  session: Session,
  { id, on, verifiers, finding }: Input<'objection.verify'>,
): Changed {
  const work = async (trx: WriteHandle, { row, source }: Known) => {
    const asked = { on, today: today(session), source, verifiers, objector: row.objector };
    requireNone(refuseVerification(courseOf(row), asked));
    const names = [...new Set(verifiers)].join('、');
    await updateObjection(trx, id, { verified_on: on, verifiers: names, finding });
  };
  return follow(session, { id, on }, { command: 'objection.verify', word: '核实异议', work });
}

/** The decision and, where it is wished, what it means for the household, as one act. */
export function decideObjection(
  session: Session,
  { id, outcome, by, on, drop }: Input<'objection.decide'>,
): Changed {
  const work = async (trx: WriteHandle, { row, running, source }: Known) => {
    requireNone(refuseDecision(courseOf(row), { on, today: today(session), source, outcome }));
    await updateObjection(trx, id, { outcome, decided_by: by, decided_on: on });
    const household = stillIn(running, row);
    if (!drop || outcome !== 'upheld' || household === undefined) return;
    const reason = `“${stepOfObjection(running, row)?.title ?? ''}”有异议，核实成立`;
    await letGo(trx, running, { householdId: household.household_id, reason, kind: 'objection', on });
  };
  return follow(session, { id, on }, { command: 'objection.decide', word: '处理异议', work });
}

export function answerObjection(session: Session, { id, on, answer }: Input<'objection.answer'>): Changed {
  const work = async (trx: WriteHandle, { row, running }: Known) => {
    const { source } = running.pack.documents.objectionAnswerDays;
    requireNone(refuseAnswer(courseOf(row), { on, today: today(session), source }));
    await updateObjection(trx, id, { answered_on: on, answer });
  };
  return follow(session, { id, on }, { command: 'objection.answer', word: '答复异议', work });
}
