import { describe, expect, it } from 'vitest';
import { fieldsOf } from '#domain/fields/dictionary.ts';
import {
  livingGroups,
  memberGroups,
  overviewGroups,
} from '../../../../renderer/features/household/field-groups.ts';
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
});
