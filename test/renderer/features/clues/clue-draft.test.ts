import { expect, test } from 'vitest';
import { emptyDraft, readDraft } from '../../../../renderer/features/clues/clue-draft.ts';

const today = '2026-11-23';
const filled = { ...emptyDraft(today), channel: '1', content: '住院' };
const household = { id: 4, name: '赵一' };

test('an empty form asks for the household, how it was found and what it says', () => {
  expect(readDraft(emptyDraft(today))).toEqual({
    entry: null,
    reasons: { household: '请选择户', channel: '请选择发现途径', content: '请写明发现了什么' },
  });
});

test('of somebody outside the archive it asks for the name and the village, not for a household', () => {
  expect(readDraft({ ...filled, isOutside: true }).reasons).toEqual({
    who: '请填写姓名',
    villageId: '请选择村',
  });
  expect(readDraft({ ...filled, household, isOutside: true, who: '周某', villageId: 2 }).entry).toEqual({
    ...{ who: '周某', villageId: 2, channel: '1', foundOn: today, content: '住院' },
    ...{ reporter: '', reporterPhone: '' },
  });
});

test('of a household it sends no name', () => {
  expect(readDraft({ ...filled, household, who: '周某' }).entry).toMatchObject({ householdId: 4 });
  expect(readDraft({ ...filled, household, who: '周某' }).entry).not.toHaveProperty('who');
});
