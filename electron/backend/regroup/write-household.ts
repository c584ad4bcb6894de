import { yearsFrom } from '#db/regroup.ts';
import type { RowWriter } from '#db/row-access.ts';
import type { WriteScope } from '#db/write.ts';
import { HEAD } from '#domain/household/kin.ts';
import type { Household, Member } from './household-at-hand.ts';

export const yearOfDay = (day: string): number => Number(day.slice(0, 4));

/** Makes somebody head: the household's own cells name them, and everybody's relation is to them. */
export function writeHead(
  writer: RowWriter,
  h: Pick<Household, 'id'>,
  head: Member,
  relations: ReadonlyMap<number, string>,
): void {
  writer.update('member', head.id, { relation: HEAD });
  for (const [id, relation] of relations) writer.update('member', id, { relation });
  writeHeadCells(writer, h, head);
}

export function writeHeadCells(writer: RowWriter, h: Pick<Household, 'id'>, head: Member): void {
  writer.update('household', h.id, {
    head_name: head.name,
    head_id_number: head.id_number,
    head_person_no: head.person_no,
  });
}

/**
 * The reported head-counts of the year and of later ones move with those who come and go; where none was reported
 * none is made up.
 */
export async function followHeadCount(
  { trx }: WriteScope,
  writer: RowWriter,
  householdId: number,
  { on, by }: { on: string; by: number },
): Promise<void> {
  if (by === 0) return;
  for (const { id, head_count } of await yearsFrom(trx, householdId, yearOfDay(on)))
    if (head_count !== null)
      writer.update('household_year', id, { head_count: Math.max(0, head_count + by) });
}
