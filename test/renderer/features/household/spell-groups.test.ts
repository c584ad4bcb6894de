import { describe, expect, it } from 'vitest';
import { fieldsOf } from '#domain/fields/dictionary.ts';
import { spellGroups } from '../../../../renderer/features/household/spell-groups.ts';

describe('the groups of a spell', () => {
  it.each([2021, 2026])('have a place for each of the 49 monitoring fields in %i, and none twice', (year) => {
    const shown = spellGroups(year).flatMap((group) => group.fields.map((field) => field.key));
    const fields = fieldsOf('monitoring').map((field) => field.key);
    expect(fields).toHaveLength(49);
    expect([...shown].sort()).toEqual([...fields].sort());
  });
});
