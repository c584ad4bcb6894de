import { findHelper, findHelperById, findPairing, searchHelpers } from '#db/assistance.ts';
import { findHousehold } from '#db/households.ts';
import { rowWriter, type Cells } from '#db/row-access.ts';
import { reader, type WriteScope } from '#db/write.ts';
import { hasCode } from '#domain/codes/code-lists.ts';
import { storedFields } from '#domain/fields/dictionary.ts';
import { addDays } from '#domain/time/day.ts';
import type { Input, Output } from '#contract/channels.ts';
import type { FieldValues } from '#contract/common.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { sortValues, valuesOf } from '../field-input.ts';
import { act, openArchiveOf, Refusal, today, type Session } from '../session.ts';

const wrong = (path: string, message: string) =>
  new Refusal({ code: 'invalid-input', issues: [{ path, message }] });

const HELPER = storedFields('helper');

const helperCells = (values: FieldValues): Cells =>
  sortValues(values, { entities: ['helper'], stores: ['helper'] }).stores.get('helper') ?? {};

/** The helper of that name and phone, or what is needed to make one. */
async function helperFor(session: Session, values: FieldValues): Promise<(scope: WriteScope) => number> {
  const cells = helperCells(values);
  const { name, phone = null } = cells;
  if (typeof name !== 'string') throw wrong('姓名', '请填写帮扶责任人姓名');
  const known = await findHelper(reader(openArchiveOf(session)), {
    name,
    phone: phone === null ? null : String(phone),
  });
  return ({ raw }) => known?.id ?? rowWriter(raw).insert('helper', cells);
}

function refuseEndReason(endReason: string | null | undefined): void {
  if (typeof endReason === 'string' && !hasCode('pairing_end_reason', endReason))
    throw wrong('结束原因', '请从选项里选');
}

export async function addPairing(
  session: Session,
  { householdId, values, startsOn, endsOn }: Input<'pairing.add'>,
): Promise<Result<Output<'pairing.add'>>> {
  const h = await findHousehold(reader(openArchiveOf(session)), { id: householdId });
  if (h === undefined) return notFound('这一户');
  if (endsOn !== null && endsOn < startsOn) throw wrong('帮扶结束时间', '不能早于开始时间');
  const helper = await helperFor(session, values);
  const head = { command: 'pairing.add', title: `新增结对帮扶：户 ${h.household_no ?? ''}` };
  const done = await act(session, head, (scope) =>
    Promise.resolve(
      rowWriter(scope.raw).insert('pairing', {
        ...{ helper_id: helper(scope), household_id: householdId, starts_on: startsOn, ends_on: endsOn },
      }),
    ),
  );
  return ok({ id: done.value, change: done.change });
}

export async function endPairing(
  session: Session,
  { id, endsOn, endReason }: Input<'pairing.end'>,
): Promise<Result<Output<'pairing.end'>>> {
  const pairing = await findPairing(reader(openArchiveOf(session)), id);
  if (pairing === undefined) return notFound('这段结对');
  if (pairing.starts_on !== null && endsOn < pairing.starts_on)
    throw wrong('帮扶结束时间', '不能早于开始时间');
  refuseEndReason(endReason);
  const title = `结束结对帮扶：户 ${pairing.household_no ?? ''}`;
  const done = await act(session, { command: 'pairing.end', title }, ({ raw }) => {
    const why: Cells = endReason === undefined ? {} : { end_reason: endReason };
    rowWriter(raw).update('pairing', id, { ends_on: endsOn, ...why });
    return Promise.resolve();
  });
  return ok({ change: done.change });
}

/** One act: the old pairing ends on the day before the new one begins. */
export async function changeHelper(
  session: Session,
  { id, values, startsOn, endReason }: Input<'pairing.change'>,
): Promise<Result<Output<'pairing.change'>>> {
  const pairing = await findPairing(reader(openArchiveOf(session)), id);
  if (pairing === undefined) return notFound('这段结对');
  if (pairing.starts_on !== null && startsOn <= pairing.starts_on)
    throw wrong('帮扶开始时间', '应当晚于原帮扶责任人的开始时间');
  refuseEndReason(endReason);
  const helper = await helperFor(session, values);
  const lastDay = addDays(startsOn, -1);
  const over = pairing.ends_on !== null && pairing.ends_on < lastDay;
  const head = { command: 'pairing.change', title: `更换帮扶责任人：户 ${pairing.household_no ?? ''}` };
  const done = await act(session, head, (scope) => {
    const writer = rowWriter(scope.raw);
    const why: Cells = endReason === undefined ? {} : { end_reason: endReason };
    const ended: Cells = { ...(over ? {} : { ends_on: lastDay }), ...why };
    if (Object.keys(ended).length > 0) writer.update('pairing', id, ended);
    const cells = { household_id: pairing.household_id, starts_on: startsOn, ends_on: null };
    return Promise.resolve(writer.insert('pairing', { helper_id: helper(scope), ...cells }));
  });
  return ok({ id: done.value, change: done.change });
}

export async function findHelpers(
  session: Session,
  { text, limit }: Input<'helper.search'>,
): Promise<Result<Output<'helper.search'>>> {
  if (text === '') return ok({ helpers: [] });
  const db = reader(openArchiveOf(session));
  const rows = await searchHelpers(db, { text, on: today(session), limit });
  return ok({
    helpers: rows.map((row) => ({ id: row.id, households: row.households, values: valuesOf(row, HELPER) })),
  });
}

/** A helper's own data; they are the same in all his households. */
export async function updateHelper(
  session: Session,
  { id, values }: Input<'helper.update'>,
): Promise<Result<Output<'helper.update'>>> {
  const helper = await findHelperById(reader(openArchiveOf(session)), id);
  if (helper === undefined) return notFound('这个帮扶责任人');
  const cells = helperCells(values);
  if (cells['name'] === null) throw wrong('姓名', '请填写帮扶责任人姓名');
  const head = { command: 'helper.update', title: `修改帮扶责任人：${helper.name ?? ''}` };
  const done = await act(session, head, ({ raw }) => {
    if (Object.keys(cells).length > 0) rowWriter(raw).update('helper', id, cells);
    return Promise.resolve();
  });
  return ok({ change: done.change });
}
