import { describe, expect, it } from 'vitest';
import type { SpellInTime } from '#contract/spell.ts';
import {
  courseInWords,
  risksInWords,
  stateInWords,
} from '../../../../renderer/features/household/spell-words.ts';

const spell: SpellInTime = {
  ...{ id: 1, state: 'eliminated', procedureId: null, markedAgainFromId: null, rollbackReason: null },
  ...{ months: 14, measures: 3, statements: [], fixed: [] },
  values: {
    'monitoring.discovered_on': '2023-01-03',
    'monitoring.recognised_month': '202301',
    'monitoring.eliminated_month': '202403',
    'monitoring.elimination_mode': '1',
    'monitoring.risk_1': '01',
    'monitoring.risk_2': '=因祸',
  },
};

describe('a spell in words', () => {
  it('tells its course in the order of time', () => {
    expect(courseInWords(spell, 2024)).toEqual([
      '2023-01-03 发现',
      '2023-01 识别',
      '2024-03 帮扶消除',
      '监测 14 个月',
      '措施 3 项',
    ]);
    const back = { ...spell.values, 'monitoring.rolled_back_on': '2024-05-01' };
    expect(courseInWords({ ...spell, values: back, rollbackReason: '又住院' }, 2024)).toContain(
      '2024-05-01 回退：又住院',
    );
  });

  it('names its risks, those that no list knows too', () => {
    expect(risksInWords(spell, 2024)).toBe('因病、因祸');
  });

  it('keeps apart what was voided and what did not pass its procedure', () => {
    expect(stateInWords({ ...spell, state: 'void' })).toBe('已作废');
    const unrecognised = { ...spell.values, 'monitoring.recognised_month': null };
    expect(stateInWords({ ...spell, state: 'void', values: unrecognised })).toBe('未通过识别');
    expect(
      courseInWords({ ...spell, state: 'proposed', months: null, values: unrecognised }, 2024),
    ).toContain('尚未识别');
  });
});
