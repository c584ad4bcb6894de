import { setPaper } from '#db/procedure-writes.ts';
import type { WriteScope } from '#db/write.ts';
import type { Paper } from '#domain/procedures/definition.ts';
import type { Input } from '#contract/channels.ts';
import { Refusal } from '../session.ts';
import type { Running } from './running.ts';

type Entry = Input<'procedure.receivePaper'>;

const refusal = (rule: string, message: string) => new Refusal({ code: 'rule', rule, message });

/** Throws a Refusal unless the step asks for this paper. */
export function paperOf({ definition }: Running, step: string, document: string): Paper {
  const found = definition.steps
    .find(({ key }) => key === step)
    ?.papers.find((paper) => paper.document === document);
  if (found === undefined) throw new Refusal({ code: 'not-found', what: '这一步的这份材料' });
  return found;
}

/** Records how far a paper is: printed, signed, or (again) missing. */
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
  const { state } = entry;
  await setPaper(
    trx,
    { procedure_id: row.id, step_key: entry.step, document: entry.document, household_id: null },
    state === 'missing' ? null : { state, received_on: entry.on },
  );
}

/** A paper on which a recorded step rests cannot go missing behind its back. */
function requireStillEnough({ definition, steps }: Running, paper: Paper, entry: Entry): void {
  if (entry.state === 'signed' || (entry.state === 'printed' && paper.need === 'printed')) return;
  const at = definition.steps.findIndex(({ key }) => key === entry.step);
  const asking = definition.steps[paper.by === 'next-step' ? at + 1 : at];
  const isRecorded = steps.some(({ step_key }) => step_key === asking?.key);
  if (!isRecorded) return;
  const message = `“${asking?.title}”已经登记，它需要《${paper.title}》；要更改材料请先撤销那次登记。`;
  throw refusal('paper-in-use', message);
}
