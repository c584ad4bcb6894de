import { VERDICTS } from '#domain/comparison/verdicts.ts';
import type { Request } from '#contract/channels.ts';

export type HitFilter = Omit<Request<'comparison.hits'>, 'offset' | 'limit'>;
export type HitState = NonNullable<HitFilter['state']>;

export const STATES: Readonly<Record<HitState, string>> = {
  open: '待核实',
  ...VERDICTS,
  'off-list': '名单外',
};

export const STATE_NAMES = Object.keys(STATES) as HitState[];
