import { describe, expect, it } from 'vitest';
import type { StepRefusal } from '#contract/procedure.ts';
import { ContractError } from '../../../../renderer/client.ts';
import {
  byRule,
  keyOf,
  NO_WAIVERS,
  readWaivers,
  refusalsOf,
} from '../../../../renderer/features/procedures/refusals.ts';

const alone = (householdId: number): StepRefusal => ({
  rule: 'two-investigators',
  message: `户编号 ${householdId} 只有 1 名调查人`,
  source: '办法第三条',
  householdId,
  householdNo: String(householdId),
  waivableBy: '乡镇分管领导',
});
const early: StepRefusal = {
  ...{ rule: 'notice-over', message: '公示没有满期', source: '办法第五条', householdNo: null },
};

describe('the reasons why a step was refused', () => {
  it('are read from the error, one by one', () => {
    const refused = [
      { ...alone(1) },
      { rule: 'notice-over', message: '公示没有满期', source: '办法第五条' },
      { other: 1 },
    ];
    const error = new ContractError({ code: 'rule', rule: 'two-investigators', message: '…', refused });
    expect(refusalsOf(error)).toEqual([alone(1), early]);
  });

  it('are none when the call failed otherwise', () => {
    expect(refusalsOf(new ContractError({ code: 'cancelled' }))).toEqual([]);
    expect(refusalsOf(new Error('x'))).toEqual([]);
    expect(refusalsOf(null)).toEqual([]);
  });

  it('stand together by rule', () => {
    expect(byRule([alone(1), early, alone(2)]).map(({ rule, refusals }) => [rule, refusals.length])).toEqual([
      ['two-investigators', 2],
      ['notice-over', 1],
    ]);
  });
});

describe('rules that are set aside', () => {
  const refusals = [alone(1), alone(2), early];
  const words = { 'two-investigators': { allowedBy: ' 李镇长 ', reason: '干部隔离' } };

  it('are none until one is ticked', () => {
    expect(readWaivers(refusals, { ...NO_WAIVERS, words }).waivers).toEqual([]);
  });

  it('are sent for the households that were ticked, with who and why', () => {
    expect(readWaivers(refusals, { ticked: new Set([keyOf(alone(2))]), words })).toEqual({
      waivers: [{ rule: 'two-investigators', householdId: 2, allowedBy: '李镇长', reason: '干部隔离' }],
      lacking: new Set(),
    });
  });

  it('want a name and a reason', () => {
    const ticked = new Set([keyOf(alone(1))]);
    const half = { 'two-investigators': { allowedBy: '李镇长', reason: ' ' } };
    expect(readWaivers(refusals, { ticked, words: half }).lacking).toEqual(new Set(['two-investigators']));
    expect(readWaivers(refusals, { ticked, words: {} }).lacking).toEqual(new Set(['two-investigators']));
  });

  it('are never those that nobody may set aside', () => {
    expect(readWaivers(refusals, { ticked: new Set([keyOf(early)]), words }).waivers).toEqual([]);
  });
});
