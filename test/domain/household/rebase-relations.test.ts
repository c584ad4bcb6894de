import { describe, expect, test } from 'vitest';
import type { Kin } from '#domain/household/kin.ts';
import {
  rebaseRelations,
  relationOfNewborn,
  relationsThroughHead,
} from '#domain/household/rebase-relations.ts';
import { codeLists } from '#domain/codes/code-lists.ts';
import { sexOfRelation } from '#domain/quality/kinship.ts';

const MAN = '1';
const WOMAN = '2';

/** People as `relation sex`, numbered from 1. */
const family = (...people: string[]): Kin[] =>
  people.map((written, at) => {
    const [relation = '', sex = null] = written.split(' ');
    return { id: at + 1, relation, sex };
  });

const rebased = (people: Kin[], newHead: number) => [...rebaseRelations(people, newHead).values()];

describe('a new head', () => {
  test('who was the wife: children stay children, the parents of the dead are her parents-in-law', () => {
    const people = family('01 1', '02 2', '03 1', '04 2', '11 1', '12 2', '05 2', '07 1', '13 1');
    expect(rebased(people, 2)).toEqual(['02', '01', '03', '04', '15', '16', '05', '07', '11']);
  });

  test('who was the husband: her parents are his 岳父 and 岳母', () => {
    expect(rebased(family('01 2', '02 1', '11 1', '12 2', '15 1'), 2)).toEqual([
      '02',
      '01',
      '13',
      '14',
      '11',
    ]);
  });

  test('who was the only son: his wife, his children, his parents, his sisters', () => {
    const people = family('01 1', '02 2', '03 1', '05 2', '07 1', '08 2', '04 2', '12 2', '21 1');
    expect(rebased(people, 3)).toEqual(['11', '12', '01', '02', '03', '04', '21', '18', '25']);
  });

  test('who was one of two sons: whose the wife and the grandchildren are is asked', () => {
    const people = family('01 1', '03 1', '03 1', '05 2', '07 1', '06 1');
    expect(rebased(people, 2)).toEqual(['11', '01', '21', null, null, '99']);
  });

  test('who was the daughter with a husband in the house', () => {
    const people = family('01 2', '04 2', '06 1', '09 1', '11 1', '03 1', '05 2', '07 1');
    expect(rebased(people, 2)).toEqual(['12', '01', '02', '03', '19', '21', '22', '23']);
  });

  test('who was the father: the old head is his son, the grandchildren are great-grandchildren', () => {
    expect(rebased(family('01 1', '02 2', '03 1', '07 1', '11 1', '12 2'), 5)).toEqual([
      ...['03', '05', '07', '26', '01', '02'],
    ]);
  });

  test('who was a grandchild, a brother, a son-in-law', () => {
    expect(rebased(family('01 1', '02 2', '03 1', '05 2', '07 1', '08 2'), 5)).toEqual([
      ...['17', '18', '11', '12', '01', '21'],
    ]);
    expect(rebased(family('01 1', '02 2', '03 1', '21 1', '11 1'), 4)).toEqual([
      '21',
      '22',
      '23',
      '01',
      '11',
    ]);
    expect(rebased(family('01 1', '02 2', '04 2', '06 1', '09 2'), 4)).toEqual([
      '13',
      '14',
      '02',
      '01',
      '04',
    ]);
  });

  test('who stays the head changes nothing, and a stranger’s relation decides nothing', () => {
    expect(rebased(family('01 1', '02 2', '99 1'), 1)).toEqual(['01', '02', '99']);
    expect(rebased(family('01 1', '02 2', '99 1'), 3)).toEqual([null, null, '01']);
    expect(
      rebased([{ id: 1, relation: null, sex: null }, ...family('01 1').map((p) => ({ ...p, id: 2 }))], 2),
    ).toEqual([null, '01']);
  });

  test('takes the sex from the relation, or from the spouse of the head, where it is not registered', () => {
    expect(rebased(family('01', '02 2', '03', '12'), 3)).toEqual([null, '12', '01', '18']);
    expect(rebased(family('01', '03'), 2)).toEqual([null, '01']);
  });

  test('is never given a relation that the list lacks or that contradicts the sex', () => {
    const codes = codeLists.relation_to_head.items.map(({ code }) => code as string);
    const sexes = [MAN, WOMAN];
    for (const headSex of sexes)
      for (const newHead of codes.filter((code) => code !== '01'))
        for (const newSex of sexes)
          for (const code of codes.filter((c) => c !== '01'))
            for (const sex of sexes) {
              const people = family(`01 ${headSex}`, `${newHead} ${newSex}`, `${code} ${sex}`);
              const says = (relation: string, own: string) => (sexOfRelation.get(relation) ?? own) === own;
              if (!says(newHead, newSex) || !says(code, sex)) continue;
              const [head, , other] = rebased(people, 2);
              for (const [found, own] of [
                [head, headSex],
                [other, sex],
              ] as const) {
                if (found == null) continue;
                expect(codes, `${newHead} → ${code}`).toContain(found);
                expect(sexOfRelation.get(found) ?? own, `${newHead}, ${code} → ${found}`).toBe(own);
              }
            }
  });

  test('and back again are the same relations for the family that most households are', () => {
    const people = family('01 1', '02 2', '03 1', '05 2', '07 1', '08 2');
    for (const next of [2, 3]) {
      const there = rebaseRelations(people, next);
      const moved = people.map((p) => ({ ...p, relation: there.get(p.id) ?? null }));
      expect(rebased(moved, 1), String(next)).toEqual(people.map((p) => p.relation));
    }
  });
});

describe('a household that moves into another', () => {
  test('of the head’s mother: she and her daughter', () => {
    expect([...relationsThroughHead(family('01 2', '04 2'), '12', MAN).values()]).toEqual(['12', '21']);
  });

  test('of the head’s son: his wife and children', () => {
    const people = family('01 1', '02 2', '03 1', '04 2');
    expect([...relationsThroughHead(people, '03', MAN).values()]).toEqual(['03', '05', '07', '08']);
  });

  test('of the woman who marries the head: her child and her mother', () => {
    expect([...relationsThroughHead(family('01 2', '03 1', '12 2'), '02', MAN).values()]).toEqual([
      '02',
      '03',
      '14',
    ]);
  });

  test('of somebody else is asked for', () => {
    expect([...relationsThroughHead(family('01 1', '02 2'), '99', MAN).values()]).toEqual(['99', null]);
    expect([...relationsThroughHead(family('02 2'), '03', MAN).values()]).toEqual([null]);
  });
});

describe('a newborn', () => {
  test.each([
    ['01', MAN, '03'],
    ['02', WOMAN, '04'],
    ['05', MAN, '07'],
    ['04', WOMAN, '10'],
    ['07', MAN, '26'],
    ['22', WOMAN, '24'],
    ['11', MAN, '21'],
    ['99', MAN, null],
    ['01', null, null],
  ])('of the member %s is to the head what it must be', (parent, sex, relation) => {
    expect(relationOfNewborn({ id: 1, relation: parent, sex: null }, sex)).toBe(relation);
  });

  test('of a brother is a nephew, of a sister has no word', () => {
    expect(relationOfNewborn({ id: 1, relation: '21', sex: MAN }, MAN)).toBe('23');
    expect(relationOfNewborn({ id: 1, relation: '21', sex: WOMAN }, MAN)).toBe('99');
    expect(relationOfNewborn({ id: 1, relation: '21', sex: null }, MAN)).toBe(null);
  });
});
