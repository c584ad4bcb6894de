import { describe, expect, test } from 'vitest';
import { fieldByKey } from '#domain/fields/dictionary.ts';
import type { FieldKey } from '#domain/fields/dictionary.ts';
import {
  type BulkEdit,
  bulkFields,
  bulkKindsOf,
  editedValue,
  editFault,
  editSentence,
  findBulkField,
} from '#domain/lists/bulk-edit.ts';

const after = (edit: BulkEdit, before: string | number | null) =>
  editedValue(fieldByKey(edit.field as FieldKey), edit, before);

const AREA = 'living_conditions.arable_area';
const CAUSES = 'household.other_causes';
const ADDRESS = 'household.address';

describe('the fields of a bulk edit', () => {
  test('never say who somebody is, and no sum is among them', () => {
    for (const key of [
      'household.household_no',
      'household.head_name',
      'household.head_id_number',
      'household.bank_account',
      'household.village',
      'household.present_people',
      'income.net_income',
      'income.per_capita_net_income',
      'member.name',
      'member.id_number',
      'member.person_no',
      'member.relation',
      'member.age',
      'monitoring.category',
      'helper.name',
    ])
      expect(findBulkField(key), key).toBeUndefined();
  });

  test('are those of the household, its year, its living, its removal, its income and its members', () => {
    for (const key of [
      'household.household_type',
      'household.group_name',
      AREA,
      'relocation.relocation_mode',
      'income.wage_income',
      'member.education',
      'member.nation',
    ])
      expect(findBulkField(key)?.key, key).toBe(key);
    for (const field of [...bulkFields().household, ...bulkFields().member])
      expect(bulkKindsOf(field)).toContain('set');
  });
});

describe('a bulk edit', () => {
  test.each([
    [{ kind: 'set', field: AREA, value: 3 }, 2, 3],
    [{ kind: 'fill', field: AREA, value: 3 }, 2, 2],
    [{ kind: 'fill', field: AREA, value: 3 }, null, 3],
    [{ kind: 'clear', field: AREA }, 2, null],
    [{ kind: 'add', field: AREA, amount: 0.2 }, 0.1, 0.3],
    [{ kind: 'add', field: AREA, amount: -2 }, 2, 0],
    [{ kind: 'multiply', field: AREA, factor: 1.1 }, 1.15, 1.27],
    [{ kind: 'multiply', field: 'household.head_count', factor: 0.5 }, 3, 2],
    [{ kind: 'replace', field: AREA, from: 2, to: 5 }, 2, 5],
    [{ kind: 'replace', field: AREA, from: 2, to: 5 }, 3, 3],
    [{ kind: 'replace', field: CAUSES, from: '01', to: '03' }, '02,01', '02,03'],
    [{ kind: 'replace', field: CAUSES, from: '01', to: '02' }, '02,01', '02'],
    [{ kind: 'replace', field: CAUSES, from: '01', to: null }, '01', null],
    [{ kind: 'replace', field: ADDRESS, from: '公社', to: '镇' }, '清水公社公社路', '清水镇镇路'],
    [{ kind: 'replace', field: ADDRESS, from: '全部', to: null }, '全部', null],
    [{ kind: 'replace', field: ADDRESS, from: '无', to: '有' }, null, null],
  ] satisfies [BulkEdit, string | number | null, string | number | null][])(
    '%j of %j gives %j',
    (edit, before, value) => {
      expect(after(edit, before)).toEqual({ ok: true, after: value });
    },
  );

  test.each([
    [{ kind: 'add', field: AREA, amount: 1 }, null, '原来没有填，不能增减'],
    [{ kind: 'multiply', field: AREA, factor: 2 }, null, '原来没有填，不能乘'],
    [{ kind: 'add', field: AREA, amount: -3 }, 2, '算出来是负数'],
    [{ kind: 'multiply', field: AREA, factor: 1e20 }, 2, '算出来的数太大'],
  ] satisfies [BulkEdit, number | null, string][])('%j of %j is refused: %s', (edit, before, reason) => {
    expect(after(edit, before)).toEqual({ ok: false, reason });
  });

  test.each([
    [{ kind: 'set', field: 'member.name', value: '王' }, '“姓名”不能批量修改'],
    [{ kind: 'set', field: 'nowhere', value: '王' }, '“nowhere”不能批量修改'],
    [{ kind: 'set', field: AREA, value: '三' }, '“耕地面积”应当是数字'],
    [{ kind: 'fill', field: 'household.household_type', value: '77' }, '“户类型”有选项不在代码表里'],
    [{ kind: 'add', field: ADDRESS, amount: 1 }, '“家庭住址”不能这样修改'],
    [{ kind: 'replace', field: 'household.is_martyr_family', from: 0, to: 1 }, '“是否军烈属”不能这样修改'],
    [{ kind: 'replace', field: ADDRESS, from: '', to: '镇' }, '请填写“家庭住址”原来的文字'],
    [{ kind: 'set', field: AREA, value: 3 }, null],
    [{ kind: 'clear', field: AREA }, null],
  ] satisfies [BulkEdit, string | null][])('%j: %s', (edit, fault) => {
    expect(editFault(edit)).toBe(fault);
  });

  test.each([
    [{ kind: 'set', field: AREA, value: 3 }, '耕地面积 改为 3.00'],
    [{ kind: 'fill', field: 'household.is_martyr_family', value: 0 }, '是否军烈属 未填的填 否'],
    [{ kind: 'clear', field: AREA }, '耕地面积 清空'],
    [{ kind: 'add', field: AREA, amount: -2 }, '耕地面积 减 2'],
    [{ kind: 'multiply', field: AREA, factor: 1.05 }, '耕地面积 乘以 1.05'],
    [{ kind: 'replace', field: CAUSES, from: '01', to: null }, '其他致贫原因 去掉 因病'],
    [{ kind: 'replace', field: ADDRESS, from: '公社', to: '镇' }, '家庭住址 由 “公社” 改为 “镇”'],
  ] satisfies [BulkEdit, string][])('%j reads %s', (edit, sentence) => {
    expect(editSentence(edit, 2025)).toBe(sentence);
  });
});
