import { yearOf } from '#domain/time/day.ts';

/** As much of a person as a guess needs: codes of 性别 and 与户主关系, day of birth. */
export interface Relative {
  readonly sex: string | null;
  readonly birthDate: string | null;
  readonly relation: string | null;
}

const HEAD = '01';
const SPOUSE = '02';
const MALE = '1';

/** Years between the births of a parent and a child, and of a grandparent and a grandchild. */
const GENERATION = { from: 16, to: 45 };
const TWO_GENERATIONS_FROM = 46;
const SPOUSES_APART = 15;

/**
 * What a newcomer to the sheet most likely is to the head, by age and sex and by who is there already; a proposal
 * that the clerk accepts or not. Null where nothing speaks for one relation more than for others.
 */
export function guessRelation(newcomer: Relative, others: readonly Relative[]): string | null {
  const head = others.find((other) => other.relation === HEAD);
  if (head === undefined) return others.length === 0 ? HEAD : null;
  if (newcomer.birthDate === null || newcomer.sex === null || head.birthDate === null) return null;
  const younger = yearOf(newcomer.birthDate) - yearOf(head.birthDate);
  const isMale = newcomer.sex === MALE;
  const has = (relation: string): boolean => others.some((other) => other.relation === relation);
  if (Math.abs(younger) <= SPOUSES_APART) {
    const canMarry = !has(SPOUSE) && head.sex !== null && head.sex !== newcomer.sex;
    return canMarry ? SPOUSE : null;
  }
  if (younger >= TWO_GENERATIONS_FROM) return isMale ? '07' : '08';
  if (younger >= GENERATION.from && younger <= GENERATION.to) return isMale ? '03' : '04';
  if (-younger >= TWO_GENERATIONS_FROM) return isMale ? '17' : '18';
  const parent = isMale ? '11' : '12';
  return -younger >= GENERATION.from && !has(parent) ? parent : null;
}
