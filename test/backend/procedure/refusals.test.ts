import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Request } from '#contract/channels.ts';
import {
  aHousehold,
  anArchive,
  type BuiltArchive,
  type BuiltHousehold,
} from '#test/support/archive-builder.ts';
import {
  answerAll,
  begin,
  bringPapers,
  compare,
  fillAll,
  lead,
  MEETING,
  nextEntry,
  VOTES,
} from '#test/support/lead-procedure.ts';

let archive: BuiltArchive;
afterEach(() => archive.close());

const get = (id: number) => archive.must('procedure.get', { id });

async function refusalOf(id: number, entry: Partial<Request<'procedure.doStep'>> = {}) {
  const answer = await archive.call('procedure.doStep', { id, ...(await nextEntry(archive, id)), ...entry });
  if (answer.ok || answer.error.code !== 'rule') throw new Error(JSON.stringify(answer));
  const { message, refused = [] } = answer.error;
  return { message, refused, rules: refused.map(({ rule }) => rule) };
}

const monitored = (spell: Record<string, string | number>, labour = '01') =>
  aHousehold(archive, {
    headYear: { year: 2025, labour_ability: labour },
    spell: {
      category: '2',
      risk_1: '07',
      recognised_month: '202409',
      after_per_capita_income: 12000,
      ...spell,
    },
    measures: [{ year: 2024, kind: 'employment', items: '01', content: '公益岗' }],
  });

describe('an elimination is refused', () => {
  beforeEach(async () => {
    archive = await anArchive({ today: '2025-03-20' });
  });

  /** Ready for its visit: entries and papers there. */
  async function ready(household: BuiltHousehold, mode = '1'): Promise<number> {
    const id = await begin(archive, 'risk-elimination', [household.id], { clueOn: '2025-02-20' });
    await fillAll(archive, id, { mode });
    await bringPapers(archive, id);
    return id;
  }

  test('a month before six are full; on the first day of the seventh it goes', async () => {
    const id = await ready(await monitored({}));
    const { rules, refused } = await refusalOf(id, { on: '2025-02-28' });
    expect(rules).toEqual(['long-enough']);
    expect(refused[0]).toMatchObject({ waivableBy: '县级部门' });
    await archive.must('procedure.doStep', { id, step: 'visit', on: '2025-03-01' });
  });

  test('without a measure, without labour, with a problem left, below the line', async () => {
    const blank = await aHousehold(archive, {
      headYear: { year: 2025, labour_ability: '04' },
      spell: {
        ...{ category: '2', risk_1: '07', recognised_month: '202401', after_per_capita_income: 300 },
        after_school_problem: 1,
      },
    });
    const { rules, message } = await refusalOf(await ready(blank), { on: '2025-03-01' });
    expect(rules).toEqual(['measure-in-place', 'has-labour', 'risk-gone']);
    expect(message).toContain(`${blank.no} 号户`);
  });

  test('but a natural one knows none of that', async () => {
    const id = await ready(await monitored({ recognised_month: '202502' }, '04'), '2');
    await archive.must('procedure.doStep', { id, step: 'visit', on: '2025-03-01' });
  });

  test('in its last step without a mode', async () => {
    const id = await ready(await monitored({}));
    await archive.must('procedure.updateHousehold', {
      id,
      householdId: (await get(id)).candidates[0]?.householdId ?? 0,
      mode: '2',
    });
    await lead(archive, id, 'announce');
    const householdId = (await get(id)).candidates[0]?.householdId ?? 0;
    await archive.must('procedure.updateHousehold', { id, householdId, mode: null });
    expect((await refusalOf(id)).rules).toContain('candidate-complete');
  });

  test('a waiver by name and reason lets a household through early and stays with the step', async () => {
    const household = await monitored({});
    const id = await ready(household);
    const entry = { id, step: 'visit', on: '2025-02-28' };
    const waiver = {
      rule: 'long-enough',
      householdId: household.id,
      allowedBy: '县局 郑主任',
      reason: '务工稳定',
    };
    const unasked = { ...waiver, rule: 'two-investigators' };
    await archive.must('procedure.doStep', { ...entry, waivers: [waiver, unasked] });
    const page = await get(id);
    expect(page.steps.find(({ key }) => key === 'visit')?.waivers).toMatchObject([
      {
        ...{ rule: 'long-enough', householdNo: household.no, allowedBy: '县局 郑主任', reason: '务工稳定' },
        ...{ on: '2025-03-20', message: expect.stringContaining('不满 6 个月') as string },
      },
    ]);
    const { changes } = await archive.must('change.list', {});
    await archive.must('change.undo', { id: changes[0]?.id ?? 0 });
    expect((await get(id)).steps.find(({ key }) => key === 'visit')?.waivers).toEqual([]);
  });

  test('a rule that nobody may set aside stays, whoever signs', async () => {
    const household = await monitored({}, '04');
    const id = await ready(household);
    const waivers = [{ rule: 'has-labour', householdId: household.id, allowedBy: '某人', reason: '说情' }];
    expect((await refusalOf(id, { on: '2025-03-01', waivers })).rules).toEqual(['has-labour']);
  });
});

describe('a procedure of 2017 is refused', () => {
  let household: BuiltHousehold;
  let other: BuiltHousehold;
  let id: number;
  beforeEach(async () => {
    archive = await anArchive({ today: '2017-12-31' });
    household = await aHousehold(archive, { head: '钱大山' });
    other = await aHousehold(archive, { head: '李有田' });
    id = await begin(archive, 'recognition', [household.id, other.id], { clueOn: '2017-11-01' });
    await fillAll(archive, id);
  });

  test('a first notice one day short, and the second while the first hangs', async () => {
    await lead(archive, id, 'first-review');
    await bringPapers(archive, id);
    const short = { noticeFrom: '2017-11-01', noticeTo: '2017-11-06' };
    expect((await refusalOf(id, short)).rules).toEqual(['notice-period']);
    await lead(archive, id, 'first-notice');
    await bringPapers(archive, id);
    expect((await refusalOf(id, { on: '2017-11-07', noticeFrom: '2017-11-07' })).rules).toEqual([
      'notice-over',
    ]);
    await archive.must('procedure.doStep', {
      id,
      step: 'second-notice',
      on: '2017-11-08',
      noticeFrom: '2017-11-08',
    });
  });

  test('a meeting of nineteen of thirty, a vote too many, a tie', async () => {
    await lead(archive, id, 'list');
    await bringPapers(archive, id);
    expect((await refusalOf(id, { present: 19 })).rules).toContain('attendance-two-thirds');
    const householdId = household.id;
    await archive.must('procedure.updateHousehold', { id, householdId, ...VOTES, votesAgainst: 3 });
    expect((await refusalOf(id)).rules).toEqual(['votes-add-up']);
    const tie = { votesFor: 12, votesAgainst: 12, votesAbstain: 0, votesRecused: 0 };
    await archive.must('procedure.updateHousehold', { id, householdId, ...tie });
    expect(await refusalOf(id)).toMatchObject({
      ...{ rules: ['majority'], refused: [{ householdId, householdNo: household.no }] },
    });
  });

  test('the comparison before a list was sent, or before its day', async () => {
    await lead(archive, id, 'second-notice');
    await bringPapers(archive, id);
    expect((await refusalOf(id)).rules).toEqual(['compared', 'compared']);
    await compare(archive, [household.id, other.id], { sentOn: '2017-11-16' });
    expect((await refusalOf(id, { on: '2017-11-15' })).rules).toEqual(['compared', 'compared']);
    await archive.must('procedure.doStep', { id, step: 'comparison', on: '2017-11-16' });
  });

  test('the second meeting is for the suspected alone, with votes of its own', async () => {
    await lead(archive, id, 'second-notice');
    await compare(archive, [household.id, other.id], { sentOn: '2017-11-15', suspected: [other.id] });
    await lead(archive, id, 'comparison');
    await bringPapers(archive, id);
    const { asks, steps } = await get(id);
    expect(asks.meetings).toMatchObject([
      { step: 'first-review', onlySuspected: false },
      { step: 'second-review', onlySuspected: true },
    ]);
    expect(steps.find(({ key }) => key === 'second-review')).toMatchObject({
      onlySuspected: true,
      nobody: false,
    });
    const { rules, message } = await refusalOf(id);
    expect(rules).toEqual(['suspicions-answered']);
    expect(message).toContain(other.no);
    const hit = (await archive.must('comparison.hits', { state: 'open' })).rows[0];
    await archive.must('comparison.answer', {
      ...{ hitIds: [hit?.id ?? 0], verdict: 'explained', answer: '车已卖', evidence: '过户单' },
      ...{ verifiedBy: '周一', verifiedOn: '2017-11-16' },
    });
    const votes = { votesFor: 5, votesAgainst: 19, votesAbstain: 0, votesRecused: 0 };
    await archive.must('procedure.updateHousehold', {
      id,
      householdId: other.id,
      meeting: 'second-review',
      ...votes,
    });
    expect((await refusalOf(id)).rules).toEqual(['majority']);
    const { candidates } = await get(id);
    expect(candidates.find(({ householdId }) => householdId === other.id)?.ballots).toMatchObject({
      ...{ 'first-review': VOTES, 'second-review': votes },
    });
    await archive.must('procedure.updateHousehold', {
      id,
      householdId: other.id,
      meeting: 'second-review',
      ...VOTES,
    });
    await archive.must('procedure.doStep', { id, step: 'second-review', on: '2017-11-17', ...MEETING });
    const late = { id, householdId: other.id, meeting: 'second-review', votesFor: 1 };
    expect(await archive.call('procedure.updateHousehold', late)).toMatchObject({
      error: { rule: 'after-review' },
    });
  });

  test('and is for nobody where nothing came back', async () => {
    await lead(archive, id, 'second-notice');
    await compare(archive, [household.id, other.id], { sentOn: '2017-11-15' });
    await lead(archive, id, 'comparison');
    await archive.must('procedure.doStep', { id, step: 'second-review', on: '2017-11-15' });
    expect((await get(id)).steps.find(({ key }) => key === 'second-review')).toMatchObject({
      ...{ nobody: true, present: null },
    });
  });
});

describe('an exit is refused', () => {
  beforeEach(async () => {
    archive = await anArchive({ today: '2017-12-31' });
  });

  test('at the line to the yuan, and without water', async () => {
    const poor = (wage: number, water: number) =>
      aHousehold(archive, {
        year: {
          ...{ year: 2017, exit_status: '0', first_recognised_year: 2014, head_count: 1 },
          ...{ safe_housing: '01', has_safe_water: water, is_dangerous_house: 0 },
        },
        headYear: { year: 2017, has_resident_medical_insurance: 1, labour_ability: '01' },
        income: { year: 2017, wage_income: wage },
        measures: [{ year: 2017, kind: 'industry', items: '01', content: '种茶' }],
      });
    const line = await poor(2952, 1);
    const dry = await poor(9000, 0);
    const id = await begin(archive, 'exit', [line.id, dry.id], { clueOn: '2017-11-01' });
    await fillAll(archive, id);
    await answerAll(archive, id);
    await bringPapers(archive, id);
    const { rules, refused } = await refusalOf(id);
    expect(rules).toEqual(['exit-standard', 'exit-standard']);
    expect(refused.map(({ householdNo }) => householdNo)).toEqual([line.no, dry.no]);
    const faults = (await get(id)).candidates.map(({ faults: of }) => of.map(({ rule }) => rule));
    expect(faults).toEqual([['exit-standard'], ['exit-standard']]);
  });

  test('a mark that is none of an exit', async () => {
    const household = await aHousehold(archive, { year: { year: 2017, exit_status: '0' } });
    const id = await begin(archive, 'exit', [household.id], { clueOn: '2017-11-01' });
    const entry = { id, householdId: household.id };
    for (const wrong of [{ mark: '3' }, { mode: '1' }, { causes: '01' }])
      expect(await archive.call('procedure.updateHousehold', { ...entry, ...wrong })).toMatchObject({
        error: { code: 'invalid-input' },
      });
  });
});
