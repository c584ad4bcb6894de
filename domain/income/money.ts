/** Up to here a double tells cents apart. */
const MOST_CENTS = 1e14;

/**
 * Yuan as a decimal → cents, half up (四舍五入, away from zero) on the decimal digits as written, so that 1.005
 * is 101 cents although its binary form lies below.
 */
export function centsOf(yuan: number): number {
  // Whole cents need no second look at the digits.
  const near = Math.round(yuan * 100);
  if (near / 100 === yuan && Math.abs(near) < MOST_CENTS) return near || 0;
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

/** A decimal without its point: 12.5 is 125 with one digit after the point. */
function digitsOf(value: number): { digits: bigint; scale: number } {
  const [written = '0', exponent = '0'] = value.toString().split('e');
  const [whole = '0', fraction = ''] = written.split('.');
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

/** Quantity × unit price in cents, half up on the exact decimal product. Neither may be negative. */
export function productInCents(quantity: number, unitPrice: number): number {
  const a = digitsOf(quantity);
  const b = digitsOf(unitPrice);
  const unit = 10n ** BigInt(a.scale + b.scale);
  return Number((a.digits * b.digits * 200n + unit) / (unit * 2n));
}
