import { describe, expect, it } from 'vitest';
import {
  blankEdit,
  type DraftEdit,
  readEdit,
  withEditField,
} from '../../../../../renderer/features/households/bulk/edit-draft.ts';

const AREA = 'living_conditions.arable_area';
const draft = (field: string, rest: Partial<DraftEdit> = {}): DraftEdit => ({
  ...withEditField(blankEdit(), field),
  ...rest,
});
const read = (field: string, rest: Partial<DraftEdit>) => readEdit(draft(field, rest), 2025);

describe('a bulk edit while it is being written', () => {
  it.each([
    [AREA, { first: '3.456' }, { kind: 'set', field: AREA, value: 3.46 }],
    [AREA, { kind: 'add', first: '-2' }, { kind: 'add', field: AREA, amount: -2 }],
    [AREA, { kind: 'multiply', first: '1.05' }, { kind: 'multiply', field: AREA, factor: 1.05 }],
    [AREA, { kind: 'clear' }, { kind: 'clear', field: AREA }],
    [
      'household.household_type',
      { first: '01' },
      { kind: 'set', field: 'household.household_type', value: '01' },
    ],
    [
      'household.other_causes',
      { kind: 'replace', first: '01' },
      { kind: 'replace', field: 'household.other_causes', from: '01', to: null },
    ],
    [
      'household.address',
      { kind: 'replace', first: '公社', second: '镇' },
      { kind: 'replace', field: 'household.address', from: '公社', to: '镇' },
    ],
  ] as const)('%s with %j is %j', (field, rest, edit) => {
    expect(read(field, rest)).toEqual({ ok: true, edit });
  });

  it.each([
    ['', {}, '请选择要修改的项'],
    [AREA, {}, '请填写'],
    [AREA, { first: '三亩' }, '“耕地面积”应当填数字，不要带单位或文字'],
    [AREA, { kind: 'add', first: '多一点' }, '应当是数字'],
    ['household.address', { kind: 'replace' }, '请填写现在的值'],
  ] as const)('%s with %j is not ready: %s', (field, rest, reason) => {
    expect(read(field, rest)).toEqual({ ok: false, reason });
  });

  it('of another field begins anew, with an act that the field knows', () => {
    const edit = draft(AREA, { kind: 'add', first: '2' });
    expect(withEditField(edit, 'household.address')).toMatchObject({ kind: 'set', first: '' });
    expect(withEditField(edit, 'income.wage_income')).toMatchObject({ kind: 'add', first: '' });
  });
});
