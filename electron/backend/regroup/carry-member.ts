import { rowsThatFollow } from '#db/regroup.ts';
import type { Cells, RowWriter } from '#db/row-access.ts';
import type { WriteScope } from '#db/write.ts';
import { addDays } from '#domain/time/day.ts';
import type { Member } from './household-at-hand.ts';
import { yearOfDay } from './write-household.ts';

export interface Arrival {
  readonly householdId: number;
  readonly relation: string;
  readonly on: string;
  readonly proof: string;
  /** 分户, 并户, 转户; for a natural increase the code of its reason. */
  readonly reason: string;
  readonly kind: 'natural' | 'transfer';
}

/**
 * A person changes household: the row that was ends, and a new one begins in the other household with what is
 * known of them. The years before stay with the old row, this one and later ones are told of the new one too.
 */
export function carryMember(scope: WriteScope, writer: RowWriter, member: Member, arrival: Arrival): number {
  writer.update('member', member.id, {
    left_on: arrival.on,
    left_reason: arrival.reason,
    left_proof: arrival.proof,
    left_kind: 'transfer',
  });
  const id = insertAgain(scope, writer, member, arrival);
  for (const benefit of rowsThatFollow(scope.raw, member.id, yearOfDay(arrival.on)).benefits)
    carryBenefit(writer, benefit, { member_id: id, household_id: arrival.householdId }, arrival.on);
  return id;
}

/** A new row of somebody whom the archive knows, with their certificates and the years from now on. */
export function insertAgain(scope: WriteScope, writer: RowWriter, member: Member, arrival: Arrival): number {
  const id = writer.insert('member', {
    ...identityOf(member),
    household_id: arrival.householdId,
    relation: arrival.relation,
    joined_on: arrival.on,
    joined_reason: arrival.reason,
    joined_proof: arrival.proof,
    joined_kind: arrival.kind,
    came_from_id: member.id,
  });
  const { memberYears, certificates, customValues } = rowsThatFollow(
    scope.raw,
    member.id,
    yearOfDay(arrival.on),
  );
  const copy = (table: 'member_year' | 'disability_certificate' | 'custom_value', row: Cells, own: Cells) => {
    const { id: _, ...cells } = row;
    writer.insert(table, { ...cells, member_id: id, ...own });
  };
  for (const row of memberYears) copy('member_year', row, {});
  for (const row of certificates) copy('disability_certificate', row, { household_id: arrival.householdId });
  const place: Cells = { household_id: arrival.householdId };
  for (const row of customValues) copy('custom_value', row, row['household_id'] === null ? {} : place);
  return id;
}

/** Columns that tell of the one stay, not of the person. */
const OF_STAY = new Set([
  ...['id', 'household_id', 'relation', 'new_head_id', 'came_from_id'],
  ...['joined_on', 'joined_reason', 'joined_proof', 'joined_kind'],
  ...['left_on', 'left_reason', 'left_proof', 'left_kind'],
]);

/** What is true of a person in whichever household. */
function identityOf(member: Member): Cells {
  return Object.fromEntries(Object.entries(member).filter(([column]) => !OF_STAY.has(column)));
}

/** A benefit that runs goes on in the other household, from the day on; one that begins later goes there whole. */
export function carryBenefit(
  writer: RowWriter,
  benefit: Cells & { id: number },
  place: { member_id: number | null; household_id: number },
  on: string,
): void {
  const { id, ...cells } = benefit;
  const endsOn = cells['ends_on'];
  if (typeof endsOn === 'string' && endsOn < on) return;
  const startsOn = cells['starts_on'];
  if (typeof startsOn === 'string' && startsOn >= on) return writer.update('benefit', id, place);
  writer.update('benefit', id, { ends_on: addDays(on, -1) });
  writer.insert('benefit', { ...cells, ...place, starts_on: on });
}
