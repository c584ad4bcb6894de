/** A column and which way round. */
export interface SortBy {
  readonly key: string;
  readonly descending: boolean;
}

/** Numbers by size, words as they are looked up; what has no value comes last, whichever way round. */
export function compareBy(
  { descending }: SortBy,
  a: string | number | null,
  b: string | number | null,
): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  const order =
    typeof a === 'number' && typeof b === 'number'
      ? a - b
      : String(a).localeCompare(String(b), 'zh-CN', { numeric: true });
  return descending ? -order : order;
}
