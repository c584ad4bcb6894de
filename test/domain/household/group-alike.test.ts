import { describe, expect, test } from 'vitest';
import { DUPLICATE_PARAMETERS } from '#domain/household/duplicate-parameters.ts';
import { alikeOfOneName, type Named, withoutDismissed } from '#domain/household/group-alike.ts';

const person = (
  id: number,
  birth: string | null,
  villageId: number | null = null,
  idKey: string | null = null,
): Named => ({
  ...{ id, name: '赵一', birth, villageId, idKey },
});
const found = (...people: Named[]) =>
  alikeOfOneName(people, DUPLICATE_PARAMETERS).map(({ kind, ids }) => [kind, ...ids]);

describe('people of one name', () => {
  test('are alike when one was born at most 50 days after the other, whichever village', () => {
    expect(found(person(1, '1960-01-01', 1), person(2, '1960-02-20', 2))).toEqual([['birthday', 1, 2]]);
    expect(found(person(1, '1960-01-01', 1), person(2, '1960-02-21', 2))).toEqual([]);
  });

  test('of one village when a year apart or without a birthday', () => {
    expect(found(person(1, '1960-01-01', 1), person(2, '1961-01-01', 1))).toEqual([['village', 1, 2]]);
    expect(found(person(1, '1960-01-01', 1), person(2, '1961-01-03', 1))).toEqual([]);
    expect(found(person(3, null, 1), person(1, '1960-01-01', 1))).toEqual([['village', 1, 3]]);
    expect(found(person(3, null, 1), person(1, '1960-01-01', 2))).toEqual([]);
    expect(found(person(3, null), person(1, null))).toEqual([]);
  });

  test('stand in one group of the surer kind, and in a wider one only with somebody more', () => {
    const near = [person(1, '1960-01-01', 1), person(2, '1960-01-05', 1)];
    expect(found(...near)).toEqual([['birthday', 1, 2]]);
    expect(found(...near, person(3, '1960-09-01', 1))).toEqual([
      ['birthday', 1, 2],
      ['village', 1, 2, 3],
    ]);
  });

  test('under one id number are left to the kind that the number is', () => {
    expect(found(person(1, '1960-01-01', 1, 'K'), person(2, '1960-01-01', 1, 'K'))).toEqual([]);
    expect(found(person(1, '1960-01-01', 1, 'K'), person(2, '1960-01-01', 1, 'L'))).toEqual([
      ['birthday', 1, 2],
    ]);
  });
});

test('what was said to be different leaves the group, and a group of one is none', () => {
  const group = { kind: 'phone', ids: [1, 2, 3], shared: '138' } as const;
  expect(withoutDismissed(group, new Set())).toBe(group);
  expect(withoutDismissed(group, new Set(['1 2']))).toEqual(group);
  expect(withoutDismissed(group, new Set(['1 2', '1 3']))).toMatchObject({ ids: [2, 3] });
  expect(withoutDismissed(group, new Set(['1 2', '1 3', '2 3']))).toBe(null);
});
