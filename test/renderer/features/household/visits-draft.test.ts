import { describe, expect, it } from 'vitest';
import type { RecordView } from '#contract/record.ts';
import {
  checksInWords,
  draftOfVisit,
  readVisit,
  withCheck,
} from '../../../../renderer/features/household/visits-draft.ts';

const TODAY = '2026-11-22';

describe('a visit as typed', () => {
  it('begins today, and needs who came', () => {
    const draft = draftOfVisit(null, TODAY);
    expect(draft.visitedOn).toBe(TODAY);
    expect(readVisit(draft).reasons).toEqual({ visitors: '请填写走访人' });
    const { values, reasons } = readVisit({ ...draft, visitors: ['何帮扶', ' 李书记 '], found: ' ' });
    expect(reasons).toEqual({});
    expect(values).toMatchObject({ 'visit.visitors': '何帮扶、李书记', 'visit.found': null });
  });

  it('does not plan the next visit before this one', () => {
    const draft = { ...draftOfVisit(null, TODAY), visitors: ['何'], nextOn: '2026-11-21' };
    expect(readVisit(draft).reasons).toHaveProperty('nextOn');
  });

  it('comes back from the archive as it went there', () => {
    const { values } = readVisit({ ...draftOfVisit(null, TODAY), visitors: ['何', '李'], purpose: '01' });
    const draft = draftOfVisit({ values, checks: [] } as unknown as RecordView, '2027-01-01');
    expect(readVisit(draft).values).toEqual(values);
  });
});

describe('the ticks of a visit', () => {
  it('are told list by list, with what was not in order', () => {
    const ticks = [
      { item: '81', result: 1, note: null },
      { item: '82', result: 0, note: null },
      { item: '91', result: 1, note: null },
      { item: '92', result: 0, note: '漏雨' },
      { item: '93', result: null, note: '没上学的人' },
    ] as const;
    expect(checksInWords(ticks)).toBe('八个一 1/8 · 九看 1/9，1 处有问题');
    expect(checksInWords([])).toBe('');
  });

  it('replace one another by item, and go when nothing is said any more', () => {
    const one = withCheck([], { item: '81', result: 1, note: null });
    expect(withCheck(one, { item: '81', result: 0, note: null })).toEqual([
      { item: '81', result: 0, note: null },
    ]);
    expect(withCheck(one, { item: '81', result: null, note: null })).toEqual([]);
    expect(withCheck(one, { item: '81', result: null, note: '下次' })).toHaveLength(1);
  });
});
