import { describe, expect, onTestFinished, test } from 'vitest';
import { aHousehold, anArchive } from '#test/support/archive-builder.ts';
import { uploadFiles } from '#test/support/import-files.ts';
import { dataOf } from '#test/support/temp-archive.ts';

async function archive() {
  const built = await anArchive({ today: '2025-03-20' });
  onTestFinished(() => built.close());
  const household = await aHousehold(built, {
    others: [{ name: '钱二', relation: '02' }],
    year: { year: 2024, head_count: 2 },
    income: { year: 2024, wage_income: 1000 },
  });
  return { built, ...household, data: () => dataOf(built.session.archive!) };
}

const CLOSED = {
  error: { code: 'rule', rule: 'closed-year', message: '2024 年已经封存。要更正，请写明更正理由。' },
};

describe('closing a year', () => {
  test('is listed with what the year holds, since when, and taken back with a reason', async () => {
    const { built } = await archive();
    const { change } = await built.must('year.close', { year: 2024, note: '年报已上报' });
    expect(change).not.toBeNull();
    const { years } = await built.must('year.list', {});
    expect(years).toEqual([
      expect.objectContaining({ year: 2025, households: 0, closedOn: null }),
      {
        ...{ year: 2024, households: 1, members: 0, statements: 1, measures: 0 },
        ...{ closedOn: '2025-03-20', note: '年报已上报' },
      },
    ]);
    expect((await built.must('year.closed', {})).years).toEqual([{ year: 2024, closedOn: '2025-03-20' }]);
    expect(await built.call('year.reopen', { year: 2024, reason: '  ' })).toMatchObject({
      error: { code: 'invalid-input' },
    });
    await built.must('year.reopen', { year: 2024, reason: '漏报两户' });
    expect((await built.must('year.closed', {})).years).toEqual([]);
    const [reopened] = (await built.must('change.list', {})).changes;
    expect(reopened).toMatchObject({ title: '解除 2024 年的封存', reason: '漏报两户' });
  });

  test('refuses a year that is closed already, that has not come, or that is not closed', async () => {
    const { built } = await archive();
    await built.must('year.close', { year: 2024 });
    expect(await built.call('year.close', { year: 2024 })).toMatchObject({ error: { code: 'conflict' } });
    expect(await built.call('year.close', { year: 2026 })).toMatchObject({ error: { rule: 'future-year' } });
    expect(await built.call('year.reopen', { year: 2023, reason: '误' })).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  test('freezes what is of the year, and only that, until a reason is given', async () => {
    const { built, id, data } = await archive();
    await built.must('year.close', { year: 2024 });
    const before = data();
    const edit = { id, year: 2024, values: { 'income.wage_income': 2000 } };
    expect(await built.call('household.update', edit)).toMatchObject(CLOSED);
    expect(data()).toEqual(before);
    await built.must('household.update', { id, year: 2024, values: { 'household.phone': '13900000000' } });
    await built.must('household.update', { ...edit, year: 2025 });
    await built.must('household.update', { ...edit, reason: '核对工资流水' });
    const [change] = (await built.must('change.list', {})).changes;
    expect(change).toMatchObject({ reason: '核对工资流水' });
  });

  test('stops undo and redo of what is of the year until a reason is given', async () => {
    const { built, id, data } = await archive();
    const start = data();
    const { change } = await built.must('household.update', {
      ...{ id, year: 2024, values: { 'income.wage_income': 2000 } },
    });
    const after = data();
    await built.must('year.close', { year: 2024 });
    const asked = { id: change! };
    expect(await built.call('change.undo', asked)).toMatchObject(CLOSED);
    await built.must('change.undo', { ...asked, reason: '录错户' });
    expect(data()['income_statement']).toEqual(start['income_statement']);
    expect(await built.call('change.redo', asked)).toMatchObject(CLOSED);
    await built.must('change.redo', { ...asked, reason: '没有录错' });
    expect(data()['income_statement']).toEqual(after['income_statement']);
    const [redo, undo] = (await built.must('change.list', {})).changes;
    expect([redo!.reason, undo!.reason]).toEqual(['没有录错', '录错户']);
  });

  test('is undone and redone itself without one', async () => {
    const { built } = await archive();
    const { change } = await built.must('year.close', { year: 2024 });
    await built.must('change.undo', { id: change! });
    expect((await built.must('year.closed', {})).years).toEqual([]);
    await built.must('change.redo', { id: change! });
    expect((await built.must('year.closed', {})).years).toHaveLength(1);
  });
});

describe('an import into a closed year', () => {
  const csv = (no: string, head: string) =>
    Buffer.from(['户编号,户主姓名,家庭人口数,是否危房户', `${no},${head},2,是`].join('\n'));

  async function planned(year: number) {
    const made = await archive();
    await made.built.must('year.close', { year: 2024 });
    const fileIds = await uploadFiles(made.built, [
      { name: `户信息_${year}.csv`, bytes: csv(made.no, '赵一') },
    ]);
    const { importId, answer } = await made.built.must('import.plan', { fileIds });
    return { ...made, importId, answer };
  }

  test('says so in the preview, is refused before anything is written, and goes with a reason', async () => {
    const { built, importId, answer, data } = await planned(2024);
    expect(answer.closedYears).toEqual([2024]);
    const before = data();
    expect(await built.call('import.commit', { importId })).toMatchObject(CLOSED);
    expect(data()).toEqual(before);
    const done = await built.must('import.commit', { importId, reason: '补报' });
    expect(done.change).not.toBeNull();
  });

  test('of another year is not asked for one', async () => {
    const { built, importId, answer } = await planned(2025);
    expect(answer.closedYears).toEqual([]);
    await built.must('import.commit', { importId });
  });
});
