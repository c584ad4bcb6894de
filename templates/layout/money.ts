/** Whole fen of an amount in yuan. Sums are made in fen, where they are exact. */
export const fenOf = (yuan: number): number => Math.round(yuan * 100);

/** `4,800.00`; for tables, since running text has no thousands comma. */
export function tableYuan(fen: number): string {
  const [whole = '0', decimals = '00'] = (Math.abs(fen) / 100).toFixed(2).split('.');
  return `${fen < 0 ? '-' : ''}${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}.${decimals}`;
}
