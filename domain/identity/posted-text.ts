import { normalizeName } from './personal-name.ts';
import { publicText } from './privacy.ts';

interface About {
  /** A name has no digits; a place has no month of a birth; an item of money may name the month that it is for. */
  readonly kind: 'name' | 'place' | 'item';
  /** Names of the household's members under 18. */
  readonly minors: readonly string[];
}

const FULL_DAY =
  /(?:19|20)\d{2}(?:[-./年]\d{1,2}[-./月]\d{1,2}|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))|(?:一九|二[〇零○])[〇零○一二三四五六七八九]{2}年.{1,3}月/u;
const MONTH = /(?:19|20)\d{2}[-./年]\d{1,2}/u;
const ONE_NAME = /^(?:\p{Script=Han}{1,4}|[^（(，,、/]+·.+)$/u;

/**
 * As `publicText`, for what somebody typed about one household: beside private numbers and words it lets no day of
 * birth and no name of a minor of that household onto the board.
 */
export function postedText(value: string, { kind, minors }: About): ReturnType<typeof publicText> {
  const checked = publicText(value);
  if (!checked.ok) return checked;
  const solid = value.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');
  if (kind === 'name' && /\p{Nd}/u.test(solid)) return refused('数字');
  if (FULL_DAY.test(solid) || (kind === 'place' && MONTH.test(solid))) return refused('像出生日期的数字');
  return namesMinor(normalizeName(solid), { kind, minors }) ? refused('未成年人的姓名') : checked;
}

const refused = (what: string) => ({
  ok: false as const,
  reason: `有${what}，不能出现在张贴的文书上，请删去后再用。`,
});

/** Within one name (a father's that ends in his son's) the letters prove nothing; beside other words they do. */
function namesMinor(text: string, { kind, minors }: About): boolean {
  const names = minors.map(normalizeName).filter((name) => [...name].length > 1);
  return kind === 'name' && ONE_NAME.test(text)
    ? names.includes(text)
    : names.some((name) => text.includes(name));
}
