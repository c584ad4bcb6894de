import type { ProcedurePage } from '#contract/procedure.ts';

type Candidate = ProcedurePage['candidates'][number];

/** A household in a procedure that asks for everything, with nothing decided yet. */
export const aCandidate = (part: Partial<Candidate> = {}): Candidate => ({
  ...{ householdId: 1, householdNo: '5299010001', headName: '陈一', group: null, people: 3, spellId: 1 },
  values: {},
  ...{ consentOn: null, consentSigner: null, visitedOn: null, investigators: [], ballots: {} },
  ...{ dropped: false, dropReason: null, dropKind: null, droppedOn: null, droppedStep: null },
  ...{ mark: null, causes: null, mode: null, reason: null },
  ...{ comparison: null, points: null, rank: null, faults: [] },
  ...part,
});

export const everything: ProcedurePage['asks'] = {
  consent: true,
  visit: true,
  meetings: [
    { step: 'first-meeting', title: '第一次民主评议', onlySuspected: false },
    { step: 'second-meeting', title: '第二次民主评议', onlySuspected: true },
  ],
  spell: true,
  scores: true,
  bars: true,
  comparison: true,
  mark: true,
  causes: true,
  mode: true,
  reason: true,
};
