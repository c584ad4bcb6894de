import { describe, expect, it } from 'vitest';
import { type FieldKey, fieldByKey } from '#domain/fields/dictionary.ts';
import { maskIdNumber } from '#domain/identity/mask.ts';
import { fieldColumn, fitting, settled, withOption } from '../../../renderer/fields/sheet-column.ts';
import { namedOption } from '../../../renderer/fields/code-match.ts';

const column = (key: FieldKey) => fieldColumn(fieldByKey(key), 2025, { width: 80 });

describe('what is typed into a cell', () => {
  it('of a list is a number, a label or the start of its pinyin', () => {
    const relation = column('member.relation');
    for (const typed of ['2', '02', '配偶', 'po', 'peiou', '妻']) expect(settled(relation, typed)).toBe('02');
    expect(settled(relation, 'zz')).toBe('03');
    expect(relation.shown('02')).toBe('配偶');
  });

  it('that no list knows stays as it was typed, with the reason', () => {
    const relation = column('member.relation');
    expect(settled(relation, '邻居xyz')).toBe('邻居xyz');
    expect(relation.shown('邻居xyz')).toBe('邻居xyz');
    expect(relation.reasonOf('邻居xyz')).toContain('代码表里没有这个值');
    expect(relation.reasonOf('02')).toBeNull();
  });

  it('of several options takes each part by itself', () => {
    const health = column('member.health');
    const [first, second] = (health.options ?? []).map(({ value }) => value);
    expect(settled(health, `${first ?? ''}，${second ?? ''}`)).toBe(`${first ?? ''},${second ?? ''}`);
    const option = health.options?.[1];
    if (option === undefined) throw new Error('no option');
    expect(withOption(health, `${first ?? ''},x`, option)).toBe(`${first ?? ''},${second ?? ''}`);
    expect(withOption(health, `${first ?? ''},`, option)).toBe(`${first ?? ''},${second ?? ''}`);
  });

  it('may write a day in several forms; one that is none stays', () => {
    const birth = column('member.birth_date');
    for (const typed of ['20260301', '2026.3.1', '2026-3-1', '2026年3月1日'])
      expect(settled(birth, typed)).toBe('2026-03-01');
    expect(settled(birth, '2026-02-30')).toBe('2026-02-30');
    expect(birth.reasonOf('2026-02-30')).toContain('不是有效日期');
  });

  it('answers 是 and 否 by letter, word and number', () => {
    const insured = column('member.has_resident_medical_insurance');
    expect(['s', '是', '1'].map((typed) => settled(insured, typed))).toEqual(['1', '1', '1']);
    expect(['f', '否', '0'].map((typed) => settled(insured, typed))).toEqual(['0', '0', '0']);
  });

  it('is masked when it is sensitive', () => {
    const id = fieldColumn(fieldByKey('member.id_number'), 2025, { width: 80, mask: maskIdNumber });
    expect(id.shown('529901197001050016')).toBe('529***********0016');
    expect(id.shown('')).toBe('');
  });
});

describe('a column where more than its options may be typed', () => {
  const groups = {
    ...column('household.group_name'),
    options: [namedOption('三组', '三组'), namedOption('五组二队', '五组二队')],
    free: true,
  };

  it('takes letters for an option and words for themselves', () => {
    expect(settled(groups, 'sz')).toBe('三组');
    expect(settled(groups, '五组')).toBe('五组');
    expect(fitting(groups, '五').map(({ value }) => value)).toEqual(['五组二队']);
  });
});
