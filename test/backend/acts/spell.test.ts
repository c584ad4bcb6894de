import { describe, expect, onTestFinished, test } from 'vitest';
import { aHousehold, anArchive, type HouseholdWanted } from '#test/support/archive-builder.ts';
import { dataOf } from '#test/support/temp-archive.ts';

/** Today is 2025-03-20. */
async function monitored(wanted: HouseholdWanted = {}) {
  const built = await anArchive();
  onTestFinished(() => built.close());
  const { id, memberIds } = await aHousehold(built, wanted);
  const spells = async () => (await built.must('spell.list', { householdId: id })).spells;
  const data = () => dataOf(built.session.archive!);
  return { built, id, memberIds, spells, data };
}

const values = {
  'monitoring.category': '2',
  'monitoring.recognised_month': '202401',
  'monitoring.risk_1': '01',
  'monitoring.discovery_channel': '2',
  'monitoring.discovered_on': '2024-01-03',
  'monitoring.consent_on': '2024-01-04',
  'monitoring.county_approved_on': '2024-01-15',
};
const spell = { category: '2', recognised_month: '202401', risk_1: '01' };
const health = { year: 2024, kind: 'health', items: '02', content: '住院医疗救助' };

describe('spell.open', () => {
  test('records a spell with the day it took effect, and undo takes it back', async () => {
    const { built, id, spells, data } = await monitored({ measures: [health] });
    const before = data();
    const { change } = await built.must('spell.open', {
      householdId: id,
      values,
      proof: '县批复〔2024〕3 号',
    });
    expect(await spells()).toMatchObject([{ state: 'open', months: 14, measures: 1, values }]);
    const logged = built.session.archive!.raw.prepare('SELECT * FROM change WHERE id = ?').get(change);
    expect(logged).toMatchObject({ effective_on: '2024-01-15', reason: '证明材料：县批复〔2024〕3 号' });
    await built.must('change.undo', {});
    expect(data()).toEqual(before);
  });

  test.each([
    ['without a category', { 'monitoring.category': null }, '监测对象类别'],
    ['without a month', { 'monitoring.recognised_month': null }, '识别监测时间'],
    ['without a risk', { 'monitoring.risk_1': null }, '风险1'],
    ['with a gap in the risks', { 'monitoring.risk_3': '02' }, '依次'],
    ['with a risk twice', { 'monitoring.risk_2': '01' }, '重复'],
    ['with a disaster that is not named', { 'monitoring.risk_2': '04' }, '自然灾害子项'],
    ['with a month that is not there yet', { 'monitoring.recognised_month': '202504' }, '还没有到'],
    ['with days out of order', { 'monitoring.consent_on': '2024-01-02' }, '早于'],
    ['approved after the month of recognition', { 'monitoring.recognised_month': '202312' }, '早于县级审定'],
    ['with an elimination', { 'monitoring.eliminated_month': '202402' }, '风险消除'],
  ])('refuses one %s', async (_, differing, words) => {
    const { built, id, data } = await monitored();
    const before = data();
    const answer = await built.call('spell.open', { householdId: id, values: { ...values, ...differing } });
    expect(answer.ok).toBe(false);
    expect(JSON.stringify(answer)).toContain(words);
    expect(data()).toEqual(before);
  });

  test('refuses a second one beside an open one, and one that begins before the last ended', async () => {
    const { built, id, spells } = await monitored({ spell });
    expect(await built.call('spell.open', { householdId: id, values })).toMatchObject({
      ok: false,
      error: { rule: 'one-open-spell' },
    });
    const [open] = await spells();
    await built.must('spell.eliminate', { id: open!.id, mode: '2', on: '2024-06-10' });
    expect(await built.call('spell.open', { householdId: id, values })).toMatchObject({
      ok: false,
      error: { rule: 'order-of-spells' },
    });
    const later = {
      'monitoring.category': '3',
      'monitoring.recognised_month': '202406',
      'monitoring.risk_1': '05',
    };
    await built.must('spell.open', { householdId: id, values: later });
    expect((await spells()).map(({ state }) => state)).toEqual(['open', 'eliminated']);
  });

  test('wants a written reason where category and type of household do not fit', async () => {
    const { built, id } = await monitored({ cells: { household_type: '01' } });
    const input = { householdId: id, values };
    expect(await built.call('spell.open', input)).toMatchObject({ ok: false, error: { rule: 'Q135' } });
    await built.must('spell.open', { ...input, reason: '户类型正在更正' });
  });
});

describe('spell.eliminate', () => {
  const able = { year: 2024, labour_ability: '01' };

  test('ends the spell in the month of its day', async () => {
    const { built, spells } = await monitored({ spell, measures: [health], headYear: able });
    const [open] = await spells();
    const after = { 'monitoring.after_housing_problem': 0, 'monitoring.contact_name': '孙帮扶' };
    await built.must('spell.eliminate', { id: open!.id, mode: '1', on: '2024-08-20', values: after });
    expect(await spells()).toMatchObject([
      {
        ...{ state: 'eliminated', months: 7 },
        values: { ...after, 'monitoring.eliminated_month': '202408', 'monitoring.is_eliminated': 1 },
      },
    ]);
  });

  test.each([
    ['less than half a year after recognition', { on: '2024-06-30' }, {}, 'Q164'],
    ['without any measure', {}, { measures: [] }, 'Q163'],
    ['with measures of other years', {}, { measures: [{ ...health, year: 2022 }] }, 'Q163'],
    [
      'with measures against something else',
      {},
      { measures: [{ ...health, kind: 'industry' }] },
      'targeted-measure',
    ],
    ['of people who cannot work', {}, { headYear: { year: 2024, labour_ability: '03' } }, 'Q165'],
    ['of a household marked so', {}, { year: { year: 2024, whole_household_without_labour: 1 } }, 'Q165'],
  ])(
    '%s wants a written reason when helped, and none when the risk went by itself',
    async (_, input, wanted, rule) => {
      const { built, spells, data } = await monitored({
        spell,
        measures: [health],
        headYear: able,
        ...wanted,
      });
      const [open] = await spells();
      const asked = { id: open!.id, mode: '1', on: '2024-08-20', ...input };
      const before = data();
      expect(await built.call('spell.eliminate', asked)).toMatchObject({
        ok: false,
        error: { code: 'rule', rule },
      });
      expect(data()).toEqual(before);
      const judged = await built.must('spell.judgeElimination', asked);
      expect(judged.refusals).toEqual([]);
      expect(judged.doubts.map((doubt) => doubt.rule)).toEqual([rule]);
      expect((await built.must('spell.judgeElimination', { ...asked, mode: '2' })).doubts).toEqual([]);
      await built.must('spell.eliminate', { ...asked, reason: '县里复核同意' });
    },
  );

  test('wants a reason when the income afterwards is below the line', async () => {
    const { built, spells } = await monitored({ spell, measures: [health], headYear: able });
    const [open] = await spells();
    const place = { spellId: open!.id, purpose: 'elimination' } as const;
    await built.must('statement.save', { ...place, values: { 'income.wage_income': 5999 } });
    const asked = { id: open!.id, mode: '1', on: '2024-08-20' };
    expect(await built.call('spell.eliminate', asked)).toMatchObject({ ok: false, error: { rule: 'Q162' } });
    await built.must('statement.save', { ...place, values: { 'income.wage_income': 6000 } });
    await built.must('spell.eliminate', asked);
  });

  test.each([
    ['while something is unsolved', { values: { 'monitoring.after_water_problem': 1 } }, 'Q161'],
    ['before recognition', { on: '2023-12-31' }, 'order-of-days'],
    ['tomorrow', { on: '2025-03-21' }, 'future-day'],
  ])('refuses %s whatever the reason', async (_, input, rule) => {
    const { built, spells } = await monitored({ spell, measures: [health], headYear: able });
    const [open] = await spells();
    const asked = { id: open!.id, mode: '2', on: '2024-08-20', reason: '同意', ...input };
    expect(await built.call('spell.eliminate', asked)).toMatchObject({
      ok: false,
      error: { code: 'rule', rule },
    });
  });

  test('refuses a spell that is over already, and values that are not of the elimination', async () => {
    const { built, spells } = await monitored({ spell });
    const [open] = await spells();
    const asked = { id: open!.id, mode: '2', on: '2024-08-20' };
    expect(
      await built.call('spell.eliminate', { ...asked, values: { 'monitoring.category': '1' } }),
    ).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    await built.must('spell.eliminate', asked);
    expect(await built.call('spell.eliminate', asked)).toMatchObject({
      ok: false,
      error: { rule: 'not-open' },
    });
  });
});

describe('after an elimination', () => {
  async function ended() {
    const archive = await monitored({ spell });
    const [open] = await archive.spells();
    await archive.built.must('statement.save', {
      ...{ spellId: open!.id, purpose: 'elimination' },
      values: { 'income.wage_income': 20_000 },
    });
    await archive.built.must('spell.eliminate', { id: open!.id, mode: '2', on: '2024-08-20' });
    return { ...archive, spellId: open!.id };
  }

  test('spell.rollBack lets it go on, keeps the income as a survey, and undo brings all back', async () => {
    const { built, spellId, spells, data } = await ended();
    const before = data();
    expect(before['monitoring_spell']).toMatchObject([{ after_net_income: 20_000 }]);
    await built.must('spell.rollBack', { id: spellId, on: '2024-10-08', reason: '复查发现住院' });
    expect(data()['monitoring_spell']).toMatchObject([
      {
        ...{ state: 'open', is_eliminated: 0, eliminated_month: null, elimination_mode: null },
        ...{ after_net_income: null, rolled_back_on: '2024-10-08', rollback_reason: '复查发现住院' },
      },
    ]);
    expect(data()['income_statement']).toMatchObject([
      { purpose: 'survey', spell_id: null, wage_income: 20_000 },
    ]);
    expect(await spells()).toMatchObject([{ state: 'open', months: 14, statements: [] }]);
    await built.must('change.undo', {});
    expect(data()).toEqual(before);
  });

  test.each([
    ['before the elimination', '2024-07-31', 'order-of-days'],
    ['tomorrow', '2025-03-21', 'future-day'],
  ])('spell.rollBack refuses a day %s', async (_, on, rule) => {
    const { built, spellId } = await ended();
    const answer = await built.call('spell.rollBack', { id: spellId, on, reason: '复查' });
    expect(answer).toMatchObject({ ok: false, error: { rule } });
  });

  test('spell.markAgain opens a new spell that knows where it came from', async () => {
    const { built, spellId, spells } = await ended();
    const again = { ...values, 'monitoring.recognised_month': '202412', 'monitoring.risk_2': '07' };
    const made = await built.must('spell.markAgain', { fromId: spellId, values: again });
    expect(await spells()).toMatchObject([
      { id: made.id, state: 'open', markedAgainFromId: spellId, months: 3 },
      { id: spellId, state: 'eliminated' },
    ]);
    const back = await built.call('spell.rollBack', { id: spellId, on: '2025-01-08', reason: '复查' });
    expect(back).toMatchObject({ ok: false, error: { rule: 'one-open-spell' } });
    const first = await built.call('spell.void', { id: spellId, reason: '录错' });
    expect(first).toMatchObject({ ok: false, error: { rule: 'marked-again' } });
    await built.must('spell.void', { id: made.id, reason: '录错户' });
    expect((await spells())[0]).toMatchObject({ id: made.id, state: 'void' });
    await built.must('spell.rollBack', { id: spellId, on: '2025-01-08', reason: '复查' });
    const open = await built.call('spell.markAgain', { fromId: spellId, values: again });
    expect(open).toMatchObject({ ok: false, error: { rule: 'not-eliminated' } });
  });
});

describe('spell.update', () => {
  const update = (built: Awaited<ReturnType<typeof monitored>>['built'], id: number, cells: object) =>
    built.call('spell.update', { id, values: cells as Record<string, string> });

  test('corrects fields, but neither ends a spell nor takes its end back', async () => {
    const { built, spells } = await monitored({ spell });
    const { id } = (await spells())[0]!;
    expect(await update(built, id, { 'monitoring.category': '3' })).toMatchObject({ ok: true });
    for (const cells of [
      { 'monitoring.is_eliminated': 1 },
      { 'monitoring.eliminated_month': '202406' },
      { 'monitoring.rolled_back_on': '2024-06-01' },
    ])
      expect(await update(built, id, cells)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    await built.must('spell.eliminate', { id, mode: '2', on: '2024-08-20' });
    expect(await update(built, id, { 'monitoring.eliminated_month': '202407' })).toMatchObject({ ok: true });
    expect(await update(built, id, { 'monitoring.eliminated_month': null })).toMatchObject({ ok: false });
    expect(await update(built, id, { 'monitoring.eliminated_month': '202312' })).toMatchObject({
      ok: false,
      error: { rule: 'order-of-days' },
    });
  });

  test('lets an imported slip be until the field itself is touched', async () => {
    const slip = { ...spell, notice_from: '2024-01-20', notice_to: '2024-01-10' };
    const { built, spells } = await monitored({ spell: slip });
    const { id } = (await spells())[0]!;
    expect(await update(built, id, { 'monitoring.contact_name': '孙帮扶' })).toMatchObject({ ok: true });
    expect(await update(built, id, { 'monitoring.notice_to': '2024-01-12' })).toMatchObject({ ok: false });
    expect(await update(built, id, { 'monitoring.notice_to': '2024-01-25' })).toMatchObject({ ok: true });
  });
});
