import { describe, expect, it } from 'vitest';
import type { ProcedurePage } from '#contract/procedure.ts';
import { draftOf, readCandidate } from '../../../../renderer/features/procedures/candidate-draft.ts';

const candidate: ProcedurePage['candidates'][number] = {
  householdId: 1,
  householdNo: null,
  headName: '陈一',
  group: null,
  people: 3,
  spellId: 1,
  values: { 'monitoring.category': '3' },
  consentOn: '2026-11-12',
  consentSigner: '陈一',
  visitedOn: null,
  investigators: ['王一'],
  votesFor: null,
  votesAgainst: null,
  votesAbstain: null,
  dropped: false,
  dropReason: null,
};

describe('the sheet of a household in a procedure', () => {
  it('sends nothing when nothing was changed', () => {
    expect(readCandidate(draftOf(candidate, 2026), candidate, 2026)).toEqual({ update: {}, reasons: {} });
  });

  it('sends only what was changed', () => {
    const draft = {
      ...draftOf(candidate, 2026),
      investigators: ['王一', '李二'],
      votesFor: 21,
      consentSigner: ' ',
      written: { ...draftOf(candidate, 2026).written, 'monitoring.risk_1': '01', 'monitoring.category': '' },
    };
    expect(readCandidate(draft, candidate, 2026).update).toEqual({
      investigators: ['王一', '李二'],
      votesFor: 21,
      consentSigner: null,
      values: { 'monitoring.risk_1': '01', 'monitoring.category': null },
    });
  });

  it('names the box that cannot be read', () => {
    const written = { ...draftOf(candidate, 2026).written, 'monitoring.recognised_wage_income': '不详' };
    const { reasons } = readCandidate({ ...draftOf(candidate, 2026), written }, candidate, 2026);
    expect(Object.keys(reasons)).toEqual(['monitoring.recognised_wage_income']);
  });
});
