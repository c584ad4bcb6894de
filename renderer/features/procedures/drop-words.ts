import type { DropKind } from '#contract/procedure.ts';

/** Why a household falls out of a procedure. */
export const DROP_WORDS = {
  objection: '异议成立',
  withdrawn: '本户撤回',
  untrue: '情况不实',
  'voted-down': '评议未通过',
  other: '其他',
} as const satisfies Record<DropKind, string>;
