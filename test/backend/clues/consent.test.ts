import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  aHousehold,
  anArchive,
  type BuiltArchive,
  type BuiltHousehold,
  type HouseholdWanted,
} from '#test/support/archive-builder.ts';
import {
  doStepsUpTo,
  fillHousehold,
  receivePapersOf,
  startProcedure,
  STEPS,
} from '#test/support/run-procedure.ts';

let built: BuiltArchive;
let stays: BuiltHousehold;

beforeEach(async () => {
  built = await anArchive({ today: '2025-03-20' });
  stays = await aHousehold(built, { head: '李有田' });
});
afterEach(() => built.close());

/** A procedure with both households that is through its meeting. */
async function reviewed(wanted: HouseholdWanted = {}): Promise<{ id: number; other: BuiltHousehold }> {
  const other = await aHousehold(built, { head: '钱大山', ...wanted });
  const id = await startProcedure(built, [stays.id, other.id]);
  for (const each of [stays, other]) await fillHousehold(built, id, each.id);
  await doStepsUpTo(built, id, 'review');
  return { id, other };
}

const consentOf = async (household: BuiltHousehold) => {
  const { records } = await built.must('record.list', {
    ...{ owner: 'household', id: household.id, kinds: ['consent'] },
  });
  return records[0]?.id ?? 0;
};
async function putUp(id: number) {
  await receivePapersOf(built, id, 'notice');
  const notice = STEPS.find(({ step }) => step === 'notice');
  if (notice === undefined) throw new Error('no notice');
  return built.call('procedure.doStep', { id, ...notice });
}
const faultsOf = async (id: number, household: BuiltHousehold) =>
  (await built.must('procedure.get', { id })).candidates
    .find(({ householdId }) => householdId === household.id)
    ?.faults.map(({ rule }) => rule) ?? [];

describe('a consent taken back after the meeting', () => {
  test('keeps the household from the notice, and its page says so; undone it does not', async () => {
    const { id, other } = await reviewed();
    expect(await faultsOf(id, other)).not.toContain('consent-signed');
    const { change } = await built.must('record.end', {
      ...{ kind: 'consent', id: await consentOf(other), on: '2025-03-05' },
    });
    expect(await faultsOf(id, other)).toContain('consent-signed');
    expect(await faultsOf(id, stays)).not.toContain('consent-signed');
    expect(await putUp(id)).toMatchObject({
      ok: false,
      error: {
        rule: 'consent-signed',
        message: expect.stringContaining(`${other.no} 号户已在 2025-03-05 撤回授权`),
      },
    });
    await built.must('change.undo', { id: change ?? 0 });
    expect(await putUp(id)).toMatchObject({ ok: true });
  });

  test('makes the notice a draft, until the household has left', async () => {
    const { id, other } = await reviewed();
    const notice = { document: 'P12', year: 2025, target: { procedureId: id } };
    await built.must('record.end', { kind: 'consent', id: await consentOf(other), on: '2025-03-05' });
    expect(await built.call('document.print', notice)).toMatchObject({
      ok: false,
      error: {
        rule: 'document-needs',
        message: expect.stringContaining(`户编号 ${other.no} 已在 2025-03-05 撤回授权`),
      },
    });
    await built.must('procedure.dropHousehold', {
      ...{ id, householdId: other.id, reason: '撤回授权', kind: 'withdrawn', on: '2025-03-05' },
    });
    expect(await built.call('document.print', notice)).toMatchObject({ ok: true });
  });

  test('does not hold the others up once the household has left', async () => {
    const { id, other } = await reviewed();
    await built.must('record.end', { kind: 'consent', id: await consentOf(other), on: '2025-03-05' });
    await built.must('procedure.dropHousehold', {
      ...{ id, householdId: other.id, reason: '撤回授权', kind: 'withdrawn', on: '2025-03-05' },
    });
    expect(await putUp(id)).toMatchObject({ ok: true });
  });
});

test.each([
  ['2025-03-04', false],
  ['2025-03-05', true],
])('a consent that runs until %s lets a notice of 5 March be put up: %s', async (until, isOk) => {
  const { id, other } = await reviewed();
  await built.must('record.update', {
    ...{ kind: 'consent', id: await consentOf(other), values: { 'consent.valid_to': until } },
  });
  expect((await putUp(id)).ok).toBe(isOk);
});

describe('a household of children', () => {
  const children = { head: '孙小宝', headCells: { birth_date: '2013-05-06' } };
  const values = { 'consent.number': 'S-9', 'consent.signed_on': '2025-03-02', 'consent.signer': '孙小宝' };

  test('has no consent without the guardian who signed', async () => {
    const { id: ownerId } = await aHousehold(built, children);
    expect(await built.call('record.add', { kind: 'consent', ownerId, values })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input', issues: [{ path: '代签的监护人' }] },
    });
    const signed = { ...values, 'consent.guardian': '孙某（祖父）' };
    expect(await built.call('record.add', { kind: 'consent', ownerId, values: signed })).toMatchObject({
      ok: true,
    });
  });

  test('does not come through a procedure without one', async () => {
    const household = await aHousehold(built, children);
    const id = await startProcedure(built, [household.id]);
    await fillHousehold(built, id, household.id);
    const refused = await doStepsUpTo(built, id, 'consent').catch((error: unknown) => String(error));
    expect(refused).toContain('监护人代签');
    await built.must('record.update', {
      ...{ kind: 'consent', id: await consentOf(household), values: { 'consent.guardian': '孙某' } },
    });
    await doStepsUpTo(built, id, 'review');
  });
});
