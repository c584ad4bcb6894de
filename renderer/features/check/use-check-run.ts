import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Output, Request } from '#contract/channels.ts';
import { call } from '../../client.ts';
import { runJob } from '../../jobs.ts';
import { useRemembered } from '../../memory.ts';
import { refreshBesideChecks } from '../../queries.ts';
import { type NumberedHit, numbered } from './hit-rows.ts';

export type CheckRun = Output<'check.run'>;

/** A check opens and closes problems of the ledger: what is shown of it elsewhere is asked for anew. */
async function checked(asked: Request<'check.run'>): Promise<CheckRun> {
  const answer = await call('check.run', asked);
  if (answer.reopened.length + answer.closed.length > 0) await refreshBesideChecks();
  return answer;
}

interface Narrowed {
  /** Empty: all. */
  readonly rule: string;
  readonly villageId: number | undefined;
}

/**
 * The check of the year, run when first asked for and again when something was written since. Where it found more than
 * it lists, a rule or a village is asked for by itself.
 */
export function useCheckRun(year: number, { rule, villageId }: Narrowed) {
  const [asked, setAsked] = useRemembered<boolean>(`check.asked.${year}`, false);
  const whole = useQuery({
    queryKey: ['check.run', year],
    enabled: asked,
    queryFn: () => runJob(`核查 ${year} 年数据`, (job) => checked({ year, job })),
  });
  const all = whole.data;
  const listed = all?.hits.length ?? 0;
  const isCut = all !== undefined && listed < all.counts.error + all.counts.warning + all.counts.answered;
  const narrow = {
    ...(rule === '' ? {} : { rules: [rule] }),
    ...(villageId === undefined ? {} : { villageId }),
  };
  const isNarrow = isCut && Object.keys(narrow).length > 0;
  const part = useQuery({
    queryKey: ['check.run', year, narrow, whole.dataUpdatedAt],
    enabled: isNarrow,
    queryFn: () => checked({ year, ...narrow }),
  });
  const found = (isNarrow ? part.data?.hits : undefined) ?? all?.hits;
  const hits = useMemo<readonly NumberedHit[]>(() => numbered(found ?? []), [found]);
  const run = (): void => {
    if (asked) void whole.refetch();
    else setAsked(true);
  };
  return { ...{ asked, run, all, hits, whole }, listed: isCut && !isNarrow ? listed : null };
}
