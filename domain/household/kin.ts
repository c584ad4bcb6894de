import { sexOfRelation } from '#domain/quality/kinship.ts';

/** A person of a household as far as kinship goes. */
export interface Kin {
  readonly id: number;
  /** Code of 与户主关系. */
  readonly relation: string | null;
  /** '1' a man, '2' a woman. */
  readonly sex: string | null;
}

export const MAN = '1';
export const WOMAN = '2';
export const HEAD = '01';
export const SPOUSE = '02';
/** No word of the list fits. */
export const OTHER = '99';

const OTHER_SEX: Readonly<Record<string, string>> = { [MAN]: WOMAN, [WOMAN]: MAN };

/** As registered, else as the relation says it (之子 is a man). */
export const sexOfKin = ({ sex, relation }: Pick<Kin, 'sex' | 'relation'>): string | null =>
  sex === MAN || sex === WOMAN ? sex : (sexOfRelation.get(relation ?? '') ?? null);

/** The sex of the head; where it is not registered, the other one than the spouse's. */
export function sexOfHead(family: readonly Kin[]): string | null {
  const head = family.find(({ relation }) => relation === HEAD);
  const own = head === undefined ? null : sexOfKin(head);
  if (own !== null) return own;
  const spouse = family.find(({ relation }) => relation === SPOUSE);
  return OTHER_SEX[(spouse && sexOfKin(spouse)) ?? ''] ?? null;
}
