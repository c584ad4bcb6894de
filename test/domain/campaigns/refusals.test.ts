import { describe, expect, test } from 'vitest';
import type { Phase } from '#domain/campaigns/phases.ts';
import {
  refuseDays,
  refuseDone,
  refuseFinish,
  refuseUndone,
  type Uncovered,
} from '#domain/campaigns/refusals.ts';

const phase = (key: string, startsOn: string, endsOn: string, over: Partial<Phase> = {}): Phase => ({
  ...{ key, title: key, source: '市级部署', surveys: false, startsOn, endsOn, doneOn: null },
  ...over,
});
const prepare = phase('筹备', '2020-03-11', '2020-03-20');
const village = phase('核查', '2020-03-21', '2020-03-31', { surveys: true });
const crossed = phase('交叉', '2020-04-01', '2020-04-20', { surveys: true });
const PHASES = [prepare, village, crossed];
const done = (of: Phase, doneOn: string): Phase => ({ ...of, doneOn });

describe('days of phases', () => {
  test('in order are not refused, also where two phases run side by side', () => {
    expect(refuseDays(PHASES, 2020)).toBeNull();
    expect(refuseDays([prepare, { ...village, startsOn: '2020-03-15' }], 2020)).toBeNull();
    expect(refuseDays([phase('一', '2020-11-15', '2021-01-10')], 2020)).toBeNull();
  });

  test.each([
    [{ endsOn: '2020-03-20' }, '“核查”截止日期 2020-03-20 早于开始日期 2020-03-21，请核对。'],
    [
      { startsOn: '2020-03-10' },
      '“核查”开始日期 2020-03-10 早于前一阶段“筹备”的开始日期 2020-03-11，请按阶段先后填写。',
    ],
    [
      { startsOn: '2020-03-12', endsOn: '2020-03-19' },
      '“核查”截止日期 2020-03-19 早于前一阶段“筹备”的截止日期 2020-03-20，请按阶段先后填写。',
    ],
    [{ startsOn: '2019-12-31' }, '“核查”开始日期 2019-12-31 不在 2020 年，请核对。'],
  ])('%o are refused with the source', (wrong, message) => {
    const refusal = refuseDays([prepare, { ...village, ...wrong }, crossed], 2020);
    expect(refusal).toEqual({ rule: 'campaign-days', message, source: '市级部署' });
  });
});

describe('a phase that is put down as done', () => {
  const refusedOn = (phases: readonly Phase[], on: string, uncovered: readonly Uncovered[] = []) =>
    refuseDone(phases, '核查', { on, today: '2020-04-10', uncovered });
  const begun = [done(prepare, '2020-03-22'), village, crossed];

  test('is let through when those before it are done and nobody is left', () => {
    expect(refusedOn(begun, '2020-03-31')).toBeNull();
    expect(refusedOn(begun, '2020-04-10', [{ village: '云溪村', households: 0 }])).toBeNull();
  });

  test.each([
    [PHASES, '2020-03-31', 'campaign-order', '“核查”之前的“筹备”还没有完成，请先登记它的完成日期。'],
    [begun, '2020-04-11', 'campaign-done-day', '“核查”完成日期 2020-04-11 晚于今天 2020-04-10，请核对。'],
    [begun, '2020-03-20', 'campaign-done-day', '“核查”完成日期 2020-03-20 早于开始日期 2020-03-21，请核对。'],
    [
      begun,
      '2020-03-21',
      'campaign-done-day',
      '“核查”完成日期 2020-03-21 早于前一阶段“筹备”的完成日期 2020-03-22，请核对。',
    ],
  ] as const)('is refused out of order', (phases, on, rule, message) => {
    expect(refusedOn(phases, on)).toEqual({ rule, message, source: '市级部署' });
  });

  test('is refused while one household is left, with how many and where', () => {
    const left = ['云溪村', '石板村', '梨树坪村', '大水井村'].map((name, at) => ({
      village: name,
      households: at + 1,
    }));
    expect(refusedOn(begun, '2020-03-31', left.slice(0, 1))?.message).toBe(
      '“核查”还有 1 户没有排查（云溪村 1 户），不漏一户：请先排查完。',
    );
    expect(refusedOn(begun, '2020-03-31', left)?.message).toBe(
      '“核查”还有 10 户没有排查（云溪村 1 户、石板村 2 户、梨树坪村 3 户等 4 个村），不漏一户：请先排查完。',
    );
  });

  test('surveys nobody: who is left is of no account', () => {
    const on = { on: '2020-03-20', today: '2020-04-10', uncovered: [{ village: '云溪村', households: 9 }] };
    expect(refuseDone(PHASES, '筹备', on)).toBeNull();
  });
});

test('a phase stays done while a later one is', () => {
  const both = [done(prepare, '2020-03-20'), done(village, '2020-03-31'), crossed];
  expect(refuseUndone(both, '筹备')?.message).toContain('请先收回“核查”的完成日期');
  expect(refuseUndone(both, '核查')).toBeNull();
});

test('a campaign is finished when every phase is done', () => {
  expect(refuseFinish([done(prepare, '2020-03-20'), village])?.message).toContain('“核查”还没有完成');
  expect(refuseFinish([done(prepare, '2020-03-20'), done(village, '2020-03-31')])).toBeNull();
});
