import { describe, expect, it } from 'vitest';
import { excludedBy, hasTwoSchoolings, withOneSchooling } from '#domain/entry/schooling.ts';

describe('文化程度 and 在校生状况', () => {
  it('exclude each other from 2019 on', () => {
    expect(excludedBy('member.education', 2019)).toBe('member.school_status');
    expect(excludedBy('member.school_status', 2026)).toBe('member.education');
    expect(excludedBy('member.education', 2018)).toBeNull();
    expect(excludedBy('member.health', 2024)).toBeNull();
  });

  it('clear each other when one is filled', () => {
    expect(withOneSchooling({ 'member.education': '03' }, 2024)).toEqual({
      'member.education': '03',
      'member.school_status': null,
    });
    expect(withOneSchooling({ 'member.education': '03' }, 2018)).toEqual({ 'member.education': '03' });
  });

  it('leave the other alone when one is cleared, and both when both are given', () => {
    expect(withOneSchooling({ 'member.education': null }, 2024)).toEqual({ 'member.education': null });
    const both = { 'member.education': '03', 'member.school_status': '06' };
    expect(withOneSchooling(both, 2024)).toEqual(both);
    expect(hasTwoSchoolings(both, 2024)).toBe(true);
    expect(hasTwoSchoolings(both, 2018)).toBe(false);
  });
});
