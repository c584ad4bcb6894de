import { describe, expect, it } from 'vitest';
import { kindOfStep, readStep, type StepDraft } from '../../../../renderer/features/procedures/step-draft.ts';
import { aCandidate } from './a-candidate.ts';
import { aStep as step } from './a-step.ts';

const draft: StepDraft = {
  ...{
    on: '2026-11-10',
    noticeFrom: '2026-11-11',
    noticeTo: null,
    expected: 24,
    present: 20,
    place: ' 村委会 ',
  },
};
const hit = aCandidate({ comparison: { sentOn: '2026-11-01', hits: 1, open: 0, confirmed: 0 } });

describe('what a step wants entered', () => {
  it('is a notice, a meeting or the day alone', () => {
    const page = { candidates: [aCandidate()] };
    expect(kindOfStep(step({ noticeDays: 5 }), page)).toBe('notice');
    expect(kindOfStep(step({ meeting: '过半数同意' }), page)).toBe('meeting');
    expect(kindOfStep(step(), page)).toBe('plain');
  });

  it('is for nobody when the comparison reported nothing about those still in', () => {
    const second = step({ meeting: '过半数同意', onlySuspected: true });
    expect(kindOfStep(second, { candidates: [aCandidate()] })).toBe('nobody');
    expect(kindOfStep(second, { candidates: [{ ...hit, dropped: true }] })).toBe('nobody');
    expect(kindOfStep(second, { candidates: [hit] })).toBe('meeting');
  });

  it('sends of each kind only what belongs to it', () => {
    expect(readStep(draft, 'notice')).toEqual({
      ...{ on: '2026-11-11', noticeFrom: '2026-11-11', place: '村委会' },
    });
    expect(readStep({ ...draft, noticeTo: '2026-11-14' }, 'notice')?.noticeTo).toBe('2026-11-14');
    expect(readStep(draft, 'meeting')).toEqual({
      ...{ on: '2026-11-10', expected: 24, present: 20, place: '村委会' },
    });
    expect(readStep(draft, 'plain')).toEqual({ on: '2026-11-10' });
    expect(readStep(draft, 'nobody')).toEqual({ on: '2026-11-10' });
  });

  it('waits for its day', () => {
    expect(readStep({ ...draft, on: null }, 'plain')).toBeNull();
    expect(readStep({ ...draft, noticeFrom: null }, 'notice')).toBeNull();
  });
});
