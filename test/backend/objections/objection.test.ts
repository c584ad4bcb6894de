import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Request } from '#contract/channels.ts';
import { errorText } from '#contract/app-error.ts';
import {
  aHousehold,
  anArchive,
  type BuiltArchive,
  type BuiltHousehold,
} from '#test/support/archive-builder.ts';
import {
  doStepsUpTo,
  fillHousehold,
  receivePapersOf,
  startProcedure,
  STEPS,
} from '#test/support/run-procedure.ts';

const OBJECTOR = '欧阳举实';
const PHONE = '13911223344';

let archive: BuiltArchive;
let first: BuiltHousehold;
let second: BuiltHousehold;
let id: number;

/** Two households whose notice hangs from 5 to 9 March; it is the 20th. */
async function withNotice(more?: (built: BuiltArchive) => Promise<void>) {
  archive = await anArchive();
  const built = archive;
  onTestFinished(() => built.close());
  await more?.(archive);
  first = await aHousehold(archive, { head: '钱大山' });
  second = await aHousehold(archive, { head: '李有田' });
  id = await startProcedure(archive, [first.id, second.id]);
  for (const household of [first, second]) await fillHousehold(archive, id, household.id);
  await doStepsUpTo(archive, id, 'notice');
}

const add = async (given: Partial<Request<'objection.add'>> = {}) =>
  archive.must('objection.add', {
    ...{ procedureId: id, step: 'notice', receivedOn: '2025-03-06', channel: 'visit' as const },
    ...{ householdId: first.id, objector: OBJECTOR, objectorPhone: PHONE, content: '家里有小汽车' },
    ...given,
  });
const verify = (objection: number, on = '2025-03-07', verifiers = ['周一', '吴二']) =>
  archive.call('objection.verify', { id: objection, on, verifiers, finding: '车已于上年卖出' });
const decide = (
  objection: number,
  outcome: Request<'objection.decide'>['outcome'],
  more: Partial<Request<'objection.decide'>> = {},
) => archive.call('objection.decide', { id: objection, outcome, by: '郑书记', on: '2025-03-08', ...more });
const answer = (objection: number, on = '2025-03-10') =>
  archive.call('objection.answer', { id: objection, on, answer: '已当面说明' });
const list = () => archive.must('objection.list', { procedureId: id });
const only = async () => (await list()).rows[0];
const township = { ...STEPS.find(({ step }) => step === 'township')!, on: '2025-03-12' };
const doTownship = async () => {
  await receivePapersOf(archive, id, 'township');
  return archive.call('procedure.doStep', { id, ...township });
};
const sentence = (done: { ok: boolean; error?: Parameters<typeof errorText>[0] }): string =>
  done.error === undefined ? '' : errorText(done.error);

describe('an objection', () => {
  beforeEach(() => withNotice());

  test('goes its way from receipt to answer, and the next step waits for each of them', async () => {
    const { id: objection } = await add();
    expect(await list()).toMatchObject({ open: 1, late: 1, answerWithin: { days: 5 } });
    expect(await only()).toMatchObject({
      ...{ householdNo: first.no, headName: '钱大山', stepTitle: '村内公示', objector: OBJECTOR },
      ...{
        next: 'verify',
        answerBy: '2025-03-13',
        daysLeft: -7,
        dropsHousehold: true,
        restartsNotice: false,
      },
    });
    expect(sentence(await doTownship())).toContain('还有 1 件异议没有处理');
    expect((await verify(objection)).ok).toBe(true);
    expect(await only()).toMatchObject({ next: 'decide', verifiers: ['周一', '吴二'] });
    expect((await decide(objection, 'dismissed')).ok).toBe(true);
    expect(sentence(await doTownship())).toContain('1 件异议还没有答复');
    expect((await answer(objection)).ok).toBe(true);
    expect(await only()).toMatchObject({ next: null, daysLeft: null, daysLate: 0, answer: '已当面说明' });
    expect((await doTownship()).ok).toBe(true);
    expect((await archive.must('procedure.get', { id })).candidates.every((each) => !each.dropped)).toBe(
      true,
    );
  });

  test('that is upheld takes its household out in the same act, and one undo brings both back', async () => {
    const { id: objection } = await add();
    await verify(objection);
    const { rows } = await list();
    expect(rows[0]?.dropsHousehold).toBe(true);
    await decide(objection, 'upheld', { drop: true });
    const dropped = async () =>
      (await archive.must('procedure.get', { id })).candidates.map((each) => [
        ...[each.householdNo, each.dropped, each.dropKind, each.droppedOn],
      ]);
    expect(await dropped()).toEqual([
      [first.no, true, 'objection', '2025-03-08'],
      [second.no, false, null, null],
    ]);
    expect(await only()).toMatchObject({ outcome: 'upheld', next: 'answer' });
    await archive.must('change.undo', {});
    expect((await dropped())[0]).toEqual([first.no, false, null, null]);
    expect(await only()).toMatchObject({ outcome: null, next: 'decide' });
  });

  test('that is upheld without it waits for the household to fall out', async () => {
    const { id: objection } = await add();
    await verify(objection);
    await decide(objection, 'upheld');
    expect(await only()).toMatchObject({ next: 'drop' });
    await answer(objection);
    expect(sentence(await doTownship())).toContain(`对${first.no} 号户的异议成立`);
    const reason = '异议成立';
    await archive.must('procedure.dropHousehold', { id, householdId: first.id, reason, kind: 'objection' });
    expect(await only()).toMatchObject({ next: null });
    expect((await doTownship()).ok).toBe(true);
  });

  test('withdrawn needs neither two people nor an answer', async () => {
    const { id: objection } = await add();
    expect(sentence(await decide(objection, 'dismissed'))).toContain('还没有核实');
    expect((await decide(objection, 'withdrawn')).ok).toBe(true);
    expect(await only()).toMatchObject({ next: null, daysLeft: null });
    expect(sentence(await answer(objection))).toContain('不用答复');
    expect((await doTownship()).ok).toBe(true);
  });

  test('is refused before the notice, to a step without one, about a stranger, and after the next step', async () => {
    const refused = async (given: Partial<Request<'objection.add'>>) => {
      const done = await archive.call('objection.add', {
        ...{ procedureId: id, step: 'notice', receivedOn: '2025-03-06', channel: 'phone', content: '不符合' },
        ...given,
      });
      return sentence(done);
    };
    expect(await refused({ receivedOn: '2025-03-04' })).toContain('早于“村内公示”张贴的 2025-03-05');
    expect(await refused({ receivedOn: '2025-03-21' })).toContain('在今天之后');
    expect(await refused({ step: 'review' })).toContain('不收异议');
    const stranger = await aHousehold(archive, { head: '周外人' });
    expect(await refused({ householdId: stranger.id })).toContain('没有找到程序里的这一户');
    expect((await doTownship()).ok).toBe(true);
    expect(await refused({})).toContain('“乡镇审核”已经登记');
    await archive.must('procedure.stop', { id, reason: '另行办理' });
    expect(await refused({})).toContain('已经终止');
  });

  test('keeps its basis with every refusal', async () => {
    const { id: objection } = await add();
    const done = await verify(objection, '2025-03-05');
    const source = (await archive.must('procedure.get', { id })).steps.find(
      ({ key }) => key === 'notice',
    )?.source;
    expect(done).toMatchObject({ ok: false, error: { rule: 'objection-day', refused: [{ source }] } });
  });

  test('is found in the township’s list, those with something to do first', async () => {
    const settled = await add({ householdId: null, objector: null, objectorPhone: null });
    await decide(settled.id, 'withdrawn');
    const waiting = await add({ receivedOn: '2025-03-10' });
    const soonest = await add({ receivedOn: '2025-03-07' });
    const { rows, open, answerWithin } = await archive.must('objection.list', {});
    expect(rows.map((row) => row.id)).toEqual([soonest.id, waiting.id, settled.id]);
    expect([open, answerWithin]).toEqual([2, null]);
    const left = await archive.must('objection.list', {
      open: true,
      villageId: archive.villages['石板村'] ?? 0,
    });
    expect(left.rows).toEqual([]);
    expect((await archive.must('procedure.list', { year: 2025 })).procedures[0]?.openObjections).toBe(2);
  });
});

describe('who objected', () => {
  beforeEach(() => withNotice());

  test('stands in no title, reason or error', async () => {
    const { id: objection } = await add();
    const refusals = [
      await verify(objection, '2025-03-07', ['周一', OBJECTOR]),
      await verify(objection, '2025-03-01'),
      await decide(objection, 'upheld'),
      await answer(objection),
      await doTownship(),
    ];
    expect(refusals.map(({ ok }) => ok)).toEqual([false, false, false, false, false]);
    await verify(objection);
    await decide(objection, 'upheld', { drop: true });
    await answer(objection);
    const { changes } = await archive.must('change.list', {});
    expect(changes.filter(({ title }) => title.includes('异议：'))).toHaveLength(4);
    for (const text of [JSON.stringify(refusals), JSON.stringify(changes)])
      for (const secret of [OBJECTOR, PHONE]) expect(text).not.toContain(secret);
    const page = JSON.stringify(await archive.must('procedure.get', { id }));
    expect(page).not.toContain(OBJECTOR);
    const own = JSON.stringify(await archive.must('household.get', { id: first.id, year: 2025 }));
    expect(own).not.toContain(OBJECTOR);
  });
});

/** A province where an objection that is upheld puts the whole notice up anew. */
const PROVINCE = {
  ...{ id: 'province-529900', version: 1, title: '示范省', extends: 'national-2021', province: '示范省' },
  years: [2021, 2025],
  procedures: [{ key: 'monitoring-identification', steps: [{ key: 'notice', onObjection: 'restart' }] }],
};

describe('where the pack restarts the notice', () => {
  test('an objection that is upheld wants the household out, the notice up anew, and then the answer', async () => {
    await withNotice(
      async (built) => void (await built.must('pack.load', { text: JSON.stringify(PROVINCE) })),
    );
    const { id: objection } = await add();
    await verify(objection);
    await decide(objection, 'upheld', { drop: true });
    expect(await only()).toMatchObject({ next: 'repost', restartsNotice: true });
    await answer(objection, '2025-03-11');
    expect(sentence(await doTownship())).toContain('要重新公示');
    await archive.must('procedure.repost', {
      ...{ id, step: 'notice', noticeFrom: '2025-03-12', reason: '异议成立', objectionId: objection },
    });
    expect(await only()).toMatchObject({ next: null, restartsNotice: false });
    const page = await archive.must('procedure.get', { id });
    expect(page.steps.find(({ key }) => key === 'notice')).toMatchObject({
      ...{ noticeFrom: '2025-03-12', noticeTo: '2025-03-16' },
      reposted: [{ from: '2025-03-05', to: '2025-03-09', endedOn: '2025-03-12' }],
    });
    expect(sentence(await doTownship())).toContain('2025-03-16 才满期');
    archive.setToday('2025-03-20');
    await receivePapersOf(archive, id, 'township');
    const done = await archive.call('procedure.doStep', { id, ...township, on: '2025-03-17' });
    expect(sentence(done)).toBe('');
  });

  test('one that came while the old notice hung may be taken down after the new one went up', async () => {
    await withNotice();
    await archive.must('procedure.repost', {
      id,
      step: 'notice',
      noticeFrom: '2025-03-12',
      reason: '名单有误',
    });
    expect((await add({ receivedOn: '2025-03-06' })).id).toBeGreaterThan(0);
  });
});
