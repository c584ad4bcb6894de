import { describe, expect, test } from 'vitest';
import type { Phase } from '#domain/campaigns/phases.ts';
import {
  outcomeOf,
  refuseSurvey,
  type Survey,
  surveyorsOf,
  surveyorsText,
} from '#domain/campaigns/survey.ts';

const phase: Phase = {
  ...{ key: 'village', title: '村内核查', source: '市级部署', surveys: true },
  ...{ startsOn: '2020-03-21', endsOn: '2020-03-31', doneOn: null },
};
const items = [
  { key: 'house', text: '二看房', kind: '住房' },
  { key: 'water', text: '四看水', kind: '饮水' },
] as const;
const good: Survey = {
  ...{ on: '2020-03-25', surveyors: ['王组长', '李队员'] },
  answers: [
    { item: 'house', sound: false, note: '后墙裂缝' },
    { item: 'water', sound: true, note: null },
  ],
};
const refused = (over: Partial<Survey>) =>
  refuseSurvey({ ...good, ...over }, { phase, items: [...items], today: '2020-04-05' });

test('a survey by two with every item answered is let through, late ones too', () => {
  expect(refused({})).toBeNull();
  expect(refused({ on: '2020-04-05' })).toBeNull();
});

describe('a survey is refused', () => {
  test.each([
    [{ on: '2020-04-06' }, 'survey-day', '排查日期 2020-04-06 晚于今天 2020-04-05，请核对。'],
    [{ on: '2020-03-20' }, 'survey-day', '早于“村内核查”的开始日期 2020-03-21'],
    [{ surveyors: ['王组长'] }, 'survey-two-people', '排查人要两人以上，同一个人只算一个，请补填。'],
    [{ surveyors: ['王组长', '王组长 ', ''] }, 'survey-two-people', '同一个人只算一个'],
    [{ answers: good.answers.slice(0, 1) }, 'survey-items', '“四看水”还没有填是否正常，每一项都要看。'],
    [
      { answers: good.answers.map((answer) => ({ ...answer, note: ' ' })) },
      'survey-note',
      '“二看房”有问题，请写明是什么问题。',
    ],
  ])('%o', (over, rule, message) => {
    expect(refused(over)).toMatchObject({
      ...{ rule, source: '市级部署' },
      message: expect.stringContaining(message) as string,
    });
  });
});

test('surveyors are kept once each, in their order', () => {
  expect(surveyorsText([' 王组长', '李队员', '王组长'])).toBe('王组长、李队员');
  expect(surveyorsOf('王组长、李队员')).toEqual(['王组长', '李队员']);
  expect(surveyorsOf('')).toEqual([]);
});

test('one item that is not sound makes problems of it', () => {
  expect(outcomeOf(good.answers)).toBe('problems');
  expect(outcomeOf(good.answers.slice(1))).toBe('sound');
});
