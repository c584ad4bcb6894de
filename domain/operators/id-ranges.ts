/** Ids as ranges, “1-40,52”: a whole township is a few words. Null for none. */
export function idRanges(ids: Iterable<number>): string | null {
  const ranges: [number, number][] = [];
  for (const id of [...new Set(ids)].toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last?.[1] === id - 1) last[1] = id;
    else ranges.push([id, id]);
  }
  if (ranges.length === 0) return null;
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',');
}

export const rangesHold = (ranges: string, id: number): boolean =>
  ranges.split(',').some((range) => {
    const [from, to = from] = range.split('-').map(Number);
    return from !== undefined && to !== undefined && from <= id && id <= to;
  });
