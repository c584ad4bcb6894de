import { beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '#contract/channels.ts';
import { outdatedHouseholds } from '#db/derived.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { fillHousehold, startProcedure } from '#test/support/run-procedure.ts';

let built: BuiltArchive;
let one: number;

beforeEach(async () => {
  built = await anArchive({ today: '2025-03-20' });
  one = await registered('529901100001', '赵一');
  return () => built.close();
});

/** On the list, with the year 2024, which is over, and all that the year asks for. */
const registered = async (no: string, head: string): Promise<number> =>
  (
    await aHousehold(built, {
      ...{ no, head, cells: { household_type: '01' } },
      year: { year: 2024, first_recognised_year: null, exit_year: null, exit_status: null },
    })
  ).id;

type Line = Output<'paper.household'>['lines'][number];
const lineOf = async (item: string, householdId = one): Promise<Line> => {
  const { lines } = await built.must('paper.household', { householdId });
  return lines.find((line) => line.item === item)!;
};
const raw = () => built.session.archive!.raw;
const village = () =>
  built.must('paper.village', { villageId: built.villages['云溪村']!, onlyLacking: true });

/** The scan of a page, as it is filed by the code on it. */
const scanBack = (documentId: number, page: number) =>
  built.write((rows) => {
    const attachment_id = rows.insert('attachment', {
      ...{ sha256: `${documentId}${page}`.padStart(64, '0'), media_type: 'image/jpeg', bytes: 1 },
      ...{ name: '扫描.jpg', added_at: '2025-03-20' },
    });
    const batch_id = rows.insert('scan_batch', { source: 'chosen', at: '2025-03-20', operator: '李经办' });
    rows.insert('scan_page', {
      ...{ batch_id, attachment_id, page, width: 1, height: 1, state: 'filed', how: 'code' },
      ...{ document_id: documentId, document_page: page },
    });
  });

describe('a paper of a household', () => {
  test('is missing, printed and out for signature, and there when its pages are back', async () => {
    expect(await lineOf('year-income')).toMatchObject({ state: 'missing', year: 2024, since: '2024-12-31' });
    const { documentId } = await built.must('document.print', {
      ...{ document: 'P07', target: { householdId: one }, year: 2024, paper: 'A4' },
    });
    const [row] = raw().prepare('SELECT id, pages FROM document WHERE run_id = ?').all(documentId) as {
      id: number;
      pages: number;
    }[];
    expect(await lineOf('year-income')).toMatchObject({ state: 'unsigned', documentIds: [row?.id] });
    for (let page = 1; page <= row!.pages; page += 1) await scanBack(row!.id, page);
    expect(await lineOf('year-income')).toMatchObject({ state: 'there' });
    expect(outdatedHouseholds(raw())).toBe(0);
    const { rows, items } = await village();
    expect(rows[0]?.states[items.findIndex(({ key }) => key === 'year-income')]).toBe('there');
  });

  test('is said to be on the shelf, with a reason, until that is taken back or undone', async () => {
    const place = { householdId: one, item: 'id-copies' };
    const bare = await built.call('paper.answer', { ...place, state: 'on-shelf' });
    expect(bare).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    const { change } = await built.must('paper.answer', { ...place, state: 'on-shelf', reason: '在第 3 盒' });
    expect(await lineOf('id-copies')).toMatchObject({ state: 'on-shelf', answer: { reason: '在第 3 盒' } });
    await built.must('change.undo', { id: change! });
    expect((await lineOf('id-copies')).state).toBe('missing');
    await built.must('paper.answer', { ...place, state: 'lost', reason: '2020 年水灾' });
    expect(await lineOf('id-copies')).toMatchObject({
      state: 'lost',
      why: expect.stringContaining('2020 年水灾'),
    });
    const { missing } = (await built.must('paper.inspect', { text: '赵一' })).households[0]!;
    expect(missing).toContain('身份证复印件（已遗失）');
    await built.must('paper.answer', { ...place, state: null });
    expect((await lineOf('id-copies')).state).toBe('missing');
  });

  test('is asked for as the county’s own list has it', async () => {
    const text = JSON.stringify({
      ...{ id: 'example-own', version: 1, title: '示范省', extends: 'national-2021', province: '示范省' },
      years: [2021, 2025],
      checklists: [
        { key: 'booklet-copies', off: true },
        { key: 'year-income', due: '06-30', source: '示范省通知' },
        {
          ...{ key: 'school-proof', title: '在校证明', volume: 'household', place: 14, occasion: 'year' },
          ...{ when: ['listed'], source: '示范省通知' },
        },
      ],
    });
    const { differences } = await built.must('pack.preview', { text });
    const shown = JSON.stringify(differences);
    for (const word of ['应存档材料', '在校证明', '户口簿复印件', '6 月 30 日前'])
      expect(shown).toContain(word);
    await built.must('pack.load', { text });
    expect(await lineOf('school-proof')).toMatchObject({ state: 'missing', year: 2024 });
    expect((await lineOf('year-income')).since).toBe('2024-06-30');
    expect(outdatedHouseholds(raw())).toBe(0);
  });
});

describe('a township', () => {
  test('is counted as its households are, one by one', async () => {
    await registered('529901100002', '钱二');
    const { villages } = await built.must('paper.township', { year: 2024 });
    const { rows, total } = await village();
    expect(total).toBe(2);
    expect(villages[0]).toMatchObject({
      households: 2,
      whole: 0,
      missing: rows[0]!.missing * 2,
      unsigned: 0,
    });
    const { counts } = await built.must('paper.household', { householdId: one });
    expect(rows[0]?.missing).toBe(counts.missing);
    const { rows: written, households } = await built.must('paper.fetchList', {});
    expect([written, households]).toEqual([rows[0]!.missing * 2, 2]);
    const target = { villageId: built.villages['云溪村']! };
    const page = await built.must('document.preview', { document: 'P46', target, year: 2025, paper: 'A4' });
    expect(page).toMatchObject({ missing: [], pages: 1 });
  });

  test('answers an inspection’s list by numbers and names, and says which name means several', async () => {
    const other = await registered('529901100002', '赵一');
    const text = '序号\t户主\n1\t529901100002\n2\t赵一\n3\t查无此人';
    const { households, unknown } = await built.must('paper.inspect', { text });
    expect(households.map(({ householdId, among }) => [householdId, among])).toEqual([
      [other, 1],
      [one, 2],
      [other, 2],
    ]);
    expect(unknown).toEqual(['序号\t户主', '3\t查无此人']);
    expect((await built.must('paper.inspectSheet', { text })).rows).toBe(5);
  });
});

test('a step that demands its signed paper says whose is lacking, and goes on when it is back', async () => {
  const two = (await aHousehold(built, { no: '529901100003', head: '孙三' })).id;
  const three = (await aHousehold(built, { no: '529901100004', head: '李四' })).id;
  const id = await startProcedure(built, [two, three]);
  for (const householdId of [two, three]) await fillHousehold(built, id, householdId);
  const done = { id, step: 'consent', on: '2025-03-02' };
  const paper = { id, on: '2025-03-02' };
  await built.must('procedure.receivePaper', { ...paper, step: 'clue', document: 'P03', state: 'printed' });
  const sign = (householdId: number) =>
    built.must('procedure.receivePaper', {
      ...{ ...paper, step: 'consent', document: 'P02', state: 'signed', householdIds: [householdId] },
    });
  expect((await lineOf('monitoring-consent', two)).state).toBe('expected');
  await sign(two);
  expect((await lineOf('monitoring-consent', two)).state).toBe('there');
  expect(await built.call('procedure.doStep', done)).toMatchObject({
    ok: false,
    error: {
      rule: 'paper-in-hand',
      message: expect.stringMatching(/P?《申请及承诺授权查询书》.*529901100004/u),
    },
  });
  await sign(three);
  await built.must('procedure.doStep', done);
  expect(outdatedHouseholds(raw())).toBe(0);
  const { lines } = await built.must('paper.own', { villageId: built.villages['云溪村']! });
  const minutes = lines.find(({ item }) => item === 'minutes');
  expect(minutes).toMatchObject({ state: 'expected', procedureId: id, procedure: '监测对象识别' });
});
