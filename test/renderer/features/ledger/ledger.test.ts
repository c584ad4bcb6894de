import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ARROWS } from '#domain/ledger/course.ts';
import { ISSUE_STATES, type IssueState } from '#domain/ledger/words.ts';
import { namedDays, ticksTo } from '../../../../renderer/features/ledger/curve-shape.ts';
import { type LedgerStep, nextStep, otherSteps } from '../../../../renderer/features/ledger/ledger-words.ts';

const STATES = Object.keys(ISSUE_STATES) as IssueState[];

describe('what the window offers', () => {
  test.each(STATES)('for “%s” is what the ledger allows', (state) => {
    for (const confirmedOn of [null, '2026-04-12']) {
      const issue = { state, confirmedOn };
      const allowed: Record<LedgerStep, boolean> = {
        confirm: ARROWS[state].confirm !== undefined,
        plan: ARROWS[state].plan !== undefined,
        close: ARROWS[state].close !== undefined,
        dismiss: ARROWS[state].dismiss !== undefined,
        check: ARROWS[state].pass !== undefined,
        reopen: ARROWS[state].reopen !== undefined,
      };
      const offered = [nextStep(issue) ?? [], otherSteps(issue)].flat();
      expect(offered.filter((step) => !allowed[step])).toEqual([]);
      expect(new Set(offered).size).toBe(offered.length);
    }
  });

  test('leads from what was found to what is checked, and stops there', () => {
    const course = { found: 'confirm', confirmed: 'plan', planned: 'close', closed: 'check', checked: null };
    for (const [state, step] of Object.entries(course))
      expect(nextStep({ state: state as IssueState, confirmedOn: '2026-04-12' })).toBe(step);
    expect(nextStep({ state: 'reopened', confirmedOn: null })).toBe('confirm');
    expect(nextStep({ state: 'reopened', confirmedOn: '2026-04-12' })).toBe('plan');
  });
});

describe('the curve', () => {
  test('has round steps that reach the highest count', () => {
    expect([0, 1, 5, 9, 42, 3198].map(ticksTo)).toEqual([
      [0, 1],
      [0, 1],
      [0, 2, 4, 6],
      [0, 5, 10],
      [0, 20, 40, 60],
      [0, 1000, 2000, 3000, 4000],
    ]);
    fc.assert(
      fc.property(fc.nat(1_000_000), (most) => {
        const ticks = ticksTo(most);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
      }),
    );
  });

  test('names its first and its last day and a few between', () => {
    expect(namedDays(3)).toEqual([0, 1, 2]);
    expect(namedDays(366)).toHaveLength(8);
    expect([namedDays(366)[0], namedDays(366).at(-1)]).toEqual([0, 365]);
  });
});
