import { describe, expect, test } from 'vitest';
import { ARROWS } from '#domain/ledger/course.ts';
import { ISSUE_STATES, type IssueState } from '#domain/ledger/words.ts';
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
