import { dropDraft } from '#db/drafts.ts';
import { writeCustomValues } from '#db/custom-fields.ts';
import { findHousehold } from '#db/households.ts';
import { findVillage, groupNamed } from '#db/places.ts';
import { rowWriter } from '#db/row-access.ts';
import { reader, type WriteScope } from '#db/write.ts';
import { checkHousehold } from '#domain/entry/check-household.ts';
import type { Remark } from '#domain/entry/remark.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { type SortedValues, sortValues } from '../field-input.ts';
import { act, openArchiveOf, type Session, today } from '../session.ts';
import { doubtsOfKnown, refuseRemarks } from './entry-checks.ts';
import { MEMBER_INPUT, memberCells } from './value-acts.ts';

const HOUSEHOLD_INPUT = { entities: ['household'], stores: ['household', 'household_year'] } as const;
const HOUSEHOLD_NO = 'household.household_no';

/** A household with all its people, as it stood in the sheet: one act, all or nothing. */
export async function enterHousehold(
  session: Session,
  input: Input<'household.enter'>,
): Promise<Result<Output<'household.enter'>>> {
  const village = await findVillage(reader(openArchiveOf(session)), input.villageId);
  if (village === undefined) return notFound('这个村');
  const context = { year: input.year, today: today(session) };
  const remarks = [
    ...checkHousehold(input.values, input.members, context),
    ...(await takenNumber(session, input.values[HOUSEHOLD_NO])),
    ...(await doubtsOfKnown(session, input.members)),
  ];
  refuseRemarks(remarks, input.acceptDoubts);
  const household = sortValues(input.values, HOUSEHOLD_INPUT);
  const members = input.members.map((values) => sortValues(values, MEMBER_INPUT));
  const title = `录入一户 ${members.length} 人（${village.name}）`;
  const done = await act(
    session,
    { command: 'household.enter', title, reason: input.reason },
    async (scope) => {
      const id = await insertHousehold(scope, village.id, household, members.length, context);
      for (const member of members) insertMember(scope, id, input.year, member);
      if (input.draft !== undefined) await dropDraft(scope.trx, input.draft);
      return id;
    },
  );
  return ok({ id: done.value, people: members.length, change: done.change });
}

async function takenNumber(session: Session, number: string | number | null | undefined): Promise<Remark[]> {
  if (number === null || number === undefined) return [];
  const other = await findHousehold(reader(openArchiveOf(session)), { householdNo: String(number) });
  if (other === undefined) return [];
  return [{ row: null, key: HOUSEHOLD_NO, level: 'fault', reason: '这个户编号已经是另一户的，请核对' }];
}

async function insertHousehold(
  scope: WriteScope,
  villageId: number,
  household: SortedValues,
  people: number,
  { year, today: openedOn }: { year: number; today: string },
): Promise<number> {
  const writer = rowWriter(scope.raw);
  const group = household.stores.get('derived')?.['group_name'] ?? null;
  const id = writer.insert('household', {
    ...household.stores.get('household'),
    village_id: villageId,
    village_group_id: group === null ? null : await groupNamed(scope.trx, villageId, String(group)),
    opened_on: openedOn,
  });
  writer.insert('household_year', {
    household_id: id,
    year,
    head_count: people,
    ...household.stores.get('household_year'),
  });
  const custom = household.stores.get('custom');
  if (custom !== undefined)
    writeCustomValues(scope.raw, writer, { householdId: id, memberId: null, year }, custom);
  return id;
}

/** A person of a household that is being entered, or joins one with the cells of the joining. */
export function insertMember(
  scope: WriteScope,
  householdId: number,
  year: number,
  member: SortedValues,
  joined: Readonly<Record<string, string>> = {},
): void {
  const writer = rowWriter(scope.raw);
  const id = writer.insert('member', {
    ...memberCells(member, { birth_date: null, sex: null }),
    household_id: householdId,
    ...joined,
  });
  const yearCells = member.stores.get('member_year');
  if (yearCells !== undefined) writer.insert('member_year', { member_id: id, year, ...yearCells });
  const custom = member.stores.get('custom');
  if (custom !== undefined) writeCustomValues(scope.raw, writer, { householdId, memberId: id, year }, custom);
}
