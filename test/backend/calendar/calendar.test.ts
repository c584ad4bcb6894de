import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { KEY } from '#test/support/run-procedure.ts';

let built: BuiltArchive;
let villageId: number;
let householdId: number;

beforeEach(async () => {
  built = await anArchive({ today: '2026-11-23' });
  ({ id: householdId } = await aHousehold(built, { head: '赵一' }));
  villageId = built.villages['云溪村'] ?? 0;
});
afterEach(() => built.close());

const lines = async () => (await built.must('calendar.agenda', {})).items;
const titles = async (kind: string) =>
  (await lines()).filter((line) => line.kind === kind).map(({ title }) => title);

describe('calendar.agenda', () => {
  test('has the next step of a procedure with its last day, and moves on with it', async () => {
    const start = { key: KEY, year: 2026, villageId, clueOn: '2026-11-10', householdIds: [householdId] };
    const { id } = await built.must('procedure.start', { ...start, responsible: '李经办' });
    const line = (await lines()).find(({ kind }) => kind === 'step');
    expect(line).toMatchObject({ id, village: '云溪村', responsible: '李经办' });
    expect(line?.title).toContain('监测对象识别');
    expect(line?.dueOn).not.toBeNull();
    expect(line?.source).toBeTruthy();
    await built.must('procedure.stop', { id, reason: '重复发起' });
    expect(await titles('step')).toEqual([]);
  });

  test('tells nobody’s name', async () => {
    const start = { key: KEY, year: 2026, villageId, clueOn: '2026-11-10', householdIds: [householdId] };
    await built.must('procedure.start', start);
    expect(JSON.stringify(await lines())).not.toContain('赵一');
  });

  test('has problems until they are closed, clues until they are taken up, phases until they are done', async () => {
    await built.write((rows) => {
      const issue = {
        number: '2026-0001',
        source: 'check',
        kind: '住房',
        content: '危房',
        found_on: '2026-11-01',
      };
      rows.insert('issue', { ...issue, village_id: villageId, due_on: '2026-11-20', responsible: '周主任' });
      rows.insert('issue', { ...issue, number: '2026-0002', due_on: '2026-11-20', closed_on: '2026-11-18' });
      rows.insert('clue', {
        ...{
          village_id: villageId,
          household_id: householdId,
          channel: '01',
          found_on: '2026-11-20',
          content: '住院',
        },
      });
      const round = { departments: '公安', year: 2026, sent_on: '2026-11-01' };
      rows.insert('comparison_round', { ...round, title: '十一月比对', due_on: '2026-11-30' });
      rows.insert('comparison_round', { ...round, title: '十月比对', due_on: '2026-10-30' });
    });
    const all = await lines();
    expect(all.filter(({ kind }) => kind === 'issue')).toMatchObject([
      { title: '问题 2026-0001 整改', urgency: 'late', daysLeft: -3, responsible: '周主任' },
    ]);
    expect(all.filter(({ kind }) => kind === 'clue')).toMatchObject([
      { dueOn: '2026-11-22', urgency: 'late', village: '云溪村' },
    ]);
    expect(await titles('comparison')).toEqual(['部门比对：十一月比对']);
  });

  test('counts by urgency, and what is late comes first', async () => {
    await built.must('calendar.add', { title: '交报表', dueOn: '2026-11-20' });
    await built.must('calendar.add', { title: '开会', dueOn: '2026-11-23' });
    const { counts, items } = await built.must('calendar.agenda', {});
    expect(counts).toMatchObject({ late: 1, today: 1 });
    expect(items.slice(0, 2).map(({ title }) => title)).toEqual(['交报表', '开会']);
  });
});

describe('days of the township’s own', () => {
  test('are added, changed, ticked, and removed; each can be undone', async () => {
    const { id } = await built.must('calendar.add', { title: '交报表', dueOn: '2026-11-25', villageId });
    await built.must('calendar.update', { id, title: '交月报', dueOn: '2026-11-26', responsible: '李经办' });
    expect((await lines()).find((line) => line.kind === 'own')).toMatchObject({
      ...{ title: '交月报', dueOn: '2026-11-26', village: null, responsible: '李经办', doneOn: null },
    });
    const tick = { id, title: '交月报', dueOn: '2026-11-26' };
    await built.must('calendar.tick', { ...tick, doneOn: '2026-11-23' });
    expect((await lines()).find((line) => line.kind === 'own')?.urgency).toBe('done');
    await built.must('calendar.tick', { ...tick, doneOn: null });
    const { change } = await built.must('calendar.remove', { id });
    expect(await titles('own')).toEqual([]);
    await built.must('change.undo', { id: change ?? 0 });
    expect(await titles('own')).toEqual(['交月报']);
  });

  test('a day of the plan is ticked by its words and day', async () => {
    const plan = (await lines()).find(({ kind }) => kind === 'plan');
    const { title = '', dueOn } = plan ?? {};
    const before = (await titles('plan')).length;
    await built.must('calendar.tick', { id: null, title, dueOn: dueOn ?? '', doneOn: '2026-11-23' });
    const after = (await lines()).filter(({ kind }) => kind === 'plan');
    expect(after).toHaveLength(before);
    expect(after.find((line) => line.title === title && line.dueOn === dueOn)?.doneOn).toBe('2026-11-23');
  });

  test('a tick of tomorrow, and an entry that is not there, are refused', async () => {
    const { id } = await built.must('calendar.add', { title: '交报表', dueOn: '2026-11-25' });
    const tick = { id, title: '交报表', dueOn: '2026-11-25', doneOn: '2026-11-24' };
    expect(await built.call('calendar.tick', tick)).toMatchObject({
      ok: false,
      error: { rule: 'calendar-day' },
    });
    expect(await built.call('calendar.remove', { id: 999 })).toMatchObject({ ok: false });
    const elsewhere = { title: '交报表', dueOn: '2026-11-25', villageId: 999 };
    expect(await built.call('calendar.add', elsewhere)).toMatchObject({ error: { code: 'not-found' } });
  });
});

test('the agenda is printed by the township (T02)', async () => {
  await built.must('township.update', {
    ...{ province: '示范省', city: '示范市', county: '云岭县', name: '青石镇', regionCode: '529901100' },
    ...{ phone: '', countyPhone: '', countyDepartment: '', address: '' },
  });
  await built.must('calendar.add', { title: '交报表', dueOn: '2026-11-20', responsible: '李经办' });
  const { papers, pages } = await built.must('document.preview', {
    ...{ document: 'T02', year: 2026, target: { township: true } },
  });
  expect({ papers, pages }).toEqual({ papers: 1, pages: 1 });
});
