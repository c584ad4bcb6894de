import { findHousehold, householdYear, incomeStatement } from '#db/households.ts';
import { writeCustomValues } from '#db/custom-fields.ts';
import { findVillage, groupNamed } from '#db/places.ts';
import { rowWriter, type Cells } from '#db/row-access.ts';
import { reader, type WriteScope } from '#db/write.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { sortValues } from '../field-input.ts';
import { refuseOverLines } from '../income/line-rows.ts';
import { outdatedSums } from '../income/reported-sums.ts';
import { act, openArchiveOf, Refusal, today, type Session } from '../session.ts';
import { MEMBER_INPUT, memberCells, titled, upsertYear } from './value-acts.ts';

type Changed = Result<{ change: number | null }>;

const HOUSEHOLD_INPUT = {
  entities: ['household', 'living_conditions', 'relocation', 'income'],
  stores: ['household', 'household_year', 'income_statement'],
} as const;

export async function updateHousehold(session: Session, input: Input<'household.update'>): Promise<Changed> {
  const db = reader(openArchiveOf(session));
  const h = await findHousehold(db, { id: input.id });
  if (h === undefined) return notFound('这一户');
  const sorted = sortValues(input.values, HOUSEHOLD_INPUT);
  const ofYear = await householdYear(db, h.id, input.year);
  const income = await incomeStatement(db, h.id, input.year);
  await refuseOverLines(db, income?.id, sorted.stores.get('income_statement') ?? {});
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
      const custom = sorted.stores.get('custom');
      if (custom !== undefined)
        writeCustomValues(scope.raw, writer, { householdId: h.id, memberId: null, year: input.year }, custom);
    },
  );
  return ok({ change: done.change });
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
