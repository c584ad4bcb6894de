import type { ReactNode } from 'react';
import { type CheckTab, useCheckTab } from './check-tabs.tsx';
import { Curve } from './curve.tsx';
import { Duplicates } from './duplicates.tsx';
import { Fixes } from './fixes.tsx';
import { Radar } from './radar.tsx';
import { Received } from './received.tsx';
import { RuleCheck } from './rule-check.tsx';
import { Sampling } from './sampling.tsx';
import { Suspicions } from './suspicions.tsx';

const pages = {
  rules: <RuleCheck />,
  fixes: <Fixes />,
  curve: <Curve />,
  received: <Received />,
  duplicates: <Duplicates />,
  suspicions: <Suspicions />,
  radar: <Radar />,
  sampling: <Sampling />,
} as const satisfies Record<CheckTab, ReactNode>;

/** 数据核查: what the rules find, what is put right at once, how it went down, what the county found, who stands twice. */
export const CheckPage = (): ReactNode => pages[useCheckTab()];
