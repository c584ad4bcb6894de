/**
 * Yuan as a decimal → cents, half up (四舍五入, away from zero) on the decimal digits as written, so that 1.005
 * is 101 cents although its binary form lies below.
 */
export function centsOf(yuan: number): number {
  const [digits = '0', exponent = '0'] = Math.abs(yuan).toString().split('e');
  const [whole = '0', fraction = ''] = digits.split('.');
  if (exponent !== '0') return Math.sign(yuan) * Math.round(Math.abs(yuan) * 100);
  const cents = Number(whole) * 100 + Number(fraction.slice(0, 2).padEnd(2, '0'));
  return Math.sign(yuan) * (cents + (Number(fraction.charAt(2)) >= 5 ? 1 : 0)) || 0;
}

export function yuanOf(cents: number): number {
  return cents / 100;
}

/** Cents shared by heads, half up away from zero, in integers only. */
export function shareOfCents(cents: number, heads: number): number {
  const size = Math.abs(cents);
  const rest = size % heads;
  const share = (size - rest) / heads + (rest * 2 >= heads ? 1 : 0);
  return Math.sign(cents) * share || 0;
}

/** `12,345.60`, without a currency sign. */
export function moneyText(yuan: number): string {
  const cents = Math.abs(centsOf(yuan));
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${yuan < 0 && cents > 0 ? '-' : ''}${whole}.${String(cents % 100).padStart(2, '0')}`;
}
