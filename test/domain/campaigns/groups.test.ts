import { expect, test } from 'vitest';
import { type GroupFacts, groupsOf, groupWord } from '#domain/campaigns/groups.ts';
import { CAMPAIGN_GROUPS } from '#domain/policy/pack-parts.ts';

const nobody: GroupFacts = {
  ...{ exit_status: null, exit_status_year: null, adjustment: null, adjustment_year: null },
  ...{ first_recognised_year: null, exit_year: null, return_year: null, household_type: '02' },
  ...{ isMonitored: false, isMarginal: false, hasMinimumLiving: false, hasDestitute: false },
  ...{ hasGravelyDisabled: false, hasGravelyIll: false },
};
const NAMED = CAMPAIGN_GROUPS.filter((group) => group !== 'all');

test.each([
  [{}, []],
  [{ exit_status: '0', exit_status_year: 2020 }, ['registered']],
  [{ exit_status: '4', exit_status_year: 2020 }, ['registered']],
  [{ household_type: '01' }, ['registered']],
  // 清退 of the year goes before an older status.
  [{ exit_status: '1', exit_status_year: 2019, adjustment: '4', adjustment_year: 2020 }, []],
  [{ isMonitored: true, isMarginal: true }, ['monitored', 'marginal']],
  [{ hasMinimumLiving: true, hasGravelyDisabled: true }, ['minimum-living', 'gravely-disabled']],
  [{ hasDestitute: true, hasGravelyIll: true }, ['destitute', 'gravely-ill']],
])('%o is in %j', (facts, groups) => {
  expect(groupsOf({ ...nobody, ...facts }, NAMED)).toEqual(groups);
});

test('a plan reaches only its own groups; with all of them everybody, once', () => {
  const poor = { ...nobody, household_type: '01' };
  expect(groupsOf(poor, ['destitute'])).toEqual([]);
  expect(groupsOf(nobody, ['registered', 'all'])).toEqual(['all']);
  expect(groupsOf(poor, ['registered', 'all'])).toEqual(['registered']);
  expect(groupsOf(poor, ['all'])).toEqual(['all']);
});

test('the registered are called as the pack calls them, the rest after what stands beside it', () => {
  const word = (groups: readonly (typeof CAMPAIGN_GROUPS)[number][]) =>
    groups.map((group) => groupWord(group, { groups, registered: '脱贫户' }));
  expect(word(['registered', 'marginal', 'all'])).toEqual(['脱贫户', '边缘户', '其他农户']);
  expect(word(['all'])).toEqual(['全部农户']);
});
