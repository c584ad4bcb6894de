import { writeCustomValues } from '#db/custom-fields.ts';
import { findHousehold, findMember, householdYear, memberYear, membersOf } from '#db/households.ts';
import { rowWriter } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { hasCode } from '#domain/codes/code-lists.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { withOneSchooling } from '#domain/entry/schooling.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { sortValues } from '../field-input.ts';
import { act, openArchiveOf, Refusal, today, type Session } from '../session.ts';
import { MEMBER_INPUT, memberCells, refuseSecondHead, titled, upsertYear } from './value-acts.ts';

type Changed = Result<{ change: number | null }>;

export async function updateMember(session: Session, input: Input<'member.update'>): Promise<Changed> {
  const db = reader(openArchiveOf(session));
  const member = await findMember(db, input.id);
  if (member === undefined) return notFound('这个人');
  const sorted = sortValues(withOneSchooling(input.values, input.year), MEMBER_INPUT);
  await refuseSecondHead(session, member.household_id, sorted.stores.get('member')?.['relation'], member.id);
  const ofYear = await memberYear(db, member.id, input.year);
  const h = await findHousehold(db, { id: member.household_id });
  const title = titled(`修改户 ${h?.household_no ?? ''} 的成员`, sorted.labels);
  const done = await act(
    session,
    { command: 'member.update', title, reason: input.reason },
    async (scope) => {
      const own = memberCells(sorted, member);
      if (Object.keys(own).length > 0) rowWriter(scope.raw).update('member', member.id, own);
      const cells = sorted.stores.get('member_year');
      if (cells !== undefined)
        await upsertYear(scope, 'member_year', ofYear, { member_id: member.id, year: input.year }, cells);
      const custom = sorted.stores.get('custom');
      if (custom !== undefined)
        writeCustomValues(
          scope.raw,
          rowWriter(scope.raw),
          { householdId: member.household_id, memberId: member.id, year: input.year },
          custom,
        );
    },
  );
  return ok({ change: done.change });
}

export async function addMember(
  session: Session,
  input: Input<'member.add'>,
): Promise<Result<Output<'member.add'>>> {
  const db = reader(openArchiveOf(session));
  const h = await findHousehold(db, { id: input.householdId });
  if (h === undefined) return notFound('这一户');
  if (h.closed_on !== null)
    throw new Refusal({ code: 'conflict', message: '这一户已经整户减少，不能再增加成员。' });
  const sorted = sortValues(input.values, MEMBER_INPUT);
  const cells = sorted.stores.get('member') ?? {};
  if (typeof cells['name'] !== 'string')
    throw new Refusal({ code: 'invalid-input', issues: [{ path: '姓名', message: '请填写姓名' }] });
  if (input.on > today(session))
    throw new Refusal({ code: 'invalid-input', issues: [{ path: '增加日期', message: '不能晚于今天' }] });
  if (!hasCode('increase_reason', input.reason))
    throw new Refusal({ code: 'invalid-input', issues: [{ path: '增加原因', message: '请从列表选择' }] });
  await refuseSecondHead(session, h.id, cells['relation'], null);
  const ofYear = await householdYear(db, h.id, Number(input.on.slice(0, 4)));
  const title = `成员自然增加（${labelOf('increase_reason', input.reason)}）：户 ${h.household_no ?? ''}`;
  const done = await act(
    session,
    { command: 'member.add', title, reason: input.proof, effectiveOn: input.on },
    async (scope) => {
      const writer = rowWriter(scope.raw);
      const own = memberCells(sorted, { birth_date: null, sex: null });
      const id = writer.insert('member', {
        ...own,
        household_id: h.id,
        joined_on: input.on,
        joined_reason: input.reason,
        joined_proof: input.proof,
        joined_kind: 'natural',
      });
      const yearCells = sorted.stores.get('member_year');
      if (yearCells !== undefined)
        writer.insert('member_year', { member_id: id, year: input.year, ...yearCells });
      followHeadCount(writer, ofYear, 1);
      return id;
    },
  );
  return ok({ id: done.value, change: done.change });
}

/** The reported head-count of the year moves with those who come and go; where none was reported none is made up. */
export function followHeadCount(
  writer: ReturnType<typeof rowWriter>,
  ofYear: { id: number; head_count: number | null } | undefined,
  by: number,
): void {
  if (ofYear?.head_count == null) return;
  writer.update('household_year', ofYear.id, { head_count: ofYear.head_count + by });
}

export async function leaveMember(session: Session, input: Input<'member.leave'>): Promise<Changed> {
  const db = reader(openArchiveOf(session));
  const member = await findMember(db, input.id);
  if (member === undefined) return notFound('这个人');
  refuseWrongLeave(member, input, today(session));
  const others = (await membersOf(db, member.household_id)).filter(
    (m) => m.left_on === null && m.id !== member.id,
  );
  const newHead = newHeadOf(member, others, input);
  const leaving = input.wholeHousehold ? [member, ...others] : [member];
  const h = await findHousehold(db, { id: member.household_id });
  const ofYear = await householdYear(db, member.household_id, Number(input.on.slice(0, 4)));
  const what = input.wholeHousehold ? `整户自然减少 ${leaving.length} 人` : '成员自然减少';
  const title = `${what}（${labelOf('decrease_reason', input.reason)}）：户 ${h?.household_no ?? ''}`;
  const done = await act(
    session,
    { command: 'member.leave', title, reason: input.proof, effectiveOn: input.on },
    (scope) => {
      const writer = rowWriter(scope.raw);
      const left = {
        left_on: input.on,
        left_reason: input.reason,
        left_proof: input.proof,
        left_kind: 'natural',
      };
      for (const { id } of leaving) writer.update('member', id, left);
      if (newHead !== null) {
        writer.update('member', member.id, { new_head_id: newHead.id });
        writer.update('member', newHead.id, { relation: '01' });
        writer.update('household', member.household_id, {
          head_name: newHead.name,
          head_id_number: newHead.id_number,
          head_person_no: newHead.person_no,
        });
      }
      if (input.wholeHousehold)
        writer.update('household', member.household_id, {
          closed_on: input.on,
          closed_reason: '整户自然减少',
        });
      followHeadCount(writer, ofYear, -leaving.length);
      return Promise.resolve();
    },
  );
  return ok({ change: done.change });
}

interface Leaver {
  readonly left_on: string | null;
  readonly birth_date: string | null;
  readonly joined_on: string | null;
}

function refuseWrongLeave(member: Leaver, input: Input<'member.leave'>, day: string): void {
  const wrong = (path: string, message: string): never => {
    throw new Refusal({ code: 'invalid-input', issues: [{ path, message }] });
  };
  if (member.left_on !== null) throw new Refusal({ code: 'conflict', message: '这个人已经办理过自然减少。' });
  if (input.on > day) wrong('减少日期', '不能晚于今天');
  if (member.birth_date !== null && input.on < member.birth_date) wrong('减少日期', '不能早于出生日期');
  if (member.joined_on !== null && input.on < member.joined_on) wrong('减少日期', '不能早于增加日期');
  if (!hasCode('decrease_reason', input.reason)) wrong('减少原因', '请从列表选择');
}

/** Rules Q173 and Q174: the head's leaving names a new head; the last one's leaving is 整户减少 and says so. */
function newHeadOf<M extends { id: number }>(
  member: { relation: string | null },
  others: readonly M[],
  input: Input<'member.leave'>,
): M | null {
  if (input.wholeHousehold) return null;
  if (others.length === 0)
    throw new Refusal({ code: 'rule', rule: 'Q174', message: '这是户里最后一人。请勾选“整户减少”再办理。' });
  if (member.relation !== '01') return null;
  const chosen = others.find((m) => m.id === input.newHeadId);
  if (chosen === undefined)
    throw new Refusal({ code: 'rule', rule: 'Q173', message: '减少的是户主，请先指定新户主。' });
  return chosen;
}
