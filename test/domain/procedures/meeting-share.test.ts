import { describe, expect, test } from 'vitest';
import { refuseStep } from '#domain/procedures/clock.ts';
import { shareInWords } from '#domain/procedures/share-in-words.ts';
import { aCandidate, identification, onDay, stateBefore, usualStep, voted } from './running-procedure.ts';

/** The review with a rule of a province: three quarters there, more than two thirds for it. */
function refusals(present: number, votesFor: number) {
  const shipped = identification();
  const meeting = { attendance: [3, 4], majority: [2, 3], source: '虚构省办法' } as const;
  const steps = shipped.steps.map((step) =>
    step.key === 'review'
      ? {
          ...step,
          meeting: { ...meeting, attendance: [...meeting.attendance], majority: [...meeting.majority] },
        }
      : step,
  );
  const candidate = aCandidate(voted({ votesFor, votesAgainst: present - votesFor }));
  const { key, ...usual } = usualStep('review');
  const state = stateBefore(key, { candidates: [candidate] });
  const procedure = { ...shipped, steps } as typeof shipped;
  return refuseStep(procedure, state, key, { ...usual, expected: 24, present }, onDay('2024-06-30'));
}

describe('a meeting by the rule of its pack', () => {
  test('asks for as many as the rule says', () => {
    expect(refusals(18, 13)).toEqual([]);
    expect(refusals(17, 13)).toMatchObject([{ rule: 'attendance-two-thirds', source: '虚构省办法' }]);
    expect(refusals(17, 13)[0]?.message).toContain('不足四分之三（至少 18 人）');
  });

  test('and for more than the share of those present', () => {
    expect(refusals(18, 12).map(({ rule }) => rule)).toEqual(['majority']);
    expect(refusals(18, 12)[0]?.message).toContain('没有超过实到 18 人的三分之二');
  });
});

test.each([
  [[2, 3], '三分之二'],
  [[1, 2], '半数'],
  [[2, 4], '半数'],
  [[3, 3], '全部'],
  [[13, 20], '13/20'],
] as const)('%j is %s', (share, words) => {
  expect(shareInWords(share)).toBe(words);
});
