import { expect, onTestFinished, test } from 'vitest';
import type { HouseholdPage } from '#contract/household.ts';
import { rowsOf } from '#backend/exports/export-rows.ts';
import { readTable } from '#backend/sheets/read-table.ts';
import { reader } from '#db/write.ts';
import { aHousehold, anArchive } from '#test/support/archive-builder.ts';
import { takeOutput } from '#test/support/take-output.ts';

const SPELL = {
  state: 'open',
  category: '2',
  discovery_channel: '3',
  risk_1: '01',
  ...{ school_problem: 0 },
};

/** A household in 2025, and all that happens to it in 2026. */
async function aHouseholdWithHistory() {
  const archive = await anArchive({ today: '2026-11-20' });
  onTestFinished(() => archive.close());
  const made = await aHousehold(archive, {
    ...{ head: '赵大山', headCells: { sex: '1', birth_date: '1965-03-05' } },
    others: [
      { name: '钱秀', relation: '02', sex: '2', birth_date: '1968-03-05' },
      { name: '孙婆', relation: '12', sex: '2', birth_date: '1940-03-05' },
      { name: '赵强', relation: '03', sex: '1', birth_date: '1990-03-05' },
      { name: '李梅', relation: '05', sex: '2', birth_date: '1991-03-05' },
    ],
    spell: { ...SPELL, recognised_month: '202511', state: 'eliminated', eliminated_month: '202604' },
  });
  const [head = 0, wife = 0, mother = 0, son = 0, sonsWife = 0] = made.memberIds;
  const proof = '证明';
  await archive.must('member.add', {
    ...{ householdId: made.id, year: 2025, reason: '06', on: '2025-08-01', proof },
    values: {
      ...{ 'member.name': '赵小妹', 'member.relation': '08', 'member.sex': '2', 'member.nation': '01' },
      ...{
        'member.birth_date': '2025-08-01',
        'member.id_type': '01',
        'member.id_number': '529901202508010025',
      },
    },
  });
  await archive.must('member.leave', { id: mother, reason: '01', on: '2026-02-03', proof });
  await archive.must('member.leave', { id: head, reason: '09', on: '2026-03-01', proof, newHeadId: wife });
  const split = await archive.must('household.split', {
    ...{ id: made.id, memberIds: [son, sonsWife], headId: son, on: '2026-04-01', proof, group: '二组' },
  });
  await archive.must('household.move', {
    ...{ id: made.id, villageId: archive.villages['石板村'] ?? 0, group: '九组', on: '2026-05-01', proof },
  });
  const exported = async (kind: string, year: number) => {
    const { files } = await archive.must('export.write', { kind, year });
    const bytes = await takeOutput(archive, files[0]!.outputId);
    const rows = await Array.fromAsync(readTable({ name: files[0]!.name, bytes }));
    const texts = rows.map(({ cells }) => cells.map((cell) => (cell === '' ? '' : cell.text)));
    const headers = texts[2] ?? [];
    return texts.slice(3).map((cells) => Object.fromEntries(headers.map((h, at) => [h, cells[at] ?? ''])));
  };
  return { archive, made, split, exported };
}

test('the tables of last year tell the household as it was on its last evening', async () => {
  const { exported, made } = await aHouseholdWithHistory();
  const place = { 户编号: made.no, 户主姓名: '赵大山', 村: '云溪村', '自然村（组）': '一组' };
  expect(await exported('3.10', 2025)).toMatchObject([
    { ...place, 户主证件号码: made.idNumbers[0], 家庭人口数: '6' },
  ]);
  expect(await exported('3.5', 2025)).toMatchObject([
    { ...place, 姓名: '赵小妹', 与户主关系: '之孙女', 增加日期: '2025-08-01' },
  ]);
  await expect(exported('3.6', 2025)).rejects.toThrow('export-empty');
});

test('the household as on the last day of last year has everybody under the old head, in the old place', async () => {
  const { archive, made, split } = await aHouseholdWithHistory();
  const on = '2025-12-31';
  const asked = {
    householdId: made.id,
    on,
    channel: 'household.get',
    input: { id: made.id, year: 2025 },
  } as const;
  const { answer } = await archive.must('household.inPast', asked);
  const page = answer as HouseholdPage;
  const people = page.members.filter((m) => m.present);
  expect(people.map((m) => `${m.values['member.name']} ${m.values['member.relation']}`)).toEqual([
    ...['赵大山 01', '钱秀 02', '孙婆 12', '赵强 03', '李梅 05', '赵小妹 08'],
  ]);
  expect(page).toMatchObject({ headName: '赵大山', village: '云溪村' });
  const of = { ...asked, householdId: split.id, input: { id: split.id, year: 2025 } };
  expect(await archive.call('household.inPast', of)).toMatchObject({ ok: false });
});

test('the tables of this year have who came and went by nature, not by the split, and the new head', async () => {
  const { exported, made, archive, split } = await aHouseholdWithHistory();
  expect(await exported('3.6', 2026)).toMatchObject([
    { 户主姓名: '钱秀', 村: '石板村', 姓名: '赵大山', 是否户主: '是', 新户主姓名: '钱秀' },
    { 户主姓名: '钱秀', 姓名: '孙婆', 减少原因: '死亡', 是否户主: '否', 与户主关系: '之母' },
  ]);
  await expect(exported('3.5', 2026)).rejects.toThrow('export-empty');
  expect(await exported('3.11', 2026)).toMatchObject([
    { 户编号: made.no, 户主姓名: '钱秀', '自然村（组）': '九组' },
  ]);
  // What is wrong in it is mended the same way for both households.
  await archive.must('household.move', {
    ...{
      id: split.id,
      villageId: archive.villages['石板村'] ?? 0,
      group: '九组',
      on: '2026-06-01',
      proof: '证明',
    },
  });
});

test('an edit without a day of its own is a correction and is told of last year too', async () => {
  const archive = await anArchive({ today: '2026-11-20' });
  onTestFinished(() => archive.close());
  const joined = { joined_on: '2025-08-01', joined_reason: '09', joined_proof: '户口簿' } as const;
  const { memberIds } = await aHousehold(archive, {
    head: '赵大山',
    others: [{ name: '赵强', relation: '03', ...joined, joined_kind: 'natural' }],
  });
  await archive.must('member.update', { id: memberIds[1]!, year: 2026, values: { 'member.relation': '23' } });
  const rows = await rowsOf(reader(archive.session.archive!), '3.5', {
    ...{ from: '2025-01-01', to: '2025-12-31', year: 2025 },
  });
  expect(rows.map(({ member }) => member?.relation)).toEqual(['23']);
});

test('an undone act has never changed anything', async () => {
  const { exported, archive } = await aHouseholdWithHistory();
  const { changes } = await archive.must('change.list', {});
  for (const command of ['household.move', 'household.split', 'member.leave'])
    await archive.must('change.undo', { id: changes.find((c) => c.command === command)!.id });
  expect(await exported('3.5', 2025)).toMatchObject([{ 户主姓名: '赵大山', 村: '云溪村' }]);
  expect(await exported('3.6', 2026)).toMatchObject([{ 户主姓名: '赵大山', 村: '云溪村', 姓名: '孙婆' }]);
});
