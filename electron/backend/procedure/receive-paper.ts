import { setPaper } from '#db/procedure-writes.ts';
import type { WriteScope } from '#db/write.ts';
import type { Paper, Step } from '#domain/procedures/definition.ts';
import type { Input } from '#contract/channels.ts';
import { Refusal } from '../session.ts';
import { candidateIn } from './candidate-in.ts';
import { liveOf, type Running } from './running.ts';

type Entry = Input<'procedure.receivePaper'>;

const refusal = (rule: string, message: string) => new Refusal({ code: 'rule', rule, message });

/** Throws a Refusal unless the step asks for this paper. */
export function paperOf({ definition }: Running, step: string, document: string): Paper {
  const found = definition.steps
    .find(({ key }) => key === step)
    ?.papers.find((paper) => paper.document === document || paper.instead === document);
  if (found === undefined) throw new Refusal({ code: 'not-found', what: '这一步的这份材料' });
  return found;
}

/** Records how far a paper is: printed, signed, or (again) missing; of sheets per household those of some or of all. */
export async function receivePaper(
  { trx }: Pick<WriteScope, 'trx'>,
  running: Running,
  entry: Entry,
  today: string,
): Promise<void> {
  const { row } = running;
  if (row.status === 'stopped') throw refusal('procedure-closed', '这个程序已经终止，不能再登记材料。');
  const paper = paperOf(running, entry.step, entry.document);
  if (entry.on > today) throw refusal('paper-day', `材料的日期 ${entry.on} 在今天之后，请核对日期。`);
  requireStillEnough(running, paper, entry);
  const { state, on, householdIds } = entry;
  const reached = state === 'missing' ? null : { state, received_on: on };
  const place = { procedure_id: row.id, step_key: entry.step, document: entry.document };
  if (householdIds === undefined || !paper.each) {
    for (const { household_id } of papersIn(running, entry))
      if (household_id !== null) await setPaper(trx, { ...place, household_id }, null);
    await setPaper(trx, { ...place, household_id: null }, reached);
    return;
  }
  await splitForHouseholds(trx, running, entry);
  for (const household_id of new Set(householdIds)) {
    candidateIn(running, household_id);
    await setPaper(trx, { ...place, household_id }, reached);
  }
}

const papersIn = ({ papers }: Running, { step, document }: Entry) =>
  papers.filter((paper) => paper.step_key === step && paper.document === document);

/** What was recorded for all becomes a record of each household, so that one of them can differ. */
async function splitForHouseholds(trx: WriteScope['trx'], running: Running, entry: Entry): Promise<void> {
  const own = papersIn(running, entry);
  const forAll = own.find(({ household_id }) => household_id === null);
  if (forAll === undefined) return;
  const { procedure_id, step_key, document, state, received_on } = forAll;
  const place = { procedure_id, step_key, document };
  await setPaper(trx, { ...place, household_id: null }, null);
  for (const { household_id } of liveOf(running)) {
    if (own.some((paper) => paper.household_id === household_id && paper.state === 'signed')) continue;
    await setPaper(trx, { ...place, household_id }, { state, received_on });
  }
}

/** A paper on which a recorded step rests cannot go missing behind its back. */
function requireStillEnough({ definition, steps }: Running, paper: Paper, entry: Entry): void {
  if (entry.state === 'signed' || (entry.state === 'printed' && paper.need === 'printed')) return;
  const at = definition.steps.findIndex(({ key }) => key === entry.step);
  const asking: Step | undefined = definition.steps[paper.by === 'next-step' ? at + 1 : at];
  const isRecorded = steps.some(({ step_key }) => step_key === asking?.key);
  if (!isRecorded) return;
  const message = `“${asking?.title}”已经登记，它需要《${paper.title}》；要更改材料请先撤销那次登记。`;
  throw refusal('paper-in-use', message);
}
