import { describe, expect, it } from 'vitest';
import { draftOf, measureKinds, readDraft } from '../../../../renderer/features/household/measure-draft.ts';

describe('a measure as typed', () => {
  it('becomes values, with nothing for empty boxes', () => {
    const draft = { ...draftOf(null), kind: 'industry', items: '02', amount: '1500', startsOn: '2026-03-01' };
    const { values, reasons } = readDraft(draft);
    expect(reasons).toEqual({});
    expect(values).toMatchObject({
      kind: 'industry',
      items: '02',
      amount: 1500,
      content: null,
      outcome: null,
    });
  });

  it('needs a kind and something to do', () => {
    expect(Object.keys(readDraft(draftOf(null)).reasons)).toEqual(['kind', 'content']);
  });

  it('does not take words for money nor an end before its beginning', () => {
    const draft = { ...draftOf(null), kind: 'industry', content: '鸡苗', amount: '一千' };
    expect(readDraft(draft).reasons).toHaveProperty('amount');
    const turned = { ...draft, amount: '', startsOn: '2026-03-02', endsOn: '2026-03-01' };
    expect(readDraft(turned).reasons).toHaveProperty('endsOn');
    const early = { ...turned, endsOn: null, doneOn: '2026-03-01' };
    expect(Object.keys(readDraft(early).reasons)).toEqual(['doneOn']);
  });

  it('knows every kind of the measure sheet', () => {
    expect(measureKinds.length).toBeGreaterThanOrEqual(14);
  });
});
