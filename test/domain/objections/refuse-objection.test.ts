import { describe, expect, test } from 'vitest';
import type { ObjectionCourse } from '#domain/objections/objection-course.ts';
import {
  refuseAnswer,
  refuseDecision,
  refuseReceipt,
  refuseVerification,
} from '#domain/objections/refuse-objection.ts';

const today = '2025-04-10';
const source = '虚构文件第 3 条';
const notice = {
  ...{ title: '村级公示', source, takesObjections: true },
  ...{ postedOn: '2025-04-01' as string | null, followedBy: null as string | null },
};
const received: ObjectionCourse = {
  ...{ receivedOn: '2025-04-03', verifiedOn: null, outcome: null, decidedOn: null, answeredOn: null },
};
const verified: ObjectionCourse = { ...received, verifiedOn: '2025-04-05' };
const dismissed: ObjectionCourse = { ...verified, outcome: 'dismissed', decidedOn: '2025-04-06' };

describe('an objection', () => {
  test.each([
    ['on the day of posting', {}, '2025-04-01', null],
    ['today', {}, today, null],
    ['before the posting', {}, '2025-03-31', '早于“村级公示”张贴的 2025-04-01'],
    ['tomorrow', {}, '2025-04-11', '在今天之后'],
    ['on a day that is none', {}, '2025-02-30', '请核对日期'],
    ['to a step that takes none', { takesObjections: false }, today, '“村级公示”不收异议'],
    ['to a notice that does not hang yet', { postedOn: null }, today, '请先登记公示'],
    ['after the next step', { followedBy: '乡镇审核' }, today, '“乡镇审核”已经登记'],
  ] as const)('taken down %s', (_, change, on, sentence) => {
    const refused = refuseReceipt({ ...notice, ...change }, { on, today });
    if (sentence === null) expect(refused).toBeNull();
    else expect(refused).toMatchObject({ source, message: expect.stringContaining(sentence) as string });
  });

  const asked = { today, source, verifiers: ['周一', '吴二'], objector: '郑举' as string | null };
  test.each([
    ['by two on the day of receipt', {}, '2025-04-03', null],
    ['the day before it came', {}, '2025-04-02', '早于收到日期 2025-04-03'],
    ['tomorrow', {}, '2025-04-11', '在今天之后'],
    ['by one', { verifiers: ['周一'] }, today, '核实人不足 2 人'],
    ['by one under two ticks', { verifiers: ['周一', '周一'] }, today, '两名不同的核实人'],
    ['by nobody', { verifiers: [] }, today, '核实人不足 2 人'],
    ['by whoever objected', { verifiers: ['周一', '郑举'] }, today, '不能核实自己的异议'],
  ] as const)('looked into %s', (_, change, on, sentence) => {
    const refused = refuseVerification(received, { ...asked, ...change, on });
    if (sentence === null) expect(refused).toBeNull();
    else expect(refused).toMatchObject({ source, message: expect.stringContaining(sentence) as string });
    expect(refused?.message ?? '').not.toContain('郑举');
  });

  test('looked into again is corrected, until it is decided', () => {
    expect(refuseVerification(verified, { ...asked, on: today })).toBeNull();
    expect(refuseVerification(dismissed, { ...asked, on: today })?.message).toContain('已经处理');
  });

  test.each([
    ['before anybody looked', received, 'dismissed', today, '还没有核实'],
    ['as withdrawn before anybody looked', received, 'withdrawn', '2025-04-03', null],
    ['as withdrawn the day before it came', received, 'withdrawn', '2025-04-02', '早于收到日期'],
    ['on the day on which they looked', verified, 'upheld', '2025-04-05', null],
    ['the day before they looked', verified, 'upheld', '2025-04-04', '早于核实日期 2025-04-05'],
    ['tomorrow', verified, 'upheld', '2025-04-11', '在今天之后'],
    ['twice', dismissed, 'upheld', today, '先撤销那次处理'],
  ] as const)('decided %s', (_, course, outcome, on, sentence) => {
    const refused = refuseDecision(course, { on, today, source, outcome });
    if (sentence === null) expect(refused).toBeNull();
    else expect(refused).toMatchObject({ source, message: expect.stringContaining(sentence) as string });
  });

  test.each([
    ['before it is decided', verified, today, '还没有处理'],
    ['on the day of the decision', dismissed, '2025-04-06', null],
    ['the day before the decision', dismissed, '2025-04-05', '早于处理日期 2025-04-06'],
    ['tomorrow', dismissed, '2025-04-11', '在今天之后'],
    ['twice', { ...dismissed, answeredOn: '2025-04-07' }, today, '2025-04-07 已经答复'],
    ['though withdrawn', { ...dismissed, outcome: 'withdrawn' as const }, today, '不用答复'],
  ] as const)('answered %s', (_, course, on, sentence) => {
    const refused = refuseAnswer(course, { on, today, source });
    if (sentence === null) expect(refused).toBeNull();
    else expect(refused).toMatchObject({ source, message: expect.stringContaining(sentence) as string });
  });
});
