const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** [2, 3] is 三分之二, [1, 2] 半数, [3, 3] 全部; shares with larger numbers as 13/20. */
export function shareInWords([part, whole]: readonly [number, number]): string {
  if (part === whole) return '全部';
  if (part * 2 === whole) return '半数';
  const [above, below] = [DIGITS[part], DIGITS[whole]];
  return above && below ? `${below}分之${above}` : `${part}/${whole}`;
}
