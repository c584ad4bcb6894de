import { describe, expect, it } from 'vitest';
import { lengthInWords, monthsBetween } from '#domain/monitoring/spell-length.ts';

describe('the length of a spell', () => {
  it.each([
    ['202301', '202403', 14],
    ['202312', '202401', 1],
    ['202401', '202401', 0],
    ['202006', '202512', 66],
  ])('from %s to %s is %i months', (from, to, months) => {
    expect(monthsBetween(from, to)).toBe(months);
  });

  it.each([
    [0, '不满 1 个月'],
    [14, '14 个月'],
    [24, '2 年'],
    [29, '2 年 5 个月'],
  ])('of %i months reads %s', (months, words) => {
    expect(lengthInWords(months)).toBe(words);
  });
});
