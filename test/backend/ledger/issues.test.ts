import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Request } from '#contract/channels.ts';
import type { Issue } from '#contract/issue.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { aPhoto } from '#test/support/a-photo.ts';
import { takeOutput } from '#test/support/take-output.ts';

let archive: BuiltArchive;

beforeEach(async () => {
  archive = await anArchive({ today: '2026-04-20' });
});
afterEach(() => archive.close());

const village = () => archive.villages['云溪村'] ?? 0;
const problem = (changes: Partial<Request<'issue.open'>> = {}): Request<'issue.open'> => ({
  ...{ source: 'inspection', sourceNote: '县级督查', villageId: village(), kind: '饮水' },
  ...{ content: '枯水期取水要半小时', foundOn: '2026-04-10', foundBy: '督查组' },
  ...changes,
});
const open = async (changes: Partial<Request<'issue.open'>> = {}): Promise<number> =>
  (await archive.must('issue.open', problem(changes))).issues[0]?.id ?? 0;
const get = async (id: number): Promise<Issue> => (await archive.must('issue.get', { id })).issue;
const ruleOf = (answer: { ok: boolean; error?: unknown }): string | null =>
  answer.ok ? null : ((answer.error as { rule?: string }).rule ?? null);

const confirm = (ids: number[]) => archive.must('issue.confirm', { ids, by: '赵科长', on: '2026-04-20' });
const plan = (ids: number[], changes: Partial<Request<'issue.plan'>> = {}) =>
  archive.must('issue.plan', {
    ...{ ids, measure: '接通自来水', unit: '云溪村委会', responsible: '王五' },
    ...changes,
  });
const close = (ids: number[], changes: Partial<Request<'issue.close'>> = {}) =>
  archive.call('issue.close', {
    ...{ ids, done: '已改正', evidence: '改正后的档案', by: '张三', on: '2026-04-20' },
    ...changes,
  });
const check = (ids: number[], passed = true, reason: string | null = null) =>
  archive.call('issue.check', { ids, passed, reason, by: '李四', on: '2026-04-20' });
async function closed(ids: number[]): Promise<void> {
  await confirm(ids);
  await plan(ids);
  expect(await close(ids)).toMatchObject({ ok: true });
}

describe('the course of a problem', () => {
  test('found, confirmed by the department of its kind, planned, closed by one and checked by another', async () => {
    const id = await open();
    expect(await get(id)).toMatchObject({
      ...{ number: '2026-0001', state: 'found', village: '云溪村', householdId: null, department: null },
      ...{ proposedDepartment: '县水利局', standing: null },
    });
    await confirm([id]);
    expect(await get(id)).toMatchObject({
      state: 'confirmed',
      department: '县水利局',
      confirmedBy: '赵科长',
    });
    await plan([id]);
    // 5 days by the pack of 2026.
    expect(await get(id)).toMatchObject({ state: 'planned', dueOn: '2026-04-25', daysLeft: 5 });
    expect(await check([id])).toMatchObject({ error: { rule: 'issue-state' } });
    expect(await close([id], { evidence: '' })).toMatchObject({ error: { rule: 'issue-evidence' } });
    expect(await close([id])).toMatchObject({ ok: true });
    expect(await get(id)).toMatchObject({ state: 'closed', closedAs: 'corrected', daysLeft: null });
    const own = await archive.call('issue.check', { ids: [id], passed: true, by: '张三', on: '2026-04-20' });
    expect(ruleOf(own)).toBe('issue-same-person');
    expect(await check([id])).toMatchObject({ ok: true });
    expect(await get(id)).toMatchObject({ state: 'checked', checkedBy: '李四', checkedOn: '2026-04-20' });
  });

  test('what a check sends back keeps how it had been closed, and wants a new deadline', async () => {
    const id = await open();
    await closed([id]);
    expect(await check([id], false)).toMatchObject({ error: { rule: 'issue-blank' } });
    expect(await check([id], false, '水压不够')).toMatchObject({ ok: true });
    const { issue, reopenings } = await archive.must('issue.get', { id });
    expect(issue).toMatchObject({
      state: 'reopened',
      dueOn: null,
      done: null,
      closedBy: null,
      reopenings: 1,
    });
    expect(issue).toMatchObject({ department: '县水利局', measure: '接通自来水' });
    expect(reopenings).toMatchObject([
      { reason: '复核退回（李四）：水压不够', done: '已改正', closedBy: '张三', closedAs: 'corrected' },
    ]);
    expect(await close([id])).toMatchObject({ error: { rule: 'issue-state' } });
    await plan([id], { dueOn: '2026-05-10' });
    expect(await close([id])).toMatchObject({ ok: true });
    expect(await check([id])).toMatchObject({ ok: true });
    await archive.must('issue.reopen', { ids: [id], reason: '又停水', on: '2026-04-20' });
    expect((await archive.must('issue.get', { id })).reopenings).toHaveLength(2);
  });

  test('one that is none is closed as unfounded from where it stands', async () => {
    const id = await open();
    expect(await close([id], { as: 'unfounded', done: '' })).toMatchObject({
      error: { rule: 'issue-blank' },
    });
    expect(await close([id], { as: 'unfounded', done: '实地看过', evidence: null })).toMatchObject({
      ok: true,
    });
    expect(await get(id)).toMatchObject({ state: 'closed', closedAs: 'unfounded' });
  });

  test('many go together or not at all, and each that cannot is named', async () => {
    const ids = [await open(), await open({ kind: '住房', content: '屋顶漏雨' }), await open()];
    const change = (await confirm(ids)).change;
    expect((await get(ids[1] ?? 0)).department).toBe('县住房和城乡建设局');
    await plan(ids.slice(0, 1));
    const refused = await close(ids);
    expect(refused).toMatchObject({ error: { rule: 'issue-state' } });
    expect(refused.ok ? '' : (refused.error as { message: string }).message).toMatch(
      /^2026-0002：.*2026-0003：/,
    );
    expect((await get(ids[0] ?? 0)).state).toBe('planned');
    expect(change).not.toBeNull();
    expect(
      await archive.call('issue.plan', { ids: [999], measure: 'x', unit: 'x', responsible: 'x' }),
    ).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  test('wants a place that exists and no day of tomorrow', async () => {
    const { id } = await aHousehold(archive);
    const { memberIds } = await aHousehold(archive);
    const { villageId: _, ...nowhere } = problem();
    expect(ruleOf(await archive.call('issue.open', nowhere))).toBe('issue-place');
    expect(ruleOf(await archive.call('issue.open', problem({ foundOn: '2026-04-21' })))).toBe('issue-future');
    const stranger = problem({ householdId: id, memberId: memberIds[0] ?? 0 });
    expect(await archive.call('issue.open', stranger)).toMatchObject({ error: { code: 'not-found' } });
    expect(await archive.call('issue.open', problem({ objectionId: 77 }))).toMatchObject({
      error: { code: 'not-found' },
    });
  });
});

describe('numbers', () => {
  test('count on by year and are never given twice, not after an undo either', async () => {
    await open();
    const second = await archive.must('issue.open', problem({ foundOn: '2025-12-30' }));
    expect(second.issues[0]?.number).toBe('2025-0001');
    const third = await archive.must('issue.open', problem());
    expect(third.issues[0]?.number).toBe('2026-0002');
    await archive.must('change.undo', { id: third.change ?? 0 });
    const fourth = await archive.must('issue.open', problem());
    expect(fourth.issues[0]?.number).toBe('2026-0003');
    await archive.must('change.undo', { id: fourth.change ?? 0 });
    await archive.must('change.redo', {});
    expect((await get(fourth.issues[0]?.id ?? 0)).number).toBe('2026-0003');
    expect((await archive.must('issue.open', problem())).issues[0]?.number).toBe('2026-0004');
  });
});

describe('what the quality check found', () => {
  const year = 2026;
  const hitsOf = async () =>
    (await archive.must('check.run', { year, rules: ['Q001', 'Q004', 'Q007'] })).hits.map(
      ({ rule, householdId, memberId, field }) => ({ rule, householdId, memberId, field }),
    );
  const give = (memberId: number, idNumber: string) =>
    archive.must('member.update', {
      id: memberId,
      year,
      values: { 'member.id_number': idNumber },
      reason: '更正',
    });
  async function broken() {
    const household = await aHousehold(archive);
    const [memberId = 0] = household.memberIds;
    const [good = ''] = household.idNumbers;
    await archive.write((rows) => rows.update('member', memberId, { id_number: null, id_key: null }));
    return { ...household, memberId, good };
  }

  test('stands in the ledger once, and is closed when the data are put right, not before', async () => {
    const { memberId, good } = await broken();
    const hits = await hitsOf();
    const opened = await archive.must('issue.openFrom', { findings: { year, hits } });
    expect(opened).toMatchObject({ issues: [{ number: '2026-0001' }], known: 0, gone: 0 });
    const again = await archive.must('issue.openFrom', { findings: { year, hits } });
    expect(again).toMatchObject({ issues: [], known: 1, change: null });
    const id = opened.issues[0]?.id ?? 0;
    expect(await get(id)).toMatchObject({
      ...{ source: 'check', rule: 'Q001', memberId, kind: '信息', foundOn: '2026-04-20', standing: 'there' },
    });
    await confirm([id]);
    await plan([id]);
    const refused = await close([id]);
    expect(refused).toMatchObject({ error: { rule: 'issue-still-there' } });
    expect(refused.ok ? '' : (refused.error as { message: string }).message).toMatch(
      /^2026-0001：数据还没有改正，仍查得出：/,
    );
    await give(memberId, good);
    expect(await get(id)).toMatchObject({
      standing: 'settled',
      standingWords: '数据已改正，可以销号',
      state: 'planned',
    });
    expect(await archive.must('issue.refresh', {})).toEqual({ change: null, reopened: [], settled: [id] });
    expect(await close([id])).toMatchObject({ ok: true });
    expect(await check([id])).toMatchObject({ ok: true });
    expect(await archive.must('issue.openFrom', { findings: { year, hits } })).toMatchObject({
      gone: 1,
      issues: [],
    });
  });

  test('opens again when the value falls back, by the check itself and with the reason', async () => {
    const { id: householdId, memberId, good } = await broken();
    const hits = await hitsOf();
    const id = (await archive.must('issue.openFrom', { findings: { year, hits } })).issues[0]?.id ?? 0;
    await give(memberId, good);
    await closed([id]);
    expect((await archive.must('check.run', { year })).reopened).toEqual([]);
    await archive.write((rows) => rows.update('member', memberId, { id_number: null, id_key: null }));
    expect(await get(id)).toMatchObject({ state: 'closed', standing: 'back' });
    expect(await check([id])).toMatchObject({ error: { rule: 'issue-still-there' } });
    expect((await archive.must('check.run', { year, householdId })).reopened).toEqual([]);
    expect((await archive.must('check.run', { year: 2025 })).reopened).toEqual([]);
    expect((await archive.must('check.run', { year })).reopened).toEqual(['2026-0001']);
    const { issue, reopenings } = await archive.must('issue.get', { id });
    expect(issue.state).toBe('reopened');
    expect(reopenings[0]?.reason).toMatch(/^数据核查又查出来：/);
    expect((await archive.must('check.run', { year })).reopened).toEqual([]);
    const [last] = (await archive.must('change.list', { limit: 1 })).changes;
    expect(last?.title).toBe('问题又出现，重开：2026-0001');
    await archive.must('change.undo', { id: last?.id ?? 0 });
    expect((await get(id)).state).toBe('closed');
  });

  test('what was called unfounded is neither opened again nor registered twice', async () => {
    await broken();
    const hits = await hitsOf();
    const id = (await archive.must('issue.openFrom', { findings: { year, hits } })).issues[0]?.id ?? 0;
    expect(await close([id], { as: 'unfounded', done: '本人无户籍，已报公安' })).toMatchObject({ ok: true });
    expect((await archive.must('check.run', { year })).reopened).toEqual([]);
    expect(await check([id])).toMatchObject({ ok: true });
    expect(await archive.must('issue.openFrom', { findings: { year, hits } })).toMatchObject({
      unfounded: 1,
      issues: [],
    });
  });

  test('registering what was closed as put right opens it again', async () => {
    const { memberId, good } = await broken();
    const hits = await hitsOf();
    const id = (await archive.must('issue.openFrom', { findings: { year, hits } })).issues[0]?.id ?? 0;
    await give(memberId, good);
    await closed([id]);
    await archive.write((rows) => rows.update('member', memberId, { id_number: null, id_key: null }));
    const again = await archive.must('issue.openFrom', { findings: { year, hits } });
    expect(again).toMatchObject({ issues: [], reopened: ['2026-0001'] });
  });

  test('follows a person to another household', async () => {
    const { memberId } = await broken();
    const hits = await hitsOf();
    const id = (await archive.must('issue.openFrom', { findings: { year, hits } })).issues[0]?.id ?? 0;
    const other = await aHousehold(archive);
    await archive.write((rows) =>
      rows.update('member', memberId, { household_id: other.id, relation: '99' }),
    );
    expect((await get(id)).standing).toBe('there');
  });
});

describe('what a comparison reported', () => {
  async function aHit(cells: object = {}): Promise<number> {
    const { memberIds, idNumbers } = await aHousehold(archive);
    let id = 0;
    await archive.write((rows) => {
      id = rows.insert('comparison_hit', {
        ...{ id_key: idNumbers[0] ?? '', name: '赵一', member_id: memberIds[0] ?? 0, department: '03' },
        ...{ suspicion: '名下有机动车', detail: '小型轿车', reported_on: '2026-04-01' },
        ...cells,
      });
    });
    return id;
  }
  const answer = (hitId: number, verdict: 'confirmed' | 'explained' | 'mistaken' | null) =>
    archive.must('comparison.answer', { hitIds: [hitId], verdict, answer: '查过', verifiedBy: '李四' });

  test('waits for its verdict, and comes back when the verdict does', async () => {
    const hit = await aHit();
    const { issues } = await archive.must('issue.openFrom', { comparisonHitIds: [hit] });
    const id = issues[0]?.id ?? 0;
    expect(await get(id)).toMatchObject({
      ...{
        source: 'comparison',
        content: '赵一：名下有机动车，小型轿车',
        foundOn: '2026-04-01',
        standing: 'there',
      },
    });
    expect((await get(id)).householdNo).not.toBeNull();
    expect(ruleOf(await close([id], { as: 'unfounded' }))).toBe('issue-is-true');
    await answer(hit, 'confirmed');
    expect(ruleOf(await close([id], { as: 'unfounded' }))).toBe('issue-is-true');
    await answer(hit, 'explained');
    expect(await get(id)).toMatchObject({ standing: 'settled' });
    expect(await close([id], { as: 'unfounded' })).toMatchObject({ ok: true });
    await answer(hit, 'confirmed');
    expect(await archive.must('issue.refresh', {})).toMatchObject({ reopened: ['2026-0001'] });
    expect((await archive.must('issue.get', { id })).reopenings[0]?.reason).toBe('部门比对核实为属实');
  });

  test('a line that is explained already is none', async () => {
    const hit = await aHit({ verdict: 'explained' });
    expect(await archive.must('issue.openFrom', { comparisonHitIds: [hit] })).toMatchObject({
      issues: [],
      gone: 1,
    });
  });
});

test('what a survey found is not sound stands in the ledger once', async () => {
  const { id: householdId } = await aHousehold(archive);
  const answers: number[] = [];
  await archive.write((rows) => {
    const campaign = rows.insert('campaign', {
      ...{ key: 'no-such', title: '春季排查', year: 2026, pack_id: 'national-2026', pack_version: 1 },
      ...{ opened_on: '2026-04-01', status: 'open' },
    });
    const survey = rows.insert('campaign_survey', {
      ...{ campaign_id: campaign, phase_key: 'visit', household_id: householdId },
      ...{ surveyed_on: '2026-04-05', surveyors: '周一、吴二', outcome: 'problems' },
    });
    for (const sound of [0, 1])
      answers.push(
        rows.insert('campaign_answer', {
          survey_id: survey,
          item: `water-${sound}`,
          title: '饮水',
          sound,
          note: '缺水',
        }),
      );
  });
  const opened = await archive.must('issue.openFrom', { campaignAnswerIds: answers });
  expect(opened).toMatchObject({ issues: [{ number: '2026-0001' }], gone: 1 });
  expect(await get(opened.issues[0]?.id ?? 0)).toMatchObject({
    ...{
      source: 'campaign',
      sourceNote: '春季排查',
      foundOn: '2026-04-05',
      foundBy: '周一、吴二',
      content: '饮水：缺水',
    },
  });
  expect(await archive.must('issue.openFrom', { campaignAnswerIds: answers })).toMatchObject({ known: 1 });
});

describe('the list', () => {
  test('is narrowed by each of its filters, and counts every state and what is late', async () => {
    const { id: householdId, no } = await aHousehold(archive, { village: '石板村', head: '孙一' });
    const late = await open();
    const other = await open({ kind: '住房', content: '屋顶漏雨', householdId, source: 'other' });
    await confirm([late]);
    await plan([late], { dueOn: '2026-04-20' });
    archive.setToday('2026-04-21');
    const numbers = async (filter: Request<'issue.list'>) =>
      (await archive.must('issue.list', filter)).rows.map(({ number }) => number);
    const all = await archive.must('issue.list', {});
    expect(all).toMatchObject({ total: 2, overdue: 1, departments: ['县水利局'] });
    expect(all.states).toMatchObject({ found: 1, planned: 1, closed: 0 });
    expect(await numbers({ state: 'planned' })).toEqual(['2026-0001']);
    expect(await numbers({ overdue: true })).toEqual(['2026-0001']);
    expect(await numbers({ kind: '住房' })).toEqual(['2026-0002']);
    expect(await numbers({ department: '县水利局' })).toEqual(['2026-0001']);
    expect(await numbers({ villageId: archive.villages['石板村'] ?? 0 })).toEqual(['2026-0002']);
    expect(await numbers({ source: 'inspection' })).toEqual(['2026-0001']);
    expect(await numbers({ householdId })).toEqual(['2026-0002']);
    expect(await numbers({ year: 2025 })).toEqual([]);
    for (const text of ['漏雨', '孙一', no, '0002']) expect(await numbers({ text })).toEqual(['2026-0002']);
    expect(await numbers({ text: '王五' })).toEqual(['2026-0001']);
    expect(await numbers({ order: 'due' })).toEqual(['2026-0001', '2026-0002']);
    expect(await numbers({ offset: 1, limit: 1 })).toEqual(['2026-0002']);
    expect(await archive.must('issue.ids', { kind: '住房' })).toEqual({ ids: [other] });
  });

  test('as a workbook has a summary and a sheet for each department', async () => {
    const first = await open();
    await open({ kind: '住房', content: '屋顶漏雨' });
    await closed([first]);
    const made = await archive.must('issue.export', {});
    expect(made).toMatchObject({ name: '问题台账_20260420.xlsx', rows: 2 });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(await takeOutput(archive, made.outputId)).buffer);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['汇总', '县水利局', '县住房和城乡建设局']);
    const cells = (name: string, row: number) =>
      (workbook.getWorksheet(name)?.getRow(row).values as unknown[]).slice(1);
    expect(cells('汇总', 4).slice(0, 2)).toEqual(['县水利局', 1]);
    expect(cells('汇总', 6).slice(0, 3)).toEqual(['合计', 2, 1]);
    expect(cells('县水利局', 4)).toEqual(
      expect.arrayContaining([
        '2026-0001',
        '云溪村',
        '村级问题',
        '枯水期取水要半小时',
        '接通自来水',
        '王五',
        '待复核',
        '张三',
      ]),
    );
    expect(ruleOf(await archive.call('issue.export', { year: 2020 }))).toBe('ledger-empty');
  });

  test('the curve goes down as problems are closed, and up again as they come back', async () => {
    const ids = [await open(), await open({ foundOn: '2026-04-18', kind: '住房' })];
    await closed(ids.slice(0, 1));
    archive.setToday('2026-04-22');
    await archive.must('issue.check', {
      ids: ids.slice(0, 1),
      passed: false,
      by: '李四',
      reason: '没有改',
      on: '2026-04-22',
    });
    const curve = await archive.must('issue.curve', {});
    expect(curve.days[0]?.day).toBe('2026-04-09');
    expect(curve.days[1]).toEqual({ day: '2026-04-10', found: 1, closed: 0, reopened: 0, open: 1 });
    expect(curve.days.slice(-3)).toEqual([
      { day: '2026-04-20', found: 0, closed: 1, reopened: 0, open: 1 },
      { day: '2026-04-21', found: 0, closed: 0, reopened: 0, open: 1 },
      { day: '2026-04-22', found: 0, closed: 0, reopened: 1, open: 2 },
    ]);
    expect(curve.kinds).toEqual([
      { name: '饮水', found: 1, closed: 0, open: 1 },
      { name: '住房', found: 1, closed: 0, open: 1 },
    ]);
    expect(curve.villages).toEqual([{ name: '云溪村', found: 2, closed: 0, open: 2 }]);
    expect(curve.departments.map(({ name }) => name).toSorted()).toEqual(['县水利局', '未经部门确认']);
  });
});

test('a photo is proof enough', async () => {
  const { id: householdId } = await aHousehold(archive);
  const ids = [await open({ householdId }), await open()];
  await confirm(ids);
  await plan(ids);
  for (const id of ids) {
    const photo = aPhoto(`问题 ${id}`, 1000);
    const begun = archive.session.files.begin('改正后.jpg', photo.length);
    const fileId = begun.ok ? begun.value.fileId : '';
    archive.session.files.append(fileId, photo);
    await archive.must('attachment.add', { issueId: id, fileId });
  }
  expect((await archive.must('issue.get', { id: ids[0] ?? 0 })).photos).toMatchObject([
    { name: '改正后.jpg' },
  ]);
  expect(await close(ids, { evidence: null })).toMatchObject({ ok: true });
  const [photo] = (await archive.must('issue.get', { id: ids[1] ?? 0 })).photos;
  await archive.must('attachment.unlink', { linkId: photo?.linkId ?? 0, reason: '放错了' });
  expect((await get(ids[1] ?? 0)).photos).toBe(0);
});
