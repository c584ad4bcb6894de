import { createHash } from 'node:crypto';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { involve } from '../access/involve.ts';
import type { Session } from '../session.ts';
import { foundExport, keptOf } from './export-changes.ts';
import { verified } from './write-export.ts';

/** The file that was written then, made anew from what was kept of it. */
export async function exportAgain(
  session: Session,
  { id }: Input<'export.again'>,
): Promise<Result<Output<'export.again'>>> {
  const record = await foundExport(session, id);
  const { sheets, subjects } = await keptOf(session, record);
  involve(subjects.map(({ householdId }) => householdId));
  const bytes = await verified(sheets);
  const same = createHash('sha256').update(bytes).digest('hex') === record.sha256;
  return ok({ ...session.outputs.put(record.file, bytes), same });
}
