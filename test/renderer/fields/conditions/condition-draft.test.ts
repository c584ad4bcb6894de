import { describe, expect, it } from 'vitest';
import type { FilterGroup } from '#domain/lists/filter.ts';
import {
  blankCondition,
  blankGroup,
  type DraftCondition,
  draftOf,
  readDraft,
  withField,
} from '../../../../renderer/fields/conditions/condition-draft.ts';

const YEAR = 2025;
const written = (key: string, rest: Partial<DraftCondition>): DraftCondition => ({
  ...withField(blankCondition(), key),
  ...rest,
});

describe('a filter while it is being written', () => {
  it('is read back as it was', () => {
    const filter: FilterGroup = {
      join: 'and',
      of: [
        { field: 'household.household_type', op: 'oneOf', values: ['01', '02'] },
        { field: 'household.is_martyr_family', op: 'oneOf', values: [1] },
        { field: 'income.wage_income', op: 'between', values: [0, 2000.5] },
        { field: 'household.filled_on', op: 'ge', values: ['2025-01-01'] },
        { join: 'or', of: [{ field: 'household.phone', op: 'empty', values: [] }] },
      ],
    };
    expect(readDraft(draftOf(filter, YEAR), YEAR)).toEqual({ group: filter, reasons: new Map() });
  });

  it('leaves out what nobody chose a field for', () => {
    expect(readDraft(blankGroup('or'), YEAR)).toEqual({ group: { join: 'or', of: [] }, reasons: new Map() });
  });

  it('says of each condition what is missing', () => {
    const wrong = [
      written('income.wage_income', { op: 'lt', first: '很多' }),
      written('household.household_type', { first: '' }),
      written('income.wage_income', { op: 'between', first: '5', second: '2' }),
      written('household.gone', { first: '1' }),
    ];
    const { group, reasons } = readDraft({ id: 0, join: 'and', of: wrong }, YEAR);
    expect(group.of).toEqual([]);
    expect(wrong.map(({ id }) => reasons.get(id))).toEqual([
      '“工资性收入”应当填数字，不要带单位或文字',
      '请填写',
      '前一个值应当不大于后一个值',
      '这一项已停用，请换一项或去掉',
    ]);
  });

  it('keeps the comparison when the new field has it too', () => {
    const condition = written('income.wage_income', { op: 'ge', first: '5' });
    expect(withField(condition, 'living_conditions.arable_area')).toMatchObject({ op: 'ge', first: '' });
    expect(withField(condition, 'household.household_type').op).toBe('oneOf');
    expect(withField(condition, 'household.phone').op).toBe('contains');
  });
});
