import { describe, expect, test } from 'vitest';
import {
  type Condition,
  filterFaults,
  type FilterGroup,
  filterGroup,
  operatorsOf,
  trimmed,
} from '#domain/lists/filter.ts';
import { filterSentence } from '#domain/lists/filter-sentence.ts';
import { columnFields, filterFields, findColumn, findListField } from '#domain/lists/list-fields.ts';

const is = (field: string, op: Condition['op'], ...values: (string | number)[]): Condition => ({
  field,
  op,
  values,
});
const and = (...of: FilterGroup['of']): FilterGroup => ({ join: 'and', of });
const or = (...of: FilterGroup['of']): FilterGroup => ({ join: 'or', of });

describe('a filter', () => {
  test('is parsed with groups in groups, and refuses what is no condition', () => {
    const filter = and(is('household.phone', 'empty'), or(is('member.age', 'ge', 60)));
    expect(filterGroup.parse(filter)).toEqual(filter);
    expect(filterGroup.safeParse({ join: 'not', of: [] }).success).toBe(false);
    expect(
      filterGroup.safeParse(and({ field: 'household.phone', op: 'matches', values: [] } as never)).success,
    ).toBe(false);
  });

  test.each([
    [is('household.household_type', 'oneOf', '02'), []],
    [is('income.per_capita_net_income', 'lt', 8000), []],
    [is('household.filled_on', 'between', '2025-01-01', '2025-06-30'), []],
    [is('member.age', 'ge', 60), []],
    [is('household.phone', 'contains', '138'), []],
    [is('household.nowhere', 'empty'), ['没有“household.nowhere”这一项，可能已停用']],
    [is('helper.name', 'empty'), ['没有“helper.name”这一项，可能已停用']],
    [is('household.household_type', 'lt', '02'), ['“户类型”不能这样比较']],
    [is('household.household_type', 'oneOf', '77'), ['“户类型”有选项不在代码表里']],
    [is('income.wage_income', 'lt', '8000'), ['“工资性收入”应当是数字']],
    [is('income.wage_income', 'between', 1), ['请填写“工资性收入”的值']],
    [is('household.phone', 'contains', ''), ['请填写“户联系电话”的值']],
    [is('household.filled_on', 'lt', '2025-02-30'), ['“填表时间”不是有效日期']],
  ] as const)('%j has the faults %j', (condition, faults) => {
    expect(filterFaults(and(condition))).toEqual(faults);
  });

  test('is refused when it goes too deep', () => {
    const deep = and(or(and(or(and(is('household.phone', 'empty'))))));
    expect(filterFaults(deep)).toEqual(['条件最多套 4 层']);
  });

  test('without what asks nothing is what it was; of nothing at all, none', () => {
    const asked = is('household.phone', 'empty');
    expect(trimmed(and(asked, or(), and(or())))).toEqual(and(asked));
    expect(trimmed(and(or()))).toBeNull();
  });
});

describe('the sentence of a filter', () => {
  test.each([
    [
      and(
        is('household.household_type', 'oneOf', '01', '02'),
        is('income.per_capita_net_income', 'lt', 8000),
      ),
      '户类型 是 脱贫户、一般农户 且 人均纯收入 < 8000',
    ],
    [
      or(
        is('household.phone', 'empty'),
        and(is('household.address', 'contains', '坡'), is('household.phone', 'starts', '139')),
      ),
      '户联系电话 未填 或 （家庭住址 包含 坡 且 户联系电话 开头是 139）',
    ],
    [
      and(
        is('member.age', 'ge', 60),
        is('household.is_monitored', 'oneOf', 1),
        is('member.sex', 'oneOf', '2'),
      ),
      '有成员（年龄 ≥ 60 且 性别 是 女） 且 是否在监测 为 是',
    ],
    [or(is('member.age', 'lt', 16), is('member.age', 'ge', 60)), '有成员 年龄 < 16 或 有成员 年龄 ≥ 60'],
    [and(is('monitoring.recognised_month', 'ge', '202401')), '监测中 识别监测时间 不早于 202401'],
    [and(is('living_conditions.arable_area', 'between', 1, 2.5)), '耕地面积 在 1 到 2.5 之间'],
    [and(is('household.other_causes', 'noneOf', '01')), '其他致贫原因 不含 因病'],
    [and(is('household.gone', 'filled')), '（已停用的项）'],
  ] as const)('%#: %s', (filter, sentence) => {
    expect(filterSentence(filter, 2025)).toBe(sentence);
  });
});

describe('the fields of lists', () => {
  test('are found by the key that they are offered under, each with something to ask', () => {
    const offered = filterFields();
    for (const [subject, fields] of Object.entries(offered)) {
      expect(fields.length).toBeGreaterThan(0);
      for (const field of fields) {
        expect(findListField(field.key), field.key).toEqual({ field, subject });
        expect(operatorsOf(field.type).length, field.key).toBeGreaterThan(0);
      }
    }
  });

  test('as columns are the household’s alone, under distinct labels', () => {
    for (const field of columnFields()) expect(findColumn(field.key)).toBe(field);
    expect(findColumn('member.age')).toBeUndefined();
    expect(findColumn('household.head_signature')).toBeUndefined();
    expect(findColumn('household.province')).toBeUndefined();
    const labels = columnFields().map((field) => field.label);
    expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([]);
  });
});
