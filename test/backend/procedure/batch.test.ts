import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Request } from '#contract/channels.ts';
import {
  aHousehold,
  anArchive,
  type BuiltArchive,
  type BuiltHousehold,
} from '#test/support/archive-builder.ts';
import { begin, fillAll, lead, VOTES } from '#test/support/lead-procedure.ts';

const KEY = 'monitoring-identification';
let archive: BuiltArchive;

beforeEach(async () => {
  archive = await anArchive({ today: '2025-04-20' });
});
afterEach(() => archive.close());

const get = (id: number) => archive.must('procedure.get', { id });
const raw = () => {
  const open = archive.session.archive;
  if (open === null) throw new Error('no archive');
  return open.rawReading;
};

async function refusalOf(entry: Request<'procedure.doStep'>) {
  const answer = await archive.call('procedure.doStep', entry);
  if (answer.ok || answer.error.code !== 'rule') throw new Error(JSON.stringify(answer));
  return answer.error;
}

describe('thirty households', () => {
  let households: BuiltHousehold[];
  let ids: number[];
  let id: number;

  beforeEach(async () => {
    households = [];
    for (let at = 0; at < 30; at += 1) households.push(await aHousehold(archive, { head: `户主${at + 1}` }));
    ids = households.map((household) => household.id);
    id = await begin(archive, KEY, ids, { clueOn: '2025-03-01', responsible: '周一' });
  });

  test('go through one meeting and one notice; one falls out by an objection, the others go on', async () => {
    const { changes: before } = await archive.must('change.list', { limit: 500 });
    const { change } = await archive.must('procedure.updateHouseholds', {
      ...{ id, householdIds: ids, consentOn: '2025-03-02', signedByHead: true, visitedOn: '2025-03-03' },
      ...{ investigators: ['周一', '吴二'], ...VOTES },
    });
    const { changes } = await archive.must('change.list', { limit: 500 });
    expect(changes.length - before.length).toBe(1);
    expect(changes[0]).toMatchObject({ id: change, title: '登记程序中的 30 户：云溪村监测对象识别' });
    expect((await get(id)).candidates[7]).toMatchObject({
      ...{ consentOn: '2025-03-02', consentSigner: '户主8', investigators: ['周一', '吴二'] },
      ballots: { review: VOTES },
    });
    await fillAll(archive, id);
    await lead(archive, id, 'notice');
    const out = households[4]?.id ?? 0;
    await archive.must('procedure.dropHousehold', {
      ...{ id, householdId: out, kind: 'objection', on: '2025-03-04', reason: '在县城购有商品房' },
    });
    const days = await lead(archive, id);
    expect(days).toEqual([
      'township 2025-03-06',
      'county 2025-03-06',
      'announce 2025-03-06',
      'record 2025-03-06',
    ]);
    const states = raw().prepare('SELECT household_id, state FROM monitoring_spell').raw().all() as [
      number,
      string,
    ][];
    expect(states.filter(([, state]) => state === 'open')).toHaveLength(29);
    expect(states.find(([of]) => of === out)?.[1]).toBe('void');
    const page = await get(id);
    expect(page.candidates.find(({ householdId }) => householdId === out)).toMatchObject({
      ...{ dropped: true, dropKind: 'objection', droppedOn: '2025-03-04', droppedStep: 'township' },
    });
    const { procedures } = await archive.must('procedure.list', { year: 2025 });
    expect(procedures[0]).toMatchObject({
      households: 29,
      dropped: 1,
      responsible: '周一',
      status: 'finished',
    });
  });

  test('each brings its own sheets, and the step says whose are missing', async () => {
    await fillAll(archive, id);
    const first29 = ids.slice(0, 29);
    const consent = { id, step: 'consent', document: 'P02', on: '2025-03-02' };
    await archive.must('procedure.receivePaper', {
      ...consent,
      step: 'clue',
      document: 'P03',
      state: 'printed',
    });
    await archive.must('procedure.receivePaper', { ...consent, state: 'printed' });
    await archive.must('procedure.receivePaper', { ...consent, state: 'signed', householdIds: first29 });
    const paper = async () =>
      (await get(id)).steps
        .find(({ key }) => key === 'consent')
        ?.papers.find(({ document }) => document === 'P02');
    expect(await paper()).toMatchObject({ state: 'printed', inHand: 29, wanted: 30, missingFor: [ids[29]] });
    const refused = await refusalOf({ id, step: 'consent', on: '2025-03-02' });
    expect(refused.rule).toBe('paper-in-hand');
    expect(refused.message).toContain(households[29]?.no);
    expect(refused.message).not.toContain(households[28]?.no);
    await archive.must('procedure.receivePaper', {
      ...consent,
      state: 'signed',
      householdIds: [ids[29] ?? 0],
    });
    expect(await paper()).toMatchObject({ state: 'signed', inHand: 30, missingFor: [] });
    await archive.must('procedure.receivePaper', { ...consent, state: 'signed' });
    await archive.must('procedure.receivePaper', {
      ...consent,
      state: 'missing',
      householdIds: [ids[3] ?? 0],
    });
    expect(await paper()).toMatchObject({ state: 'missing', inHand: 29, missingFor: [ids[3]] });
    await archive.must('procedure.receivePaper', { ...consent, state: 'missing' });
    expect(await paper()).toMatchObject({ state: 'missing', inHand: 0 });
  });
});
