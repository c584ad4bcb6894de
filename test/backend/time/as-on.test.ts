import { describe, expect, onTestFinished, test } from 'vitest';
import { addDays } from '#domain/time/day.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';

/** The archive begins in December 2025 with a family of five. */
async function december() {
  const built = await anArchive({ today: '2025-12-10' });
  onTestFinished(() => built.close());
  const household = await aHousehold(built, {
    head: '赵一',
    others: [
      { name: '钱二', relation: '02' },
      { name: '赵小', relation: '03', sex: '1' },
      { name: '孙媳', relation: '08', sex: '2' },
      { name: '赵母', relation: '12', sex: '2' },
    ],
    cells: { opened_on: null },
    year: { year: 2025, head_count: 5 },
    income: { year: 2025, wage_income: 50_000 },
  });
  await built.write((rows) =>
    rows.insert('household_year', { household_id: household.id, year: 2026, head_count: 5 }),
  );
  return { built, ...household };
}

const asOn = async (built: BuiltArchive, id: number, on: string) =>
  (await built.must('household.asOn', { id, on })).page;

/** Name and relation of everybody who is there, and who the head is. */
async function peopleOn(built: BuiltArchive, id: number, on: string) {
  const page = await asOn(built, id, on);
  const present = page.members.filter((m) => m.present);
  return {
    head: page.headName,
    count: page.headCount,
    people: Object.fromEntries(present.map((m) => [m.values['member.name'], m.values['member.relation']])),
  };
}

const FAMILY = { 赵一: '01', 钱二: '02', 赵小: '03', 孙媳: '08', 赵母: '12' };

interface Event {
  readonly on: string;
  readonly work: (built: BuiltArchive) => Promise<unknown>;
}

/** What happens in 2026, each with its own day. */
function events(family: { id: number; memberIds: readonly number[] }) {
  const [head, wife, son, daughterInLaw, mother] = family.memberIds as [
    number,
    number,
    number,
    number,
    number,
  ];
  const made = { newHousehold: 0 };
  const list: Event[] = [
    {
      on: '2026-02-03',
      work: (b) => b.must('member.leave', { id: mother, reason: '01', on: '2026-02-03', proof: '死亡证明' }),
    },
    {
      on: '2026-05-06',
      work: (b) =>
        b.must('member.leave', {
          ...{ id: head, reason: '01', on: '2026-05-06', proof: '死亡证明', newHeadId: wife },
          relations: { [son]: '03', [daughterInLaw]: '08' },
        }),
    },
    {
      on: '2026-08-09',
      work: async (b) => {
        const split = await b.must('household.split', {
          ...{
            id: family.id,
            memberIds: [son, daughterInLaw],
            headId: son,
            on: '2026-08-09',
            proof: '分户申请',
          },
          relations: { [daughterInLaw]: '02' },
        });
        made.newHousehold = split.id;
      },
    },
  ];
  return { list, made };
}

async function expectTheYear(built: BuiltArchive, id: number, newHousehold: number) {
  expect(await peopleOn(built, id, '2025-12-31')).toEqual({ head: '赵一', count: 5, people: FAMILY });
  const { 赵母: _, ...without } = FAMILY;
  for (const [event, before, after] of [
    ['2026-02-03', { head: '赵一', count: 5, people: FAMILY }, { head: '赵一', count: 4, people: without }],
    [
      '2026-05-06',
      { head: '赵一', count: 4, people: without },
      { head: '钱二', count: 3, people: { 钱二: '01', 赵小: '03', 孙媳: '08' } },
    ],
    [
      '2026-08-09',
      { head: '钱二', count: 3, people: { 钱二: '01', 赵小: '03', 孙媳: '08' } },
      { head: '钱二', count: 1, people: { 钱二: '01' } },
    ],
  ] as const) {
    expect(await peopleOn(built, id, addDays(event, -1)), `before ${event}`).toEqual(before);
    expect(await peopleOn(built, id, event), event).toEqual(after);
  }
  expect(await peopleOn(built, newHousehold, '2026-08-09')).toMatchObject({
    ...{ head: '赵小', people: { 赵小: '01', 孙媳: '02' } },
  });
  expect(await built.call('household.asOn', { id: newHousehold, on: '2026-08-08' })).toMatchObject({
    error: { rule: 'not-yet', message: '这一户是 2026-08-09 立户的，2026-08-08 还没有这一户。' },
  });
}

describe('a household as on a day', () => {
  test('is right on the day before and of each event, when each was recorded on its day', async () => {
    const { built, ...family } = await december();
    const { list, made } = events(family);
    for (const { on, work } of list) {
      built.setToday(on);
      await work(built);
    }
    built.setToday('2026-11-20');
    await expectTheYear(built, family.id, made.newHousehold);
  });

  test('is right when all was recorded on one late day', async () => {
    const { built, ...family } = await december();
    const { list, made } = events(family);
    built.setToday('2026-11-20');
    for (const { work } of list) await work(built);
    await expectTheYear(built, family.id, made.newHousehold);
  });

  test('knows nothing of what was undone, and of what was redone as if it had never been undone', async () => {
    const { built, ...family } = await december();
    const { list, made } = events(family);
    built.setToday('2026-11-20');
    for (const { work } of list) await work(built);
    for (const _ of list) await built.must('change.undo', {});
    expect(await peopleOn(built, family.id, '2026-10-01')).toEqual({
      head: '赵一',
      count: 5,
      people: FAMILY,
    });
    for (const _ of list) await built.must('change.redo', {});
    await expectTheYear(built, family.id, made.newHousehold);
  });

  test('shows what had been written by that day, and the first that was written for days before', async () => {
    const { built, id } = await december();
    const setPhone = (phone: string) =>
      built.must('household.update', { id, year: 2026, values: { 'household.phone': phone } });
    built.setToday('2026-03-04');
    await setPhone('13900000001');
    built.setToday('2026-06-07');
    await setPhone('13900000002');
    const phoneOn = async (on: string) => (await asOn(built, id, on)).values['household.phone'];
    expect(await phoneOn('2024-01-01')).toBe('13800001234');
    expect(await phoneOn('2026-03-03')).toBe('13800001234');
    expect(await phoneOn('2026-03-04')).toBe('13900000001');
    expect(await phoneOn('2026-06-06')).toBe('13900000001');
    expect(await phoneOn('2026-06-07')).toBe('13900000002');
    expect((await asOn(built, id, '2026-06-07')).values).toEqual(
      (await built.must('household.get', { id, year: 2026 })).values,
    );
  });

  test('shows the year of the day, or an earlier one that is asked for', async () => {
    const { built, id } = await december();
    const { page } = await built.must('household.asOn', { id, on: '2026-01-15' });
    expect([page.year, page.values['income.wage_income'], page.lastYear['income.wage_income']]).toEqual([
      ...[2026, null, 50_000],
    ]);
    const earlier = await built.must('household.asOn', { id, on: '2026-01-15', year: 2025 });
    expect(earlier.page.values['income.wage_income']).toBe(50_000);
    const notYet = await built.must('household.asOn', { id, on: '2025-12-31', year: 2026 });
    expect(notYet.page.values['household.head_count']).toBeNull();
  });

  test('tells people’s ages of that day', async () => {
    const { built, id } = await december();
    const ageOn = async (on: string) => (await asOn(built, id, on)).members[0]!.age!;
    expect((await ageOn('2026-03-05')) - (await ageOn('2026-03-04'))).toBe(1);
  });

  test('shows a measure that was taken out later until the day on which it was', async () => {
    const { built, id } = await december();
    built.setToday('2026-01-05');
    const blank = { unit: null, responsible: null, responsiblePhone: null, endsOn: null, amount: null };
    const { id: measure } = await built.must('measure.add', {
      ...{ householdId: id, year: 2026, kind: 'industry', items: '01', content: '种茶' },
      ...{ startsOn: '2026-01-05', expectedGain: null, actualGain: null, outcome: null, ...blank },
    });
    built.setToday('2026-04-05');
    await built.must('record.remove', { kind: 'measure', id: measure, reason: '重复' });
    const measuresOn = async (on: string) => (await asOn(built, id, on)).measures.map((m) => m.content);
    expect(await measuresOn('2026-01-04')).toEqual([]);
    expect(await measuresOn('2026-04-04')).toEqual(['种茶']);
    expect(await measuresOn('2026-04-05')).toEqual([]);
  });

  test('can be asked for by number, and says when there is no such household', async () => {
    const { built, id, no } = await december();
    expect((await built.must('household.asOn', { householdNo: no, on: '2025-12-31' })).page.id).toBe(id);
    expect(await built.call('household.asOn', { id: 999, on: '2025-12-31' })).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  test('answers every question that the page asks as of that day', async () => {
    const { built, id } = await december();
    const visit = (on: string) =>
      built.must('record.add', {
        ...{ kind: 'visit', ownerId: id },
        values: { 'visit.visited_on': on, 'visit.visitors': '孙干部' },
      });
    await visit('2025-12-05');
    built.setToday('2026-02-01');
    await visit('2026-01-20');
    const past = { householdId: id, on: '2025-12-31' } as const;
    const { answer } = await built.must('household.inPast', {
      ...{ ...past, channel: 'record.list', input: { owner: 'household', id, kinds: ['visit'] } },
    });
    expect((answer as { records: unknown[] }).records).toHaveLength(1);
    for (const channel of ['household.years', 'household.ties', 'statement.list', 'spell.list'] as const) {
      const input = channel.startsWith('household.') ? { id } : { householdId: id };
      const now = await built.must(channel, input);
      const { answer: then } = await built.must('household.inPast', {
        ...past,
        on: '2026-02-01',
        channel,
        input,
      });
      expect(then, channel).toEqual(now);
    }
    expect(
      await built.call('household.inPast', { ...past, channel: 'spell.list', input: { id } }),
    ).toMatchObject({ error: { code: 'invalid-input' } });
  });
});
