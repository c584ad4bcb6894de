import type { ReadHandle } from '#db/handle.ts';
import { findHousehold, findMember, membersOf } from '#db/households.ts';
import { runningProcedure } from '#db/regroup.ts';
import { HEAD } from '#domain/household/kin.ts';
import { householdLabel } from '../procedure/running.ts';
import { openArchiveOf, Refusal, today, type Session } from '../session.ts';

export type Household = NonNullable<Awaited<ReturnType<typeof findHousehold>>>;
export type Member = NonNullable<Awaited<ReturnType<typeof findMember>>>;

/** A household with its people, as an act finds it. */
export interface AtHand {
  readonly h: Household;
  /** 户编号, or that there is none. */
  readonly label: string;
  /** All who are or were there, without rows that turned out to be of somebody else. */
  readonly family: readonly Member[];
  readonly present: readonly Member[];
  readonly head: Member | null;
}

export async function householdAtHand(db: ReadHandle, id: number): Promise<AtHand> {
  const h = await findHousehold(db, { id });
  if (h === undefined) throw new Refusal({ code: 'not-found', what: '这一户' });
  const family = (await membersOf(db, id)).filter(({ left_kind }) => left_kind !== 'duplicate');
  const present = family.filter(({ left_on }) => left_on === null);
  const head = present.find(({ relation }) => relation === HEAD) ?? null;
  return { h, label: householdLabel(h.household_no), family, present, head };
}

export async function memberAtHand(db: ReadHandle, id: number): Promise<{ member: Member; from: AtHand }> {
  const member = await findMember(db, id);
  if (member === undefined) throw new Refusal({ code: 'not-found', what: '这个人' });
  return { member, from: await householdAtHand(db, member.household_id) };
}

export const nameOf = ({ name }: Member): string => name ?? '（未填姓名）';
export const namesOf = (members: readonly Member[]): string => members.map(nameOf).join('、');

/** Throws the Refusal of one wrong box. */
export function wrong(path: string, message: string): never {
  throw new Refusal({ code: 'invalid-input', issues: [{ path, message }] });
}

export function broken(rule: string, message: string): never {
  throw new Refusal({ code: 'rule', rule, message });
}

export function refuseClosed({ h, label }: AtHand): void {
  if (h.closed_on === null) return;
  const how = h.closed_reason ?? '销户';
  throw new Refusal({
    code: 'conflict',
    message: `户 ${label} 已于 ${h.closed_on} ${how}，不能再办理。请先恢复或撤销。`,
  });
}

/** The day of an act: not to come, not before the household began, nor before its people were born or came. */
export function refuseDay(
  session: Session,
  { label, on }: { label: string; on: string },
  { households = [], people = [] }: { households?: readonly AtHand[]; people?: readonly Member[] },
): void {
  if (on > today(session)) wrong(label, '不能晚于今天');
  for (const { h, label: no } of households)
    if (h.opened_on !== null && h.split_from_id !== null && on < h.opened_on)
      wrong(label, `不能早于户 ${no} 分户的日期 ${h.opened_on}`);
  for (const member of people) {
    if (member.birth_date !== null && on < member.birth_date)
      wrong(label, `不能早于出生日期（${nameOf(member)} ${member.birth_date}）`);
    if (member.joined_on !== null && on < member.joined_on)
      wrong(label, `不能早于增加日期（${nameOf(member)} ${member.joined_on}）`);
  }
}

/** Who is in a running procedure stays as they were examined until it is over. */
export async function refuseRunning(session: Session, { h, label }: AtHand, act: string): Promise<void> {
  const title = await runningProcedure(openArchiveOf(session).reading, h.id);
  if (title === null) return;
  broken(
    'running-procedure',
    `户 ${label} 正在办理“${title}”，现在不能${act}。请先办完程序，或把这一户移出程序。`,
  );
}
