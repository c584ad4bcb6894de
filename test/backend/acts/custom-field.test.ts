import { describe, expect, onTestFinished, test } from 'vitest';
import type { Request } from '#contract/channels.ts';
import { aHousehold, anArchive } from '#test/support/archive-builder.ts';
import { importFiles } from '#test/support/import-files.ts';
import { aRow, csvFile } from '#test/support/member-file.ts';
import { dataOf } from '#test/support/temp-archive.ts';

type Wanted = Request<'customField.add'>;
const OWN: Wanted = {
  label: '是否种烤烟',
  form: 'household',
  type: 'code',
  options: [
    { code: '1', label: '种' },
    { code: '2', label: '不种' },
  ],
  scale: 0,
  unit: '',
  yearly: true,
  level: 'INTERNAL',
};
const SKILL: Wanted = { ...OWN, label: '手艺', form: 'member', type: 'text', options: [], yearly: false };

async function archive() {
  const built = await anArchive({ today: '2025-12-31' });
  onTestFinished(() => built.close());
  return { built, data: () => dataOf(built.session.archive!) };
}

describe('a township’s own field', () => {
  test('is filled for the household and for a person, of a year or once, and read back', async () => {
    const { built } = await archive();
    const { id, memberIds } = await aHousehold(built);
    const tobacco = await built.must('customField.add', OWN);
    const skill = await built.must('customField.add', SKILL);
    expect([tobacco.name, skill.name]).toEqual(['custom_1', 'custom_2']);
    const key = `household.${tobacco.name}`;
    await built.must('household.update', { id, year: 2025, values: { [key]: '1' } });
    await built.must('member.update', {
      id: memberIds[0]!,
      year: 2025,
      values: { [`member.${skill.name}`]: '木工' },
    });
    const page = await built.must('household.get', { id, year: 2025 });
    expect(page.values[key]).toBe('1');
    expect(page.members[0]!.values[`member.${skill.name}`]).toBe('木工');
    const before = await built.must('household.get', { id, year: 2024 });
    expect(before.values[key]).toBeUndefined();
    expect(before.members[0]!.values[`member.${skill.name}`]).toBe('木工');
  });

  test('refuses what is not of its list, and knows numbers as numbers', async () => {
    const { built } = await archive();
    const { id } = await aHousehold(built);
    const own = await built.must('customField.add', OWN);
    const area = await built.must('customField.add', {
      ...OWN,
      ...{ label: '烤烟面积', type: 'decimal', options: [], scale: 1, unit: '亩', form: 'living_conditions' },
    });
    const wrong = await built.call('household.update', {
      id,
      year: 2025,
      values: { [`household.${own.name}`]: '9' },
    });
    expect(wrong).toMatchObject({ ok: false, error: { issues: [{ path: '是否种烤烟' }] } });
    const key = `living_conditions.${area.name}`;
    await built.must('household.update', { id, year: 2025, values: { [key]: 2.5 } });
    expect((await built.must('household.get', { id, year: 2025 })).values[key]).toBe(2.5);
  });

  test('comes in from a sheet by its name, for both kinds of owner', async () => {
    const { built, data } = await archive();
    await built.must('customField.add', OWN);
    await built.must('customField.add', SKILL);
    const rows = [
      aRow('1', 1, { 性别: '男', 民族: '汉族', 是否种烤烟: '种', 手艺: '木工' }),
      aRow('1', 2, { 性别: '男', 民族: '汉族', 是否种烤烟: '种', 手艺: '' }),
    ];
    const { answer } = await importFiles(built, [csvFile('成员信息_2025.csv', rows)]);
    expect(answer.files[0]).toMatchObject({ unknownColumns: [] });
    expect(data()['custom_value']).toMatchObject([
      { field_id: 1, member_id: null, year: 2025, value: '1' },
      { field_id: 2, member_id: 1, year: null, value: '木工' },
    ]);
    const again = await importFiles(built, [csvFile('成员信息_2025.csv', rows)]);
    expect(again.answer.change).toBeNull();
  });

  test('keeps its values when it is retired, and is asked for no more', async () => {
    const { built } = await archive();
    const { id } = await aHousehold(built);
    const own = await built.must('customField.add', OWN);
    const key = `household.${own.name}`;
    await built.must('household.update', { id, year: 2025, values: { [key]: '2' } });
    await built.must('customField.retire', { id: own.id, retired: true });
    const { open } = await built.must('archive.state', {});
    expect(open?.customFields).toEqual([]);
    expect((await built.must('household.get', { id, year: 2025 })).values[key]).toBeUndefined();
    expect(await built.call('household.update', { id, year: 2025, values: { [key]: '1' } })).toMatchObject({
      ok: false,
    });
    await built.must('change.undo', {});
    expect((await built.must('household.get', { id, year: 2025 })).values[key]).toBe('2');
  });

  test('whose values stand cannot change its kind or lose a choice in use', async () => {
    const { built } = await archive();
    const { id } = await aHousehold(built);
    const own = await built.must('customField.add', OWN);
    await built.must('household.update', { id, year: 2025, values: { [`household.${own.name}`]: '1' } });
    const change = (field: Wanted) => built.call('customField.update', { id: own.id, field });
    expect(await change({ ...OWN, type: 'text', options: [] })).toMatchObject({ ok: false });
    expect(await change({ ...OWN, options: [OWN.options[1]!] })).toMatchObject({
      error: { issues: [{ message: '选项“种”已有人使用，不能删掉' }] },
    });
    expect(await change({ ...OWN, label: '种不种烤烟', options: [OWN.options[0]!] })).toMatchObject({
      ok: true,
    });
  });

  test('cannot bear the name of another field of its form', async () => {
    const { built } = await archive();
    await built.must('customField.add', OWN);
    for (const label of ['是否种烤烟', '户类型'])
      expect(await built.call('customField.add', { ...OWN, label })).toMatchObject({
        error: { issues: [{ path: '名称' }] },
      });
  });

  test('is gone with its undo, and its name is never given again', async () => {
    const { built, data } = await archive();
    const before = data();
    await built.must('customField.add', OWN);
    await built.must('change.undo', {});
    expect(data()).toEqual(before);
    expect((await built.must('archive.state', {})).open?.customFields).toEqual([]);
    expect((await built.must('customField.add', OWN)).name).toBe('custom_2');
  });
});
