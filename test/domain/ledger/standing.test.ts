import { describe, expect, test } from 'vitest';
import { fellBack, isSettled, isTrue, type Standing, stillThere } from '#domain/ledger/standing.ts';

const hits: Standing = { of: 'check', message: '没有证件号码' };
const clear: Standing = { of: 'check', message: null };
const verdict = (
  of: 'confirmed' | 'explained' | 'mistaken' | null,
  reportedOn: string | null = '2026-04-01',
): Standing => ({ of: 'comparison', verdict: of, reportedOn });
const corrected = { closedAs: 'corrected', closedOn: '2026-04-20' } as const;
const unfounded = { closedAs: 'unfounded', closedOn: '2026-04-20' } as const;

describe('what the archive says of a problem', () => {
  test('a rule that still hits keeps it open, one that does not lets it be closed', () => {
    expect(stillThere(hits)).toContain('没有证件号码');
    expect(stillThere(clear)).toBeNull();
    expect([isSettled(hits), isSettled(clear)]).toEqual([false, true]);
  });

  test('a suspicion wants a verdict first; a true one is left to people, another is settled', () => {
    expect(stillThere(verdict(null))).toContain('还没有核实结论');
    expect([null, 'confirmed', 'explained', 'mistaken'].map((of) => isSettled(verdict(of as null)))).toEqual([
      ...[false, false, true, true],
    ]);
    expect(stillThere(verdict('confirmed'))).toBeNull();
    expect(isTrue(verdict('confirmed'))).toContain('属实');
    expect(isTrue(verdict('mistaken'))).toBeNull();
    expect(isTrue(hits)).toBeNull();
  });

  test('what only people know is never told by the archive', () => {
    expect([stillThere(null), isTrue(null), isSettled(null), fellBack(null, corrected)]).toEqual([
      ...[null, null, false, null],
    ]);
  });

  test('what was put right comes back when the rule hits again; what was unfounded does not', () => {
    expect(fellBack(hits, corrected)).toBe('数据核查又查出来：没有证件号码');
    expect(fellBack(clear, corrected)).toBeNull();
    expect(fellBack(hits, unfounded)).toBeNull();
  });

  test('a suspicion comes back without its verdict, as a true one, or reported anew', () => {
    expect(fellBack(verdict(null), unfounded)).toBe('部门比对的核实结论收回了');
    expect(fellBack(verdict('confirmed'), unfounded)).toBe('部门比对核实为属实');
    expect(fellBack(verdict('confirmed'), corrected)).toBeNull();
    expect(fellBack(verdict('confirmed', '2026-04-20'), corrected)).toBeNull();
    expect(fellBack(verdict('confirmed', '2026-04-21'), corrected)).toBe('部门 2026-04-21 再次反馈');
  });
});
