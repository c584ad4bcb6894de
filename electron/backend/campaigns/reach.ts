import type { Archive } from '#db/open-archive.ts';
import { campaignHouseholds, type CampaignHouseholdRow } from '#db/campaign-households.ts';
import { groupsOf } from '#domain/campaigns/groups.ts';
import type { Uncovered } from '#domain/campaigns/refusals.ts';
import type { CampaignGroup } from '#domain/policy/pack-parts.ts';
import type { Cover } from '#contract/campaign.ts';
import type { PhaseRecord, RunningCampaign } from './running-campaign.ts';

/** A household that a phase must reach, or has reached although it is in no group. */
export interface Reached extends CampaignHouseholdRow {
  readonly groups: readonly CampaignGroup[];
}

export const NO_VILLAGE = '未定村';

interface Which {
  readonly today: string;
  readonly villageId?: number | undefined;
  readonly householdId?: number | undefined;
}

/**
 * Everybody whom a phase must reach: who was there when it ended, or is there now while it runs, and by the newest
 * values up to the campaign's year is in one of its groups.
 */
export function reachOf(
  raw: Archive['rawReading'],
  { row, plan }: RunningCampaign,
  phase: Pick<PhaseRecord, 'key' | 'endsOn'>,
  { today, ...place }: Which,
): Reached[] {
  const on = today < phase.endsOn ? today : phase.endsOn;
  return campaignHouseholds(raw, { ...place, campaignId: row.id, phase: phase.key, year: row.year, on })
    .map((each) => ({ ...each, groups: groupsOf(factsOf(each), plan.groups) }))
    .filter(({ groups, surveyId }) => groups.length > 0 || surveyId !== null);
}

const factsOf = (row: CampaignHouseholdRow) => ({
  ...row,
  isMonitored: row.monitored === 1,
  isMarginal: row.marginal === 1,
  hasMinimumLiving: row.dibao === 1,
  hasDestitute: row.tekun === 1,
  hasGravelyDisabled: row.disabled === 1,
  hasGravelyIll: row.ill === 1,
});

export function coverOf(reached: readonly Pick<Reached, 'outcome'>[]): Cover {
  let surveyed = 0;
  let problems = 0;
  for (const { outcome } of reached) {
    if (outcome !== null) surveyed += 1;
    if (outcome === 'problems') problems += 1;
  }
  return { households: reached.length, surveyed, problems };
}

const coversOf = (reached: readonly Reached[], groups: readonly CampaignGroup[]) => ({
  all: coverOf(reached),
  groups: groups.map((group) => coverOf(reached.filter((each) => each.groups.includes(group)))),
});

/** Villages in their order × groups. */
export const coverageOf = (reached: readonly Reached[], groups: readonly CampaignGroup[]) => ({
  ...coversOf(reached, groups),
  villages: [...Map.groupBy(reached, ({ villageId }) => villageId)].map(([villageId, own]) => ({
    ...{ villageId, village: own[0]?.village ?? NO_VILLAGE },
    ...coversOf(own, groups),
  })),
});

/** How many each village has left. */
export const uncoveredOf = (reached: readonly Reached[]): Uncovered[] =>
  [...Map.groupBy(reached, ({ village }) => village ?? NO_VILLAGE)]
    .map(([village, own]) => ({
      village,
      households: own.filter(({ outcome }) => outcome === null).length,
    }))
    .filter(({ households }) => households > 0);
