import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codeItemsOf } from '#domain/codes/code-lists.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { identification } from '#test/domain/procedures/running-procedure.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';

const provincial = readFileSync(
  new URL('../../fixtures/packs/example-province.json', import.meta.url),
  'utf8',
);

type Json = Record<string, unknown>;
/** The pack of the province with other words in it. */
const changed = (over: Json): string => JSON.stringify({ ...(JSON.parse(provincial) as Json), ...over });

let archive: BuiltArchive;
beforeEach(async () => {
  archive = await anArchive();
});
afterEach(() => archive.close());

const ruled = async (id: string) =>
  (await archive.must('pack.list', {})).packs.find((pack) => pack.id === id)?.rules;

const problemsOf = async (text: string) => (await archive.must('pack.preview', { text })).problems;

const startProcedure = async (year = 2025) => {
  const household = await aHousehold(archive);
  const villageId = archive.villages['云溪村'] ?? 0;
  const asked = { key: 'monitoring-identification', villageId, year, clueOn: '2025-03-01' };
  return archive.must('procedure.start', { ...asked, householdIds: [household.id] });
};

describe('the packs that come with the program', () => {
  test('rule their years and say what they call people', async () => {
    const { packs } = await archive.must('pack.list', {});
    expect(packs.map(({ id, rules, object, origin }) => [id, rules, object, origin])).toEqual([
      ['national-2014', [[2014, 2016]], '贫困户', 'program'],
      ['national-2017', [[2017, 2020]], '贫困户', 'program'],
      ['national-2021', [[2021, 2025]], '监测对象', 'program'],
      ['national-2026', [[2026, null]], '防止返贫致贫对象', 'program'],
    ]);
  });

  test('show their entries with source, and which of them says so', async () => {
    const { sections } = await archive.must('pack.get', { id: 'national-2026', version: 1 });
    const terms = sections.find(({ key }) => key === 'terms')?.entries ?? [];
    expect(terms.map(({ entry, from }) => [entry, from])).toEqual([
      ['对象称谓', '全国 2026 年起（常态化帮扶）'],
      ['建档立卡的户称为', '全国 2021—2025 年（防止返贫动态监测）'],
      ['县级部门', '全国 2026 年起（常态化帮扶）'],
      ['国家系统', '全国 2026 年起（常态化帮扶）'],
    ]);
  });

  test('cannot be removed', async () => {
    const answer = await archive.call('pack.remove', { id: 'national-2021', version: 1 });
    expect(answer).toMatchObject({ ok: false, error: { rule: 'pack-shipped' } });
  });

  test('of years without a procedure say so to whoever would start it, and that a sheet has no rows', async () => {
    const kindsOf = async (year: number) => archive.must('procedure.kinds', { year });
    expect((await kindsOf(2013)).whyNone).toContain('2013 年没有政策包');
    expect((await kindsOf(2016)).kinds.map(({ title }) => title)).toEqual(['贫困户识别']);
    const household = await aHousehold(archive);
    const start = await archive.call('procedure.start', {
      ...{ key: 'monitoring-identification', villageId: archive.villages['云溪村'] ?? 0, year: 2016 },
      ...{ clueOn: '2016-03-01', householdIds: [household.id] },
    });
    expect(JSON.stringify(start)).toContain('2016 年没有这个程序');
    const sheet = await archive.call('export.write', { kind: '3.5', year: 2016 });
    expect(JSON.stringify(sheet)).toContain('2016 年没有要填入“家庭成员自然增加”的户或人。');
    const consent = { document: 'P02', target: { householdId: household.id }, year: 2016 };
    expect(JSON.stringify(await archive.call('document.preview', consent))).toContain('2016 年的程序用不到');
  });
});

describe('a file that is looked at', () => {
  test('shows what it would change here, in words, and changes nothing', async () => {
    const { problems, rules, differences, notes } = await archive.must('pack.preview', { text: provincial });
    expect(problems).toEqual([]);
    expect(rules).toEqual([[2022, 2025]]);
    expect(notes).toEqual([]);
    expect(differences.find(({ entry }) => entry === '县级部门')).toEqual({
      years: [2022, 2025],
      section: { key: 'terms', title: '称谓' },
      entry: '县级部门',
      before: '乡村振兴局',
      after: '农业农村局',
      source: '示范省机构改革方案（虚构）',
      confidence: 'published',
    });
    expect(differences).toHaveLength(7);
    expect((await archive.must('pack.list', {})).packs).toHaveLength(4);
  });

  test('is compared with each pack that ruled before', async () => {
    const text = changed({ years: [2021, null], extends: 'national-2021' });
    const { rules, differences } = await archive.must('pack.preview', { text });
    expect(rules).toEqual([[2021, null]]);
    const objects = differences.filter(({ entry }) => entry === '对象称谓');
    expect(objects.map(({ years, before, after }) => [years, before, after])).toEqual([
      [[2026, null], '防止返贫致贫对象', '监测对象'],
    ]);
    const departments = differences.filter(({ entry }) => entry === '县级部门');
    expect(departments.map(({ years, before }) => [years, before])).toEqual([
      [[2021, 2025], '乡村振兴局'],
      [[2026, null], expect.stringMatching(/^农业农村局（依据：农业农村部 2026/)],
    ]);
  });

  test('of another province is shown against what it rests on, with a note', async () => {
    const { rules, notes, differences } = await archive.must('pack.preview', {
      text: changed({ province: '另一省' }),
    });
    expect(rules).toEqual([]);
    expect(notes.join()).toContain('本乡镇是示范省');
    expect(differences.some(({ entry }) => entry === '县级部门')).toBe(true);
  });

  test.each([
    ['no JSON', '{ "id": ', 'JSON'],
    ['another encoding', '{"id":"\uFFFD"}', 'UTF-8'],
    ['an entry that nobody knows', changed({ colour: 'red' }), '没有名为“colour”的项'],
    [
      'a line without amount',
      changed({ lines: [{ kind: '监测范围', year: 2024 }] }),
      '参考线（lines）第 1 条',
    ],
    ['a code list that does not exist', changed({ codes: { shoe: {} } }), '没有这个代码表'],
    ['a base that is missing', changed({ extends: 'nowhere' }), '找不到本政策包所依据的政策包“nowhere”'],
    ['a base version that is missing', changed({ extends: 'national-2021@9' }), 'national-2021@9'],
    ['a base that is itself', changed({ extends: 'example-province' }), '找不到'],
    ['years that end too early', changed({ years: [2025, 2022] }), '起始年不能晚于终止年'],
    ['what the program has', changed({ id: 'national-2021' }), '内容和这个文件不同'],
  ])('with %s is refused with a sentence', async (_, text, sentence) => {
    expect((await problemsOf(text)).join()).toContain(sentence);
    expect(await archive.call('pack.load', { text })).toMatchObject({ ok: false, error: { code: 'rule' } });
    expect((await archive.must('pack.list', {})).packs).toHaveLength(4);
  });
});

describe('a pack that is loaded', () => {
  test('rules its years from then on, until the loading is undone; redone it rules again', async () => {
    const { change } = await archive.must('pack.load', { text: provincial, fileName: '示范省.json' });
    expect(await ruled('example-province')).toEqual([[2022, 2025]]);
    expect(await ruled('national-2021')).toEqual([[2021, 2021]]);
    const { packs } = await archive.must('pack.list', {});
    expect(packs.find(({ id }) => id === 'example-province')).toMatchObject({
      ...{ origin: 'archive', fileName: '示范省.json', loadedOn: '2025-03-20' },
      extends: 'national-2021@1',
    });
    await archive.must('change.undo', { id: change ?? 0 });
    expect(await ruled('example-province')).toBeUndefined();
    expect(await ruled('national-2021')).toEqual([[2021, 2025]]);
    await archive.must('change.redo', {});
    expect(await ruled('example-province')).toEqual([[2022, 2025]]);
  });

  test('brings its line to the household and its codes to the lists', async () => {
    const { id } = await aHousehold(archive);
    expect((await archive.must('household.get', { id, year: 2025 })).line?.amount).toBe(6000);
    const { change } = await archive.must('pack.load', { text: provincial });
    expect((await archive.must('household.get', { id, year: 2025 })).line).toMatchObject({
      amount: 8600,
      source: '示范省监测范围通知（虚构）〔2025〕2 号',
    });
    expect(labelOf('risk_type', '51', 2025)).toBe('因婚');
    expect((await archive.must('archive.state', {})).open?.codes.at(-2)?.lists).toHaveProperty('risk_type');
    await archive.must('change.undo', { id: change ?? 0 });
    expect(codeItemsOf('risk_type', 2025).some(({ code }) => code === '51')).toBe(false);
    expect(labelOf('monitoring_category', '1', 2020)).toBe('脱贫监测户');
  });

  test('rules only where its province is the township’s', async () => {
    await archive.must('pack.load', { text: provincial });
    const { open } = await archive.must('archive.state', {});
    if (open === null) throw new Error('closed');
    await archive.must('township.update', { ...open.township, province: '另一省' });
    expect(await ruled('example-province')).toEqual([]);
    expect(labelOf('risk_type', '51', 2025)).toBe('51');
  });

  test('is not taken twice, nor in an older version, nor with other words in the same version', async () => {
    await archive.must('pack.load', { text: changed({ version: 2 }) });
    expect((await problemsOf(changed({ version: 2 }))).join()).toContain('已经有了，不用再载入');
    expect((await problemsOf(provincial)).join()).toContain('不能载入旧版');
    const other = changed({ version: 2, title: '别的' });
    expect((await problemsOf(other)).join()).toContain('请把文件里的 version 改成 3');
    const { notes } = await archive.must('pack.preview', { text: changed({ version: 3 }) });
    expect(notes).toContain('代替同一政策包的第 2 版。');
  });

  test('leaves as the file that was loaded, ready to be changed and loaded again', async () => {
    await archive.must('pack.load', { text: provincial });
    const { name, text } = await archive.must('pack.file', { id: 'example-province', version: 1 });
    expect(name).toBe('政策包_示范省2022—2025年_第1版.json');
    expect((await problemsOf(text)).join()).toContain('已经有了');
    const next = JSON.stringify({ ...(JSON.parse(text) as Json), version: 2 });
    const preview = await archive.must('pack.preview', { text: next });
    expect(preview).toMatchObject({ problems: [], differences: [] });
  });

  test('goes again by an act of its own, unless another rests on it', async () => {
    await archive.must('pack.load', { text: provincial });
    const above = changed({ id: 'example-county', extends: 'example-province', title: '示范县' });
    const { change } = await archive.must('pack.load', { text: above });
    const asked = { id: 'example-province', version: 1 };
    const refused = await archive.call('pack.remove', asked);
    expect(refused).toMatchObject({ ok: false, error: { rule: 'pack-base' } });
    await archive.must('change.undo', { id: change ?? 0 });
    await archive.must('pack.remove', asked);
    expect(await ruled('example-province')).toBeUndefined();
    expect(await archive.call('pack.get', asked)).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});

describe('a running procedure', () => {
  const noticeDays = async (id: number) =>
    (await archive.must('procedure.get', { id })).steps.find(({ key }) => key === 'notice')?.noticeDays;

  test('keeps the pack that it began with, whatever is loaded', async () => {
    const { id } = await startProcedure();
    const { notes } = await archive.must('pack.preview', { text: provincial });
    expect(notes.join()).toContain('正在办理的 1 个程序仍按发起时的政策包办完');
    await archive.must('pack.load', { text: provincial });
    expect(await noticeDays(id)).toBe(5);
    const later = await startProcedure();
    expect(await noticeDays(later.id)).toBe(7);
    await archive.must('pack.load', { text: changed({ version: 2, procedures: [] }) });
    expect(await noticeDays(later.id)).toBe(7);
    const newest = await startProcedure();
    expect(await noticeDays(newest.id)).toBe(5);
  });

  test('keeps what its pack rests on, too', async () => {
    await archive.must('pack.load', { text: changed({ procedures: [] }) });
    const { id } = await startProcedure();
    const [notice] = identification().steps.filter(({ key }) => key === 'notice');
    const longer = { ...notice?.notice, days: 15 };
    const national = await archive.must('pack.file', { id: 'national-2021', version: 1 });
    const body = JSON.parse(national.text) as {
      procedures: { steps: { key: string; notice?: unknown }[] }[];
    };
    for (const step of body.procedures[0]?.steps ?? []) if (step.key === 'notice') step.notice = longer;
    await archive.must('pack.load', { text: JSON.stringify({ ...body, version: 2 }) });
    expect(await noticeDays(id)).toBe(5);
    await archive.must('pack.load', { text: changed({ version: 2, procedures: [] }) });
    expect(await noticeDays((await startProcedure()).id)).toBe(15);
    expect(await noticeDays(id)).toBe(5);
  });

  test('holds its pack: neither removed nor undone from under it', async () => {
    const { change } = await archive.must('pack.load', { text: provincial });
    await startProcedure();
    const asked = { id: 'example-province', version: 1 };
    expect(await archive.call('pack.remove', asked)).toMatchObject({
      ok: false,
      error: { rule: 'pack-used' },
    });
    const undone = await archive.call('change.undo', { id: change ?? 0 });
    expect(undone).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(JSON.stringify(undone)).toContain('发起监测对象识别');
    expect(await ruled('example-province')).toEqual([[2022, 2025]]);
  });
});
