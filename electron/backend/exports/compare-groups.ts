const DIGITS = '〇一二三四五六七八九';

/** Villagers' groups by their number (一组 before 十二组, 第2村民小组 before 第10村民小组), then by name; none comes last. */
export function compareGroups(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return numberOf(a) - numberOf(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function numberOf(group: string): number {
  const arabic = /\d+/.exec(group.normalize('NFKC'));
  if (arabic !== null) return Number(arabic[0]);
  const chinese = /([一二三四五六七八九])?十([一二三四五六七八九])?|[一二三四五六七八九]/u.exec(group);
  if (chinese === null) return Number.MAX_SAFE_INTEGER;
  const [whole, tens, ones] = chinese;
  if (!whole.includes('十')) return DIGITS.indexOf(whole);
  return (
    (tens === undefined ? 10 : DIGITS.indexOf(tens) * 10) + (ones === undefined ? 0 : DIGITS.indexOf(ones))
  );
}
