import { type ClueRow, householdsInProcedure, listClues } from '#db/clues.ts';
import { type Cells, rowWriter } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { type ClueRefusal, refuseAccept, refuseFeedBack, refuseSettle } from '#domain/clues/refuse-clue.ts';
import { CLUE_OUTCOMES } from '#domain/procedures/words.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { sentencesOf } from '../procedure/admit.ts';
import { act, openArchiveOf, Refusal, type Session, today } from '../session.ts';
import { judgedOf } from './clue-view.ts';

type Changed = Result<Output<'clue.accept'>>;

export async function acceptClues(
  session: Session,
  { clueIds, by, on }: Input<'clue.accept'>,
): Promise<Changed> {
  const rows = await rowsOf(session, clueIds);
  refuseAny(rows.map((row) => refuseAccept(judgedOf(row), { on, today: today(session) })));
  return pass(session, rows, {
    head: { command: 'clue.accept', title: `受理线索 ${rows.length} 条`, effectiveOn: on },
    cells: { accepted_on: on, accepted_by: by },
  });
}

export async function feedBackClues(
  session: Session,
  { clueIds, on }: Input<'clue.feedBack'>,
): Promise<Changed> {
  const rows = await rowsOf(session, clueIds);
  refuseAny(rows.map((row) => refuseFeedBack(judgedOf(row), { on, today: today(session) })));
  return pass(session, rows, {
    head: { command: 'clue.feedBack', title: `线索反馈到村 ${rows.length} 条`, effectiveOn: on },
    cells: { fed_back_on: on },
  });
}

export async function settleClues(
  session: Session,
  { clueIds, outcome, on, note, procedureId }: Input<'clue.settle'>,
): Promise<Changed> {
  const rows = await rowsOf(session, clueIds);
  const into = outcome === 'procedure' ? procedureId : undefined;
  const inProcedure =
    into === undefined ? null : await householdsInProcedure(reader(openArchiveOf(session)), into);
  if (into !== undefined && inProcedure === null) throw new Refusal({ code: 'not-found', what: '这个程序' });
  refuseAny(
    rows.map((row) => {
      const settlement = { outcome, on, note: note ?? row.note, inProcedure };
      return refuseSettle(judgedOf(row), settlement, today(session));
    }),
  );
  return pass(session, rows, {
    head: {
      command: 'clue.settle',
      title: `办结线索 ${rows.length} 条：${CLUE_OUTCOMES[outcome]}`,
      effectiveOn: on,
    },
    cells: {
      ...{ outcome, settled_on: on },
      ...(into === undefined ? {} : { procedure_id: into }),
      ...(note ? { note } : {}),
    },
  });
}

async function rowsOf(session: Session, clueIds: readonly number[]): Promise<ClueRow[]> {
  const ids = [...new Set(clueIds)];
  const rows = await listClues(reader(openArchiveOf(session)), { ids });
  if (rows.length < ids.length) throw new Refusal({ code: 'not-found', what: '选中的线索' });
  return rows;
}

/** All or none: the sentences of those that may not, and nothing is written. */
function refuseAny(found: readonly (ClueRefusal | null)[]): void {
  const refused = found.filter((each) => each !== null);
  const [first] = refused;
  if (first === undefined) return;
  const message = sentencesOf(refused.map((each) => each.message));
  const named = refused.map((each) => ({ ...each }));
  throw new Refusal({ code: 'rule', rule: first.rule, message, refused: named });
}

async function pass(
  session: Session,
  rows: readonly ClueRow[],
  { head, cells }: { head: { command: string; title: string; effectiveOn: string }; cells: Cells },
): Promise<Changed> {
  const done = await act(session, head, async ({ raw }) => {
    const writer = rowWriter(raw);
    for (const { id } of rows) writer.update('clue', id, cells);
  });
  return ok({ change: done.change });
}
