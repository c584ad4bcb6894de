import { isMinor } from './age.ts';
import { maskName } from './personal-name.ts';
import { publicText, type PublicText } from './privacy.ts';

interface Head {
  readonly name: string;
  /** yyyy-mm-dd; null when it is not known, and then the head is taken for an adult. */
  readonly birth: string | null;
  /** The guardian of a head under 18. */
  readonly guardian: string | null;
}

/**
 * The head's name as it may hang on the board on the day `on`. A minor's name is never posted: the guardian's,
 * masked, stands for the household (privacy rules 3.4), and without a guardian the name is refused.
 */
export function postedHeadName({ name, birth, guardian }: Head, on: string): ReturnType<typeof publicText> {
  if (birth === null || !isMinor(birth, on)) return publicText(name);
  if (guardian === null) {
    return { ok: false, reason: '户主未满18周岁，姓名不能张贴，请先登记监护人。' };
  }
  return publicText(`监护人${maskName(guardian)}（户）`);
}

declare const webMark: unique symbol;

/** A name as it may stand on a web page: `张**`. Only `webName` makes one. */
export type WebName = PublicText & { readonly [webMark]: true };

/** The surname and two stars of a name that may hang on the board; what stands there for a minor is masked already. */
export const webName = (posted: PublicText): WebName =>
  (/^（.+）$|\*\*（户）$/u.test(posted) ? posted : maskName(posted)) as WebName;
