import { beforeAll, describe, expect, test } from 'vitest';
import { search } from '#db/search.ts';
import { verifyArchive } from '#db/verify.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';

let built: BuiltArchive;

beforeAll(async () => {
  built = await anArchive();
  await aHousehold(built, { head: '张卫', others: [{ name: '李莉', relation: '02' }] });
  await aHousehold(built, { head: '章伟', others: [{ name: '刘哲', relation: '04' }] });
  await aHousehold(built, { head: '張伟', others: [{ name: '王晓峯', relation: '04' }] });
  await aHousehold(built, { head: '劉喆' });
  return () => built.close();
});

const find = (text: string, limit = 20) => search(built.session.archive!.rawReading, text, limit);
const found = (text: string) => find(text).map((r) => `${r.name} ${r.why}`);

describe('a wrong or variant character', () => {
  test.each([
    ['章伟', ['章伟 姓名', '張伟 同音字', '张卫 同音字']],
    ['张伟', ['張伟 异体字', '张卫 同音字', '章伟 同音字']],
    ['張伟', ['張伟 姓名', '张卫 同音字', '章伟 同音字']],
    ['李丽', ['李莉 同音字']],
    ['刘哲', ['刘哲 姓名', '劉喆 异体字']],
    ['劉喆', ['劉喆 姓名', '刘哲 异体字']],
    ['峰', ['王晓峯 异体字']],
    ['晓峰', ['王晓峯 异体字']],
    ['王小峰', ['王晓峯 同音字']],
    ['王晓蜂', ['王晓峯 同音字']],
    ['王晓凤', ['王晓峯 同音字']],
    ['张', ['张卫 姓名', '張伟 异体字']],
    ['李', ['李莉 姓名']],
  ])('%s', (typed, hits) => {
    expect(found(typed).toSorted()).toEqual(hits.toSorted());
    expect(found(typed)[0]).toBe(hits[0]);
  });
});

describe('who has left', () => {
  test('is found after those who are there, and a closed household too', async () => {
    const gone = { left_on: '2024-05-01', left_reason: '01', left_kind: 'natural' };
    const { id } = await aHousehold(built, {
      ...{ head: '钱大明', no: '5299010099990001' },
      others: [{ name: '钱大明', relation: '04', ...gone }],
    });
    expect(find('钱大明').map((r) => [r.household_id, r.present, r.relation])).toEqual([
      [id, true, '01'],
      [id, false, '04'],
    ]);
    expect(find('qdm')).toHaveLength(2);
    expect(find('钱大名').map((r) => r.present)).toEqual([true, false]);
    await built.write((rows) => rows.update('household', id, { closed_on: '2025-01-01' }));
    expect(find('钱大明').map((r) => r.present)).toEqual([false, false]);
    expect(find('99990001').map((r) => [r.kind, r.present, r.why])).toEqual([
      ['household', false, '户编号尾号'],
    ]);
    const { hits } = await built.must('household.search', { text: '99990001' });
    expect(hits[0]?.detail).toContain('已销户');
  });

  test('does not crowd out those who are there', async () => {
    for (let i = 0; i < 6; i += 1)
      await aHousehold(built, { head: '卫留下', cells: i < 3 ? { closed_on: '2025-01-01' } : {} });
    expect(find('卫留下', 3).map((r) => r.present)).toEqual([true, true, true]);
    expect(find('卫留下').map((r) => r.present)).toEqual([true, true, true, false, false, false]);
  });
});

describe('a field of the township’s own', () => {
  test('is found by its text, and the hit names the field', async () => {
    const { id, memberIds } = await aHousehold(built, { head: '孙一' });
    await built.write((rows) => {
      const field = (label: string, entity: string) =>
        rows.insert('custom_field', {
          ...{ key: `custom_${label}`, label, entity, type: 'text', yearly: 0, level: 'INTERNAL' },
        });
      const cells = { household_id: id, year: null };
      rows.insert('custom_value', {
        field_id: field('宅基地证号', 'household'),
        ...cells,
        value: '云集用2019-A0037号',
      });
      rows.insert('custom_value', {
        ...{ field_id: field('特长', 'member'), ...cells, member_id: memberIds[0] ?? 0, value: '竹编、唢呐' },
      });
    });
    expect(found('竹编')).toEqual(['孙一 特长']);
    expect(found('云集用')).toEqual([' 宅基地证号']);
    expect(find('a0037').map((r) => [r.kind, r.why])).toEqual([['household', '宅基地证号']]);
    expect(find('唢呐 sy').map((r) => r.name)).toEqual(['孙一']);
  });
});

test('the index is what it would be if it were made anew', () => {
  expect(verifyArchive(built.session.archive!).problems).toEqual([]);
});
