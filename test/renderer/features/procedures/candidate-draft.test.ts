import { describe, expect, it } from 'vitest';
import {
  draftOf,
  NO_BALLOT,
  readCandidate,
  votesTogether,
} from '../../../../renderer/features/procedures/candidate-draft.ts';
import { aCandidate, everything } from './a-candidate.ts';

const candidate = aCandidate({
  values: { 'monitoring.category': '3' },
  consentOn: '2026-11-12',
  consentSigner: '陈一',
  investigators: ['王一'],
});
const asked = { asks: everything, effect: 'open-monitoring-spell', year: 2026 } as const;
const draft = draftOf(candidate, asked);

describe('the sheet of a household in a procedure', () => {
  it('sends nothing when nothing was changed', () => {
    expect(readCandidate(draft, candidate, asked)).toEqual({ updates: [], reasons: {} });
  });

  it('sends only what was changed', () => {
    const changed = {
      ...draft,
      investigators: ['王一', ' 李二 ', ''],
      consentSigner: ' ',
      mark: '1',
      written: { ...draft.written, 'monitoring.risk_1': '01', 'monitoring.category': '' },
    };
    expect(readCandidate(changed, candidate, asked).updates).toEqual([
      {
        investigators: ['王一', '李二'],
        consentSigner: null,
        mark: '1',
        values: { 'monitoring.risk_1': '01', 'monitoring.category': null },
      },
    ]);
  });

  it('sends the votes of each meeting as an act of its own, the first with all the rest', () => {
    const first = { ...NO_BALLOT, votesFor: 18, votesAgainst: 2, votesAbstain: 0 };
    const second = { ...NO_BALLOT, votesFor: 20 };
    const changed = {
      ...draft,
      visitedOn: '2026-11-13',
      ballots: { 'first-meeting': first, 'second-meeting': second },
    };
    expect(readCandidate(changed, candidate, asked).updates).toEqual([
      { visitedOn: '2026-11-13', meeting: 'first-meeting', ...first },
      { meeting: 'second-meeting', ...second },
    ]);
  });

  it('leaves the votes alone that stand as they were', () => {
    const ballot = { votesFor: 18, votesAgainst: 2, votesAbstain: 0, votesRecused: null };
    const voted = aCandidate({ ballots: { 'first-meeting': ballot } });
    const same = draftOf(voted, asked);
    expect(
      readCandidate({ ...same, ballots: { 'first-meeting': { ...ballot } } }, voted, asked).updates,
    ).toEqual([]);
  });

  it('names the box that cannot be read', () => {
    const written = { ...draft.written, 'monitoring.recognised_wage_income': '不详' };
    const { reasons } = readCandidate({ ...draft, written }, candidate, asked);
    expect(Object.keys(reasons)).toEqual(['monitoring.recognised_wage_income']);
  });

  it('asks of an elimination how things are afterwards, and of others nothing of a spell', () => {
    const ending = { ...asked, effect: 'eliminate-spell' } as const;
    expect(Object.keys(draftOf(candidate, ending).written)).toContain('monitoring.after_per_capita_income');
    expect(Object.keys(draftOf(candidate, ending).written)).not.toContain('monitoring.risk_1');
    const exit = { ...asked, asks: { ...everything, spell: false }, effect: 'exit' } as const;
    expect(draftOf(candidate, exit).written).toEqual({});
  });

  it('adds up the votes, those who withdrew included, and has no sum of none', () => {
    expect(votesTogether(NO_BALLOT)).toBeNull();
    expect(votesTogether({ votesFor: 17, votesAgainst: 2, votesAbstain: 0, votesRecused: 1 })).toBe(20);
  });
});
