import { describe, expect, it } from 'vitest';
import { fieldByKey } from '#domain/fields/dictionary.ts';
import { fieldColumn } from '../../../renderer/fields/sheet-column.ts';
import { cleared, copied, pasted, repeated } from '../../../renderer/fields/sheet-writes.ts';

const columns = [
  fieldColumn(fieldByKey('member.name'), 2025, { width: 80 }),
  fieldColumn(fieldByKey('member.sex'), 2025, { width: 80 }),
  fieldColumn(fieldByKey('member.birth_date'), 2025, { width: 80, fixed: true }),
];
const rows = [
  { 'member.name': '赵一', 'member.sex': '1' },
  { 'member.name': '钱二', 'member.sex': '2' },
  { 'member.name': '', 'member.sex': '' },
] as Record<string, string>[];
const textAt = (row: number, key: string): string => rows[row]?.[key] ?? '';
const all = { top: 0, left: 0, bottom: 1, right: 2 };

describe('cells of a block', () => {
  it('are repeated from above, or from the first of several rows', () => {
    expect(repeated({ top: 2, left: 0, bottom: 2, right: 1 }, columns, textAt)).toEqual([
      { row: 2, key: 'member.name', text: '钱二' },
      { row: 2, key: 'member.sex', text: '2' },
    ]);
    expect(repeated({ top: 0, left: 1, bottom: 2, right: 1 }, columns, textAt)).toEqual([
      { row: 1, key: 'member.sex', text: '1' },
      { row: 2, key: 'member.sex', text: '1' },
    ]);
    expect(repeated({ top: 0, left: 0, bottom: 0, right: 0 }, columns, textAt)).toEqual([]);
  });

  it('are cleared and pasted, but for those that follow from others', () => {
    expect(cleared(all, columns)).toHaveLength(4);
    expect(pasted([['孙三', '女', '19900101']], { ...all, bottom: 0 }, columns)).toEqual([
      { row: 0, key: 'member.name', text: '孙三' },
      { row: 0, key: 'member.sex', text: '2' },
    ]);
  });

  it('that are pasted past the sheet are rows to come and columns that are lost', () => {
    expect(pasted([['女', '多余'], ['男']], { top: 2, left: 1, bottom: 2, right: 1 }, columns)).toEqual([
      { row: 2, key: 'member.sex', text: '2' },
      { row: 3, key: 'member.sex', text: '1' },
    ]);
  });

  it('are all filled by a single one', () => {
    const marked = { top: 0, left: 1, bottom: 1, right: 1 };
    expect(pasted([['女']], marked, columns).map(({ row, text }) => [row, text])).toEqual([
      [0, '2'],
      [1, '2'],
    ]);
  });

  it('are copied as they look', () => {
    expect(copied({ ...all, right: 1 }, columns, textAt)).toEqual([
      ['赵一', '男'],
      ['钱二', '女'],
    ]);
  });
});
