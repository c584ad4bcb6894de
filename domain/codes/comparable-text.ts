/**
 * The form in which labels and headers are compared: half-width letters, digits and brackets, no spaces,
 * upper case, and 其它 as 其他. Never stored or shown.
 */
export function comparableText(written: string): string {
  return written.normalize('NFKC').replace(/\s+/gu, '').toUpperCase().replaceAll('其它', '其他');
}
