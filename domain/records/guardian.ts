import { ageInFullYears } from '#domain/time/age.ts';
import type { Day } from '#domain/time/day.ts';

/** Somebody of a household, as far as it decides whether he may sign for it. */
export interface Signatory {
  readonly name: string | null;
  /** Null: not known, taken as grown up. */
  readonly birth: Day | null;
  readonly leftOn: Day | null;
  /** A certificate of a grave mental or intellectual disability; whether he is incapable in law a court decides. */
  readonly isGravelyImpaired: boolean;
}

const OF_AGE = 18;
/** From this age on somebody who lives on his own work counts as of age (Civil Code §18). */
const MAY_BE_OF_AGE = 16;

export interface GuardianNeed {
  /** Without a guardian's name the paper cannot be recorded; otherwise it is worth a look. */
  readonly must: boolean;
  readonly message: string;
}

/** A consent, as far as it says who signed. */
interface Signed {
  readonly on: Day;
  readonly signer: string | null;
  readonly guardian: string | null;
}

/**
 * Why a household's consent wants a guardian's signature, or null (Civil Code §§18–22, 34). Who signed and is nobody of
 * the household did so for it.
 */
export function guardianNeed(people: readonly Signatory[], signed: Signed): GuardianNeed | null {
  const { on, signer, guardian } = signed;
  if ((guardian ?? '').trim() !== '' || !isOneOf(people, signer)) return null;
  const there = people.filter(({ leftOn }) => leftOn === null || leftOn > on);
  if (there.length === 0) return null;
  const ages = there.map(({ birth }) => (birth === null ? OF_AGE : ageInFullYears(birth, on)));
  if (ages.every((age) => age < MAY_BE_OF_AGE))
    return { must: true, message: '户里都是未满 16 周岁的人，授权书要由监护人代签，请填写监护人' };
  if (ages.every((age) => age < OF_AGE))
    return { must: false, message: '户里没有年满 18 周岁的人，授权书一般由监护人代签，请核对' };
  const grown = there.filter((_, at) => (ages[at] ?? 0) >= OF_AGE);
  return grown.every(({ isGravelyImpaired }) => isGravelyImpaired)
    ? { must: false, message: '户里的成年人都有重度智力或精神残疾，授权书一般由监护人代签，请核对' }
    : null;
}

function isOneOf(people: readonly Signatory[], signer: string | null): boolean {
  const written = (signer ?? '').replaceAll(/\s/gu, '');
  return written === '' || written.includes('本人') || people.some(({ name }) => name === written);
}
