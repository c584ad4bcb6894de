import { postedText } from '#domain/identity/posted-text.ts';
import { type PublicText, publicText } from '#domain/identity/privacy.ts';
import { Refusal } from '../../session.ts';

const orRefuse = (checked: ReturnType<typeof publicText>, what: string): PublicText => {
  if (checked.ok) return checked.text;
  throw new Refusal({ code: 'rule', rule: 'public-words', message: `${what}${checked.reason}` });
};

/** A text for a posted sheet, or a Refusal that says what of it must be corrected and does not repeat it. */
export const cleared = (text: string, what: string): PublicText => orRefuse(publicText(text), what);

/** As `cleared`, for what somebody typed of a household or a village: see `postedText`. */
export const clearedOf = (text: string, what: string, about: Parameters<typeof postedText>[1]): PublicText =>
  orRefuse(postedText(text, about), what);
