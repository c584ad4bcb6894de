/** 03 丧失劳动力, 04 无劳动力. */
const CANNOT_WORK = new Set(['03', '04']);

/**
 * Whether nobody of a household can work, by its own mark (整户无劳动力) or else by its people's labour; null where
 * neither says so. One whose labour is not known may be the one who works.
 */
export function withoutLabour(marked: number | null, labour: readonly (string | null)[]): boolean | null {
  if (marked !== null) return marked === 1;
  if (labour.some((code) => code !== null && !CANNOT_WORK.has(code))) return false;
  return labour.length === 0 || labour.includes(null) ? null : true;
}
