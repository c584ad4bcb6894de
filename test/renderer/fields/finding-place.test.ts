import { describe, expect, it } from 'vitest';
import type { Finding } from '#contract/common.ts';
import { placeOfFinding } from '../../../renderer/fields/finding-place.ts';

const finding: Finding = {
  rule: 'Q004',
  level: 'error',
  householdId: 7,
  householdNo: null,
  villageId: null,
  recordId: null,
  answer: null,
  memberId: null,
  idNumber: null,
  field: null,
  message: '',
};

describe('where a finding is put right', () => {
  it('is the tab of its field', () => {
    expect(placeOfFinding({ ...finding, field: 'living_conditions.road_distance' })).toEqual({
      page: 'household',
      id: 7,
      tab: 'living',
      field: 'living_conditions.road_distance',
    });
  });

  it('is the member when it names one', () => {
    expect(placeOfFinding({ ...finding, memberId: 71 })).toEqual({
      page: 'household',
      id: 7,
      tab: 'members',
      member: 71,
    });
  });

  it('is the spell, the measure or the pairing when it is one of several', () => {
    expect(placeOfFinding({ ...finding, recordId: 12, field: 'monitoring.category' })).toEqual({
      page: 'household',
      id: 7,
      tab: 'monitoring',
      field: 'monitoring.category',
      record: 12,
    });
  });

  it('is the page of the village when no household is meant', () => {
    expect(placeOfFinding({ ...finding, householdId: null, villageId: 3 })).toEqual({
      page: 'settings',
      tab: 'villages',
      id: 3,
    });
  });

  it('is the household when it names nothing else', () => {
    expect(placeOfFinding(finding)).toEqual({ page: 'household', id: 7 });
  });
});
