import ExcelJS from 'exceljs';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Output, Request } from '#contract/channels.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { takeOutput } from '#test/support/take-output.ts';

const YEAR = 2020;
const DAY = '2020-03-25';
const TWO = ['王组长', '李队员'];
const PROVINCE = new URL('../../fixtures/packs/example-province.json', import.meta.url);
const POOR = { exit_status: '0', year: YEAR };

let archive: BuiltArchive;
beforeEach(async () => {
  archive = await anArchive({ today: DAY });
});
afterEach(() => archive.close());

const started = async (): Promise<number> =>
  (await archive.must('campaign.start', { year: YEAR, key: 'look-back' })).id;

/** Every item in order but those that are noted. */
async function answers(notes: Record<string, string> = {}): Promise<Request<'campaign.survey'>['answers']> {
  const [kind] = (await archive.must('campaign.kinds', { year: YEAR })).kinds;
  return (kind?.items ?? []).map(({ key }) => ({
    ...{ item: key, sound: notes[key] === undefined, note: notes[key] ?? null },
  }));
}

async function surveying(id: number, householdId: number, notes: Record<string, string> = {}) {
  const found = { id, householdId, on: DAY, surveyors: TWO, answers: await answers(notes) };
  return archive.must('campaign.survey', found);
}

const get = (id: number, phase?: string) =>
  archive.must('campaign.get', { id, ...(phase === undefined ? {} : { phase }) });
const numbers = ({ households, surveyed, problems }: Output<'campaign.get'>['coverage']['all']) => [
  ...[households, surveyed, problems],
];
const refusal = async (answer: Promise<Awaited<ReturnType<BuiltArchive['call']>>>) => {
  const { ok, ...rest } = await answer;
  return ok ? null : (rest as { error: { rule?: string; message?: string; refused?: unknown[] } }).error;
};

describe('a campaign as the pack plans it', () => {
  test('has its phases with the days of the year and keeps those that a clerk changed', async () => {
    const { kinds } = await archive.must('campaign.kinds', { year: YEAR });
    expect(kinds.map(({ key, campaignId }) => [key, campaignId])).toEqual([['look-back', null]]);
    expect(kinds[0]?.phases[1]).toMatchObject({
      key: 'village',
      startsOn: '2020-03-21',
      endsOn: '2020-03-31',
    });
    const { id } = await archive.must('campaign.start', {
      ...{ year: YEAR, key: 'look-back' },
      phases: [{ key: 'village', startsOn: '2020-03-22', endsOn: '2020-04-02' }],
    });
    const { phases, phase, title } = await get(id);
    expect(title).toBe('2020 年脱贫质量“回头看”');
    expect(phase).toBe('village');
    expect(phases.map((each) => [each.key, each.startsOn, each.endsOn, each.status])).toEqual([
      ['prepare', '2020-03-11', '2020-03-20', 'late'],
      ['village', '2020-03-22', '2020-04-02', 'running'],
      ['crossed', '2020-04-01', '2020-04-20', 'coming'],
      ['rectify', '2020-04-21', '2020-05-30', 'coming'],
      ['sample', '2020-06-01', '2020-06-30', 'coming'],
    ]);
    expect(phases.map(({ daysLeft, daysUntil }) => [daysLeft, daysUntil]).slice(0, 3)).toEqual([
      [-5, null],
      [8, null],
      [26, 7],
    ]);
    expect((await archive.must('campaign.kinds', { year: YEAR })).kinds[0]?.campaignId).toBe(id);
  });

  test('is there once a year, unless it was stopped', async () => {
    const id = await started();
    const again = () => archive.call('campaign.start', { year: YEAR, key: 'look-back' });
    expect(await refusal(again())).toMatchObject({ rule: 'campaign-once' });
    await archive.must('campaign.stop', { id, reason: '改由县里统一开展' });
    expect(await refusal(again())).toBeNull();
  });

  test('is refused in a year whose pack has none, and days out of order with the source', async () => {
    const none = await archive.must('campaign.kinds', { year: 2018 });
    expect(none).toMatchObject({ kinds: [], whyNone: expect.stringContaining('2018 年') as string });
    const wrong = await refusal(
      archive.call('campaign.start', {
        ...{ year: YEAR, key: 'look-back' },
        phases: [{ key: 'crossed', startsOn: '2020-03-01', endsOn: '2020-04-20' }],
      }),
    );
    expect(wrong?.message).toContain(
      '“交叉排查”开始日期 2020-03-01 早于前一阶段“村内核查”的开始日期 2020-03-21',
    );
    expect(wrong?.refused).toEqual([
      expect.objectContaining({ source: expect.stringContaining('2020 年') as string }),
    ]);
  });
});

describe('whom a campaign must reach', () => {
  test('the registered and the five groups outside the list, each household once in all', async () => {
    await aHousehold(archive, { cells: { household_type: '02' } });
    await aHousehold(archive, { year: POOR, headYear: { year: YEAR, dibao: '1', disability_level: '1' } });
    await aHousehold(archive, { headYear: { year: 2019, tekun: '1' } });
    await aHousehold(archive, { headYear: { year: YEAR, disability_level: '3' } });
    await aHousehold(archive, { village: '石板村', headYear: { year: YEAR, health: '02,03' } });
    await aHousehold(archive, { village: '石板村', spell: { category: '2', recognised_month: '202001' } });
    await aHousehold(archive, { village: '石板村', cells: { closed_on: '2019-06-01' }, year: POOR });
    const id = await started();
    const { coverage, groups } = await get(id);
    expect(groups.map(({ label }) => label)).toEqual([
      '建档立卡贫困户',
      '低保',
      '特困',
      '重残',
      '重病',
      '边缘户',
    ]);
    expect(numbers(coverage.all)).toEqual([4, 0, 0]);
    expect(coverage.groups.map(({ households }) => households)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(coverage.villages.map(({ village, all }) => [village, all.households])).toEqual([
      ['云溪村', 2],
      ['石板村', 2],
    ]);
  });

  test('registers of benefits and certificates count as far as they hold on the day', async () => {
    const ids: number[] = [];
    for (let count = 0; count < 4; count += 1) ids.push((await aHousehold(archive)).id);
    const [now = 0, over = 0, card = 0, lapsed = 0] = ids;
    const headOf = (id: number) =>
      archive.session
        .archive!.raw.prepare('SELECT id FROM member WHERE household_id = ?')
        .pluck()
        .get(id) as number;
    await archive.write((rows) => {
      rows.insert('benefit', { household_id: now, kind: '01', starts_on: '2020-01-01' });
      rows.insert('benefit', { household_id: over, kind: '01', ends_on: '2020-03-24' });
      rows.insert('disability_certificate', { household_id: card, member_id: headOf(card), level: '2' });
      const old = { household_id: lapsed, member_id: headOf(lapsed), level: '2', valid_to: '2020-01-01' };
      rows.insert('disability_certificate', old);
    });
    const { rows } = await archive.must('campaign.households', { id: await started() });
    expect(rows.map(({ id, groups }) => [id, groups])).toEqual([
      [now, ['minimum-living']],
      [card, ['gravely-disabled']],
    ]);
  });

  test('the newest word counts: who left the benefit a year later is not in its group', async () => {
    const { id: householdId, memberIds } = await aHousehold(archive, {
      headYear: { year: 2019, dibao: '1' },
    });
    await archive.write((rows) =>
      rows.insert('member_year', { member_id: memberIds[0] ?? 0, year: YEAR, dibao: '0' }),
    );
    const { total } = await archive.must('campaign.households', { id: await started() });
    expect([householdId > 0, total]).toEqual([true, 0]);
  });

  test('everybody where the plan says so', async () => {
    archive.setToday('2023-04-10');
    await aHousehold(archive);
    await aHousehold(archive, { headYear: { year: 2023, tekun: '1' } });
    const { id } = await archive.must('campaign.start', { year: 2023, key: 'yearly-survey' });
    const { coverage, groups } = await get(id);
    expect(groups.map(({ key }, at) => [key, coverage.groups[at]?.households])).toEqual([
      ...[
        ['registered', 0],
        ['monitored', 0],
        ['minimum-living', 0],
        ['destitute', 1],
      ],
      ...[
        ['gravely-disabled', 0],
        ['gravely-ill', 0],
        ['all', 1],
      ],
    ]);
    expect(coverage.all.households).toBe(2);
  });
});

describe('a household is surveyed', () => {
  test('by two, every item, and what is wrong stands in the ledger once', async () => {
    const { id: householdId, no } = await aHousehold(archive, { year: POOR });
    const id = await started();
    const done = await surveying(id, householdId, { house: '后墙裂缝', water: '冬季断水' });
    expect(done).toMatchObject({ outcome: 'problems', issues: ['2020-0001', '2020-0002'] });
    const { rows } = await archive.must('issue.list', { campaignId: id });
    expect(rows.map((row) => [row.kind, row.content, row.householdNo, row.foundBy, row.rule])).toEqual([
      ['住房', '二看房：住房是否安全，是否人住危房：后墙裂缝', no, '王组长、李队员', 'house'],
      ['饮水', expect.stringContaining('冬季断水'), no, '王组长、李队员', 'water'],
    ]);
    const again = await surveying(id, householdId, { house: '后墙和山墙裂缝' });
    expect(again).toMatchObject({ outcome: 'problems', issues: [], settled: ['2020-0002'] });
    const view = await archive.must('campaign.household', { id, householdId });
    expect(view.answers.filter(({ sound }) => !sound)).toEqual([
      { item: 'house', sound: false, note: '后墙和山墙裂缝' },
    ]);
    expect(view.issues.map(({ item, content }) => [item, content])).toEqual([
      ['house', '二看房：住房是否安全，是否人住危房：后墙和山墙裂缝'],
      ['water', expect.stringContaining('冬季断水')],
    ]);
    const { coverage, findings } = await get(id);
    expect(numbers(coverage.all)).toEqual([1, 1, 1]);
    expect(findings.items.filter(({ problems }) => problems > 0).map(({ key }) => key)).toEqual(['house']);
    expect(findings.kinds.map(({ kind, found }) => [kind, found])).toEqual([
      ['住房', 1],
      ['饮水', 1],
    ]);
  });

  test('a problem that was put right comes back only when it is seen again after that day', async () => {
    const { id: householdId } = await aHousehold(archive, { year: POOR });
    const id = await started();
    await surveying(id, householdId, { house: '漏雨' });
    const [issue] = (await archive.must('issue.list', { campaignId: id })).rows;
    const ids = [issue?.id ?? 0];
    archive.setToday('2020-04-10');
    await archive.must('issue.confirm', { ids, department: null, by: '周主任', on: '2020-03-26' });
    const plan = { measure: '翻修屋顶', unit: '云溪村', responsible: '吴支书', dueOn: '2020-04-30' };
    await archive.must('issue.plan', { ids, ...plan });
    const closing = { done: '已翻修', evidence: '照片', by: '吴支书', on: '2020-03-30' };
    await archive.must('issue.close', { ids, ...closing });
    const stateNow = async () => (await archive.must('issue.list', { campaignId: id })).rows[0]?.state;
    const again = { id, householdId, surveyors: TWO, answers: await answers({ house: '漏雨' }) };
    await archive.must('campaign.survey', { ...again, on: DAY, surveyors: ['周一', '吴二'] });
    expect(await stateNow()).toBe('closed');
    const later = { ...again, phase: 'crossed', on: '2020-04-05' };
    expect((await archive.must('campaign.survey', later)).issues).toEqual([issue?.number]);
    expect(await stateNow()).toBe('reopened');
  });

  test('one undo takes back the survey and what it put into the ledger', async () => {
    const { id: householdId } = await aHousehold(archive, { year: POOR });
    const id = await started();
    const { change } = await surveying(id, householdId, { house: '漏雨' });
    await archive.must('change.undo', { id: change ?? 0 });
    expect((await archive.must('issue.list', { campaignId: id })).total).toBe(0);
    expect(numbers((await get(id)).coverage.all)).toEqual([1, 0, 0]);
  });

  test.each([
    ['survey-two-people', { surveyors: ['王组长', ' 王组长 '] }, '同一个人只算一个'],
    ['survey-day', { on: '2020-03-26' }, '晚于今天 2020-03-25'],
    ['survey-day', { on: '2020-03-20' }, '早于“村内核查”的开始日期 2020-03-21'],
    ['survey-items', { answers: [] }, '每一项都要看'],
  ] as const)('is refused by %s', async (rule, wrong, words) => {
    const { id: householdId } = await aHousehold(archive, { year: POOR });
    const id = await started();
    const sound = { id, householdId, on: DAY, surveyors: TWO, answers: await answers() };
    const error = await refusal(
      archive.call('campaign.survey', { ...sound, ...wrong } as Request<'campaign.survey'>),
    );
    expect(error).toMatchObject({ rule, message: expect.stringContaining(words) as string });
  });

  test('is refused without a word on what is wrong, and for who is not to be reached', async () => {
    const { id: householdId } = await aHousehold(archive, { year: POOR });
    const other = await aHousehold(archive);
    const id = await started();
    const sheet = { id, on: DAY, surveyors: TWO };
    const bare = await answers({ house: ' ' });
    expect(
      await refusal(archive.call('campaign.survey', { ...sheet, householdId, answers: bare })),
    ).toMatchObject({ rule: 'survey-note' });
    expect(
      await refusal(
        archive.call('campaign.survey', { ...sheet, householdId: other.id, answers: await answers() }),
      ),
    ).toMatchObject({ code: 'not-found' });
  });

  test('many at once are sound; who was surveyed before stays', async () => {
    const households = [];
    for (let count = 0; count < 3; count += 1) households.push(await aHousehold(archive, { year: POOR }));
    const [first, ...rest] = households.map(({ id }) => id);
    const id = await started();
    await surveying(id, first ?? 0, { house: '漏雨' });
    const many = { id, householdIds: [first ?? 0, ...rest], on: DAY, surveyors: TWO };
    expect(await archive.must('campaign.surveyMany', many)).toMatchObject({ surveyed: 2, already: 1 });
    const { rows, cover } = await archive.must('campaign.households', { id });
    expect(rows.map(({ outcome }) => outcome)).toEqual(['problems', 'sound', 'sound']);
    expect(cover).toEqual({ households: 3, surveyed: 3, problems: 1 });
    const other = await aHousehold(archive);
    expect(
      await refusal(archive.call('campaign.surveyMany', { ...many, householdIds: [other.id] })),
    ).toMatchObject({ rule: 'campaign-not-reached' });
  });

  test('each phase that surveys counts by itself', async () => {
    const { id: householdId } = await aHousehold(archive, { year: POOR });
    const id = await started();
    await surveying(id, householdId);
    const { phases } = await get(id, 'crossed');
    expect(phases.map(({ cover }) => cover?.surveyed ?? null)).toEqual([null, 1, 0, null, null]);
    expect(await refusal(archive.call('campaign.get', { id, phase: 'rectify' }))).toMatchObject({
      rule: 'campaign-no-survey',
    });
  });
});

describe('a phase is done', () => {
  test('when those before it are and nobody is left out, by village', async () => {
    const near = await aHousehold(archive, { year: POOR });
    const far = await aHousehold(archive, { village: '石板村', year: POOR });
    const id = await started();
    const done = (phase: string) => archive.call('campaign.setPhase', { id, phase, doneOn: DAY });
    expect(await refusal(done('village'))).toMatchObject({ rule: 'campaign-order' });
    expect(await refusal(done('prepare'))).toBeNull();
    expect((await refusal(done('village')))?.message).toBe(
      '“村内核查”还有 2 户没有排查（云溪村 1 户、石板村 1 户），不漏一户：请先排查完。',
    );
    await surveying(id, near.id);
    await surveying(id, far.id);
    expect(await refusal(done('village'))).toBeNull();
    const { phases, phase } = await get(id);
    expect(phases.slice(0, 2).map(({ doneOn, daysLate }) => [doneOn, daysLate])).toEqual([
      [DAY, 5],
      [DAY, 0],
    ]);
    expect(phase).toBe('crossed');
    expect(
      await refusal(archive.call('campaign.setPhase', { id, phase: 'prepare', doneOn: null })),
    ).toMatchObject({ rule: 'campaign-order' });
  });

  test('and the campaign is finished when every phase is; then nothing is recorded any more', async () => {
    const { id: householdId } = await aHousehold(archive, { year: POOR });
    const id = await started();
    const early = await refusal(archive.call('campaign.finish', { id }));
    expect(early?.message).toContain('“全面筹备”还没有完成');
    await surveying(id, householdId);
    archive.setToday('2020-06-20');
    const sheet = { id, householdId, surveyors: TWO, answers: await answers() };
    await archive.must('campaign.survey', { ...sheet, phase: 'crossed', on: '2020-04-10' });
    for (const { key } of (await get(id)).phases)
      await archive.must('campaign.setPhase', { id, phase: key, doneOn: '2020-06-20' });
    await archive.must('campaign.finish', { id });
    expect(
      await refusal(archive.call('campaign.survey', { ...sheet, phase: 'crossed', on: '2020-04-11' })),
    ).toMatchObject({ rule: 'campaign-closed' });
    const { campaigns } = await archive.must('campaign.list', { year: YEAR });
    expect(campaigns).toMatchObject([
      { status: 'finished', phase: null, cover: { households: 1, surveyed: 1 } },
    ]);
  });
});

test('who is not surveyed yet stands on a sheet for each village', async () => {
  const seen = await aHousehold(archive, { year: POOR });
  await aHousehold(archive, { year: POOR, head: '孙三', headYear: { year: YEAR, dibao: '1' } });
  await aHousehold(archive, { village: '石板村', head: '周六', year: POOR });
  const id = await started();
  await surveying(id, seen.id);
  const { outputId, name, rows } = await archive.must('campaign.uncovered', { id });
  expect([name, rows]).toEqual(['未排查户名单_全镇_20200325.xlsx', 2]);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(await takeOutput(archive, outputId)).buffer);
  expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['云溪村', '石板村']);
  const row = workbook.worksheets[0]?.getRow(4).values as string[];
  expect(row.slice(4, 7)).toEqual(['孙三', 1, '建档立卡贫困户、低保']);
  const one = await archive.must('campaign.uncovered', { id, villageId: archive.villages['石板村'] ?? 0 });
  expect([one.name, one.rows]).toEqual(['未排查户名单_石板村_20200325.xlsx', 1]);
});

test("a province's own plan is held by its file, and the file stays while a campaign stands by it", async () => {
  archive.setToday('2023-06-10');
  const file = JSON.parse(readFileSync(PROVINCE, 'utf8')) as Record<string, unknown>;
  const plan = {
    ...{ key: 'summer', title: '汛期排查', groups: ['destitute'], source: '示范省防汛通知（虚构）' },
    phases: [
      {
        ...{ key: 'look', title: '逐户看', content: '逐户看房', product: '', from: '06-01', to: '06-20' },
        ...{ surveys: true, source: '示范省防汛通知（虚构）' },
      },
    ],
    items: [{ key: 'roof', text: '屋顶不漏', kind: '住房' }],
  };
  await archive.must('pack.load', { text: JSON.stringify({ ...file, campaigns: [plan] }) });
  const { id: householdId } = await aHousehold(archive, { headYear: { year: 2023, tekun: '1' } });
  const { kinds } = await archive.must('campaign.kinds', { year: 2023 });
  expect(kinds.map(({ key }) => key)).toEqual(['yearly-survey', 'summer']);
  const { id } = await archive.must('campaign.start', { year: 2023, key: 'summer' });
  const roof = [{ item: 'roof', sound: false, note: '西头漏雨' }];
  await archive.must('campaign.survey', { id, householdId, on: '2023-06-09', surveyors: TWO, answers: roof });
  const { rows } = await archive.must('issue.list', { campaignId: id });
  expect(rows).toMatchObject([
    { kind: '住房', content: '屋顶不漏：西头漏雨', sourceNote: '2023 年汛期排查' },
  ]);
  const version = { id: String(file['id']), version: Number(file['version']) };
  expect(await refusal(archive.call('pack.remove', version))).toMatchObject({
    ...{ rule: 'pack-used', message: expect.stringContaining('1 次排查按它开展') as string },
  });
});
