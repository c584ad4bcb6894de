import { describe, expect, test } from 'vitest';
import {
  type Answer,
  applying,
  proposals,
  refuseTick,
  scoreSheet,
  type SheetPlan,
  totalOf,
  unanswered,
} from '#domain/procedures/score-sheet.ts';
import { known, person } from './known.ts';

const plan: SheetPlan = {
  scoring: {
    blocks: [
      {
        title: '一看房',
        items: [
          { title: '住房安全', standard: 'D级12分', points: 12 },
          { title: '住房条件', standard: '土坯8分', points: 8 },
        ],
      },
    ],
    priorities: [{ text: '五保户和低保户优先', check: 'minimum-living' }],
    admissions: [{ text: '孤寡农户要进' }],
    exclusions: [{ text: '有小汽车的不能进', check: 'hit-vehicle' }, { text: '雇工经营的不能进' }],
  },
};
const poor = known({ people: [person({ dibao: '1' })] });
const withCar = known({ hits: [{ suspicion: '小汽车', verdict: 'confirmed', reportedOn: null }] });
const answers = (given: Record<string, Partial<Answer>>) =>
  new Map(
    Object.entries(given).map(([key, answer]) => [
      key,
      { points: null, applies: null, note: null, ...answer },
    ]),
  );
const texts = (lines: readonly { key: string }[]) => lines.map(({ key }) => key);

test('a total wants every item, and nothing counts as a point too', () => {
  const some = scoreSheet(plan, poor, answers({ 'points/一看房/住房安全': { points: 12 } }));
  expect(totalOf(some)).toBeNull();
  const all = answers({ 'points/一看房/住房安全': { points: 12 }, 'points/一看房/住房条件': { points: 0 } });
  expect(totalOf(scoreSheet(plan, poor, all))).toBe(12);
  expect(totalOf(scoreSheet({}, poor, new Map()))).toBeNull();
});

describe('a line applies', () => {
  test('as the archive shows while nobody answered', () => {
    const sheet = scoreSheet(plan, poor, new Map());
    expect(texts(applying(sheet, 'priorities'))).toEqual(['priorities/1']);
    expect(applying(sheet, 'exclusions')).toEqual([]);
  });

  test('as somebody answered; a no against the archive only with its reason', () => {
    const no = { 'exclusions/1': { applies: false } };
    expect(texts(applying(scoreSheet(plan, withCar, answers(no)), 'exclusions'))).toEqual(['exclusions/1']);
    const why = { 'exclusions/1': { applies: false, note: '车辆已报废' } };
    expect(applying(scoreSheet(plan, withCar, answers(why)), 'exclusions')).toEqual([]);
    const yes = { 'exclusions/2': { applies: true, note: '雇工 3 人' } };
    expect(texts(applying(scoreSheet(plan, poor, answers(yes)), 'exclusions'))).toEqual(['exclusions/2']);
  });

  test('never of a suspicion that nobody looked at', () => {
    const suspected = known({ hits: [{ suspicion: '小汽车', verdict: null, reportedOn: null }] });
    expect(applying(scoreSheet(plan, suspected, new Map()), 'exclusions')).toEqual([]);
  });
});

test('the archive proposes what it knows for lines that are blank, and nothing else', () => {
  const compared = known({ people: [person({ dibao: '1' })], comparedOn: '2016-03-01' });
  expect(proposals(scoreSheet(plan, compared, new Map()))).toEqual([
    { key: 'priorities/1', applies: true },
    { key: 'exclusions/1', applies: false },
  ]);
  const answered = answers({ 'priorities/1': { applies: false, note: '已取消低保' } });
  expect(texts(proposals(scoreSheet(plan, compared, answered)))).toEqual(['exclusions/1']);
  expect(proposals(scoreSheet(plan, undefined, new Map()))).toEqual([]);
});

test('lines without an answer are counted whatever the archive shows', () => {
  const sheet = scoreSheet(plan, withCar, answers({ 'exclusions/2': { applies: false } }));
  expect(texts(unanswered(sheet, ['exclusions']))).toEqual(['exclusions/1']);
  expect(texts(unanswered(sheet, ['priorities', 'admissions']))).toEqual(['priorities/1', 'admissions/1']);
});

describe('a reason is wanted', () => {
  const [priority, admission, car, hiring] = scoreSheet(
    plan,
    { ...withCar, ...{ people: poor.people } },
    new Map(),
  ).lines;

  test.each([
    ['for a no against the archive', car, false, '“有小汽车的不能进”档案里查到符合'],
    ['for a no against 五优先 of the archive', priority, false, '“五保户和低保户优先”档案里查到符合'],
    ['for a veto that the archive does not show', hiring, true, '填“是”请写明情况'],
  ] as const)('%s', (_name, line, applies, sentence) => {
    expect(refuseTick(line!, { applies, note: '  ' })).toContain(sentence);
    expect(refuseTick(line!, { applies, note: '核实过' })).toBeNull();
  });

  test('and not for what the archive shows, for 六进, or for a blank', () => {
    expect(refuseTick(car!, { applies: true, note: null })).toBeNull();
    expect(refuseTick(admission!, { applies: true, note: null })).toBeNull();
    expect(refuseTick(car!, { applies: null, note: null })).toBeNull();
  });
});
