import { describe, expect, it } from 'vitest';
import { fieldsOf } from '#domain/fields/dictionary.ts';
import {
  livingGroups,
  memberGroups,
  overviewGroups,
} from '../../../../renderer/features/household/field-groups.ts';
import { incomeKeys } from '../../../../renderer/features/household/income-lines.ts';
import { spellGroups } from '../../../../renderer/features/household/spell-groups.ts';

const groups = { overviewGroups, livingGroups, memberGroups, spellGroups };

describe('the groups of fields', () => {
  it.each(Object.entries(groups))('of %s show no field twice', (_name, groupsOf) => {
    const keys = groupsOf(2026).flatMap((group) => group.fields.map((field) => field.key));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('show every field of a member that the year collects', () => {
    const shown = new Set(memberGroups(2026).flatMap((group) => group.fields.map((field) => field.key)));
    const missing = fieldsOf('member')
      .filter((field) => field.store === 'member' || field.store === 'member_year')
      .filter((field) => field.since === undefined && field.until === undefined)
      .filter((field) => !shown.has(field.key));
    expect(missing.map((field) => field.key)).toEqual(['member.member_state']);
  });

  it('have the 11 entry items of income in the order of Tab', () => {
    expect(incomeKeys).toHaveLength(11);
    expect(incomeKeys[0]).toBe('income.wage_income');
  });
});
