import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  aHousehold,
  anArchive,
  type BuiltArchive,
  type HouseholdWanted,
} from '#test/support/archive-builder.ts';
import { answerAll, begin, compare, fillAll, lead } from '#test/support/lead-procedure.ts';

let archive: BuiltArchive;
afterEach(() => archive.close());

const rows = (table: string, householdId: number) =>
  archive.session.archive?.rawReading
    .prepare(`SELECT * FROM ${table} WHERE household_id = ? ORDER BY id`)
    .all(householdId) as Record<string, unknown>[];

/** Takes back the newest change; the archive must then be what it was before it. */
async function undoLast(): Promise<void> {
  const { changes } = await archive.must('change.list', {});
  const newest = changes[0];
  if (newest === undefined) throw new Error('no change');
  await archive.must('change.undo', { id: newest.id });
}

const POOR: HouseholdWanted = {
  head: '钱大山',
  year: {
    ...{ year: 2017, exit_status: '0', first_recognised_year: 2014, head_count: 1, annual_head_count: 1 },
    ...{ safe_housing: '01', has_safe_water: 1, is_dangerous_house: 0 },
  },
  headYear: { year: 2017, has_resident_medical_insurance: 1, labour_ability: '01' },
  income: { year: 2017, wage_income: 9000 },
  measures: [{ year: 2017, kind: 'industry', items: '01', content: '种茶' }],
};

describe('2017 and before: the list of registered poor', () => {
  beforeEach(async () => {
    archive = await anArchive({ today: '2017-12-31' });
  });

  test('recognition of 2017 runs to the year’s adjustment, and its undo takes all of it back', async () => {
    const household = await aHousehold(archive, { head: '李有田' });
    const id = await begin(archive, 'recognition', [household.id], { clueOn: '2017-11-01' });
    await fillAll(archive, id, { causes: '02,01' });
    await lead(archive, id, 'second-notice');
    await compare(archive, [household.id], { sentOn: '2017-11-15' });
    const days = await lead(archive, id);
    expect(days).toEqual([
      'comparison 2017-11-15',
      'second-review 2017-11-15',
      'county 2017-11-15',
      'announce 2017-11-15',
      'tell 2017-11-20',
      'record 2017-11-20',
    ]);
    expect(rows('adjustment', household.id)).toMatchObject([
      {
        ...{ year: 2017, kind: '1', applied_on: '2017-11-01', first_meeting_on: '2017-11-01' },
        ...{ first_notice_from: '2017-11-01', first_notice_to: '2017-11-07', second_meeting_on: null },
        ...{ second_notice_from: '2017-11-08', second_notice_to: '2017-11-14', comparison_result: '1' },
        ...{ county_approved_on: '2017-11-15', announced_on: '2017-11-15', told_on: '2017-11-20' },
        ...{ is_signed: 1, causes: null, procedure_id: id },
      },
    ]);
    expect(rows('household_year', household.id)).toMatchObject([
      { year: 2017, exit_status: '0', first_recognised_year: 2017, main_cause: '02', other_causes: '01' },
    ]);
    await undoLast();
    expect(rows('adjustment', household.id)).toEqual([]);
    expect(rows('household_year', household.id)).toEqual([]);
    expect(await archive.must('procedure.get', { id })).toMatchObject({ status: 'open', nextStep: 'record' });
  });

  test('a return marks the year with its causes', async () => {
    const household = await aHousehold(archive, {
      year: { year: 2016, exit_status: '1', exit_year: 2016, first_recognised_year: 2014 },
    });
    const id = await begin(archive, 'return', [household.id], { clueOn: '2017-11-01' });
    await fillAll(archive, id, { causes: '01,14' });
    await lead(archive, id, 'second-notice');
    await compare(archive, [household.id], { sentOn: '2017-11-15' });
    await lead(archive, id);
    expect(rows('adjustment', household.id)).toMatchObject([{ kind: '2', causes: '01,14' }]);
    expect(rows('household_year', household.id)).toMatchObject([
      { year: 2016 },
      { year: 2017, exit_status: '3', return_year: 2017, return_causes: '01,14' },
    ]);
  });

  test('an exit marks the household as out of poverty, with its own signature', async () => {
    const household = await aHousehold(archive, POOR);
    const id = await begin(archive, 'exit', [household.id], { clueOn: '2017-11-01' });
    await fillAll(archive, id, { mark: '4' });
    await answerAll(archive, id);
    await lead(archive, id);
    expect(rows('adjustment', household.id)).toMatchObject([
      {
        ...{ kind: '3', mark: '4', is_signed: 1, first_notice_from: '2017-11-01' },
        ...{ first_notice_to: '2017-11-07', county_approved_on: '2017-11-08', announced_on: '2017-11-08' },
      },
    ]);
    expect(rows('household_year', household.id)).toMatchObject([{ exit_status: '4', exit_year: 2017 }]);
    await undoLast();
    expect(rows('household_year', household.id)).toMatchObject([{ exit_status: '0', exit_year: null }]);
  });

  test('a clearing-out says why, and the household may be recognised anew', async () => {
    const household = await aHousehold(archive, POOR);
    const id = await begin(archive, 'clear', [household.id], { clueOn: '2017-11-01' });
    await fillAll(archive, id);
    await lead(archive, id);
    expect(rows('adjustment', household.id)).toMatchObject([{ kind: '4', reason: '七不进第三条' }]);
    const { households } = await archive.must('procedure.eligible', {
      ...{ key: 'recognition', year: 2017, villageId: archive.villages['云溪村'] ?? 0 },
    });
    expect(households).toMatchObject([{ id: household.id, why: null }]);
  });

  test('the last step of a closed year wants a reason', async () => {
    const household = await aHousehold(archive, POOR);
    const id = await begin(archive, 'clear', [household.id], { clueOn: '2017-11-01' });
    await fillAll(archive, id);
    await lead(archive, id, 'tell');
    await archive.must('year.close', { year: 2017 });
    const record = { id, step: 'record', on: '2017-11-20' };
    expect(await archive.call('procedure.doStep', record)).toMatchObject({
      ...{ ok: false, error: { code: 'rule', rule: 'closed-year' } },
    });
    const reason = '补录当年清退';
    expect(await archive.must('procedure.doStep', { ...record, reason })).toMatchObject({ finished: true });
  });

  test('natural changes need an act of the household, and write nothing of their own', async () => {
    const household = await aHousehold(archive, { head: '李有田' });
    const id = await begin(archive, 'natural-changes', [household.id], { clueOn: '2017-11-01' });
    await lead(archive, id, 'township');
    const record = { id, step: 'record', on: '2017-11-01' };
    expect(await archive.call('procedure.doStep', record)).toMatchObject({
      error: { rule: 'changes-recorded' },
    });
    await archive.must('member.add', {
      ...{ householdId: household.id, year: 2017, reason: '06', on: '2017-10-20', proof: '出生医学证明' },
      values: { 'member.name': '李小满', 'member.sex': '1', 'member.relation': '03' },
    });
    await archive.must('procedure.doStep', record);
    expect(rows('adjustment', household.id)).toEqual([]);
  });
});

test('2015: scored and ranked, over the quota it is shown and not refused', async () => {
  archive = await anArchive({ today: '2015-12-01' });
  const households = [
    await aHousehold(archive, { head: '甲户主', income: { year: 2015, wage_income: 1000 } }),
    await aHousehold(archive, { head: '乙户主', income: { year: 2015, wage_income: 900 } }),
  ];
  const ids = households.map(({ id }) => id);
  const id = await begin(archive, 'identification', ids, { clueOn: '2015-04-01', quota: 1 });
  await fillAll(archive, id);
  expect(await archive.call('procedure.doStep', { id, step: 'visit', on: '2015-04-01' })).toMatchObject({
    ok: false,
  });
  await answerAll(archive, id);
  const page = await archive.must('procedure.get', { id });
  expect(page).toMatchObject({ quota: 1, overQuota: 1, effect: 'recognise' });
  expect(page.candidates.map(({ points }) => points).every((points) => (points ?? 0) > 0)).toBe(true);
  await lead(archive, id);
  for (const { id: householdId } of households)
    expect(rows('adjustment', householdId)).toMatchObject([
      {
        kind: '1',
        first_notice_to: '2015-04-07',
        second_notice_from: '2015-04-08',
        announced_on: '2015-04-15',
      },
    ]);
});

describe('since 2021: monitoring', () => {
  beforeEach(async () => {
    archive = await anArchive({ today: '2025-03-20' });
  });

  test('an elimination ends the spell in the month of the county’s approval; its undo opens it again', async () => {
    const household = await aHousehold(archive, MONITORED);
    const id = await begin(archive, 'risk-elimination', [household.id], { clueOn: '2025-03-01' });
    await fillAll(archive, id);
    await archive.must('procedure.updateHousehold', {
      ...{ id, householdId: household.id },
      values: { 'monitoring.after_school_problem': 0, 'monitoring.after_per_capita_income': 12000 },
    });
    await lead(archive, id);
    expect(rows('monitoring_spell', household.id)).toMatchObject([
      {
        ...{ state: 'eliminated', is_eliminated: 1, elimination_mode: '1', eliminated_month: '202503' },
        ...{ recognised_month: '202401', after_per_capita_income: 12000, notice_from: '2024-01-05' },
      },
    ]);
    await undoLast();
    expect(rows('monitoring_spell', household.id)).toMatchObject([
      { state: 'open', elimination_mode: null, eliminated_month: null },
    ]);
  });

  test('who leaves an elimination stays monitored', async () => {
    const household = await aHousehold(archive, MONITORED);
    const id = await begin(archive, 'risk-elimination', [household.id], { clueOn: '2025-03-01' });
    await archive.must('procedure.dropHousehold', {
      ...{ id, householdId: household.id, reason: '又住院了', kind: 'untrue', on: '2025-03-02' },
    });
    expect(rows('monitoring_spell', household.id)).toMatchObject([{ state: 'open' }]);
    const page = await archive.must('procedure.get', { id });
    expect(page.candidates[0]).toMatchObject({
      ...{ dropped: true, dropKind: 'untrue', droppedOn: '2025-03-02', droppedStep: 'visit' },
    });
    await archive.must('procedure.stop', { id, reason: '没有户了' });
    expect(rows('monitoring_spell', household.id)).toMatchObject([{ state: 'open' }]);
  });
});

const MONITORED: HouseholdWanted = {
  head: '钱大山',
  headYear: { year: 2025, labour_ability: '01' },
  spell: {
    ...{ category: '2', risk_1: '07', recognised_month: '202401', notice_from: '2024-01-05' },
    after_per_capita_income: 12000,
  },
  measures: [{ year: 2024, kind: 'employment', items: '01', content: '公益岗' }],
};
