import {
  findHousehold,
  findMember,
  householdYear,
  incomeStatement,
  memberYear,
  membersOf,
} from '#db/households.ts';
import { findVillage, groupNamed } from '#db/places.ts';
import { reader, type WriteScope } from '#db/write.ts';
import { rowWriter, type Cells } from '#db/row-access.ts';
import { hasCode } from '#domain/codes/code-lists.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { birthDateOf, idKey, isValidIdNumber, sexOf } from '#domain/identity/id-number.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { sortValues, type SortedValues } from '../field-input.ts';
import { act, openArchiveOf, Refusal, today, type Session } from '../session.ts';

type Changed = Result<{ change: number | null }>;

const HOUSEHOLD_INPUT = {
  entities: ['household', 'living_conditions', 'relocation', 'income'],
  stores: ['household', 'household_year', 'income_statement'],
} as const;
const MEMBER_INPUT = { entities: ['member'], stores: ['member', 'member_year'] } as const;

/** Sums that a file reported speak of the items as they were; they are dropped as soon as an item is edited. */
const REPORTED_SUMS = [
  'property_income',
  'transfer_income',
  'annual_income',
  'net_income',
  'per_capita_net_income',
];

const titled = (what: string, labels: readonly string[]) =>
  `${what}：${labels.slice(0, 3).join('、')}${labels.length > 3 ? ` 等 ${labels.length} 项` : ''}`;

async function upsertYear(
  scope: WriteScope,
  table: 'household_year' | 'income_statement' | 'member_year',
  found: { id: number } | undefined,
  fixed: Cells,
  cells: Cells,
): Promise<void> {
  const writer = rowWriter(scope.raw);
  if (found !== undefined) writer.update(table, found.id, cells);
  // A blank laid on nothing is nothing.
  else if (Object.values(cells).some((value) => value !== null)) writer.insert(table, { ...fixed, ...cells });
}

export async function updateHousehold(session: Session, input: Input<'household.update'>): Promise<Changed> {
  const db = reader(openArchiveOf(session));
  const h = await findHousehold(db, { id: input.id });
  if (h === undefined) return notFound('这一户');
  const sorted = sortValues(input.values, HOUSEHOLD_INPUT);
  const ofYear = await householdYear(db, h.id, input.year);
  const income = await incomeStatement(db, h.id, input.year);
  const title = titled(`修改户 ${h.household_no ?? ''}`, sorted.labels);
  const done = await act(
    session,
    { command: 'household.update', title, reason: input.reason },
    async (scope) => {
      const writer = rowWriter(scope.raw);
      const own: Cells = { ...sorted.stores.get('household') };
      const group = sorted.stores.get('derived')?.['group_name'];
      if (group !== undefined) own['village_group_id'] = await groupId(scope, h.village_id, group);
      if (Object.keys(own).length > 0) writer.update('household', h.id, own);
      const yearCells = sorted.stores.get('household_year');
      if (yearCells !== undefined)
        await upsertYear(
          scope,
          'household_year',
          ofYear,
          { household_id: h.id, year: input.year },
          yearCells,
        );
      const incomeCells = sorted.stores.get('income_statement');
      if (incomeCells !== undefined) {
        await upsertYear(
          scope,
          'income_statement',
          income,
          { household_id: h.id, year: input.year, purpose: 'annual' },
          { ...outdatedSums(income, incomeCells), ...incomeCells },
        );
      }
    },
  );
  return ok({ change: done.change });
}

/** The reported sums that an edit of an entry item makes wrong, as blanks. */
function outdatedSums(income: object | undefined, edited: Cells): Cells {
  const before = (income ?? {}) as Cells;
  const differs = Object.keys(edited).some(
    (c) => !REPORTED_SUMS.includes(c) && edited[c] !== (before[c] ?? null),
  );
  if (!differs) return {};
  return Object.fromEntries(REPORTED_SUMS.filter((c) => !(c in edited)).map((c) => [c, null]));
}

async function groupId(
  scope: WriteScope,
  villageId: number | null,
  name: Cells[string],
): Promise<number | null> {
  if (name === null || name === '') return null;
  if (villageId === null)
    throw new Refusal({
      code: 'rule',
      rule: 'village-first',
      message: '这一户还没有所属的村，请先导入带村名的户信息。',
    });
  return groupNamed(scope.trx, villageId, String(name));
}

/** The columns that follow from what was typed: the key for matching, and birth day and sex where they are still blank. */
function memberCells(sorted: SortedValues, known: { birth_date: string | null; sex: string | null }): Cells {
  const cells: Cells = { ...sorted.stores.get('member') };
  const number = cells['id_number'];
  if (number === undefined) return cells;
  const written = number === null ? '' : String(number);
  cells['id_key'] = idKey(written);
  if (!isValidIdNumber(written)) return cells;
  if (known.birth_date === null && cells['birth_date'] === undefined)
    cells['birth_date'] = birthDateOf(written);
  if (known.sex === null && cells['sex'] === undefined) cells['sex'] = sexOf(written) === 'male' ? '1' : '2';
  return cells;
}

export async function updateMember(session: Session, input: Input<'member.update'>): Promise<Changed> {
  const db = reader(openArchiveOf(session));
  const member = await findMember(db, input.id);
  if (member === undefined) return notFound('这个人');
  const sorted = sortValues(input.values, MEMBER_INPUT);
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
    },
  );
  return ok({ change: done.change });
}

/** A household has one head (rule Q014); imported ones may be wrong, typed ones may not. */
async function refuseSecondHead(
  session: Session,
  householdId: number,
  relation: Cells[string] | undefined,
  own: number | null,
): Promise<void> {
  if (relation !== '01') return;
  const members = await membersOf(reader(openArchiveOf(session)), householdId);
  const head = members.find((m) => m.left_on === null && m.relation === '01' && m.id !== own);
  if (head !== undefined)
    throw new Refusal({
      code: 'rule',
      rule: 'Q014',
      message: '这一户已经有户主。请先把原户主改成别的关系，再设新户主。',
    });
}

export async function createHousehold(
  session: Session,
  input: Input<'household.create'>,
): Promise<Result<Output<'household.create'>>> {
  const village = await findVillage(reader(openArchiveOf(session)), input.villageId);
  if (village === undefined) return notFound('这个村');
  const sorted = sortValues(input.values, HOUSEHOLD_INPUT);
  const head = sortValues(input.head, MEMBER_INPUT);
  const name = head.stores.get('member')?.['name'];
  if (typeof name !== 'string')
    throw new Refusal({ code: 'invalid-input', issues: [{ path: '户主姓名', message: '请填写户主姓名' }] });
  const done = await act(
    session,
    { command: 'household.create', title: `新增户（${village.name}）` },
    async (scope) => {
      const writer = rowWriter(scope.raw);
      const group = sorted.stores.get('derived')?.['group_name'];
      const village_group_id = group === undefined ? null : await groupId(scope, village.id, group);
      const id = writer.insert('household', {
        ...sorted.stores.get('household'),
        village_id: village.id,
        village_group_id,
        opened_on: today(session),
      });
      const member = writer.insert('member', {
        relation: '01',
        ...memberCells(head, { birth_date: null, sex: null }),
        household_id: id,
      });
      const yearCells = head.stores.get('member_year');
      if (yearCells !== undefined)
        writer.insert('member_year', { member_id: member, year: input.year, ...yearCells });
      writer.insert('household_year', {
        household_id: id,
        year: input.year,
        head_count: 1,
        ...sorted.stores.get('household_year'),
      });
      const income = sorted.stores.get('income_statement');
      if (income !== undefined)
        writer.insert('income_statement', {
          household_id: id,
          year: input.year,
          purpose: 'annual',
          ...income,
        });
      return id;
    },
  );
  return ok({ id: done.value, change: done.change });
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
  const ofYear = await householdYear(db, h.id, input.year);
  const title = `成员自然增加（${labelOf('increase_reason', input.reason)}）：户 ${h.household_no ?? ''}`;
  const done = await act(session, { command: 'member.add', title, reason: input.proof }, async (scope) => {
    const writer = rowWriter(scope.raw);
    const own = memberCells(sorted, { birth_date: null, sex: null });
    const id = writer.insert('member', {
      ...own,
      household_id: h.id,
      joined_on: input.on,
      joined_reason: input.reason,
      joined_proof: input.proof,
    });
    const yearCells = sorted.stores.get('member_year');
    if (yearCells !== undefined)
      writer.insert('member_year', { member_id: id, year: input.year, ...yearCells });
    followHeadCount(writer, ofYear, 1);
    return id;
  });
  return ok({ id: done.value, change: done.change });
}

/** The reported head-count of the year moves with those who come and go; where none was reported none is made up. */
function followHeadCount(
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
  const done = await act(session, { command: 'member.leave', title, reason: input.proof }, (scope) => {
    const writer = rowWriter(scope.raw);
    const left = { left_on: input.on, left_reason: input.reason, left_proof: input.proof };
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
      writer.update('household', member.household_id, { closed_on: input.on, closed_reason: '整户自然减少' });
    followHeadCount(writer, ofYear, -leaving.length);
    return Promise.resolve();
  });
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
