import { writeCustomValues } from '#db/custom-fields.ts';
import { dropDraft } from '#db/drafts.ts';
import { findHousehold, memberYearsOf, membersOf } from '#db/households.ts';
import { rowWriter } from '#db/row-access.ts';
import { reader, type WriteScope } from '#db/write.ts';
import { hasCode } from '#domain/codes/code-lists.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { checkMember } from '#domain/entry/check-member.ts';
import type { Remark } from '#domain/entry/remark.ts';
import { withOneSchooling } from '#domain/entry/schooling.ts';
import { HEAD } from '#domain/quality/kinship.ts';
import type { FieldValues } from '#contract/common.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { type SortedValues, sortValues } from '../field-input.ts';
import { followHeadCount } from '../regroup/write-household.ts';
import { act, type ActHead, openArchiveOf, Refusal, type Session, today } from '../session.ts';
import { insertMember } from './enter-household.ts';
import { doubtsOfKnown, refuseRemarks } from './entry-checks.ts';
import { MEMBER_INPUT, memberCells, upsertYear } from './value-acts.ts';

type Member = Awaited<ReturnType<typeof membersOf>>[number];
type MemberYear = Awaited<ReturnType<typeof memberYearsOf>>[number];

interface Update {
  readonly member: Member;
  readonly ofYear: MemberYear | undefined;
  readonly sorted: SortedValues;
}

/** Cells of several people of a household, and people who join it: one act. */
export async function enterMembers(
  session: Session,
  input: Input<'member.enter'>,
): Promise<Result<Output<'member.enter'>>> {
  const db = reader(openArchiveOf(session));
  const h = await findHousehold(db, { id: input.householdId });
  if (h === undefined) return notFound('这一户');
  const members = await membersOf(db, h.id);
  const byId = new Map(members.map((member) => [member.id, member]));
  if (input.updates.some(({ id }) => !byId.has(id))) return notFound('要修改的人');
  const years = new Map((await memberYearsOf(db, h.id, input.year)).map((row) => [row.member_id, row]));
  refuseTwoHeads(members, input);
  const updates = input.updates.flatMap(({ id, values }): Update[] => {
    const member = byId.get(id);
    const sorted = sortValues(withOneSchooling(values, input.year), MEMBER_INPUT);
    return member === undefined ? [] : [{ member, ofYear: years.get(id), sorted }];
  });
  const added = await checkedAdded(session, input, h.closed_on);
  const done = await act(session, headOf(input, h.household_no), async (scope) => {
    for (const update of updates) await writeUpdate(scope, input, update);
    for (const member of added) insertMember(scope, h.id, input.year, member, joinedCells(input));
    if (input.joined !== undefined)
      await followHeadCount(scope, rowWriter(scope.raw), h.id, { on: input.joined.on, by: added.length });
    if (input.draft !== undefined) await dropDraft(scope.trx, input.draft);
  });
  return ok({ updated: updates.length, added: added.length, change: done.change });
}

function headOf(input: Input<'member.enter'>, householdNo: string | null): ActHead {
  const parts = [
    input.updates.length === 0 ? '' : `修改 ${input.updates.length} 人`,
    input.joined === undefined || input.added.length === 0
      ? ''
      : `自然增加 ${input.added.length} 人（${labelOf('increase_reason', input.joined.reason)}）`,
  ];
  return {
    command: 'member.enter',
    title: `成员批量录入：户 ${householdNo ?? ''} ${parts.filter((part) => part !== '').join('、')}`,
    // The proof is the reason of a joining; a correction of a closed year has its own.
    reason: input.reason ?? (input.added.length === 0 ? undefined : input.joined?.proof),
    effectiveOn: input.added.length === 0 ? undefined : input.joined?.on,
  };
}

const joinedCells = ({ joined }: Input<'member.enter'>): Record<string, string> =>
  joined === undefined
    ? {}
    : {
        joined_on: joined.on,
        joined_reason: joined.reason,
        joined_proof: joined.proof,
        joined_kind: 'natural',
      };

/** Rule Q014, with everything of the act done. */
function refuseTwoHeads(members: readonly Member[], input: Input<'member.enter'>): void {
  const changed = new Map(input.updates.map(({ id, values }) => [id, values['member.relation']]));
  const before = members.filter((member) => member.left_on === null);
  const after = [
    ...before.map(({ id, relation }) => (changed.get(id) === undefined ? relation : changed.get(id))),
    ...input.added.map((values) => values['member.relation']),
  ].filter((relation) => relation === HEAD);
  // What an import left wrong does not stop other work; a second head that this act makes does.
  const heads = before.filter(({ relation }) => relation === HEAD).length;
  if (after.length > Math.max(1, heads))
    throw new Refusal({
      code: 'rule',
      rule: 'Q014',
      message: '这一户已经有户主。请先把原户主改成别的关系，再设新户主。',
    });
}

async function checkedAdded(
  session: Session,
  input: Input<'member.enter'>,
  closedOn: string | null,
): Promise<SortedValues[]> {
  const { added, joined } = input;
  if (added.length === 0) return [];
  const wrong = (path: string, message: string): Refusal =>
    new Refusal({ code: 'invalid-input', issues: [{ path, message }] });
  if (closedOn !== null)
    throw new Refusal({ code: 'conflict', message: '这一户已经整户减少，不能再增加成员。' });
  if (joined === undefined) throw wrong('增加原因', '新增的人要写明增加原因、日期和证明材料');
  if (joined.on > today(session)) throw wrong('增加日期', '不能晚于今天');
  if (!hasCode('increase_reason', joined.reason)) throw wrong('增加原因', '请从列表选择');
  refuseRemarks(await remarksOn(session, added, input.year), input.acceptDoubts);
  return added.map((values) => sortValues(values, MEMBER_INPUT));
}

async function remarksOn(session: Session, added: readonly FieldValues[], year: number): Promise<Remark[]> {
  const context = { year, today: today(session) };
  const own = added.flatMap((values, row) => checkMember(values, context).map((each) => ({ ...each, row })));
  return [...own, ...(await doubtsOfKnown(session, added))];
}

async function writeUpdate(
  scope: WriteScope,
  { year }: Input<'member.enter'>,
  { member, ofYear, sorted }: Update,
): Promise<void> {
  const writer = rowWriter(scope.raw);
  const own = memberCells(sorted, member);
  if (Object.keys(own).length > 0) writer.update('member', member.id, own);
  const cells = sorted.stores.get('member_year');
  if (cells !== undefined)
    await upsertYear(scope, 'member_year', ofYear, { member_id: member.id, year }, cells);
  const custom = sorted.stores.get('custom');
  if (custom !== undefined)
    writeCustomValues(
      scope.raw,
      writer,
      { householdId: member.household_id, memberId: member.id, year },
      custom,
    );
}
