import { describe, expect, it } from 'vitest';
import { duePapers, hasAll, keyOf, type Paper } from '../../../../renderer/features/procedures/due-papers.ts';
import { aStep } from './a-step.ts';

const paper = (document: string, part: Partial<Paper> = {}): Paper => ({
  ...{ document, title: document, need: 'signed', state: 'missing', printable: true },
  ...{ perHousehold: false, inHand: 0, wanted: 1, missingFor: [], instead: null },
  ...part,
});

const clue = aStep({ key: 'clue', papers: [paper('P01'), paper('P02', { state: 'signed' })] });
const visit = aStep({ key: 'visit', papers: [paper('P03')] });
const page = { steps: [clue, visit], nextStep: 'visit' };
const listed = (step: typeof clue): string[] =>
  duePapers(page, step).map((each) => `${each.step.key} ${each.paper.document}`);

describe('the papers of a step', () => {
  it('begin with what earlier steps still lack, where the step is next', () => {
    expect(listed(visit)).toEqual(['clue P01', 'visit P03']);
  });

  it('keep an earlier one that has come in since they were listed', () => {
    const kept = new Set(duePapers(page, visit).map(keyOf));
    const came = { ...clue, papers: [paper('P01', { state: 'signed' })] };
    const later = { ...page, steps: [came, visit] };
    expect(duePapers(later, visit, kept).map(keyOf)).toEqual(['clue P01', 'visit P03']);
    expect(duePapers(later, visit).map(keyOf)).toEqual(['visit P03']);
  });

  it('are its own alone where it is only looked at', () => {
    expect(listed(clue)).toEqual(['clue P01', 'clue P02']);
  });

  it('are there when printed or signed as they must be, and of sheets every one', () => {
    expect(hasAll(paper('P01', { need: 'printed', state: 'printed' }))).toBe(true);
    expect(hasAll(paper('P01', { state: 'printed' }))).toBe(false);
    expect(hasAll(paper('P01', { perHousehold: true, inHand: 29, wanted: 30 }))).toBe(false);
    expect(hasAll(paper('P01', { perHousehold: true, inHand: 30, wanted: 30 }))).toBe(true);
  });
});
