import { describe, expect, it } from 'vitest';
import { recordKinds } from '#domain/records/record-kinds.ts';
import { cellsOfBlock, readBlock } from '../../../renderer/fields/record-block.ts';

const { representative } = recordKinds;
const columns = representative.columns.map((name) => representative.fields.find((f) => f.name === name)!);
const read = (text: string) => readBlock(cellsOfBlock(text) ?? [], columns, 2026);

describe('a block copied from a sheet', () => {
  it('is one of several cells; a word alone is typed as it is', () => {
    expect(cellsOfBlock('赵一')).toBeNull();
    expect(cellsOfBlock('赵一\r\n')).toBeNull();
    expect(cellsOfBlock('赵一\t男\r\n\r\n钱二\t女\r\n')).toEqual([
      ['赵一', '男'],
      ['钱二', '女'],
    ]);
  });

  it('is read in the order of the columns', () => {
    const [first, second] = read('赵一\t男\t一组\n钱二\t2\t二组\t\t13900000001\t2024.3.1');
    expect(first!.values).toEqual({
      'representative.name': '赵一',
      'representative.sex': '1',
      'representative.group_name': '一组',
    });
    expect(second!.values).toMatchObject({
      'representative.sex': '2',
      'representative.phone': '13900000001',
      'representative.starts_on': '2024-03-01',
    });
  });

  it('is read by its heading where it has one, in whatever order', () => {
    const [row] = read('序号\t村民小组\t姓名\n1\t三组\t孙三');
    expect(row!.values).toEqual({ 'representative.name': '孙三', 'representative.group_name': '三组' });
  });

  it('names the cells that cannot be read', () => {
    const [row] = read('\t男\t一组\t\t\t二月三十');
    expect(Object.keys(row!.reasons)).toEqual(['representative.name', 'representative.starts_on']);
  });
});
