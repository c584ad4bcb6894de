import { describe, expect, it } from 'vitest';
import {
  type CatalogueEntry,
  chapterOf,
  findDocuments,
  noChoice,
  targetOf,
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
  initials: 'gs',
  pinyin: 'gongshi',
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

  it('asks for one household by itself, for several as a list, and for nobody not at all', () => {
    expect(targetOf({ ...noChoice, kind: 'household', households: [4] })).toEqual({ householdId: 4 });
    expect(targetOf({ ...noChoice, kind: 'household', households: [4, 5] })).toEqual({
      householdIds: [4, 5],
    });
    expect(targetOf({ ...noChoice, kind: 'procedure' })).toBeNull();
    expect(targetOf({ ...noChoice, kind: 'township' })).toEqual({ township: true });
  });

  it.each([
    ['P12', 'P12'],
    ['公示', 'P12'],
    ['bangfu', 'P34'],
    ['bfjh', 'P34'],
  ])('finds by %s', (text, id) => {
    expect(findDocuments([plan, notice], text).map((each) => each.id)).toEqual([id]);
  });

  it('finds a document by the step that asks for it', () => {
    const asked = { ...notice, title: '名单', steps: ['监测对象识别 村内公示'] };
    expect(findDocuments([plan, asked], '村内公示')).toEqual([asked]);
  });

  it('stands in its chapter', () => {
    expect([plan, notice, { ...plan, id: 'T01' }].map(chapterOf)).toEqual(['帮扶', '识别与纳入', '其他']);
  });
});
