import { describe, expect, onTestFinished, test } from 'vitest';
import type { z } from 'zod';
import { dispatch } from '#backend/dispatch.ts';
import { handlers } from '#backend/handlers/handlers.ts';
import { appErrorSchema, errorText } from '#contract/app-error.ts';
import { channels } from '#contract/channels.ts';
import { aHousehold, anArchive } from '#test/support/archive-builder.ts';

async function archive() {
  const built = await anArchive();
  onTestFinished(() => built.close());
  /** As a caller who obeys no types. */
  const send = (name: unknown, input: unknown) =>
    dispatch(built.session, name, input, (_, __, error) => {
      throw error;
    });
  return { built, send };
}

describe('the contract', () => {
  test('has a handler for every channel that the backend answers, and for no other', () => {
    const answered = Object.entries(channels).filter(([, c]) => c.scope !== 'shell');
    expect(Object.keys(handlers).sort()).toEqual(answered.map(([name]) => name).sort());
  });

  test('is written down as JSON Schema by contract.list, channel by channel', async () => {
    const { built } = await archive();
    const { channels: listed } = await built.must('contract.list', {});
    expect(listed.map((c) => c.name)).toEqual(Object.keys(channels));
    for (const c of listed) {
      expect(c.title, c.name).toMatch(/\p{Script=Han}/u);
      const input = c.input as { anyOf?: object[] };
      for (const form of input.anyOf ?? [input])
        expect(form, c.name).toMatchObject({ type: 'object', additionalProperties: false });
      expect(c.output, c.name).toHaveProperty('$schema');
    }
  });

  test('lets no channel take a key that it does not know', async () => {
    const { send } = await archive();
    for (const [name, { scope, input }] of Object.entries(channels)) {
      if (scope === 'shell') continue;
      expect(input.safeParse({ extra: 1 }).success, name).toBe(false);
      expect(await send(name, { extra: 1 }), name).toMatchObject({ error: { code: 'invalid-input' } });
    }
  });

  test.each([
    ['a channel that is not there', 'household.destroy', {}],
    ['a word of every object', '__proto__', {}],
    ['another', 'constructor', {}],
    ['a channel of the shell', 'archive.open', { name: '清水镇', passphrase: 'x' }],
    ['no name', '', {}],
    ['a name that is no text', 7, {}],
    ['null for a name', null, {}],
    ['an object for a name', {}, {}],
    ['text for an input', 'household.get', '1'],
    ['a list for an input', 'household.get', [1]],
    ['a number as text', 'household.get', { id: '1', year: 2025 }],
    ['a row id of zero', 'household.get', { id: 0, year: 2025 }],
    ['a broken number', 'household.get', { id: 1.5, year: 2025 }],
    ['a number beyond all', 'household.list', { year: 2025, offset: 1e300 }],
    ['a limit beyond its bound', 'household.list', { year: 2025, limit: 100_000 }],
    ['a key too many', 'household.list', { year: 2025, sql: 'x' }],
    ['a day that is none', 'member.leave', { id: 1, reason: '01', on: '2025-02-30', proof: 'x' }],
  ])('answers invalid-input to %s', async (_, name, input) => {
    const { send } = await archive();
    const answer = await send(name, input);
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(appErrorSchema.safeParse(answer.ok ? null : answer.error).success).toBe(true);
  });

  test('says every error in one Chinese sentence', () => {
    const errors: z.input<typeof appErrorSchema>[] = [
      { code: 'invalid-input', issues: [{ path: '姓名', message: '请填写姓名' }] },
      { code: 'not-found', what: '这一户' },
      { code: 'conflict', message: '已有。' },
      { code: 'rule', rule: 'Q014', message: '已有户主。' },
      { code: 'read-only' },
      { code: 'locked', message: '先打开。' },
      { code: 'cancelled' },
      { code: 'unexpected', reference: 'abcd1234' },
    ];
    for (const error of errors) expect(errorText(error), error.code).toMatch(/\p{Script=Han}/u);
    expect(errorText(errors[7]!)).toContain('abcd1234');
  });

  test('without an open archive answers locked, and what needs none works', async () => {
    const { built, send } = await archive();
    await built.must('archive.close', {});
    for (const [name, input] of [
      ['household.list', { year: 2025 }],
      ['change.undo', {}],
      ['archive.verify', {}],
      ['import.list', {}],
      ['household.update', { id: 1, year: 2025, values: {} }],
    ] as const)
      expect(await send(name, input), name).toMatchObject({ error: { code: 'locked' } });
    expect(await built.must('archive.state', {})).toEqual({ open: null });
    expect((await built.must('check.rules', {})).rules.length).toBeGreaterThan(0);
  });
});

test('what the main road answers fits the contract, output by output', async () => {
  const { built } = await archive();
  const { id, memberIds } = await aHousehold(built, {
    others: [{ name: '钱二', relation: '02' }],
    year: { year: 2025, head_count: 2 },
    income: { year: 2025, wage_income: 30_000 },
    spell: { category: '1', recognised_month: '202501' },
    measures: [{ year: 2025, kind: 'industry', content: '养鸡' }],
  });
  // `must` parses every answer by the output schema of its channel.
  const state = (await built.must('archive.state', {})).open;
  expect(state).toMatchObject({ households: 1, members: 2, years: [2025], today: '2025-03-20' });
  const township = { ...state!.township, phone: '0999-1' };
  await built.must('township.update', township);
  expect((await built.must('village.list', {})).villages[0]).toMatchObject({ households: 1, members: 2 });
  for (const sort of [
    'householdNo',
    'headName',
    'village',
    'people',
    'householdType',
    'monitoring',
    'perCapita',
  ] as const)
    for (const descending of [true, false])
      expect((await built.must('household.list', { year: 2025, sort, descending })).total).toBe(1);
  expect((await built.must('household.list', { year: 2025, belowLine: true })).total).toBe(0);
  expect((await built.must('household.search', { text: '云溪' })).hits[0]).toMatchObject({ kind: 'village' });
  const page = await built.must('household.get', { id, year: 2025 });
  expect(page).toMatchObject({ perCapita: 15_000, headCount: 2, spells: [{ state: 'open' }] });
  await built.must('spell.update', { id: page.spells[0]!.id, values: { 'monitoring.category': '2' } });
  const spell = page.spells[0]!.id;
  await built.must('spell.eliminate', { id: spell, mode: '2', on: '2025-03-20' });
  expect((await built.must('household.list', { year: 2025 })).rows[0]?.monitoringOpen).toBe(false);
  const measure = { kind: 'industry', items: null, content: '养鸭', unit: null, responsible: null };
  const blank = { responsiblePhone: null, startsOn: null, endsOn: null, amount: 1.5, expectedGain: null };
  const full = { ...measure, ...blank, actualGain: null, outcome: null };
  const added = await built.must('measure.add', { householdId: id, year: 2025, ...full });
  await built.must('measure.update', { id: added.id, ...full, content: '养鹅' });
  const values = { 'helper.name': '孙帮扶', 'helper.phone': '13900000002' };
  const pairing = await built.must('pairing.add', {
    householdId: id,
    values,
    startsOn: '2025-01-01',
    endsOn: null,
  });
  await built.must('pairing.end', { id: pairing.id, endsOn: '2025-02-01' });
  await built.must('member.update', { id: memberIds[1]!, year: 2025, values: { 'member.phone': '1' } });
  expect((await built.must('check.run', { year: 2025 })).counts).toBeTruthy();
  expect((await built.must('check.run', { year: 2025, villageId: built.villages['石板村']! })).hits).toEqual(
    [],
  );
  expect((await built.must('change.list', {})).changes[0]).toMatchObject({ command: 'member.update' });
  expect((await built.must('change.ofHousehold', { householdId: id })).changes.length).toBeGreaterThan(5);
  expect((await built.must('archive.verify', {})).problems).toEqual([]);
  const { file } = await built.must('archive.backup', {});
  expect(file).toBe('20250320-120000.db');
  expect((await built.must('archive.state', {})).open?.lastBackupOn).toBe('2025-03-20');
  const again = await built.must('pairing.add', {
    householdId: id,
    values,
    startsOn: '2025-03-01',
    endsOn: null,
  });
  const { pairings } = await built.must('household.get', { id, year: 2025 });
  // Written twice, he is one helper, beside the one whom the builder gives to who is monitored.
  const written = pairings.filter((each) => each.values['helper.name'] === '孙帮扶');
  expect(written).toHaveLength(2);
  expect(new Set(written.map((each) => each.helperId)).size).toBe(1);
  expect(again.id).not.toBe(pairing.id);
});
