import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Request } from '#contract/channels.ts';
import {
  aHousehold,
  anArchive,
  type BuiltArchive,
  type BuiltHousehold,
} from '#test/support/archive-builder.ts';
import { begin, bringPapers, fillAll, lead } from '#test/support/lead-procedure.ts';

let archive: BuiltArchive;
let household: BuiltHousehold;
let id: number;

beforeEach(async () => {
  archive = await anArchive({ today: '2025-03-20' });
  household = await aHousehold(archive, { head: '钱大山' });
  id = await begin(archive, 'monitoring-identification', [household.id], { clueOn: '2025-03-01' });
  await fillAll(archive, id);
});
afterEach(() => archive.close());

const get = () => archive.must('procedure.get', { id });
const notice = async () => (await get()).steps.find(({ key }) => key === 'notice');
const repost = (given: Partial<Request<'procedure.repost'>> = {}) =>
  archive.call('procedure.repost', {
    ...{ id, step: 'notice', noticeFrom: '2025-03-04', reason: '名单有误，更正后重新公示', ...given },
  });

test('a notice that is put up anew counts its days again and keeps the old ones', async () => {
  await lead(archive, id, 'notice');
  await bringPapers(archive, id);
  expect((await notice())?.papers.find(({ document }) => document === 'P15')?.state).toBe('signed');
  expect(await repost()).toMatchObject({ ok: true });
  expect(await notice()).toMatchObject({
    ...{ noticeFrom: '2025-03-04', noticeTo: '2025-03-08', doneOn: '2025-03-04' },
    reposted: [
      { from: '2025-03-01', to: '2025-03-05', endedOn: '2025-03-04', reason: '名单有误，更正后重新公示' },
    ],
  });
  const { steps, candidates } = await get();
  expect(steps.find(({ key }) => key === 'township')).toMatchObject({ earliest: '2025-03-09' });
  expect(candidates[0]?.values).toMatchObject({
    ...{ 'monitoring.notice_from': '2025-03-04', 'monitoring.notice_to': '2025-03-08' },
  });
  expect((await notice())?.papers.find(({ document }) => document === 'P15')?.state).toBe('missing');
  const { changes } = await archive.must('change.list', {});
  await archive.must('change.undo', { id: changes[0]?.id ?? 0 });
  expect(await notice()).toMatchObject({ noticeFrom: '2025-03-01', doneOn: '2025-03-01', reposted: [] });
});

describe('is refused', () => {
  test('for a step without such a notice, before it hangs, and after the next step', async () => {
    expect(await repost({ step: 'review' })).toMatchObject({ error: { rule: 'repost' } });
    expect(await repost()).toMatchObject({ error: { rule: 'repost' } });
    await lead(archive, id, 'township');
    expect(await repost()).toMatchObject({ error: { rule: 'repost' } });
  });

  test('for a day to come, a day before the first posting, a day too few, an objection to something else', async () => {
    await lead(archive, id, 'notice');
    for (const wrong of [
      { noticeFrom: '2025-03-21' },
      { noticeFrom: '2025-02-28' },
      { noticeTo: '2025-03-07' },
    ])
      expect(await repost(wrong)).toMatchObject({ error: { rule: 'notice-period' } });
    expect(await repost({ objectionId: 99 })).toMatchObject({ error: { code: 'not-found' } });
  });
});
