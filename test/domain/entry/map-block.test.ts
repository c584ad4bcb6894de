import { describe, expect, it } from 'vitest';
import { mapBlock } from '#domain/entry/map-block.ts';
import { fieldsOf } from '#domain/fields/dictionary.ts';

const fields = fieldsOf('member');
const shown = ['member.id_number', 'member.name', 'member.sex', 'member.relation'];

describe('a pasted block', () => {
  it('with headers of the dictionary goes where its headers say, whatever their order', () => {
    const mapped = mapBlock(
      [
        ['*姓名', '身份证号码', '务工时间（月）', '备注'],
        ['赵一', '52990119800101001X', '6', '看病'],
      ],
      fields,
      shown,
      2,
    );
    expect(mapped.hasHeader).toBe(true);
    expect(mapped.keys).toEqual(['member.name', 'member.id_number', 'member.work_months', null]);
    expect(mapped.headers).toEqual(['*姓名', '身份证号码', '务工时间（月）', '备注']);
    expect(mapped.rows).toEqual([['赵一', '52990119800101001X', '6', '看病']]);
  });

  it('without headers goes to the shown columns from where it was pasted; what is over fills nothing', () => {
    const mapped = mapBlock([['赵一', '男', '户主', '汉族'], ['', ''], ['钱二']], fields, shown, 1);
    expect(mapped.hasHeader).toBe(false);
    expect(mapped.keys).toEqual(['member.name', 'member.sex', 'member.relation', null]);
    expect(mapped.rows).toEqual([['赵一', '男', '户主', '汉族'], ['钱二']]);
  });

  it('fills no field twice', () => {
    const mapped = mapBlock([['姓名', '证件号码', '身份证号']], fields, shown, 0);
    expect(mapped.keys).toEqual(['member.name', 'member.id_number', null]);
  });
});
