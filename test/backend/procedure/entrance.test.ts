import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { begin } from '#test/support/lead-procedure.ts';

let archive: BuiltArchive;
afterEach(() => archive.close());

const here = () => archive.villages['云溪村'] ?? 0;
const ofYear = (year: number, cells: Record<string, string | number>) => ({ year: { year, ...cells } });

describe('procedure.kinds', () => {
  test('tells of each procedure of the year whom it is for, and which steps may be left out', async () => {
    archive = await anArchive({ today: '2025-03-20' });
    const { kinds, whyNone } = await archive.must('procedure.kinds', { year: 2025 });
    expect(whyNone).toBeNull();
    expect(kinds.map(({ key, forWhom }) => [key, forWhom])).toEqual([
      ['monitoring-identification', '还不是监测对象的户'],
      ['risk-elimination', '在监测、风险还没有消除的监测对象'],
      ['natural-changes', '家庭成员有增减的在册户'],
    ]);
    const optional = kinds.flatMap(({ steps }) => steps.filter((step) => step.optional !== null));
    expect(optional.map(({ key, optional: how }) => [key, how])).toEqual([
      ['information-comparison', 'off'],
      ['notice', 'off'],
    ]);
    const then = await archive.must('procedure.kinds', { year: 2015 });
    expect(then.kinds).toMatchObject([
      { key: 'identification', takesQuota: true, forWhom: '还没有建档立卡的户' },
    ]);
  });
});

describe('procedure.eligible', () => {
  test('knows from years and adjustments who is on the list, who left it, who was cleared', async () => {
    archive = await anArchive({ today: '2017-12-31' });
    const poor = await aHousehold(archive, ofYear(2016, { exit_status: '0' }));
    const back = await aHousehold(archive, ofYear(2016, { exit_status: '3' }));
    const out = await aHousehold(archive, ofYear(2016, { exit_status: '1' }));
    const never = await aHousehold(archive);
    const began = await aHousehold(archive, ofYear(2015, { first_recognised_year: 2014 }));
    const cleared = await aHousehold(archive, ofYear(2016, { exit_status: '0' }));
    const later = await aHousehold(archive, ofYear(2018, { exit_status: '1' }));
    await archive.write((rows) => {
      rows.insert('adjustment', { household_id: cleared.id, year: 2016, kind: '4', reason: '识别有误' });
      rows.insert('adjustment', { household_id: never.id, year: 2018, kind: '1' });
    });
    const may = async (key: string) => {
      const asked = { key, year: 2017, villageId: here() };
      const { households } = await archive.must('procedure.eligible', asked);
      expect(households).toHaveLength(7);
      return households.filter(({ why }) => why === null).map(({ id }) => id);
    };
    const ids = (...households: { id: number }[]) => households.map(({ id }) => id);
    expect(await may('recognition')).toEqual(ids(never, cleared, later));
    expect(await may('return')).toEqual(ids(out));
    expect(await may('exit')).toEqual(ids(poor, back, began));
    expect(await may('clear')).toEqual(ids(poor, back, out, began));
    expect(await may('natural-changes')).toHaveLength(7);
  });

  test('says why not, finds by number and name, and counts what it leaves out', async () => {
    archive = await anArchive({ today: '2025-03-20' });
    const monitored = await aHousehold(archive, {
      ...{ head: '钱大山', no: '529901100001', spell: { category: '1', recognised_month: '202301' } },
    });
    await aHousehold(archive, { head: '李有田', no: '529901100002' });
    await aHousehold(archive, {
      head: '王已销',
      cells: { closed_on: '2024-01-01', closed_reason: '整户迁出' },
    });
    const asked = { key: 'risk-elimination', year: 2025, villageId: here() };
    const all = await archive.must('procedure.eligible', asked);
    expect(all).toMatchObject({
      total: 2,
      households: [
        { id: monitored.id, headName: '钱大山', group: '一组', people: 1, why: null },
        { headName: '李有田', why: '现在不在监测，不能办理风险消除。' },
      ],
    });
    expect((await archive.must('procedure.eligible', { ...asked, limit: 1 })).households).toHaveLength(1);
    for (const text of ['有田', '100002'])
      expect(await archive.must('procedure.eligible', { ...asked, text })).toMatchObject({
        ...{ total: 1, households: [{ headName: '李有田' }] },
      });
    const unknown = await archive.call('procedure.eligible', { ...asked, key: 'exit' });
    expect(unknown).toMatchObject({ error: { rule: 'no-procedure' } });
  });

  test('nobody is in an exit and a clearing-out at once', async () => {
    archive = await anArchive({ today: '2017-12-31' });
    const poor = await aHousehold(archive, ofYear(2017, { exit_status: '0' }));
    await begin(archive, 'exit', [poor.id], { clueOn: '2017-11-01' });
    const { households } = await archive.must('procedure.eligible', {
      ...{ key: 'clear', year: 2017, villageId: here() },
    });
    expect(households).toMatchObject([{ why: '已在办理中的“脱贫退出”里，不能重复进入。' }]);
    const start = {
      key: 'clear',
      villageId: here(),
      year: 2017,
      clueOn: '2017-11-02',
      householdIds: [poor.id],
    };
    expect(await archive.call('procedure.start', start)).toMatchObject({
      error: { rule: 'household-entry' },
    });
    await begin(archive, 'natural-changes', [poor.id], { clueOn: '2017-11-02' });
  });
});

describe('procedure.start', () => {
  beforeEach(async () => {
    archive = await anArchive({ today: '2025-03-20' });
  });

  test('takes the optional steps that are chosen, and who sees to it', async () => {
    const household = await aHousehold(archive);
    const steps = async (id: number) =>
      (await archive.must('procedure.get', { id })).steps.map(({ key }) => key);
    const given = { clueOn: '2025-03-01', responsible: ' 周一 ' };
    const id = await begin(archive, 'monitoring-identification', [household.id], {
      ...{ ...given, optionalSteps: ['information-comparison'] },
    });
    expect(await steps(id)).toContain('information-comparison');
    const page = await archive.must('procedure.get', { id });
    expect(page).toMatchObject({ responsible: '周一', asks: { comparison: true, spell: true, mark: false } });
    await archive.must('procedure.stop', { id, reason: '重来' });
    expect(
      await steps(await begin(archive, 'monitoring-identification', [household.id], given)),
    ).not.toContain('information-comparison');
  });

  test('refuses a step that is not optional, and a quota where none is kept', async () => {
    const household = await aHousehold(archive);
    const start = {
      ...{ key: 'monitoring-identification', villageId: here(), year: 2025, clueOn: '2025-03-01' },
      householdIds: [household.id],
    };
    for (const wrong of [{ optionalSteps: ['review'] }, { quota: 3 }])
      expect(await archive.call('procedure.start', { ...start, ...wrong })).toMatchObject({
        error: { code: 'invalid-input' },
      });
  });

  test('names who is responsible later, and nobody again', async () => {
    const household = await aHousehold(archive);
    const id = await begin(archive, 'monitoring-identification', [household.id], { clueOn: '2025-03-01' });
    for (const responsible of ['吴二', null]) {
      await archive.must('procedure.setResponsible', { id, responsible });
      const { procedures } = await archive.must('procedure.list', {});
      expect(procedures).toMatchObject([
        { responsible, isReady: false, waitsFor: 'paper-in-hand', latest: '2025-03-04' },
      ]);
    }
  });
});
