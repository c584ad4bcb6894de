import { describe, expect, it } from 'vitest';
import { fieldsOf } from '#domain/fields/dictionary.ts';
import { memberColumns, memberGroupsOf } from '../../../renderer/fields/member-columns.ts';

const keysIn = (year: number): Set<string> =>
  new Set(
    memberGroupsOf(year).flatMap(({ key: group }) =>
      memberColumns({ group, year, lead: ['name', 'id_number'], bare: true }).map(({ key }) => key),
    ),
  );

describe('the columns of a sheet of people', () => {
  it('reach every field of a person over the years', () => {
    const reached = new Set([...keysIn(2016), ...keysIn(2018), ...keysIn(2025)]);
    expect(fieldsOf('member').filter(({ key }) => !reached.has(key))).toEqual([]);
    expect(fieldsOf('member')).toHaveLength(51);
  });

  it('are those of the year', () => {
    expect(keysIn(2018).has('member.work_area')).toBe(true);
    expect(keysIn(2025).has('member.work_area')).toBe(false);
  });

  it('begin with the leading ones and have none twice', () => {
    const keys = memberColumns({ group: 'common', year: 2025, lead: ['relation', 'name'], bare: true }).map(
      ({ key }) => key,
    );
    expect(keys.slice(0, 2)).toEqual(['member.relation', 'member.name']);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('mask numbers until they are asked for', () => {
    const id = (bare: boolean) =>
      memberColumns({ group: 'common', year: 2025, lead: ['id_number'], bare })[0]?.shown(
        '529901197001050016',
      );
    expect(id(false)).toBe('529***********0016');
    expect(id(true)).toBe('529901197001050016');
  });
});
