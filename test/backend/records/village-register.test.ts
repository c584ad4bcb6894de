import { describe, expect, onTestFinished, test } from 'vitest';
import { aHousehold, anArchive } from '#test/support/archive-builder.ts';

async function anArchiveForTest() {
  const built = await anArchive();
  onTestFinished(() => built.close());
  return { built, villageId: built.villages['云溪村']! };
}

describe('the year of a village', () => {
  test('is blank until something is said, beside what the archive counts and the year before', async () => {
    const { built, villageId } = await anArchiveForTest();
    await aHousehold(built, { others: [{ name: '钱二', relation: '02' }] });
    await aHousehold(built, { village: '石板村' });
    await built.must('villageRegister.update', {
      villageId,
      year: 2024,
      values: { 'village.population': 900 },
    });
    const blank = await built.must('villageRegister.get', { villageId, year: 2025 });
    expect(Object.values(blank.values).every((value) => value === null)).toBe(true);
    expect(Object.keys(blank.values)).toHaveLength(44);
    expect(blank.counted).toEqual({ households: 1, members: 2 });
    expect(blank.lastYear).toMatchObject({ 'village.population': 900 });
  });

  test('is edited figure by figure, undone, and names parts that are larger than the whole', async () => {
    const { built, villageId } = await anArchiveForTest();
    const at = { villageId, year: 2025 };
    await built.must('villageRegister.update', { ...at, values: { 'village.household_count': 100 } });
    await built.must('villageRegister.update', { ...at, values: { 'village.dibao_household_count': 120 } });
    const now = await built.must('villageRegister.get', at);
    expect(now.values).toMatchObject({
      'village.household_count': 100,
      'village.dibao_household_count': 120,
    });
    expect(Object.keys(now.hints)).toEqual(['village.dibao_household_count']);
    await built.must('change.undo', {});
    expect((await built.must('villageRegister.get', at)).hints).toEqual({});
  });

  test('takes no figure below nothing, no field of another table, and in a closed year only what is explained', async () => {
    const { built, villageId } = await anArchiveForTest();
    const at = { villageId, year: 2024 };
    const values = { 'village.population': 900 };
    expect(
      await built.call('villageRegister.update', { ...at, values: { 'village.population': -1 } }),
    ).toMatchObject({ error: { issues: [{ path: '总人口数', message: '不能小于 0' }] } });
    expect(
      await built.call('villageRegister.update', { ...at, values: { 'village.name': '别村' } }),
    ).toMatchObject({ ok: false });
    await built.write((rows) => rows.insert('closed_year', { year: 2024, closed_on: '2025-01-31' }));
    expect(await built.call('villageRegister.update', { ...at, values })).toMatchObject({
      error: { rule: 'closed-year' },
    });
    await built.must('villageRegister.update', { ...at, values, reason: '补录' });
    expect((await built.must('villageRegister.get', at)).values).toMatchObject(values);
  });
});
