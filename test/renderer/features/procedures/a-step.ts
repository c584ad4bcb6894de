import type { ProcedurePage } from '#contract/procedure.ts';

type Step = ProcedurePage['steps'][number];

/** A step that is ready and has nothing about it. */
export const aStep = (part: Partial<Step> = {}): Step => ({
  ...{ key: 'step', title: '步骤', actor: 'village', status: 'ready', doneOn: null, source: '办法' },
  ...{ noticeFrom: null, noticeTo: null, noticeDays: null, expected: null, present: null, place: null },
  ...{ earliest: null, latest: null, daysLeft: null, papers: [], blockers: [], gates: [] },
  ...{ onlySuspected: false, nobody: false, daysOff: [], meeting: null, takesObjections: false },
  ...{ reposted: [], waivers: [], photos: [] },
  ...part,
});
