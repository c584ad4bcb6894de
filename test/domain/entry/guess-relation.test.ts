import { describe, expect, it } from 'vitest';
import { guessRelation, type Relative } from '#domain/entry/guess-relation.ts';

const person = (sex: '1' | '2', year: number, relation: string | null = null): Relative => ({
  sex,
  birthDate: `${year}-06-01`,
  relation,
});
const head = person('1', 1970, '01');

describe('the relation that is proposed', () => {
  it('is 户主 for the first in the sheet', () => {
    expect(guessRelation({ sex: null, birthDate: null, relation: null }, [])).toBe('01');
  });

  it.each([
    ['配偶 for the other sex of about the same age', person('2', 1973), '02'],
    ['之子 a generation younger', person('1', 1995), '03'],
    ['之女 a generation younger', person('2', 1995), '04'],
    ['之孙子 two generations younger', person('1', 2018), '07'],
    ['之孙女 two generations younger', person('2', 2018), '08'],
    ['之父 a generation older', person('1', 1945), '11'],
    ['之母 a generation older', person('2', 1948), '12'],
    ['之祖母 two generations older', person('2', 1922), '18'],
  ])('is %s', (_, newcomer, relation) => {
    expect(guessRelation(newcomer, [head])).toBe(relation);
  });

  it('is none where several are as likely', () => {
    expect(guessRelation(person('1', 1972), [head])).toBeNull();
    expect(guessRelation(person('2', 1972), [head, person('2', 1971, '02')])).toBeNull();
    expect(guessRelation(person('2', 1946), [head, person('2', 1947, '12')])).toBeNull();
  });

  it('is none without a head or without the ages', () => {
    expect(guessRelation(person('1', 1995), [person('1', 1970)])).toBeNull();
    expect(guessRelation({ sex: '1', birthDate: null, relation: null }, [head])).toBeNull();
  });
});
