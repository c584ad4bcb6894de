import { expect, test } from 'vitest';
import {
  answersOf,
  draftOf,
  firstOpen,
  withItem,
  withRestSound,
} from '../../../../renderer/features/campaigns/survey-draft.ts';

const items = [
  { key: 'house', text: '二看房', kind: '住房' },
  { key: 'water', text: '四看水', kind: '饮水' },
  { key: 'people', text: '五看人', kind: '信息' },
] as const;
const household = {
  ...{ id: 1, householdNo: '1', villageId: 1, village: '云溪村', group: '一组', headName: '赵一', people: 1 },
  ...{ groups: [], surveyedOn: null, surveyors: null, outcome: null },
};
const blank = draftOf({ household, note: null, answers: [], issues: [] }, items);

test('nothing is answered before somebody looked; one key answers the rest', () => {
  expect(answersOf(blank)).toEqual([]);
  expect(firstOpen(blank, items)).toBe(0);
  const marked = withRestSound(withItem(blank, 'water', { sound: false, note: ' 冬季断水 ' }));
  expect(answersOf(marked)).toEqual([
    { item: 'house', sound: true, note: null },
    { item: 'water', sound: false, note: '冬季断水' },
    { item: 'people', sound: true, note: null },
  ]);
  expect(firstOpen(marked, items)).toBe(-1);
});

test('what is wrong and not in words is pointed at', () => {
  const marked = withRestSound(withItem(blank, 'people', { sound: false }));
  expect(firstOpen(marked, items)).toBe(2);
});

test('a survey that stands in the archive is shown as it is', () => {
  const answers = [{ item: 'water', sound: false, note: '断水' }];
  const draft = draftOf({ household, note: '另有情况', answers, issues: [] }, items);
  expect(draft).toEqual({
    note: '另有情况',
    items: {
      house: { sound: null, note: '' },
      water: { sound: false, note: '断水' },
      people: { sound: null, note: '' },
    },
  });
});
