import { expect, onTestFinished, test } from 'vitest';
import { cellValue } from '#backend/exports/cell-value.ts';
import { countRows, rowsOf, type Span } from '#backend/exports/export-rows.ts';
import { reader } from '#db/write.ts';
import { packFor } from '#domain/policy/load-pack.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';

/** A household known since 2024, looked at in 2025. */
async function aKnownHousehold() {
  const archive = await anArchive({ today: '2024-06-01' });
  onTestFinished(() => archive.close());
  const made = await aHousehold(archive, {
    ...{ head: '钱大山', headCells: { phone: '13900000001' }, headYear: { year: 2024, health: '01' } },
    others: [{ name: '孙小玉', relation: '02' }],
  });
  archive.setToday('2025-03-20');
  const [head = 0, wife = 0] = made.memberIds;
  const update = (id: number, values: Record<string, string | number | null>, reason?: string) =>
    archive.must('member.update', { id, year: 2025, values, ...(reason === undefined ? {} : { reason }) });
  return { archive, head, wife, update, householdId: made.id };
}

const YEAR: Span = { from: '2025-01-01', to: '2025-12-31', year: 2025 };

async function told(archive: BuiltArchive, span = YEAR) {
  const db = reader(archive.session.archive!);
  const rows = await rowsOf(db, '3.7', span);
  expect(await countRows(db, '3.7', span)).toBe(rows.length);
  const columns = packFor(2025)!.exports['3.7']!.columns;
  const setting = { township: {} as Parameters<typeof cellValue>[2]['township'], year: span.year };
  const cell = (row: (typeof rows)[number], header: string) =>
    cellValue(
      columns.find((column) => column.header === header)!,
      row,
      setting,
    );
  return rows.map((row) =>
    ['姓名', '变更指标', '原值', '新值', '变更原因', '变更日期'].map((header) => cell(row, header)),
  );
}

test('a value that is another at the end is told once, with the reason and the day of the last act', async () => {
  const { archive, head, update } = await aKnownHousehold();
  await update(head, { 'member.phone': '13900000002' }, '换号');
  archive.setToday('2025-05-02');
  await update(head, { 'member.phone': '13900000003' }, '又换号');
  expect(await told(archive)).toEqual([
    ['钱大山', '家庭成员联系电话', '13900000001', '13900000003', '又换号', '2025-05-02'],
  ]);
  expect(await told(archive, { from: '2025-04-01', to: '2025-12-31', year: 2025 })).toMatchObject([
    ['钱大山', '家庭成员联系电话', '13900000002', '13900000003', '又换号', '2025-05-02'],
  ]);
  expect(await told(archive, { from: '2025-01-01', to: '2025-04-30', year: 2025 })).toMatchObject([
    ['钱大山', '家庭成员联系电话', '13900000001', '13900000002', '换号', '2025-03-20'],
  ]);
  expect(await told(archive, { from: '2024-12-01', to: '2025-03-19', year: 2025 })).toEqual([]);
});

test('what came back to its old value, or was undone, is no change', async () => {
  const { archive, head, wife, update } = await aKnownHousehold();
  await update(head, { 'member.phone': '13900000002' });
  await update(head, { 'member.phone': '13900000001' });
  const { change } = await update(wife, { 'member.phone': '13900000009' });
  expect(await told(archive)).toHaveLength(1);
  await archive.must('change.undo', { id: change ?? 0 });
  expect(await told(archive)).toEqual([]);
});

test('a new year’s values are told against the newest before; a blank says nothing', async () => {
  const { archive, head, wife, update } = await aKnownHousehold();
  await update(head, { 'member.health': '02' });
  await update(wife, { 'member.health': '02' });
  const rows = await told(archive);
  expect(rows.map(([name, title]) => [name, title])).toEqual([['钱大山', '健康状况']]);
  expect(rows[0]?.[2]).not.toBe(rows[0]?.[3]);
  // What a later year says does not reach back.
  archive.setToday('2026-02-01');
  await archive.must('member.update', { id: head, year: 2026, values: { 'member.health': '01' } });
  expect(await told(archive)).toEqual(rows);
});

test('who came in the span, and who left in it, are told by the tables of their own', async () => {
  const { archive, wife, update, householdId } = await aKnownHousehold();
  await archive.write((rows) =>
    rows.insert('member', {
      household_id: householdId,
      name: '新人',
      relation: '03',
      joined_on: '2025-02-01',
    }),
  );
  const added = archive.session
    .archive!.raw.prepare(`SELECT id FROM member WHERE name = '新人'`)
    .pluck()
    .get();
  await update(Number(added), { 'member.phone': '13900000005' });
  await update(wife, { 'member.phone': '13900000006' });
  await archive.must('member.leave', { id: wife, reason: '01', on: '2025-03-20', proof: '证明' });
  expect(await told(archive)).toEqual([]);
});

test('a household’s phone is told of its head', async () => {
  const { archive, householdId } = await aKnownHousehold();
  await archive.must('household.update', {
    ...{ id: householdId, year: 2025, values: { 'household.phone': '13811112222' } },
  });
  expect(await told(archive)).toMatchObject([
    ['钱大山', '户联系电话', '13800001234', '13811112222', expect.any(String), '2025-03-20'],
  ]);
});
