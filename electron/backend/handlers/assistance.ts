import { findHousehold } from '#db/households.ts';
import { findHelper, findMeasure, findPairing } from '#db/assistance.ts';
import { rowWriter } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import { notFound, ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { sortValues } from '../field-input.ts';
import { act, inTurn, openArchiveOf, Refusal } from '../session.ts';
import type { Input } from '#contract/channels.ts';

function measureCells(input: Omit<Input<'measure.update'>, 'id'>) {
  if (input.startsOn !== null && input.endsOn !== null && input.endsOn < input.startsOn) {
    throw new Refusal({ code: 'invalid-input', issues: [{ path: '完成时限', message: '不能早于开始日期' }] });
  }
  if ((input.content ?? '') === '' && (input.items ?? '') === '') {
    throw new Refusal({
      code: 'invalid-input',
      issues: [{ path: '具体措施', message: '请填写措施内容或选择措施' }],
    });
  }
  const { responsiblePhone, startsOn, endsOn, expectedGain, actualGain, ...same } = input;
  return {
    ...same,
    responsible_phone: responsiblePhone,
    starts_on: startsOn,
    ends_on: endsOn,
    expected_gain: expectedGain,
    actual_gain: actualGain,
  };
}

export const assistanceHandlers = {
  'measure.add': inTurn(async (session, { householdId, year, ...input }) => {
    const h = await findHousehold(reader(openArchiveOf(session)), { id: householdId });
    if (h === undefined) return notFound('这一户');
    const cells = { ...measureCells(input), household_id: householdId, year };
    const done = await act(
      session,
      { command: 'measure.add', title: `新增帮扶措施：户 ${h.household_no ?? ''}` },
      ({ raw }) => Promise.resolve(rowWriter(raw).insert('measure', cells)),
    );
    return ok({ id: done.value, change: done.change });
  }),
  'measure.update': inTurn(async (session, { id, ...input }) => {
    const measure = await findMeasure(reader(openArchiveOf(session)), id);
    if (measure === undefined) return notFound('这条帮扶措施');
    const cells = measureCells(input);
    const done = await act(
      session,
      { command: 'measure.update', title: `修改帮扶措施：户 ${measure.household_no ?? ''}` },
      ({ raw }) => {
        rowWriter(raw).update('measure', id, cells);
        return Promise.resolve();
      },
    );
    return ok({ change: done.change });
  }),
  'pairing.add': inTurn(async (session, { householdId, values, startsOn, endsOn }) => {
    const db = reader(openArchiveOf(session));
    const h = await findHousehold(db, { id: householdId });
    if (h === undefined) return notFound('这一户');
    if (endsOn !== null && endsOn < startsOn)
      throw new Refusal({
        code: 'invalid-input',
        issues: [{ path: '帮扶结束时间', message: '不能早于开始时间' }],
      });
    const cells = sortValues(values, { entities: ['helper'], stores: ['helper'] }).stores.get('helper') ?? {};
    if (typeof cells['name'] !== 'string')
      throw new Refusal({
        code: 'invalid-input',
        issues: [{ path: '姓名', message: '请填写帮扶责任人姓名' }],
      });
    const known = await findHelper(db, {
      name: cells['name'],
      phone: cells['phone'] === undefined || cells['phone'] === null ? null : String(cells['phone']),
    });
    const done = await act(
      session,
      { command: 'pairing.add', title: `新增结对帮扶：户 ${h.household_no ?? ''}` },
      ({ raw }) => {
        const writer = rowWriter(raw);
        const helper_id = known?.id ?? writer.insert('helper', cells);
        return Promise.resolve(
          writer.insert('pairing', {
            helper_id,
            household_id: householdId,
            starts_on: startsOn,
            ends_on: endsOn,
          }),
        );
      },
    );
    return ok({ id: done.value, change: done.change });
  }),
  'pairing.end': inTurn(async (session, { id, endsOn }) => {
    const pairing = await findPairing(reader(openArchiveOf(session)), id);
    if (pairing === undefined) return notFound('这段结对');
    if (pairing.starts_on !== null && endsOn < pairing.starts_on)
      throw new Refusal({
        code: 'invalid-input',
        issues: [{ path: '帮扶结束时间', message: '不能早于开始时间' }],
      });
    const done = await act(
      session,
      { command: 'pairing.end', title: `结束结对帮扶：户 ${pairing.household_no ?? ''}` },
      ({ raw }) => {
        rowWriter(raw).update('pairing', id, { ends_on: endsOn });
        return Promise.resolve();
      },
    );
    return ok({ change: done.change });
  }),
} satisfies Partial<Handlers>;
