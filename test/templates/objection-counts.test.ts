import { expect, test } from 'vitest';
import { objectionsTold, type ObjectionCounts } from '#templates/objection-counts.ts';

const NONE: ObjectionCounts = { received: 0, upheld: 0, dismissed: 0, withdrawn: 0, dropped: 0, open: 0 };
const told = (some: Partial<ObjectionCounts>) => objectionsTold({ objections: { ...NONE, ...some } });

test.each([
  [{}, '无异议'],
  [{ received: 1, dismissed: 1 }, '收到异议1件，经核实不成立，已答复'],
  [{ received: 1, upheld: 1, dropped: 1 }, '收到异议1件，经核实成立（移出名单1户），已答复'],
  [{ received: 1, upheld: 1 }, '收到异议1件，经核实成立，已答复'],
  [{ received: 2, withdrawn: 2 }, '收到异议2件，反映人已撤回'],
  [{ received: 2, dismissed: 1, withdrawn: 1 }, '收到异议2件，经核实不成立1件，反映人撤回1件，已答复'],
  [
    { received: 4, upheld: 2, dismissed: 2, dropped: 1 },
    '收到异议4件，经核实成立2件（移出名单1户）、不成立2件，已答复',
  ],
  [{ received: 3, dismissed: 1, open: 2 }, '收到异议3件，其中2件正在核实处理'],
])('%j', (some, words) => {
  expect(told(some)).toBe(words);
});

test('what was printed before objections were recorded says what it said', () => {
  expect(objectionsTold({})).toBe('无异议');
});
