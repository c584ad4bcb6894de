import { describe, expect, test } from 'vitest';
import { exportSchema } from '#domain/exports/export-definition.ts';
import { packFor } from '#domain/policy/load-pack.ts';

/** The headers as the documented tables have them, in their order. */
const documented: Readonly<Record<string, readonly string[]>> = {
  '3.5': [
    '省',
    '市',
    '县',
    '乡',
    '村',
    '自然村（组）',
    '户编号',
    '户主姓名',
    '姓名',
    '性别',
    '证件类型',
    '证件号码',
    '与户主关系',
    '民族',
    '政治面貌',
    '文化程度',
    '在校生状况',
    '失学或辍学原因',
    '健康状况',
    '劳动技能',
    '务工所在地',
    '务工时间（月）',
    '是否参加城乡居民基本医疗保险',
    '是否参加城镇职工基本医疗保险',
    '是否参加大病保险',
    '是否参加城乡居民基本养老保险',
    '是否参加城镇职工基本养老保险',
    '享受低保政策情况',
    '享受特困供养政策情况',
    '公益性岗位',
    '公益性岗位(月数)',
    '家庭成员联系电话',
    '增加原因',
    '增加日期',
    '证明材料',
  ],
  '3.6': [
    '省',
    '市',
    '县',
    '乡',
    '村',
    '自然村（组）',
    '户编号',
    '户主姓名',
    '人口编号',
    '姓名',
    '证件号码',
    '与户主关系',
    '减少原因',
    '减少日期',
    '是否户主',
    '新户主姓名',
    '新户主证件号码',
    '证明材料',
  ],
  '3.10': [
    '省',
    '市',
    '县',
    '乡',
    '村',
    '自然村（组）',
    '户编号',
    '户主姓名',
    '户主证件号码',
    '户联系电话',
    '家庭人口数',
    '户类型',
    '监测对象类别',
    '发现途径',
    '识别监测时间',
    '致贫/返贫风险1',
    '致贫/返贫风险2',
    '致贫/返贫风险3',
    '致贫/返贫风险4',
    '致贫/返贫风险5',
    '因自然灾害子项',
    '其他备注',
    '是否义务教育阶段适龄儿童少年失学辍学',
    '是否住房出现安全问题',
    '是否饮水出现安全问题',
    '是否有家庭成员未参加城乡居民（职工）基本医疗保险',
    '工资性收入',
    '生产经营性收入',
    '财产性收入',
    '转移性收入',
    '生产经营性支出',
    '家庭纯收入',
    '家庭人均纯收入',
    '理赔收入',
    '合规自付支出',
    '整户无劳动能力兜底保障户',
    '承诺授权日期',
    '公示起',
    '公示止',
    '县级审定日期',
  ],
  '3.11': [
    '省',
    '市',
    '县',
    '乡',
    '村',
    '自然村（组）',
    '户编号',
    '户主姓名',
    '户主证件号码',
    '监测对象类别',
    '识别监测时间',
    '风险消除方式',
    '消除监测时间',
    '风险消除后是否义务教育阶段适龄儿童少年失学辍学',
    '风险消除后是否住房损毁',
    '风险消除后是否有家庭成员未参加城乡居民（职工）基本医疗保险',
    '风险消除后是否饮水设施损毁',
    '风险消除后工资性收入',
    '风险消除后财产性收入',
    '风险消除后转移性收入',
    '风险消除后生产经营性收入',
    '风险消除后生产经营性支出',
    '风险消除后家庭纯收入',
    '风险消除后家庭人均纯收入',
    '风险消除后理赔收入',
    '风险消除后合规自付支出',
    '监测联系人',
    '监测联系人电话',
  ],
};

const sheets = packFor(2023)?.exports ?? {};

describe('export sheets', () => {
  test('are the four of the documents', () => {
    expect(Object.keys(sheets)).toEqual(Object.keys(documented));
  });

  test.each(Object.entries(documented))('%s has the documented headers in their order', (id, headers) => {
    expect(sheets[id]?.columns.map(({ header }) => header)).toEqual(headers);
  });

  test('write numbers that are names as text, amounts as numbers', () => {
    const kindOf = (id: string, header: string) =>
      sheets[id]?.columns.find((column) => column.header === header)?.kind;
    expect(kindOf('3.5', '证件号码')).toBe('text');
    expect(kindOf('3.5', '务工时间（月）')).toBe('number');
    expect(kindOf('3.5', '公益性岗位(月数)')).toBe('int');
    expect(kindOf('3.6', '减少日期')).toBe('date');
    expect(kindOf('3.6', '是否户主')).toBe('yesno');
    expect(kindOf('3.10', '户编号')).toBe('text');
    expect(kindOf('3.10', '识别监测时间')).toBe('month');
    expect(kindOf('3.11', '风险消除后家庭人均纯收入')).toBe('number');
  });

  test('do not use one field twice', () => {
    for (const { columns } of Object.values(sheets)) {
      const names = columns.map(({ field }) => field);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('refuse a column that nothing fills and a header that stands twice', () => {
    const sheet = sheets['3.6'];
    const column = { field: 'member.name', header: '姓名', kind: 'text', required: 'Y' };
    const isRight = (columns: unknown[]) => exportSchema.safeParse({ ...sheet, columns }).success;
    expect(isRight([column])).toBe(true);
    expect(isRight([{ ...column, field: 'member.shoe_size' }])).toBe(false);
    expect(isRight([column, { ...column, field: 'head.name' }])).toBe(false);
  });
});
