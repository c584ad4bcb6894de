import { describe, expect, test } from 'vitest';
import { makeTownship } from '#test/support/make-township.ts';
import { readTexts, sampleFiles } from './read-all.ts';

const nameOf = ({ name }: { name: string }) => name;

describe('a made township', () => {
  test('has the files of the samples with the same headers', async () => {
    const made = await makeTownship({ households: 40, seed: 1 });
    expect(made.map(nameOf).toSorted()).toEqual(sampleFiles.map(nameOf).toSorted());
    for (const { name, bytes } of made) {
      const sampleRows = await readTexts(sampleFiles.find((file) => file.name === name)!.bytes);
      const rows = await readTexts(bytes);
      const header = name.includes('自定义') ? 2 : 0;
      expect(rows.slice(0, header + 1)).toEqual(sampleRows.slice(0, header + 1));
    }
  });

  test('is the same for the same seed and another for another', async () => {
    const [one, same, other] = await Promise.all(
      [5, 5, 6].map((seed) => makeTownship({ households: 30, seed })),
    );
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
  });

  test('has the dirt that the samples have', async () => {
    const made = await makeTownship({ households: 60, seed: 3 });
    const [header, ...members] = await readTexts(made[0]!.bytes);
    const column = (name: string) => header!.indexOf(name);
    const household = (number: number) =>
      members.filter((row) => row[column('户编号')] === `5299010${String(number).padStart(10, '0')}`);
    const value = (number: number, name: string) => household(number)[0]![column(name)]!;
    const relations = (number: number) => household(number).map((row) => row[column('与户主关系')]);
    expect(value(12, '证件号码')).toBe(value(13, '证件号码'));
    expect(relations(14)).not.toContain('户主');
    expect(value(16, '务工时间（月）')).toBe('14');
    expect(value(17, '证件号码')).toMatch(/000$/);
    const oddSex = Number(value(18, '证件号码')[16]) % 2 === 1;
    expect(value(18, '性别')).toBe(oddSex ? '女' : '男');
    expect(household(3)[0]![column('姓名')]).toBe('陈𬭎');
  });

  test('takes villages and a year', async () => {
    const made = await makeTownship({ households: 10, seed: 1, villages: ['甲村', '乙村'], year: 2026 });
    expect(made.map(nameOf)).toContain('比对结果_2026.xlsx');
    const rows = await readTexts(made[1]!.bytes);
    expect(new Set(rows.slice(1).map((row) => row[4]))).toEqual(new Set(['甲村', '乙村']));
    expect(rows[1]![14]).toBe('2022');
  });

  test('gives nobody the id number of another, but for the dirt', async () => {
    const [header, ...members] = await readTexts(
      (await makeTownship({ households: 300, seed: 9 }))[0]!.bytes,
    );
    const ids = members.map((row) => row[header!.indexOf('证件号码')]);
    expect(new Set(ids).size).toBe(ids.length - 1);
  });
});
