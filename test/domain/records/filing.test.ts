import { describe, expect, test } from 'vitest';
import { archivalCode, byRetention, filingRuleOf, retentionOf } from '#domain/records/filing.ts';
import { documents } from '#templates/catalogue.ts';

describe('the rules of filing', () => {
  test('every document of the catalogue is filed, but for covers, lists of a file, what is to be fetched and sheets of our own', () => {
    const unfiled = Object.keys(documents).filter((id) => filingRuleOf(id) === null);
    expect(unfiled.filter((id) => !/^(P4[1236]|T)/.test(id))).toEqual([]);
  });

  test('an income statement is kept for good where it decided something', () => {
    expect(retentionOf('P07', true)).toBe('Y');
    expect(retentionOf('P07', false)).toBe('D30');
    expect(retentionOf('P22B', false)).toBe('Y');
    expect(retentionOf('T01', false)).toBeNull();
  });

  test('what is kept for good comes first', () => {
    expect((['D10', 'Y', 'D30'] as const).toSorted(byRetention)).toEqual(['Y', 'D30', 'D10']);
  });
});

describe('档号', () => {
  const parts = { fonds: '0123', fileClass: 'WS', year: 2026, retention: 'Y', office: 'FP' } as const;

  test('is written as the standard writes it', () => {
    expect(archivalCode({ ...parts, serial: 7 })).toBe('0123-WS·2026-Y-FP-0007');
  });

  test('leaves a line for what nobody has given yet', () => {
    expect(archivalCode({ ...parts, fonds: '', office: '', serial: null })).toBe('____-WS·2026-Y-___-____');
  });
});
