import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Request } from '#contract/channels.ts';
import {
  aHousehold,
  anArchive,
  type BuiltArchive,
  type BuiltHousehold,
} from '#test/support/archive-builder.ts';
import {
  doStepsUpTo,
  fillHousehold,
  KEY,
  receivePapersOf,
  startProcedure,
  STEPS,
  type StepKey,
} from '#test/support/run-procedure.ts';

let archive: BuiltArchive;
let first: BuiltHousehold;
let second: BuiltHousehold;

beforeEach(async () => {
  archive = await anArchive();
  first = await aHousehold(archive, { head: '钱大山', others: [{ name: '孙小玉', relation: '02' }] });
  second = await aHousehold(archive, { head: '李有田', group: '二组' });
});
afterEach(() => archive.close());

const get = (id: number) => archive.must('procedure.get', { id });
const stepNamed = async (id: number, key: string) => (await get(id)).steps.find((step) => step.key === key);
const spellsOf = (householdId: number) =>
  archive.session.archive?.rawReading
    .prepare('SELECT * FROM monitoring_spell WHERE household_id = ? ORDER BY id')
    .all(householdId) as Record<string, unknown>[];

async function refusedStep(id: number, key: StepKey, entry: Partial<Request<'procedure.doStep'>> = {}) {
  const step = STEPS.find(({ step }) => step === key);
  if (step === undefined) throw new Error(key);
  const answer = await archive.call('procedure.doStep', { id, ...step, ...entry });
  if (answer.ok || answer.error.code !== 'rule') throw new Error(`not refused: ${JSON.stringify(answer)}`);
  return { rules: (answer.error.refused ?? []).map(({ rule }) => rule), message: answer.error.message };
}

/** A procedure of the first household with everything filled in, `key` being the next step. */
async function procedureBefore(key: StepKey | 'consent'): Promise<number> {
  const id = await startProcedure(archive, [first.id]);
  await fillHousehold(archive, id, first.id);
  const at = STEPS.findIndex(({ step }) => step === key);
  const before = STEPS[at - 1];
  if (before !== undefined) await doStepsUpTo(archive, id, before.step);
  return id;
}

describe('procedure.start', () => {
  test('opens the procedure with its first step done and a proposed spell for each household', async () => {
    const id = await startProcedure(archive, [first.id, second.id, first.id]);
    const page = await get(id);
    expect(page).toMatchObject({
      title: '监测对象识别',
      status: 'open',
      village: '云溪村',
      openedOn: '2025-03-01',
    });
    expect(page.nextStep).toBe('consent');
    expect(page.steps[0]).toMatchObject({ key: 'clue', status: 'done', doneOn: '2025-03-01' });
    expect(page.candidates.map((c) => [c.householdNo, c.headName, c.group, c.people])).toEqual([
      [first.no, '钱大山', '一组', 2],
      [second.no, '李有田', '二组', 1],
    ]);
    expect(spellsOf(first.id)).toMatchObject([
      { state: 'proposed', discovered_on: '2025-03-01', procedure_id: id },
    ]);
    const { changes } = await archive.must('change.list', {});
    expect(changes[0]?.title).toBe('发起监测对象识别：云溪村 2 户');
  });

  test('refuses households that may not come in, by their numbers and not by their names', async () => {
    const other = await aHousehold(archive, { village: '石板村', head: '周别村' });
    const closed = await aHousehold(archive, {
      head: '吴已销',
      cells: { closed_on: '2024-01-01', closed_reason: '整户迁出' },
    });
    const monitored = await aHousehold(archive, {
      head: '郑在册',
      spell: { category: '1', recognised_month: '202301' },
    });
    await startProcedure(archive, [second.id]);
    const households = [first, other, closed, monitored, second];
    const answer = await archive.call('procedure.start', {
      ...{ key: KEY, villageId: archive.villages['云溪村'] ?? 0, year: 2025, clueOn: '2025-03-01' },
      householdIds: households.map(({ id }) => id),
    });
    if (answer.ok || answer.error.code !== 'rule') throw new Error('not refused');
    expect(answer.error.rule).toBe('household-entry');
    expect(answer.error.refused?.map(({ householdNo }) => householdNo)).toEqual(
      [second, other, closed, monitored].map(({ no }) => no),
    );
    for (const { no } of [other, closed, monitored, second]) expect(answer.error.message).toContain(no);
    expect(JSON.stringify(answer.error)).not.toMatch(/周别村|吴已销|郑在册|李有田/);
    expect(spellsOf(first.id)).toEqual([]);
  });

  test('refuses a clue of tomorrow and a year without a pack', async () => {
    const common = { key: KEY, villageId: archive.villages['云溪村'] ?? 0, householdIds: [first.id] };
    const late = await archive.call('procedure.start', { ...common, year: 2025, clueOn: '2025-03-21' });
    expect(late).toMatchObject({ ok: false, error: { code: 'rule', rule: 'in-order' } });
    const early = await archive.call('procedure.start', { ...common, year: 2018, clueOn: '2018-03-01' });
    expect(early).toMatchObject({ ok: false, error: { code: 'rule', rule: 'no-procedure' } });
  });
});

describe('the whole procedure', () => {
  test('runs from the clue to the record and opens the monitoring', async () => {
    const id = await startProcedure(archive, [first.id, second.id]);
    await fillHousehold(archive, id, first.id);
    await fillHousehold(archive, id, second.id, { 'monitoring.category': '3' });
    await doStepsUpTo(archive, id, 'announce');
    const last = await archive.must('procedure.doStep', { id, step: 'record', on: '2025-03-14' });
    expect(last).toMatchObject({ finished: true, opened: 2 });
    expect(await get(id)).toMatchObject({ status: 'finished', nextStep: null });
    expect(spellsOf(second.id)).toMatchObject([
      {
        ...{
          state: 'open',
          category: '3',
          recognised_month: '202503',
          is_eliminated: 0,
          consent_on: '2025-03-02',
        },
        ...{ notice_from: '2025-03-05', notice_to: '2025-03-09', county_approved_on: '2025-03-12' },
      },
    ]);
    const { procedures } = await archive.must('procedure.list', { year: 2025 });
    expect(procedures).toMatchObject([{ id, status: 'finished', stepKey: null, households: 2 }]);
  });

  test('shows what is next, since when and what it waits for', async () => {
    const id = await procedureBefore('township');
    archive.setToday('2025-03-08');
    const page = await get(id);
    expect(page.nextStep).toBe('township');
    expect(page.steps.find(({ key }) => key === 'township')).toMatchObject({
      ...{ status: 'waiting', earliest: '2025-03-10' },
      blockers: [{ rule: 'notice-over' }, { rule: 'paper-in-hand' }, { rule: 'paper-in-hand' }],
    });
    expect(page.steps.find(({ key }) => key === 'consent')?.papers).toMatchObject([
      { document: 'P02', state: 'signed', printable: true, perHousehold: true },
    ]);
    expect(page.steps.find(({ key }) => key === 'review')?.papers[1]).toMatchObject({
      printable: true,
      perHousehold: false,
    });
    const { procedures } = await archive.must('procedure.list', {});
    expect(procedures[0]).toMatchObject({ stepKey: 'township', stepTitle: '乡镇审核' });
  });

  test('goes back one step by undo and can be done again', async () => {
    const id = await procedureBefore('record');
    await archive.must('procedure.doStep', { id, step: 'record', on: '2025-03-14' });
    await archive.must('change.undo', {});
    expect(await get(id)).toMatchObject({ status: 'open', nextStep: 'record' });
    expect(spellsOf(first.id)).toMatchObject([
      { state: 'proposed', recognised_month: null, is_eliminated: null },
    ]);
    expect(await archive.must('procedure.doStep', { id, step: 'record', on: '2025-03-15' })).toMatchObject({
      opened: 1,
    });
  });

  test('an undone start leaves nothing behind', async () => {
    const id = await startProcedure(archive, [first.id]);
    await archive.must('change.undo', {});
    expect(await archive.call('procedure.get', { id })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    expect(spellsOf(first.id)).toEqual([]);
  });
});

describe('procedure.doStep refuses', () => {
  test('a step before its turn, one already done, and a day in the future', async () => {
    const id = await procedureBefore('visit');
    expect(await refusedStep(id, 'review')).toMatchObject({
      rules: expect.arrayContaining(['in-order']) as string[],
    });
    expect((await refusedStep(id, 'consent')).message).toContain('登记过');
    await receivePapersOf(archive, id, 'visit');
    expect((await refusedStep(id, 'visit', { on: '2025-03-21' })).message).toContain('今天之后');
  });

  test('consent without a day, a signer or a signed paper', async () => {
    const id = await startProcedure(archive, [first.id]);
    const nothing = await refusedStep(id, 'consent');
    expect(nothing.rules.toSorted()).toEqual(['consent-signed', 'paper-in-hand', 'paper-in-hand']);
    expect(nothing.message).toContain('监测线索核查');
    expect(nothing.message).toContain(`${first.no} 号户没有承诺授权日期`);
    expect(nothing.message).not.toContain('钱大山');
    await archive.must('procedure.receivePaper', {
      id,
      step: 'consent',
      document: 'P02',
      state: 'printed',
      on: '2025-03-02',
    });
    await archive.must('procedure.updateHousehold', { id, householdId: first.id, consentOn: '2025-03-02' });
    expect((await refusedStep(id, 'consent')).message).toMatch(/还没有签字.*签字人/);
  });

  test('consent of a household that has no number yet', async () => {
    const id = await startProcedure(archive, [first.id]);
    await archive.write((rows) => rows.update('household', first.id, { household_no: null }));
    expect((await refusedStep(id, 'consent')).message).toContain('未编号的户没有承诺授权日期');
  });

  test('a visit by one person, or before the consent', async () => {
    const id = await procedureBefore('visit');
    await receivePapersOf(archive, id, 'visit');
    await archive.must('procedure.updateHousehold', {
      id,
      householdId: first.id,
      investigators: ['周一', '周 一'],
    });
    expect((await refusedStep(id, 'visit')).rules).toEqual(['two-investigators']);
    await archive.must('procedure.updateHousehold', {
      id,
      householdId: first.id,
      investigators: ['周一', '吴二'],
      visitedOn: '2025-03-01',
    });
    expect((await refusedStep(id, 'visit')).rules).toEqual(['consent-signed']);
  });

  test('a meeting that is too small, votes that do not add up, and a lost vote', async () => {
    const id = await procedureBefore('review');
    await receivePapersOf(archive, id, 'review');
    expect((await refusedStep(id, 'review', { present: 19 })).rules).toContain('attendance-two-thirds');
    expect((await refusedStep(id, 'review', { present: 25 })).rules).toEqual(['votes-add-up']);
    await archive.must('procedure.updateHousehold', {
      id,
      householdId: first.id,
      votesFor: 12,
      votesAgainst: 12,
      votesAbstain: 0,
    });
    expect((await refusedStep(id, 'review')).rules).toEqual(['majority']);
  });

  test('a household that came in late and was not asked for its consent', async () => {
    const id = await procedureBefore('review');
    await receivePapersOf(archive, id, 'review');
    await archive.must('procedure.addHousehold', { id, householdId: second.id });
    const { rules, message } = await refusedStep(id, 'review');
    expect(rules).toEqual(['consent-signed', 'two-investigators', 'votes-add-up']);
    expect(message).toContain(second.no);
    await fillHousehold(archive, id, second.id);
    await archive.must('procedure.doStep', { id, ...STEPS[2] });
  });

  test('a notice of four days, and the next step while it hangs', async () => {
    const id = await procedureBefore('notice');
    await receivePapersOf(archive, id, 'notice');
    expect((await refusedStep(id, 'notice', { noticeTo: '2025-03-08' })).rules).toEqual(['notice-period']);
    expect((await refusedStep(id, 'notice', { noticeFrom: undefined })).rules).toEqual(['notice-period']);
    await archive.must('procedure.doStep', { id, ...STEPS[3] });
    expect(await stepNamed(id, 'notice')).toMatchObject({ noticeFrom: '2025-03-05', noticeTo: '2025-03-09' });
    await receivePapersOf(archive, id, 'township');
    expect((await refusedStep(id, 'township', { on: '2025-03-09' })).rules).toEqual(['notice-over']);
  });

  test('the record of a household without category or risk', async () => {
    const id = await procedureBefore('record');
    await archive.must('procedure.updateHousehold', {
      id,
      householdId: first.id,
      values: { 'monitoring.risk_1': null },
    });
    expect((await refusedStep(id, 'record')).rules).toEqual(['candidate-complete']);
  });

  test('everything when nobody is left', async () => {
    const id = await procedureBefore('county');
    await archive.must('procedure.dropHousehold', { id, householdId: first.id, reason: '查实有商品房' });
    expect((await refusedStep(id, 'county')).rules).toEqual(['someone-left']);
  });
});

describe('households of a procedure', () => {
  test('a dropped household keeps its reason, its spell is void, and it may begin anew elsewhere', async () => {
    const id = await startProcedure(archive, [first.id, second.id]);
    await archive.must('procedure.dropHousehold', { id, householdId: first.id, reason: '查实有商品房' });
    expect((await get(id)).candidates[0]).toMatchObject({ dropped: true, dropReason: '查实有商品房' });
    expect(spellsOf(first.id)).toMatchObject([{ state: 'void' }]);
    expect(await archive.call('procedure.addHousehold', { id, householdId: first.id })).toMatchObject({
      ok: false,
    });
    expect(
      await archive.call('procedure.updateHousehold', { id, householdId: first.id, votesFor: 1 }),
    ).toMatchObject({
      error: { rule: 'household-dropped' },
    });
    await startProcedure(archive, [first.id]);
    await fillHousehold(archive, id, second.id);
    await doStepsUpTo(archive, id, 'record');
    expect(spellsOf(first.id).map(({ state }) => state)).toEqual(['void', 'proposed']);
  });

  test('no household comes in after the meeting, and what it voted on stays', async () => {
    const id = await procedureBefore('notice');
    const answer = await archive.call('procedure.addHousehold', { id, householdId: second.id });
    expect(answer).toMatchObject({ ok: false, error: { rule: 'after-review' } });
    const votes = await archive.call('procedure.updateHousehold', {
      id,
      householdId: first.id,
      votesFor: 24,
    });
    expect(votes).toMatchObject({ ok: false, error: { rule: 'after-review' } });
  });

  test('values are checked by the dictionary; those of the steps are refused', async () => {
    const id = await startProcedure(archive, [first.id]);
    for (const [key, value] of [
      ['monitoring.category', '8'],
      ['monitoring.recognised_month', '202503'],
      ['member.name', '赵'],
      ['monitoring.nothing', '1'],
    ] as const) {
      const entry = { id, householdId: first.id, values: { [key]: value } };
      const answer = await archive.call('procedure.updateHousehold', entry);
      expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    }
  });

  test('a stopped procedure voids what it proposed and takes nothing more', async () => {
    const id = await procedureBefore('review');
    await archive.must('procedure.stop', { id, reason: '农户撤回申请' });
    expect(await get(id)).toMatchObject({ status: 'stopped', nextStep: null });
    expect(spellsOf(first.id)).toMatchObject([{ state: 'void' }]);
    expect(await archive.call('procedure.doStep', { id, ...STEPS[2] })).toMatchObject({
      error: { rule: 'procedure-closed' },
    });
    expect(await archive.call('procedure.addHousehold', { id, householdId: second.id })).toMatchObject({
      error: { rule: 'procedure-closed' },
    });
    await archive.must('change.undo', {});
    expect(spellsOf(first.id)).toMatchObject([{ state: 'proposed' }]);
  });
});

describe('papers', () => {
  test('are recorded, changed and taken back, but not from under a step that rests on them', async () => {
    const id = await startProcedure(archive, [first.id]);
    const paper = { id, step: 'consent', document: 'P02', on: '2025-03-02' } as const;
    const state = async () => (await stepNamed(id, 'consent'))?.papers[0]?.state;
    await archive.must('procedure.receivePaper', { ...paper, state: 'printed' });
    await archive.must('procedure.receivePaper', { ...paper, state: 'signed' });
    expect(await state()).toBe('signed');
    await archive.must('procedure.receivePaper', { ...paper, state: 'missing' });
    expect(await state()).toBe('missing');
    await fillHousehold(archive, id, first.id);
    await doStepsUpTo(archive, id, 'consent');
    const back = await archive.call('procedure.receivePaper', { ...paper, state: 'printed' });
    expect(back).toMatchObject({ ok: false, error: { rule: 'paper-in-use' } });
  });

  test('that no step asks for, or of tomorrow, are refused', async () => {
    const id = await startProcedure(archive, [first.id]);
    const paper = { id, step: 'consent', document: 'P02', state: 'signed', on: '2025-03-21' } as const;
    expect(await archive.call('procedure.receivePaper', paper)).toMatchObject({
      error: { rule: 'paper-day' },
    });
    const wrong = await archive.call('procedure.receivePaper', { ...paper, document: 'P12' });
    expect(wrong).toMatchObject({ error: { code: 'not-found' } });
  });
});

test('the same step or the same household asked for twice at once is recorded once', async () => {
  const id = await procedureBefore('consent');
  await receivePapersOf(archive, id, 'consent');
  const step = { id, ...STEPS[0] };
  const steps = await Promise.all([
    archive.call('procedure.doStep', step),
    archive.call('procedure.doStep', step),
  ]);
  expect(steps.map(({ ok }) => ok)).toEqual([true, false]);
  const households = {
    key: KEY,
    villageId: archive.villages['云溪村'] ?? 0,
    year: 2025,
    clueOn: '2025-03-01',
  };
  const starts = await Promise.all(
    [1, 2].map(() => archive.call('procedure.start', { ...households, householdIds: [second.id] })),
  );
  expect(starts.map(({ ok }) => ok)).toEqual([true, false]);
  expect(spellsOf(second.id)).toHaveLength(1);
});
