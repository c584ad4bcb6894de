const NUMBER = String.raw`(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)`;
/** 1.2万元, 1万2000元, 12,000.50元, ¥12000 */
const IN_TEXT = new RegExp(String.raw`[¥￥]?\s*${NUMBER}\s*(万)?\s*(?:(\d{3,4})\s*(?=元))?\s*(元)?`, 'gu');
const BARE = new RegExp(`^[¥￥]?${NUMBER}$`, 'u');
const BORNE = /(?:自付|自费|自负|个人负担|个人支付|个人承担)[^\d¥￥]*$/u;

/**
 * The figure that a department wrote, in yuan: `12000元`, `1.2万元`, or a number alone. Of several sums the one that
 * the household bears itself, else the largest: better to look at one too many. Null where there is none.
 */
export function amountOf(...texts: readonly (string | null)[]): number | null {
  for (const text of texts) {
    const amount = text === null ? null : amountIn(text.normalize('NFKC').replaceAll('，', ',').trim());
    if (amount !== null) return amount;
  }
  return null;
}

function amountIn(text: string): number | null {
  const bare = BARE.exec(text)?.[1];
  if (bare !== undefined) return numberOf(bare);
  const sums: { amount: number; isBorne: boolean }[] = [];
  let from = 0;
  for (const match of text.matchAll(IN_TEXT)) {
    const [whole, digits = '', tenThousand, rest, yuan] = match;
    if (tenThousand === undefined && yuan === undefined && !/[¥￥]/u.test(whole)) continue;
    const amount = numberOf(digits) * (tenThousand === undefined ? 1 : 10_000) + Number(rest ?? 0);
    sums.push({ amount, isBorne: BORNE.test(text.slice(from, match.index)) });
    from = match.index + whole.length;
  }
  const borne = sums.filter(({ isBorne }) => isBorne);
  const asked = (borne.length > 0 ? borne : sums).map(({ amount }) => Math.round(amount * 100) / 100);
  return asked.length === 0 ? null : Math.max(...asked);
}

const numberOf = (digits: string): number => Number(digits.replaceAll(',', ''));
