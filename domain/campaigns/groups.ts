import { type CampaignGroup, CAMPAIGN_GROUPS } from '#domain/policy/pack-parts.ts';
import { type StandingFacts, standingOf } from '#domain/household/standing.ts';

/** Names of the groups that every year calls the same. */
const WORDS: Readonly<Record<Exclude<CampaignGroup, 'registered' | 'all'>, string>> = {
  monitored: '监测对象',
  'minimum-living': '低保',
  destitute: '特困',
  'gravely-disabled': '重残',
  'gravely-ill': '重病',
  marginal: '边缘户',
};

/** A group's name; `registered` is what the policy pack calls the registered households of its years. */
export function groupWord(
  group: CampaignGroup,
  { groups, registered }: { readonly groups: readonly CampaignGroup[]; readonly registered: string },
): string {
  if (group === 'registered') return registered;
  if (group === 'all') return groups.length === 1 ? '全部农户' : '其他农户';
  return WORDS[group];
}

/** What the archive says of a household that decides whom a campaign must reach. */
export interface GroupFacts extends StandingFacts {
  /** In monitoring, or about to be recognised. */
  readonly isMonitored: boolean;
  /** Monitored as 边缘易致贫户. */
  readonly isMarginal: boolean;
  readonly hasMinimumLiving: boolean;
  readonly hasDestitute: boolean;
  /** Disability of the first or second degree. */
  readonly hasGravelyDisabled: boolean;
  readonly hasGravelyIll: boolean;
}

const HOLDS: Readonly<Record<CampaignGroup, (facts: GroupFacts) => boolean>> = {
  registered: (facts) => ['poor', 'exited'].includes(standingOf(facts)),
  monitored: ({ isMonitored }) => isMonitored,
  'minimum-living': ({ hasMinimumLiving }) => hasMinimumLiving,
  destitute: ({ hasDestitute }) => hasDestitute,
  'gravely-disabled': ({ hasGravelyDisabled }) => hasGravelyDisabled,
  'gravely-ill': ({ hasGravelyIll }) => hasGravelyIll,
  marginal: ({ isMarginal }) => isMarginal,
  all: () => false,
};

/**
 * The groups of the plan that a household is in. A plan of `all` reaches everybody: who is in none of the named groups
 * stands under 其他农户, so that the columns of `all` and of the groups say different things.
 */
export function groupsOf(facts: GroupFacts, groups: readonly CampaignGroup[]): CampaignGroup[] {
  const named = CAMPAIGN_GROUPS.filter((group) => groups.includes(group) && HOLDS[group](facts));
  return named.length === 0 && groups.includes('all') ? ['all'] : named;
}
