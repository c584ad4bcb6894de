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
  pairing: 'assistance',
  benefit: 'assistance',
  fund_receipt: 'assistance',
  visit: 'visits',
  disability_certificate: 'members',
  housing_appraisal: 'living',
};

/** Which tab of a household shows a field of the dictionary. */
export const tabOfField = (key: string): string => tabs[key.split('.')[0] ?? ''] ?? 'overview';

type Place = Pick<Finding, 'householdId' | 'memberId' | 'field'> &
  Partial<Pick<Finding, 'villageId' | 'recordId'>>;

/** Where a finding is put right: household, tab, member, record, field; of a village its page in the settings. */
export function placeOfFinding({ householdId, villageId, memberId, recordId, field }: Place): Route {
  if (householdId === null)
    return { page: 'settings', tab: 'villages', ...(villageId == null ? {} : { id: villageId }) };
  const tab = field === null ? (memberId === null ? undefined : 'members') : tabOfField(field);
  return {
    page: 'household',
    id: householdId,
    ...(tab === undefined ? {} : { tab }),
    ...(field === null ? {} : { field }),
    ...(memberId === null || tab !== 'members' ? {} : { member: memberId }),
    ...(recordId == null ? {} : { record: recordId }),
  };
}
