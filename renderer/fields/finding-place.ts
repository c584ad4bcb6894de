import type { Finding } from '#contract/common.ts';
import type { Route } from '../route.ts';

const tabs: Record<string, string> = {
  household: 'overview',
  member: 'members',
  member_change: 'members',
  income: 'income',
  living_conditions: 'living',
  relocation: 'living',
  monitoring: 'monitoring',
  assistance_measure: 'assistance',
  helper: 'assistance',
};

/** Which tab of a household shows a field of the dictionary. */
export const tabOfField = (key: string): string => tabs[key.split('.')[0] ?? ''] ?? 'overview';

/** Where a finding is put right: household, tab, member, field. */
export function placeOfFinding(finding: Pick<Finding, 'householdId' | 'memberId' | 'field'>): Route {
  // Of a village: its register stands in the settings.
  if (finding.householdId === null) return { page: 'settings', tab: 'villages' };
  const tab =
    finding.field === null ? (finding.memberId === null ? undefined : 'members') : tabOfField(finding.field);
  return {
    page: 'household',
    id: finding.householdId,
    ...(tab === undefined ? {} : { tab }),
    ...(finding.field === null ? {} : { field: finding.field }),
    ...(finding.memberId === null ? {} : { member: finding.memberId }),
  };
}
