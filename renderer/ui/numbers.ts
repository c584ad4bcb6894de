const money = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const plain = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 });

/** `12,345.60`; nothing for a missing value. */
export const moneyOf = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : money.format(value);

/** `20,000`. */
export const countOf = (value: number): string => plain.format(value);

/** `1.4 MB`. */
export function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  if (bytes < 1024 * 1024) return `${plain.format(Math.round(bytes / 102.4) / 10)} KB`;
  return `${plain.format(Math.round(bytes / 104857.6) / 10)} MB`;
}

/** `2026-11-22 09:30` out of a moment as the archive writes it, in local time. */
export function momentOf(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
