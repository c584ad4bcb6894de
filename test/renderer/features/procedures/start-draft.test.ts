import { describe, expect, it } from 'vitest';
import type { Kind } from '../../../../renderer/features/procedures/kinds.ts';
import {
  type Eligible,
  entrants,
  readStart,
  type StartDraft,
  stepsChosen,
} from '../../../../renderer/features/procedures/start-draft.ts';

const step = (key: string, optional: 'on' | 'off' | null = null) => ({ key, title: key, optional });
const kind: Kind = {
  ...{ key: 'recognition', title: '识别', effect: 'recognise', source: '方案', forWhom: '一般农户' },
  takesQuota: true,
  steps: [step('clue'), step('compare', 'on'), step('look-back', 'off')],
};
const draft: StartDraft = {
  ...{ kind: 'recognition', villageId: 7, on: '2026-11-03', responsible: ' 张三 ', quota: 30, optional: {} },
  ...{ note: ' ', chosen: new Set([1]) },
};
const household = (id: number, why: string | null = null): Eligible => ({
  ...{ id, householdNo: null, headName: null, group: null, people: 1, why },
});

describe('a procedure that is begun', () => {
  it('takes in only households that may come in', () => {
    const known = new Map([household(1), household(2, '已是监测对象')].map((each) => [each.id, each]));
    expect(entrants(new Set([1, 2, 9]), known)).toEqual({ ids: [1], left: 2 });
  });

  it('has the optional steps of the pack, but for those changed by hand', () => {
    expect(stepsChosen(kind, {})).toEqual(['compare']);
    expect(stepsChosen(kind, { compare: false, 'look-back': true })).toEqual(['look-back']);
  });

  it('sends what was filled in', () => {
    expect(readStart(draft, { kind, ids: [1], year: 2026 })).toEqual({
      reasons: {},
      start: {
        ...{ key: 'recognition', villageId: 7, year: 2026, clueOn: '2026-11-03', householdIds: [1] },
        ...{ responsible: '张三', optionalSteps: ['compare'], quota: 30 },
      },
    });
  });

  it('sends no quota to a kind that takes none, and no choice where there is none to make', () => {
    const plain = { ...kind, takesQuota: false, steps: [step('clue')] };
    const { start } = readStart(draft, { kind: plain, ids: [1], year: 2026 });
    expect(start).not.toHaveProperty('quota');
    expect(start).not.toHaveProperty('optionalSteps');
  });

  it('names everything that is missing', () => {
    const { start, reasons } = readStart(
      { ...draft, villageId: null, on: null },
      { kind: undefined, ids: [], year: 2026 },
    );
    expect(start).toBeNull();
    expect(Object.keys(reasons)).toEqual(['kind', 'village', 'on', 'households']);
  });
});
