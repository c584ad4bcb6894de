import { useState } from 'react';
import { call } from '../client.ts';
import type { Request } from '#contract/channels.ts';

type What = Request<'access.unmask'>['what'];

const WHAT: Readonly<Record<string, What>> = {
  'member.id_number': 'id_number',
  'member.phone': 'phone',
  'household.bank_account': 'bank_account',
};

/** Numbers that stay covered until somebody asks for them; each asking is written down before anything is shown. */
export interface Cover {
  readonly isCovered: (key: string) => boolean;
  readonly uncover: (key: string) => Promise<void>;
}

export function useCover(
  keys: readonly string[],
  whose: Pick<Request<'access.unmask'>, 'householdId' | 'memberId'>,
): Cover {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  return {
    isCovered: (key) => keys.includes(key) && !seen.has(key),
    uncover: async (key) => {
      await call('access.unmask', { ...whose, what: WHAT[key] ?? 'all' });
      setSeen((now) => new Set([...now, key]));
    },
  };
}
