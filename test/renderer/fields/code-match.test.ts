import { describe, expect, it } from 'vitest';
import { fieldByKey } from '#domain/fields/dictionary.ts';
import { codeOptions, fit } from '../../../renderer/fields/code-match.ts';

const found = (key: 'monitoring.risk_1' | 'monitoring.category', typed: string): string[] =>
  codeOptions(fieldByKey(key), 2026)
    .filter((option) => fit(option, typed) > 0)
    .toSorted((a, b) => fit(b, typed) - fit(a, typed))
    .map((option) => option.label);

describe('choosing a code by typing', () => {
  it('finds it by number, with or without the leading zero', () => {
    expect(found('monitoring.risk_1', '03')[0]).toBe('因残');
    expect(found('monitoring.risk_1', '3')[0]).toBe('因残');
  });

  it('finds it by label, initials and whole pinyin', () => {
    expect(found('monitoring.category', '边缘')).toEqual(['边缘易致贫户']);
    expect(found('monitoring.category', 'by')).toEqual(['边缘易致贫户']);
    expect(found('monitoring.category', 'bianyuan')).toEqual(['边缘易致贫户']);
  });

  it('offers everything while nothing is typed', () => {
    expect(found('monitoring.category', '')).toHaveLength(3);
  });

  it('offers 是 and 否 for yes-or-no fields', () => {
    const options = codeOptions(fieldByKey('household.is_martyr_family'), 2026);
    expect(options.map((option) => option.label)).toEqual(['是', '否']);
    expect(options.filter((option) => fit(option, 'f') > 0).map((option) => option.value)).toEqual(['0']);
  });
});
