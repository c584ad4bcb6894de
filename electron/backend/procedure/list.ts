import type { ReadHandle } from '#db/handle.ts';
import type { Archive } from '#db/open-archive.ts';
import { listProcedures, type ProcedureRow } from '#db/procedures.ts';
import type { Input, Output } from '#contract/channels.ts';
import { judgementOf, loadRunnings, type Running } from './running.ts';
import { withComparison } from './suspected.ts';

type Line = Output<'procedure.list'>['procedures'][number];

/** Procedures with where each stands today, newest first. */
export async function listOf(
  db: ReadHandle,
  raw: Archive['rawReading'],
  input: Input<'procedure.list'>,
  today: string,
): Promise<Line[]> {
  const rows = await listProcedures(db, input);
  const open = new Map<number, Running>();
  const loaded = await loadRunnings(
    db,
    rows.filter(({ status }) => status === 'open'),
  );
  for (const running of loaded)
    open.set(running.row.id, asksSuspected(running) ? withComparison(raw, running) : running);
  return rows.map((row) => ({ ...lineOf(row), ...standing(open.get(row.id), today) }));
}

/** Whose papers a step waits for depends on the comparison where it is for suspected households only. */
const asksSuspected = ({ definition, steps }: Running): boolean =>
  definition.steps.some(
    ({ key, only }) => only !== undefined && !steps.some(({ step_key }) => step_key === key),
  );

const lineOf = (row: ProcedureRow & { households: number; dropped: number; open_objections: number }) => ({
  ...{ id: row.id, key: row.key, title: row.title, village: row.village, villageId: row.village_id },
  ...{ status: row.status, openedOn: row.opened_on, responsible: row.responsible },
  ...{ households: row.households, dropped: row.dropped, openObjections: row.open_objections },
});

function standing(running: Running | undefined, today: string) {
  const judgement = running && judgementOf(running, today);
  const next = judgement?.steps.find(({ key }) => key === judgement.next);
  return {
    stepKey: next?.key ?? null,
    stepTitle: next?.title ?? null,
    waitsFor: next?.blockers[0]?.rule ?? null,
    isReady: next === undefined ? null : next.status === 'ready',
    earliest: next?.earliest ?? null,
    latest: next?.latest ?? null,
    daysLeft: next?.daysLeft ?? null,
    warnings: judgement?.warnings.length ?? 0,
  };
}
