/** Where a household stands with the list of registered poor (建档立卡) in a year. */
export type Standing = 'poor' | 'exited' | 'cleared' | 'unlisted';

/** What the archive says of it, each the newest up to the year. */
export interface StandingFacts {
  /** Code of exit_status, and the year that says so. */
  readonly exit_status: string | null;
  readonly exit_status_year: number | null;
  /** Code of adjustment_kind: 1 新识别, 2 返贫, 3 脱贫, 4 清退. */
  readonly adjustment: string | null;
  readonly adjustment_year: number | null;
  readonly first_recognised_year: number | null;
  readonly exit_year: number | null;
  readonly return_year: number | null;
  /** Code of household_type: 01 脱贫户. */
  readonly household_type: string | null;
}

const BY_STATUS: Readonly<Record<string, Standing>> = {
  0: 'poor',
  1: 'exited',
  2: 'poor',
  3: 'poor',
  4: 'exited',
};
const BY_ADJUSTMENT: Readonly<Record<string, Standing>> = {
  1: 'poor',
  2: 'poor',
  3: 'exited',
  4: 'cleared',
};
const OUT_OF_POVERTY = '01';

/**
 * The year's adjustment goes before the status of the same year, which may have been collected before it; where there
 * is neither, the years of recognition, exit and return tell, and at last the type of the household.
 */
export function standingOf(facts: StandingFacts): Standing {
  const { exit_status: status, exit_status_year: said, adjustment, adjustment_year: adjusted } = facts;
  const byAdjustment = BY_ADJUSTMENT[adjustment ?? ''];
  const byStatus = BY_STATUS[status ?? ''];
  if (byAdjustment !== undefined && (byStatus === undefined || (adjusted ?? 0) >= (said ?? 0)))
    return byAdjustment;
  if (byStatus !== undefined) return byStatus;
  const { first_recognised_year: began, exit_year: left, return_year: back } = facts;
  if (left !== null) return back !== null && back > left ? 'poor' : 'exited';
  if (began !== null) return 'poor';
  return facts.household_type === OUT_OF_POVERTY ? 'exited' : 'unlisted';
}
