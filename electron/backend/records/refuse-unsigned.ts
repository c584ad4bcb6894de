import type { Cells } from '#db/row-access.ts';
import { signatoriesOf } from '#db/signatories.ts';
import { reader } from '#db/write.ts';
import type { RecordKind } from '#domain/records/record-kind.ts';
import { openArchiveOf, Refusal, type Session } from '../session.ts';

/** Refuses what nobody of the household could have signed for it. */
export async function refuseUnsigned(
  session: Session,
  kind: RecordKind,
  records: readonly Cells[],
  householdId: number,
): Promise<void> {
  const { signedFor } = kind;
  if (signedFor === undefined) return;
  const people = await signatoriesOf(reader(openArchiveOf(session)), [householdId]);
  const faults = records.flatMap((cells) => signedFor(cells, people.get(householdId) ?? []));
  if (faults.length === 0) return;
  const issues = faults.map(({ column, message }) => ({
    path: kind.fields.find((field) => field.name === column)?.label ?? column,
    message,
  }));
  throw new Refusal({ code: 'invalid-input', issues });
}
