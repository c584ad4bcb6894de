import type { ReadHandle } from '#db/handle.ts';
import { membersOf } from '#db/households.ts';
import { recordsOf } from '#db/records.ts';
import type { Cells } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { birthDateOf } from '#domain/identity/id-number.ts';
import type { Signatory } from '#domain/records/guardian.ts';
import type { RecordKind } from '#domain/records/record-kind.ts';
import { openArchiveOf, Refusal, type Session } from '../session.ts';

/** Codes of disability_type: 智力, 精神; of disability_level: 一级, 二级. */
const OF_MIND = ['5', '6'];
const GRAVE = ['1', '2'];

/** Who is or was in a household, as far as it decides who signs for it. */
export async function signatoriesOf(db: ReadHandle, householdId: number): Promise<Signatory[]> {
  const certificates = await recordsOf(db, 'disability_certificate', {
    column: 'household_id',
    id: householdId,
  });
  const impaired = new Set(
    certificates
      .filter(({ type, level }) => OF_MIND.includes(String(type)) && GRAVE.includes(String(level)))
      .map((certificate) => certificate['member_id']),
  );
  return (await membersOf(db, householdId)).map((member) => ({
    birth: birthDateOf(member.id_number ?? '') ?? member.birth_date,
    leftOn: member.left_on,
    isGravelyImpaired: impaired.has(member.id),
  }));
}

/** Refuses what nobody of the household could have signed for it. */
export async function refuseUnsigned(
  session: Session,
  kind: RecordKind,
  records: readonly Cells[],
  householdId: number,
): Promise<void> {
  const { signedFor } = kind;
  if (signedFor === undefined) return;
  const signatories = await signatoriesOf(reader(openArchiveOf(session)), householdId);
  const faults = records.flatMap((cells) => signedFor(cells, signatories));
  if (faults.length === 0) return;
  const issues = faults.map(({ column, message }) => ({
    path: kind.fields.find((field) => field.name === column)?.label ?? column,
    message,
  }));
  throw new Refusal({ code: 'invalid-input', issues });
}
