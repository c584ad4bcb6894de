import type { Beside, ReceivedState } from '#contract/received.ts';

export const STATE_WORDS = {
  open: '待处理',
  corrected: '已修改',
  true: '情况属实',
  unfounded: '不属实',
} as const satisfies Record<ReceivedState, string>;

/** What our own check says of a line of theirs. */
export const BESIDE_WORDS = {
  found: '也查到',
  answered: '已说明',
  gone: '已查不出',
  'no-rule': '没有这条规则',
  'no-household': '找不到这户',
} as const satisfies Record<Beside, string>;

/** How it weighs: what is left to do stands out. */
export const BESIDE_TONES = {
  found: 'wrong',
  answered: 'quiet',
  gone: 'done',
  'no-rule': 'warn',
  'no-household': 'warn',
} as const satisfies Record<Beside, string>;
