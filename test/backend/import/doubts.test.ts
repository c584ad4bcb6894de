import { describe, expect, onTestFinished, test } from 'vitest';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { importFiles, uploadFiles } from '#test/support/import-files.ts';
import { aRow, csvFile, idNumber, type MemberRow } from '#test/support/member-file.ts';
import { dataOf } from '#test/support/temp-archive.ts';

const BASE = { 性别: '男', 民族: '汉族' };

async function archive() {
  const built = await anArchive({ today: '2025-12-31' });
  onTestFinished(() => built.close());
  return built;
}

const file = (rows: readonly MemberRow[]) => csvFile('成员信息_2025.csv', rows);
const plan = async (built: BuiltArchive, rows: readonly MemberRow[]) =>
  built.must('import.plan', { fileIds: await uploadFiles(built, [file(rows)]) });
const people = (built: BuiltArchive) =>
  dataOf(built.session.archive!)['member']!.map((m) => [m['name'], m['household_id'], m['nation']]);

/** A person whom the archive has in another household than the file. */
async function elsewhere() {
  const built = await archive();
  const daughter = { name: '赵女', relation: '04', id_number: idNumber(12), nation: null };
  const there = await aHousehold(built, { others: [daughter], headCells: { nation: null } });
  return {
    built,
    meant: there.memberIds[1]!,
    rows: [aRow('1', 1, BASE), aRow('1', 2, { ...BASE, 人口编号: '' })],
  };
}

describe('a doubt', () => {
  test.each([
    ['same', [['成员乙', 1, '01']]],
    [
      'new',
      [
        ['赵女', 1, null],
        ['成员乙', 2, '01'],
      ],
    ],
    ['skip', [['赵女', 1, null]]],
  ] as const)('that is decided before the yes as %s is written so', async (what, expected) => {
    const { built, meant, rows } = await elsewhere();
    const { importId, answer } = await plan(built, rows);
    expect(answer).toMatchObject({ doubts: 1, members: { added: 1 } });
    const { doubts } = await built.must('import.doubts', { importId });
    expect(doubts).toMatchObject([{ row: 3, entity: 'member', candidates: [{ id: meant }] }]);
    const decision = { what, id: what === 'same' ? meant : null };
    await built.must('import.decide', { importId, doubt: doubts[0]!.doubt, decision });
    expect((await built.must('import.commit', { importId })).doubts).toBe(0);
    const others = people(built).filter(([name]) => name !== '赵一' && name !== '成员甲');
    expect(others).toEqual(expected);
  });

  test('that is left open is decided later, as an act of its own, and can be undone', async () => {
    const { built, meant, rows } = await elsewhere();
    const { answer } = await importFiles(built, [file(rows)]);
    const { doubts } = await built.must('import.openDoubts', {});
    const [open] = doubts;
    expect(open?.said).toContainEqual({ label: '姓名', value: '成员乙' });
    const before = dataOf(built.session.archive!);
    const decision = { what: 'same' as const, id: meant };
    const { change } = await built.must('import.settleDoubt', { doubt: open!.doubt, decision });
    expect(people(built)[1]).toEqual(['成员乙', 1, '01']);
    expect((await built.must('import.openDoubts', {})).total).toBe(0);
    expect(await built.call('change.undo', { id: answer.change! })).toMatchObject({
      error: { code: 'conflict', blockedBy: [{ change }] },
    });
    await built.must('change.undo', { id: change! });
    expect(dataOf(built.session.archive!)).toEqual(before);
    await built.must('change.undo', { id: answer.change! });
    expect((await built.must('import.openDoubts', {})).total).toBe(0);
  });

  test('is not asked again when the same file comes again', async () => {
    const { built, rows } = await elsewhere();
    await importFiles(built, [file(rows)]);
    const { answer } = await importFiles(built, [file(rows)]);
    expect(answer).toMatchObject({ change: null, doubts: 1 });
    expect((await built.must('import.openDoubts', {})).total).toBe(1);
  });

  test('takes only one of its candidates', async () => {
    const { built, rows } = await elsewhere();
    const { importId } = await plan(built, rows);
    const { doubts } = await built.must('import.doubts', { importId });
    const decision = { what: 'same' as const, id: 999 };
    expect(await built.call('import.decide', { importId, doubt: doubts[0]!.doubt, decision })).toMatchObject({
      error: { code: 'invalid-input' },
    });
  });

  test.each([
    ['the number of one, the id of another', { 人口编号: 'A1', 证件号码: idNumber(22) }],
    ['the id of one, the name of another', { 人口编号: '', 证件号码: idNumber(21), 姓名: '李二' }],
    ['the name of one with another id', { 人口编号: '', 证件号码: idNumber(77), 姓名: '李二' }],
  ])('is a row with %s', async (_, cells) => {
    const built = await archive();
    await importFiles(built, [
      file([
        aRow('2', 1, { ...BASE, 人口编号: 'A1', 姓名: '李一', 证件号码: idNumber(21) }),
        aRow('2', 2, { ...BASE, 人口编号: 'A2', 姓名: '李二', 证件号码: idNumber(22) }),
      ]),
    ]);
    const before = dataOf(built.session.archive!)['member'];
    const { answer } = await importFiles(built, [file([aRow('2', 1, { ...BASE, 姓名: '李一', ...cells })])]);
    expect(answer.doubts).toBe(1);
    expect(dataOf(built.session.archive!)['member']).toEqual(before);
  });
});

test('who is in the archive and not in the files is listed, for the villages of the files', async () => {
  const built = await archive();
  const rows = ['1', '2'].flatMap((no) => [1, 2].map((n) => aRow(no, n, { ...BASE, 村: '云溪村' })));
  await importFiles(built, [file([...rows, aRow('3', 1, { ...BASE, 村: '石板村' })])]);
  const { importId, answer } = await plan(built, rows.slice(0, 1));
  expect(answer.missing).toEqual({ households: 1, members: 3 });
  const missing = await built.must('import.missing', { importId, entity: 'household' });
  expect(missing).toMatchObject({ total: 1, rows: [{ householdNo: '2', village: '云溪村' }] });
});
