import { describe, expect, it } from 'vitest';
import {
  type CatalogueEntry,
  noChoice,
  targetsOf,
  withDocument,
} from '../../../../renderer/features/documents/document-choice.ts';

const plan: CatalogueEntry = {
  id: 'P34',
  title: '帮扶计划',
  initials: 'bfjh',
  pinyin: 'bangfujihua',
  steps: [],
  hasWording: false,
  level: 'FULL',
  papers: ['A4'],
  targets: ['household', 'village'],
};
const notice: CatalogueEntry = {
  ...plan,
  id: 'P12',
  title: '公示',
  papers: ['A3', 'A4'],
  targets: ['procedure'],
};

describe('choosing a document', () => {
  it('keeps for whom it is printed where the document allows it', () => {
    const choice = { ...noChoice, kind: 'village' as const, villageId: 2 };
    expect(withDocument(choice, plan)).toMatchObject({ document: 'P34', kind: 'village' });
    expect(withDocument(choice, notice)).toMatchObject({ document: 'P12', kind: 'procedure' });
  });

  it('keeps the paper where the document has it', () => {
    expect(withDocument({ ...noChoice, paper: 'A3' }, plan).paper).toBe('A4');
    expect(withDocument({ ...noChoice, paper: 'A3' }, notice).paper).toBe('A3');
  });

  it('makes one target a sheet', () => {
    expect(targetsOf({ ...noChoice, kind: 'household', households: [4, 5] })).toEqual([
      { householdId: 4 },
      { householdId: 5 },
    ]);
    expect(targetsOf({ ...noChoice, kind: 'procedure' })).toEqual([]);
  });
});
